// The rows of a list for `get`, page by page, or all of them.

import type { Api } from '../../api/index.ts';
import { counted } from '../../insight/counted.ts';
import { type Result, success } from '../../model/result.ts';
import { columnsOf } from '../../resources/cells/columns.ts';
import { nothing } from '../../resources/cells/text.ts';
import { listed } from '../../resources/listed.ts';
import type { Item, Kind, Scope, Thing } from '../../resources/types.ts';
import { exitCodes } from '../exitCodes.ts';
import { apiRefusal, misuse, type Refusal, refusal } from '../refusal.ts';
import { withFolded } from './getFolded.ts';
import type { Question } from './getQuestion.ts';
import type { SentQueries } from './sentQueries.ts';

/** Rows of a list, and entries of it that could not be read, as they came. */
export type Rows = {
  readonly items: readonly Item[];
  readonly unread: readonly unknown[];
  /** How many parts of the list could not be had or looked at; each was said. */
  readonly missing: number;
};

/** The rows of a list as they come, at most as many as were wanted and what is folded into them; a failure ends them. */
export async function* rowsOf(
  api: Api,
  { kind, asked, limit, moreQuery }: Question,
  scope: Scope,
  sent: SentQueries,
  note: (sentence: string) => void,
): AsyncGenerator<Result<Rows, Refusal>, void, undefined> {
  sent.forget();
  let left = limit;
  const doubtful = (reason: string) => note(`${reason} It is sent all the same.`);
  const options = { ...asked, moreQuery, mostRows: limit, onDoubt: doubtful };
  for await (const page of listed(kind, api, scope, options)) {
    if (!page.ok) return yield apiRefusal(page.error);
    const leftOut = sent.leftOut(asked);
    if (leftOut !== undefined) {
      const verb = leftOut === 'filters' ? 'filtered' : 'sorted';
      return yield misuse(
        `The list of ${kind.plural} cannot be ${verb} so: leave --${leftOut} out.`,
      );
    }
    const { total, loaded, unreadable, last } = page.value;
    const notes = page.value.rows.filter(({ value }) => kind.isNote?.(value) === true);
    const words = notes.map(({ value }) => noteOf(kind, value));
    for (const { text } of words) note(text);
    const notLookedAt = page.value.snapshot?.notLookedAt ?? [];
    for (const sentence of notLookedAt) note(`Not looked at: ${sentence}`);
    const missing = words.filter(({ isBad }) => isBad).length + notLookedAt.length;
    const items = page.value.rows.filter((row) => !notes.includes(row)).slice(0, left);
    left -= items.length;
    const unread = (page.value.unread ?? []).slice(0, left);
    left -= unread.length;
    yield success({ items: withFolded(kind, items), unread, missing });
    if (left === 0) return;
    if (last && total !== undefined && loaded + unreadable < total) {
      yield refusal(
        exitCodes.network,
        `The tenant says that there are ${counted(total, 'row')} and gave ${(loaded + unreadable).toLocaleString('en')}.`,
      );
    }
  }
}

/** What a row says that is no thing, but a word on the list; and whether it says that something failed. */
const noteOf = (kind: Kind, row: Thing): { readonly text: string; readonly isBad: boolean } => {
  const cells = columnsOf(kind).map(({ cell }) => cell(row, { nowMs: 0 }));
  const texts = cells.map(({ text }) => text).filter((text) => text !== '' && text !== nothing);
  const text = texts.join(': ').replace(/^[^\p{L}\p{N}"'(]+/u, '');
  return { text, isBad: cells.some(({ tone }) => tone === 'bad') };
};

/** All rows, or none: a script cannot tell half a list from a whole one. */
export const allItems = async (
  rows: AsyncIterable<Result<Rows, Refusal>>,
): Promise<Result<Rows, Refusal>> => {
  const items: Item[] = [];
  const unread: unknown[] = [];
  let missing = 0;
  for await (const page of rows) {
    if (!page.ok) return page;
    for (const item of page.value.items) items.push(item);
    for (const entry of page.value.unread) unread.push(entry);
    missing += page.value.missing;
  }
  return success({ items, unread, missing });
};
