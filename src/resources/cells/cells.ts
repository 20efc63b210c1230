// Rows as exact texts, for files and the clipboard.

import { isoTime } from '../../insight/time.ts';
import type { Column, Reading, Thing } from '../types.ts';
import { nothing } from './text.ts';

/** Drops the signs of spyglass around a word: one before it, and `!` behind it, which marks a contradiction. */
const withoutSigns = (text: string): string =>
  text.replace(/^[^\p{L}\p{N}\s]+\s+/u, '').replace(/\s+!$/, '');

/**
 * What a column holds, for a file or the clipboard, where nobody knows when it was read: a time in UTC (ISO 8601), a
 * length in seconds, else the text of the cell without a sign of ours. What is not there is an empty text.
 */
export const exactText = (column: Column, row: Thing, reading: Reading): string => {
  const { measure, signed } = column;
  const { text } = column.cell(row, reading);
  if (text === nothing) return '';
  const shown = signed === true ? withoutSigns(text) : text;
  const exact = measure?.of(row, reading);
  if (measure === undefined || exact === undefined) return shown;
  switch (measure.unit) {
    case 'age':
    case 'until':
      return isoTime(exact) ?? shown;
    case 'duration':
      return String(Math.round(exact) / 1000);
    case 'number':
      return shown;
    default:
      return measure.unit satisfies never;
  }
};

/** The head over the exact texts of a column: it says the unit of a length. */
export const exactHead = ({ header, exactHeader, measure }: Column): string =>
  exactHeader ?? (measure?.unit === 'duration' ? `${header}_SECONDS` : header);

/** Rows as lines of exact texts, the heads of the columns first. */
export const tableCells = (
  columns: readonly Column[],
  rows: readonly Thing[],
  reading: Reading,
): readonly (readonly string[])[] => [
  columns.map(exactHead),
  ...rows.map((row) => columns.map((column) => exactText(column, row, reading))),
];
