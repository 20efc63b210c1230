// The text of a list that filters look through, read once for each row.

import { plainLetters } from '../../insight/plainLetters.ts';
import { columnsOf } from '../../resources/cells/columns.ts';
import type { Column, Kind, Thing } from '../../resources/types.ts';
import { type WordCounts, wordCounts, wordOf } from './cellWords.ts';
import { memoryKeyOf } from './madeAnew.ts';

/**
 * A run of rows as one text: looking for a word in a few hundred long texts is several times as fast as in a hundred
 * thousand short ones, which lie all over the memory.
 */
type Run = {
  /** The index of its first row in the list. */
  readonly first: number;
  readonly text: string;
  /** Where each row begins in the text, and behind the last one, where another would. */
  readonly starts: Uint32Array;
};

/** What filters search in: the cells of each row as they are compared, one a line, in the order of the rows. */
export type FilterIndex = {
  readonly columns: readonly Column[];
  readonly runs: readonly Run[];
  /** How many rows it has. */
  readonly count: number;
  /** What the cells of each column say, in the order of the columns. */
  readonly values: readonly WordCounts[];
};

const longestRun = 1_024;

/** Ages and times to come are compared, not searched in: their words change every minute. */
const searchedIn = (column: Column, row: Thing): string => {
  const unit = column.measure?.unit;
  return unit === 'age' || unit === 'until' ? '' : wordOf(column, row);
};

const runOf = (
  rows: readonly Thing[],
  first: number,
  columns: readonly Column[],
  values: readonly WordCounts[],
): Run => {
  const texts = rows
    .map((row) =>
      columns
        .map((column, columnIndex) => {
          const word = searchedIn(column, row);
          values[columnIndex]?.add(word);
          return word;
        })
        .join('\n'),
    )
    .map(plainLetters);
  const starts = new Uint32Array(texts.length + 1);
  let start = 0;
  for (const [index, text] of texts.entries()) {
    starts[index] = start;
    start += text.length + 1;
  }
  starts[texts.length] = start;
  return { first, text: texts.join('\n'), starts };
};

/** Rows never change, and most lists only grow at their end: their text is known by their first row. */
const remembered = new WeakMap<object, FilterIndex>();

/**
 * The text of a list. It reads only rows that it has not read before, so it is called while a list loads: the first
 * letter of a filter then has little to do.
 */
export const filterIndexOf = (rows: readonly Thing[], kind: Pick<Kind, 'columns'>): FilterIndex => {
  const columns = columnsOf(kind);
  const memoryKey = memoryKeyOf(rows);
  if (memoryKey === undefined) return { columns, runs: [], count: 0, values: [] };
  const known = remembered.get(memoryKey);
  const old =
    known?.columns === columns
      ? known
      : { columns, runs: [], count: 0, values: columns.map(() => wordCounts()) };
  if (old.count >= rows.length) return old;
  const runs = [...old.runs];
  for (let from = old.count; from < rows.length; from += longestRun) {
    runs.push(runOf(rows.slice(from, from + longestRun), from, columns, old.values));
  }
  const read = { columns, runs, count: rows.length, values: old.values };
  remembered.set(memoryKey, read);
  return read;
};

/** The runs are looked through by hand where a few rows are left of them. */
const fewOf = (count: number): number => count / 16;

const runAt = ({ runs }: FilterIndex, rowIndex: number): Run | undefined => {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((runs[middle]?.first ?? 0) <= rowIndex) low = middle;
    else high = middle - 1;
  }
  return runs[low];
};

/** The cells of the row at an index, one a line. */
export const rowTextAt = (searched: FilterIndex, rowIndex: number): string => {
  const run = runAt(searched, rowIndex);
  if (run === undefined) return '';
  const row = rowIndex - run.first;
  return run.text.slice(run.starts[row], (run.starts[row + 1] ?? 0) - 1);
};

/** The candidates whose rows hold the text. Candidates are indexes of rows, in ascending order. */
export const rowIndexesHolding = (
  searched: FilterIndex,
  text: string,
  candidates: Uint32Array,
): Uint32Array => {
  if (candidates.length < fewOf(searched.count)) {
    return candidates.filter((rowIndex) => rowTextAt(searched, rowIndex).includes(text));
  }
  const found = new Uint32Array(candidates.length);
  let count = 0;
  let next = 0;
  // A function that is called for each run is soon compiled, so the first letter of a filter waits less.
  const searchRun = ({ first, text: all, starts }: Run): void => {
    const rows = starts.length - 1;
    let row = 0;
    while (row < rows) {
      while (next < candidates.length && (candidates[next] ?? 0) < first + row) next += 1;
      row = (candidates[next] ?? Number.POSITIVE_INFINITY) - first;
      if (row >= rows) break;
      const hit = all.indexOf(text, starts[row]);
      if (hit === -1) break;
      while ((starts[row + 1] ?? 0) <= hit) row += 1;
      // What begins in one row and ends in the next is in neither.
      const isInRow = hit + text.length < (starts[row + 1] ?? 0);
      while (next < candidates.length && (candidates[next] ?? 0) < first + row) next += 1;
      if (isInRow && candidates[next] === first + row) {
        found[count] = first + row;
        count += 1;
      }
      row += 1;
    }
  };
  for (const run of searched.runs) searchRun(run);
  return found.subarray(0, count);
};

/** Where a cell begins in a text of rows: behind as many line ends as there are columns before it. */
const cellStart = (text: string, from: number, column: number): number => {
  let start = from;
  for (let passed = 0; passed < column; passed += 1) start = text.indexOf('\n', start) + 1;
  return start;
};

/** One cell of a row's text, without making all of them. */
export const cellAt = (text: string, column: number): string => {
  const start = cellStart(text, 0, column);
  const end = text.indexOf('\n', start);
  return end === -1 ? text.slice(start) : text.slice(start, end);
};

/**
 * The candidates whose text fits: that of the whole row, or of its cell in one column. They are indexes of rows, in
 * ascending order.
 */
export const rowIndexesWhere = (
  searched: FilterIndex,
  column: number | undefined,
  fits: (text: string) => boolean,
  candidates: Uint32Array,
): Uint32Array => {
  const { runs } = searched;
  let at = 0;
  return candidates.filter((rowIndex) => {
    while (rowIndex >= (runs[at + 1]?.first ?? Number.POSITIVE_INFINITY)) at += 1;
    const run = runs[at];
    if (run === undefined) return false;
    const { text, starts, first } = run;
    const start = starts[rowIndex - first] ?? 0;
    const end = (starts[rowIndex - first + 1] ?? 0) - 1;
    if (column === undefined) return fits(text.slice(start, end));
    const from = cellStart(text, start, column);
    const lineEnd = text.indexOf('\n', from);
    return fits(text.slice(from, lineEnd === -1 ? end : Math.min(lineEnd, end)));
  });
};

/** The rows that hold a text, with their indexes, one by one, for whoever needs only the first of them. */
export function* eachHolding(
  { runs }: FilterIndex,
  text: string,
): Generator<{ readonly rowIndex: number; readonly rowText: string }, void, undefined> {
  for (const { first, text: all, starts } of runs) {
    let row = 0;
    let hit = all.indexOf(text);
    while (hit !== -1 && row < starts.length - 1) {
      while ((starts[row + 1] ?? Number.POSITIVE_INFINITY) <= hit) row += 1;
      const end = starts[row + 1] ?? 0;
      if (hit + text.length < end) {
        yield { rowIndex: first + row, rowText: all.slice(starts[row], end - 1) };
      }
      row += 1;
      hit = all.indexOf(text, end);
    }
  }
}
