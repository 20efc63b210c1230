// Writes rows of text as CSV that spreadsheets do not run as formulas.

import { cleanWhole } from './clean.ts';

/** What makes a spreadsheet take a cell for a formula, in the wide forms of East Asian keyboards too. */
const beginsFormula = /^[=+\-@\t\r＝＋－＠]/;

const isNumber = (text: string): boolean => /^[+-]?\d+(\.\d+)?$/.test(text);

/** A text that a spreadsheet shows and does not run: an apostrophe stands before what it would take for a formula. */
export const harmlessCell = (text: string): string => {
  const shown = cleanWhole(text);
  const runs = beginsFormula.test(text) || beginsFormula.test(shown.trimStart());
  return runs && !isNumber(shown) ? `'${shown}` : shown;
};

/** A field of RFC 4180: in quotes where it has a comma, a quote or a line end. */
const field = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Lines of cells as CSV (RFC 4180), harmless to a spreadsheet. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  lines.map((cells) => `${cells.map((cell) => field(harmlessCell(cell))).join(',')}\r\n`).join('');
