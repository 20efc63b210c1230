import { nothing } from '../../resources/text.ts';
import type { Cell, Column, Reading, Thing } from '../../resources/types.ts';
import { clean } from '../../terminal/clean.ts';

/** What makes a spreadsheet take a cell for a formula, in the wide forms of East Asian keyboards too. */
const beginsFormula = /^[=+\-@\t\r＝＋－＠]/;

const isNumber = (text: string): boolean => /^[+-]?\d+(\.\d+)?$/.test(text);

/** A text that a spreadsheet shows and does not run: an apostrophe stands before what it would take for a formula. */
const harmless = (text: string): string => {
  const shown = clean(text);
  const runs = beginsFormula.test(text) || beginsFormula.test(shown.trimStart());
  return runs && !isNumber(shown) ? `'${shown}` : shown;
};

/** A field of RFC 4180: in quotes where it has a comma, a quote or a line end. */
const field = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** The mark for what is not there is an empty field. */
const textOf = ({ text }: Cell): string => (text === nothing ? '' : text);

/** Rows as CSV (RFC 4180): all columns, their heads first. */
export const csvText = (
  columns: readonly Column[],
  rows: readonly Thing[],
  reading: Reading,
): string =>
  [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map((column) => textOf(column.cell(row, reading)))),
  ]
    .map((cells) => `${cells.map((cell) => field(harmless(cell))).join(',')}\r\n`)
    .join('');
