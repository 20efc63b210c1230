import { columnsOf } from '../resources/columns.ts';
import type { Column, Kind, Thing } from '../resources/types.ts';

/**
 * A run of rows as one text: looking for a word in a few hundred long texts is several times as fast as in a hundred
 * thousand short ones, which lie all over the memory.
 */
type Run = {
  /** The place of its first row in the list. */
  readonly first: number;
  readonly text: string;
  /** Where each row begins in the text, and behind the last one, where another would. */
  readonly starts: Uint32Array;
};

/** What filters search in: the cells of each row in lower case, one a line, in the order of the rows. */
export type SearchText = {
  readonly columns: readonly Column[];
  readonly runs: readonly Run[];
  /** How many rows it has. */
  readonly count: number;
};

const longestRun = 1_024;

/** How long ago something was is compared, not searched in: it would say another thing every minute. */
const searchedIn = (column: Column, row: Thing): string =>
  column.amount?.unit === 'age'
    ? ''
    : column.cell(row, { nowMs: 0 }).text.toLowerCase().replaceAll('\n', ' ');

const textOf = (row: Thing, columns: readonly Column[]): string =>
  columns.map((column) => searchedIn(column, row)).join('\n');

const runOf = (rows: readonly Thing[], first: number, columns: readonly Column[]): Run => {
  const texts = rows.map((row) => textOf(row, columns));
  const starts = new Uint32Array(texts.length + 1);
  let start = 0;
  for (const [index, text] of texts.entries()) {
    starts[index] = start;
    start += text.length + 1;
  }
  starts[texts.length] = start;
  return { first, text: texts.join('\n'), starts };
};

/** Rows never change and lists only grow at their end, so the text of a list is known by its first row. */
const knownByFirstRow = new WeakMap<Thing, SearchText>();

/**
 * The text of a list, for which only the rows are read that were not read yet. Called while a list comes in, it leaves
 * the first letter little to do.
 */
export const searchTextOf = (rows: readonly Thing[], kind: Pick<Kind, 'columns'>): SearchText => {
  const columns = columnsOf(kind);
  const [first] = rows;
  if (first === undefined) return { columns, runs: [], count: 0 };
  const known = knownByFirstRow.get(first);
  const old = known?.columns === columns ? known : { columns, runs: [], count: 0 };
  if (old.count >= rows.length) return old;
  const runs = [...old.runs];
  for (let from = old.count; from < rows.length; from += longestRun) {
    runs.push(runOf(rows.slice(from, from + longestRun), from, columns));
  }
  const read = { columns, runs, count: rows.length };
  knownByFirstRow.set(first, read);
  return read;
};

/** The runs are looked through by hand where a few rows are left of them. */
const fewOf = (count: number): number => count / 16;

const runAt = ({ runs }: SearchText, place: number): Run | undefined => {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((runs[middle]?.first ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return runs[low];
};

/** The cells of the row at a place, one a line. */
export const rowTextAt = (searched: SearchText, place: number): string => {
  const run = runAt(searched, place);
  if (run === undefined) return '';
  const row = place - run.first;
  return run.text.slice(run.starts[row], (run.starts[row + 1] ?? 0) - 1);
};

/** The places among the candidates, which ascend, whose rows hold the text. */
export const placesHolding = (
  searched: SearchText,
  text: string,
  candidates: Uint32Array,
): Uint32Array => {
  if (candidates.length < fewOf(searched.count)) {
    return candidates.filter((place) => rowTextAt(searched, place).includes(text));
  }
  const found = new Uint32Array(candidates.length);
  let count = 0;
  let next = 0;
  for (const { first, text: all, starts } of searched.runs) {
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
  }
  return found.subarray(0, count);
};
