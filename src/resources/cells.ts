import { nothing } from './text.ts';
import type { Column, Reading, Thing } from './types.ts';

/** The text of a cell outside of a table: the mark for what is not there is an empty text. */
export const cellText = (column: Column, row: Thing, reading: Reading): string => {
  const { text } = column.cell(row, reading);
  return text === nothing ? '' : text;
};

/** Rows as lines of texts, the heads of the columns first. */
export const tableCells = (
  columns: readonly Column[],
  rows: readonly Thing[],
  reading: Reading,
): readonly (readonly string[])[] => [
  columns.map(({ header }) => header),
  ...rows.map((row) => columns.map((column) => cellText(column, row, reading))),
];
