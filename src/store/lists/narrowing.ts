// The rows of a list that its filter lets through.

import { columnsOf } from '../../resources/cells/columns.ts';
import type { Column, Kind, Thing } from '../../resources/types.ts';
import type { Filter, Term } from '../filters/filter.ts';
import { filterIndexOf } from '../filters/filterIndex.ts';
import { memoryKeyOf } from '../filters/madeAnew.ts';
import { searchOf } from '../filters/search.ts';
import { doneWithin } from '../filters/timeout.ts';

/** The last rows that a filter left of a list, for the next letter, which can only leave fewer of them. */
type Narrowed = {
  readonly typed: string;
  readonly columns: readonly Column[];
  readonly count: number;
  readonly rowIndexes: Uint32Array;
};
const remembered = new WeakMap<object, Narrowed>();

/** The indexes that are not among the found ones; both ascend. */
const without = (rowIndexes: Uint32Array, found: Uint32Array): Uint32Array => {
  let next = 0;
  return rowIndexes.filter((rowIndex) => {
    if (found[next] !== rowIndex) return true;
    next += 1;
    return false;
  });
};

/** How long regular expressions may run over the rows of a list, milliseconds. */
const longestMs = 200;

/** Words whose expressions ran too long, and when, on a clock that never jumps: for a while they are not run again. */
const tooLong = new Map<string, number>();
const tooLongForMs = 10_000;

const ranTooLong = ({ type, word }: Term): boolean =>
  type === 'expression' &&
  performance.now() - (tooLong.get(word) ?? Number.NEGATIVE_INFINITY) < tooLongForMs;

/** The expression of a filter that cannot be run over its rows in reasonable time, where there is one. */
export const slowExpression = ({ terms }: Filter): string | undefined =>
  terms.find(ranTooLong)?.word;

/** Whether what was typed since can only make a filter stricter: letters at the end of a plain term. */
const isStricter = (typed: string, before: string): boolean =>
  typed.startsWith(before) && /^\w*$/.test(typed) && before !== '';

const everyIndex = (count: number): Uint32Array => {
  const rowIndexes = new Uint32Array(count);
  for (let rowIndex = 0; rowIndex < count; rowIndex += 1) rowIndexes[rowIndex] = rowIndex;
  return rowIndexes;
};

/** The rows that a filter lets through, in their order; `typed` is the filter as it was typed. */
export const filtered = (
  rows: readonly Thing[],
  kind: Pick<Kind, 'columns'>,
  typed: string,
  { terms }: Filter,
  nowMs: number,
): readonly Thing[] => {
  const columns = columnsOf(kind);
  const searched = filterIndexOf(rows, kind);
  const memoryKey = memoryKeyOf(rows);
  if (memoryKey === undefined) return rows;
  const known = remembered.get(memoryKey);
  const narrowed =
    known !== undefined &&
    known.count === rows.length &&
    known.columns === columns &&
    isStricter(typed, known.typed)
      ? known.rowIndexes
      : undefined;
  const matching = (some: readonly Term[], among: Uint32Array): Uint32Array =>
    some.reduce((rowIndexes, term) => {
      const found = searchOf(term, rows, searched, nowMs)(rowIndexes);
      return term.excluded ? without(rowIndexes, found) : found;
    }, among);
  const plain = matching(
    terms.filter(({ type }) => type !== 'expression'),
    narrowed ?? everyIndex(rows.length),
  );
  const expressions = terms.filter((term) => term.type === 'expression' && !ranTooLong(term));
  let rowIndexes = plain;
  const isDone =
    expressions.length === 0 ||
    doneWithin(longestMs, () => {
      rowIndexes = matching(expressions, plain);
    });
  if (!isDone) for (const { word } of expressions) tooLong.set(word, performance.now());
  remembered.set(memoryKey, { typed, columns, count: rows.length, rowIndexes });
  if (rowIndexes.length === rows.length) return rows;
  const kept: Thing[] = [];
  for (let at = 0; at < rowIndexes.length; at += 1) {
    const row = rows[rowIndexes[at] ?? 0];
    if (row !== undefined) kept.push(row);
  }
  return kept;
};
