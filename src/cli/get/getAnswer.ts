// Prints the answer of `get`: one thing, a whole list, or its rows as they come.

import type { Api } from '../../api/index.ts';
import { counted } from '../../insight/counted.ts';
import type { GivenQuery } from '../../model/operations.ts';
import { type Result, success } from '../../model/result.ts';
import type { Item, Kind, Scope } from '../../resources/types.ts';
import { exitCodes } from '../exitCodes.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { jsonLines, type Printing, printed } from './formats/index.ts';
import { completedFor } from './getCompletion.ts';
import { namesFor, namesMissing } from './getNames.ts';
import { askForOne } from './getOne.ts';
import { isOneAsked, type Question } from './getQuestion.ts';
import { allItems, type Rows, rowsOf } from './getRows.ts';
import { scopeOf } from './getScope.ts';
import type { SentQueries } from './sentQueries.ts';
import type { Sink } from './sink.ts';

const oneItem = async (
  api: Api,
  kind: Kind,
  id: string,
  scope: Scope,
  moreQuery: GivenQuery,
): Promise<Result<readonly Item[], Refusal>> => {
  const answer = await askForOne(api, kind, id, scope, { moreQuery });
  if (!answer.ok) return answer;
  const item = answer.value;
  return item === undefined
    ? refusal(exitCodes.notFound, kind.whenMissing ?? `This user sees no ${kind.singular} ${id}.`)
    : success([item]);
};

/** What is said of rows that could not be read; formats of whole objects print them as they came. */
const notRead = (count: number, areShown: boolean) =>
  refusal(
    exitCodes.network,
    `${counted(count, 'row')} could not be read: ${count === 1 ? 'it is' : 'they are'} ${
      areShown ? 'printed as sent' : 'left out; -o json has them'
    }.`,
  );

/** What is said where parts of a list are missing, each of which was named before. */
const partsMissing = () => refusal(exitCodes.network, 'What was printed is not all of it.');

/** Entries that could not be read, for the formats that print what was sent. */
const asItems = (unread: readonly unknown[]): readonly Item[] =>
  unread.map((raw) => ({ value: {}, raw }));

const written = async (sink: Sink, text: string): Promise<Result<'written' | 'gone', Refusal>> => {
  const outcome = await sink.write(text);
  return outcome.ok
    ? outcome
    : refusal(exitCodes.network, `The output cannot be written: ${outcome.error}.`);
};

/** Says that a list ended early: the rows that were printed do not show that others are missing. */
const brokenOff = ({ sentence, code }: Refusal, printedRows: number) => {
  const rows = printedRows === 1 ? 'row was' : 'rows were';
  const count = printedRows.toLocaleString('en');
  return refusal(code, `${sentence} ${count} ${rows} printed before that: the list is not whole.`);
};

/** Prints each row as soon as it is there. */
const stream = async (
  rows: AsyncIterable<Result<Rows, Refusal>>,
  sink: Sink,
): Promise<Result<unknown, Refusal>> => {
  let printedRows = 0;
  let unreadRows = 0;
  let missingParts = 0;
  for await (const page of rows) {
    if (!page.ok) return printedRows === 0 ? page : brokenOff(page.error, printedRows);
    const { items, unread } = page.value;
    printedRows += items.length + unread.length;
    unreadRows += unread.length;
    missingParts += page.value.missing;
    const outcome = await written(sink, jsonLines([...items, ...asItems(unread)]));
    if (!outcome.ok || outcome.value === 'gone') return outcome;
  }
  if (missingParts > 0) return partsMissing();
  return unreadRows === 0 ? success(undefined) : notRead(unreadRows, true);
};

/** Asks for what is wanted and prints it; half a list only row by row, and that is said. */
export const printAnswer = async (
  api: Api,
  question: Question,
  sent: SentQueries,
  sink: Sink,
  printing: Omit<Printing, 'kind' | 'isOne'> & { note(sentence: string): void },
): Promise<Result<unknown, Refusal>> => {
  const { kind, id, output, moreQuery } = question;
  const scope = await scopeOf(api, kind, question.scopeOptions);
  if (!scope.ok) return scope;
  const isOne = isOneAsked(kind, id);
  const rows = rowsOf(api, question, scope.value, sent, printing.note);
  if (!isOne && output === 'jsonl') return stream(rows, sink);
  const { parent, source } = scope.value;
  const found = isOne
    ? await oneItem(api, kind, id ?? parent?.id ?? source?.id ?? '', scope.value, moreQuery)
    : await allItems(rows);
  if (!found.ok) return found;
  const {
    items: read,
    unread,
    missing,
  } = 'items' in found.value ? found.value : { items: found.value, unread: [], missing: 0 };
  const items = await completedFor(api, kind, output, scope.value, read);
  const areShown = output === 'json' || output === 'yaml';
  const shown = areShown ? [...items, ...asItems(unread)] : items;
  const names = await namesFor(api, kind, output, items);
  if (!names.ok) printing.note(namesMissing(kind, names.error));
  const reading = names.ok ? { ...printing.reading, names: names.value } : printing.reading;
  const outcome = await written(
    sink,
    await printed(output, shown, { ...printing, reading, kind, isOne }),
  );
  if (outcome.ok && missing > 0) return partsMissing();
  return outcome.ok && unread.length > 0 ? notRead(unread.length, areShown) : outcome;
};
