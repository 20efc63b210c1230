// Writes one row of CSV, and reads the first row of a CSV text.

import { failure, type Result, success } from './result.ts';

/** A cell as a row of CSV holds it: quoted where it would be read as something else (RFC 4180). */
const cellText = (cell: string): string =>
  /[",\r\n]/.test(cell) || cell.trim() !== cell ? `"${cell.replaceAll('"', '""')}"` : cell;

/** One row of CSV, without the end of the line. */
export const csvRow = (cells: readonly string[]): string => cells.map(cellText).join(',');

const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

/**
 * The cells of the first row of a CSV text (RFC 4180), without blanks around the unquoted ones; a byte order mark is
 * passed over. The failure is a sentence: nothing there, or quotes that do not fit.
 */
export const firstRowOf = (csv: string): Result<readonly string[], string> => {
  const text = csv.replace(/^\ufeff/, '');
  if (text.trim() === '') return failure('The file is empty.');
  const cells: string[] = [];
  cell.lastIndex = 0;
  for (;;) {
    const found = cell.exec(text);
    if (found === null) return failure(`The quotes around column ${cells.length + 1} do not fit.`);
    const [, quoted, bare = '', end] = found;
    cells.push(quoted === undefined ? bare.trim() : quoted.replaceAll('""', '"'));
    if (end !== ',') return success(cells);
  }
};
