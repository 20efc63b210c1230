// Finds a thing of one kind by the id or name that a person types.

import type { Api } from '../../api/index.ts';
import { hasMarkableLetters } from '../../insight/plainLetters.ts';
import type { ApiError } from '../../model/apiError.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { listed } from '../listed.ts';
import type { CallOptions, Destination, Item, Kind, Thing } from '../types.ts';
import { severalSentence } from './findSource.ts';
import { looksLikeId, otherForm } from './ids.ts';
import { begins, holds, isCalled, isWritten, type Likeness, namedLike } from './namedLike.ts';
import { filtersByName, isFoundByBeginning, waysOf } from './ways.ts';

/** A thing that was found, and where it is shown. */
export type FoundThing = {
  readonly id: string;
  readonly name: string;
  readonly to: Destination;
  /** The thing itself, where no operation could read it again by its id. */
  readonly item?: Item<Thing>;
};

/** Why a thing that was named could not be found. */
export type ThingNotFound =
  | { readonly tag: 'none'; readonly text: string }
  | { readonly tag: 'several'; readonly text: string; readonly names: readonly string[] }
  | { readonly tag: 'idOnly' }
  | { readonly tag: 'api'; readonly error: ApiError };

/** Where a thing of a kind is shown. */
export const thingOf = (kind: Kind, row: Thing): FoundThing => {
  const [id, name] = [kind.identify(row), kind.label(row)];
  if (kind.form !== undefined)
    return { id, name, to: { screen: 'form', kind: kind.id, scope: {} } };
  const own = kind.open?.(row, {});
  const to: Destination =
    own?.screen === 'thing' ? own : { screen: 'thing', kind: kind.id, id, label: name, scope: {} };
  return { id, name, to };
};

/** Asks for the thing of a kind with an id, in either of its forms; undefined where there is none. */
export const getById = async (
  api: Api,
  kind: Kind,
  id: string,
  options: CallOptions,
): Promise<Result<FoundThing | undefined, ApiError>> => {
  for (const form of new Set([id, otherForm(id)])) {
    const answer = await kind.get?.(api, form, {}, options);
    if (answer?.ok && answer.value !== undefined) {
      return success(thingOf(kind, answer.value.value as Thing));
    }
    // A service that takes one form of ids calls the other a bad request.
    if (answer?.ok === false && !['notFound', 'badRequest'].includes(answer.error.tag)) {
      return answer;
    }
  }
  return success(undefined);
};

/** The things that a filter lets through, or all there are: one that comes twice is one. */
const rowsOf = async (
  api: Api,
  kind: Kind,
  filters: string | undefined,
  options: CallOptions,
  pages: 'all pages' | 'first page' = 'all pages',
): Promise<Result<readonly Thing[], ApiError>> => {
  const rows = new Map<string | Thing, Thing>();
  for await (const page of listed(kind, api, {}, { ...options, filters })) {
    if (!page.ok) return page;
    for (const { value } of page.value.rows) rows.set(kind.identify(value) || value, value);
    if (pages === 'first page') break;
  }
  return success([...rows.values()]);
};

/** The row that a name means: the only one that the first likeness takes, else the only one of the next, and so on. */
const pick = (
  kind: Kind,
  rows: readonly Thing[],
  text: string,
  likenesses: readonly Likeness[],
): Result<Thing, ThingNotFound> => {
  const candidates = namedLike(rows, kind.label, text, likenesses);
  const [only, ...others] = candidates;
  if (only === undefined) return failure({ tag: 'none', text });
  return others.length === 0
    ? success(only)
    : failure({ tag: 'several', text, names: candidates.map(kind.label) });
};

/** Asks the environment for the thing of a kind that a person means, by its id or its name. */
export const findThing = async (
  api: Api,
  kind: Kind,
  text: string,
  options: CallOptions,
): Promise<Result<FoundThing, ThingNotFound>> => {
  if (looksLikeId(text)) {
    const answer = await getById(api, kind, text, options);
    if (!answer.ok) return failure({ tag: 'api', error: answer.error });
    if (answer.value !== undefined) return success(answer.value);
    return failure({ tag: 'none', text });
  }
  const { byName } = waysOf(kind);
  if (byName === 'no') return failure({ tag: 'idOnly' });
  if (typeof byName === 'object' && 'holding' in byName) {
    // The tenant compares letters as they are written: where nothing fits so, all are looked through.
    const questions = [
      ...filtersByName(kind, text.trim()),
      ...(hasMarkableLetters(text) ? [undefined] : []),
    ];
    for (const filters of questions) {
      const rows = await rowsOf(api, kind, filters, options);
      if (!rows.ok) return failure({ tag: 'api', error: rows.error });
      const found = pick(kind, rows.value, text.trim(), [isWritten, isCalled, holds]);
      if (found.ok) return success(thingOf(kind, found.value));
      if (found.error.tag !== 'none') return found;
    }
    return failure({ tag: 'none', text: text.trim() });
  }
  for (const filters of byName === 'all' ? [undefined] : filtersByName(kind, text)) {
    // The first page of what begins so is enough to tell one from several.
    const pages = filters === undefined ? 'all pages' : 'first page';
    const rows = await rowsOf(api, kind, filters, options, pages);
    if (!rows.ok) return failure({ tag: 'api', error: rows.error });
    if (rows.value.length === 0) continue;
    const found = pick(kind, rows.value, text, [isWritten, isCalled, begins, holds]);
    if (found.ok) return success(thingOf(kind, found.value));
    if (found.error.tag === 'several') return found;
    // Another property than its name fits; that is clear enough where only one thing has it.
    const [only, ...others] = rows.value;
    if (filters !== undefined && only !== undefined) {
      return others.length === 0
        ? success(thingOf(kind, only))
        : failure({ tag: 'several', text, names: rows.value.map(kind.label) });
    }
  }
  return failure({ tag: 'none', text });
};

/** Where only the tenant looks, letters are compared as they are written. */
export const marksToo = ', marks on letters too';

/** Says in a sentence why no thing of a kind was found; the caller words errors of the API itself. */
export const thingNotFoundSentence = (
  kind: Kind,
  reason: Exclude<ThingNotFound, { tag: 'api' }>,
): string => {
  const { singular, plural } = kind;
  switch (reason.tag) {
    case 'none': {
      if (looksLikeId(reason.text)) {
        return `No ${singular} that this user may see has the id ${reason.text}.`;
      }
      const marks = isFoundByBeginning(kind) && hasMarkableLetters(reason.text) ? marksToo : '';
      return `No ${singular} that this user may see is called "${reason.text}": type how its name begins${marks}, or its id.`;
    }
    case 'several':
      return severalSentence(reason, plural);
    case 'idOnly':
      return `${plural} have no names of their own to go by: type an id.`;
  }
};
