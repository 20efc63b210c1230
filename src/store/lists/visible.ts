// The rows of a list that fit its filter, in the chosen order.

import { columnsOf } from '../../resources/cells/columns.ts';
import type { Column, Kind, Thing } from '../../resources/types.ts';
import { withoutProgress } from '../filters/cellWords.ts';
import { type ComparisonSign, type Filter, readFilter, type Term } from '../filters/filter.ts';
import {
  type FilterIndex,
  filterIndexOf,
  rowIndexesHolding,
  rowIndexesWhere,
} from '../filters/filterIndex.ts';
import { doneWithin } from '../filters/timeout.ts';
import type { Sort } from '../navigation/view.ts';

/** The last rows that a filter left of a list, for the next letter, which can only leave fewer of them. */
type Narrowed = {
  readonly typed: string;
  readonly columns: readonly Column[];
  readonly count: number;
  readonly rowIndexes: Uint32Array;
};
const narrowedByFirstRow = new WeakMap<Thing, Narrowed>();

/** Whether the letters are in a text in their order. */
const holdsLetters = (text: string, letters: string): boolean => {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
};

type AmountTerm = Extract<Term, { type: 'amount' }>;

/** Whether a value reads no more than the typed amount: a minute of 16 min is over where 17 min begin. */
const readsAtMost = (held: number, { amount, step }: AmountTerm): boolean =>
  held <= amount || held < amount + step;

const comparisons: Readonly<Record<ComparisonSign, (held: number, term: AmountTerm) => boolean>> = {
  '<': (held, { amount }) => held < amount,
  '<=': readsAtMost,
  '>': (held, { amount }) => held > amount,
  '>=': (held, { amount }) => held >= amount,
  '=': (held, term) => held >= term.amount && readsAtMost(held, term),
};

/**
 * The value of a row that is compared with the typed one. The time until something overdue is negative, so `<1h` finds
 * it too; what is ahead of the clock of this machine is as old as its cell says, which is `now`.
 */
const heldAgainst = {
  age: (nowMs: number) => (thenMs: number) => Math.max(0, nowMs - thenMs),
  until: (nowMs: number) => (thenMs: number) => thenMs - nowMs,
  duration: () => (lengthMs: number) => lengthMs,
  number: () => (number: number) => number,
} as const;

/** Looks through the rows with these indexes; gives the indexes of those that fit, in the same order. */
type Search = (rowIndexes: Uint32Array) => Uint32Array;

const searchOf = (
  term: Term,
  rows: readonly Thing[],
  searched: FilterIndex,
  nowMs: number,
): Search => {
  const { column } = term;
  const byText =
    (fits: (text: string) => boolean): Search =>
    (rowIndexes) =>
      rowIndexesWhere(searched, column, fits, rowIndexes);
  switch (term.type) {
    case 'text': {
      const inColumn = byText((text) => text.includes(term.text));
      // A cell that holds a text is in a row that holds it.
      return (rowIndexes) => {
        const holding = rowIndexesHolding(searched, term.text, rowIndexes);
        return column === undefined ? holding : inColumn(holding);
      };
    }
    case 'expression':
      return byText((text) => text.includes(term.text) || term.expression.test(text));
    case 'fuzzy':
      return byText((text) => text.split('\n').some((cell) => holdsLetters(cell, term.letters)));
    case 'whole': {
      const signed = searched.columns[term.column]?.signed === true;
      const isCell = byText(
        (text) => text === term.text || (signed && withoutProgress(text) === term.text),
      );
      // With the line end before it, most rows that hold it somewhere else are passed over.
      const before = term.column === 0 ? '' : '\n';
      return (rowIndexes) =>
        isCell(rowIndexesHolding(searched, `${before}${term.text}`, rowIndexes));
    }
    case 'amount': {
      const measure = searched.columns[term.column]?.measure;
      const compare = comparisons[term.comparison];
      const held = heldAgainst[measure?.unit ?? 'number'](nowMs);
      return (rowIndexes) =>
        rowIndexes.filter((rowIndex) => {
          const row = rows[rowIndex];
          const found = row === undefined ? undefined : measure?.of(row, { nowMs });
          return found !== undefined && compare(held(found), term);
        });
    }
  }
};

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

const filtered = (
  rows: readonly Thing[],
  kind: Pick<Kind, 'columns'>,
  typed: string,
  { terms }: Filter,
  nowMs: number,
): readonly Thing[] => {
  const columns = columnsOf(kind);
  const searched = filterIndexOf(rows, kind);
  const [first] = rows;
  if (first === undefined) return rows;
  const known = narrowedByFirstRow.get(first);
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
  narrowedByFirstRow.set(first, { typed, columns, count: rows.length, rowIndexes });
  if (rowIndexes.length === rows.length) return rows;
  const kept: Thing[] = [];
  for (let at = 0; at < rowIndexes.length; at += 1) {
    const row = rows[rowIndexes[at] ?? 0];
    if (row !== undefined) kept.push(row);
  }
  return kept;
};

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

type SortKey = string | number | undefined;

/** What a row is sorted by in a column; undefined where it has nothing there. */
const sortKeyOf = (
  { sortKey, measure, cell }: Column,
  nowMs: number,
): ((row: Thing) => SortKey) => {
  if (sortKey !== undefined) return sortKey;
  if (measure === undefined) return (row) => cell(row, { nowMs: 0 }).text;
  // The youngest comes first, as the smallest of other amounts does.
  const sign = measure.unit === 'age' ? -1 : 1;
  return (row) => {
    const found = measure.of(row, { nowMs });
    return found === undefined ? undefined : sign * found;
  };
};

const comparing = (column: Column, descending: boolean, nowMs: number) => {
  const keys = new Map<Thing, SortKey>();
  const readKey = sortKeyOf(column, nowMs);
  const keyOf = (row: Thing): SortKey => {
    if (!keys.has(row)) keys.set(row, readKey(row));
    return keys.get(row);
  };
  const sign = descending ? -1 : 1;
  return (left: Thing, right: Thing): number => {
    const a = keyOf(left);
    const b = keyOf(right);
    // What has nothing to be sorted by is at the end either way.
    if (a === undefined || b === undefined)
      return Number(a === undefined) - Number(b === undefined);
    const order =
      typeof a === 'number' && typeof b === 'number'
        ? a - b
        : collator.compare(String(a), String(b));
    return sign * order;
  };
};

/**
 * The rows a list shows: those that match the filter, sorted, or in the order of the API where no sort is chosen. Ages
 * are counted up to `nowMs`, and what is still to come from then on.
 */
export const visibleRows = (
  rows: readonly Thing[],
  kind: Pick<Kind, 'columns'>,
  typed: string,
  sort: Sort | undefined,
  nowMs: number,
): readonly Thing[] => {
  const columns = columnsOf(kind);
  const filter = readFilter(typed, columns);
  const kept = filter.terms.length === 0 ? rows : filtered(rows, kind, typed, filter, nowMs);
  const column = columns.find(({ id }) => id === sort?.column);
  if (sort === undefined || column === undefined) return kept;
  return kept.toSorted(comparing(column, sort.descending, nowMs));
};

/**
 * Whether the rows that fit, or their order, become others as time goes by: a filter by ages or lengths does so, and the
 * order of what still runs. Younger ones stay younger, so that the order of ages stays as it is.
 */
export const changesWithTime = (
  kind: Pick<Kind, 'columns'>,
  typed: string,
  sort: Sort | undefined,
): boolean => {
  const columns = columnsOf(kind);
  const isTimed = (column: Column | undefined): boolean =>
    column?.measure !== undefined && column.measure.unit !== 'number';
  const sorted = columns.find(({ id }) => id === sort?.column);
  return (
    readFilter(typed, columns).terms.some(
      (term) => term.type === 'amount' && isTimed(columns[term.column]),
    ) || sorted?.measure?.unit === 'duration'
  );
};
