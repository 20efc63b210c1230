// Prints rows as CSV.

import { tableCells } from '../../../resources/cells/cells.ts';
import type { Column, Reading, Thing } from '../../../resources/types.ts';
import { csvOf } from '../../../terminal/text/csv.ts';

/** Rows as CSV (RFC 4180): all columns, their heads first. */
export const csvText = (
  columns: readonly Column[],
  rows: readonly Thing[],
  reading: Reading,
): string => csvOf(tableCells(columns, rows, reading));
