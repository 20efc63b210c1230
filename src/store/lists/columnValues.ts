// The values of a column that a filter offers to complete.

import { plainLetters } from '../../insight/plainLetters.ts';
import type { Column, Thing } from '../../resources/types.ts';
import { wordOf } from '../filters/cellWords.ts';
import { cellAt, eachHolding, type FilterIndex, filterIndexOf } from '../filters/filterIndex.ts';

/** Values of a column that could be meant. */
export type SimilarValues = {
  readonly values: readonly string[];
  /** Whether rows were left out that might say something else. */
  readonly isPart: boolean;
};

/** Rows that are looked at for a column of names before a letter of one is typed. */
const sampledRows = 200;
/** Rows that are looked at for a column of names: as many as nobody has to wait for. */
const mostLooked = 20_000;
/** Names that are enough to choose from. */
const enough = 50;

const isTypable = (value: string): boolean => value !== '' && value !== '-' && !value.includes('"');

/** Those that begin with what was typed; where none does, those that hold it. */
const fitting = (values: readonly string[], wanted: string): readonly string[] => {
  const beginning = values.filter((value) => plainLetters(value).startsWith(wanted));
  return beginning.length > 0 || wanted === ''
    ? beginning
    : values.filter((value) => plainLetters(value).includes(wanted));
};

/** Names from all over the list, the most frequent first. */
const sampled = (column: Column, rows: readonly Thing[]): SimilarValues => {
  const counts = new Map<string, number>();
  const looked = Math.min(sampledRows, rows.length);
  for (let index = 0; index < looked; index += 1) {
    const row = rows[Math.floor((index * rows.length) / looked)];
    if (row === undefined) continue;
    const value = wordOf(column, row);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const values = [...counts].sort((left, right) => right[1] - left[1]).map(([value]) => value);
  return { values: values.filter(isTypable), isPart: looked < rows.length };
};

type Named = {
  readonly columnIndex: number;
  readonly wanted: string;
  readonly found: SimilarValues;
};

/** The last answer about a list: the screen asks for it several times for each letter. */
const lastNamed = new WeakMap<FilterIndex, Named>();

/** Names that begin with what was typed, or hold it, found by the text of the list. */
const named = (
  searched: FilterIndex,
  columnIndex: number,
  rows: readonly Thing[],
  wanted: string,
): SimilarValues => {
  const last = lastNamed.get(searched);
  if (last?.columnIndex === columnIndex && last.wanted === wanted) return last.found;
  const column = searched.columns[columnIndex];
  const rowsBeginning = new Map<string, Thing>();
  const rowsHolding = new Map<string, Thing>();
  let looked = 0;
  for (const { rowIndex, rowText } of eachHolding(searched, wanted)) {
    looked += 1;
    if (looked > mostLooked || rowsBeginning.size >= enough) break;
    const cell = cellAt(rowText, columnIndex);
    const row = rows[rowIndex];
    if (row === undefined) continue;
    if (cell.startsWith(wanted)) rowsBeginning.set(cell, row);
    else if (rowsHolding.size < enough && cell.includes(wanted)) rowsHolding.set(cell, row);
  }
  const chosen = rowsBeginning.size > 0 ? rowsBeginning : rowsHolding;
  const values = [...chosen.values()].flatMap((row) =>
    column === undefined ? [] : [wordOf(column, row)],
  );
  const found = { values: values.filter(isTypable), isPart: looked > mostLooked };
  lastNamed.set(searched, { columnIndex, wanted, found });
  return found;
};

/**
 * Values of a column that begin with what was typed; where none does, those that contain it. For a column with few
 * different values these are all of them; for names, those that are found quickly.
 */
export const valuesLike = (
  columnIndex: number,
  columns: readonly Column[],
  rows: readonly Thing[],
  typed: string,
): SimilarValues => {
  const wanted = plainLetters(typed.replaceAll('"', ''));
  const searched = filterIndexOf(rows, { columns });
  const frequent = searched.values[columnIndex]?.mostFrequent();
  if (frequent !== undefined) {
    return { values: fitting(frequent.filter(isTypable), wanted), isPart: false };
  }
  const column = columns[columnIndex];
  if (column === undefined) return { values: [], isPart: false };
  return wanted === '' ? sampled(column, rows) : named(searched, columnIndex, rows, wanted);
};
