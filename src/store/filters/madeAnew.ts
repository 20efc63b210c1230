// What the text of a list is remembered by: its first row, or for rows that were made anew the list itself.

import type { Thing } from '../../resources/types.ts';

const anew = new WeakSet<readonly Thing[]>();

/**
 * Notes that these rows were worked out as a whole: other rows may follow the same first row than did before. Other lists
 * only grow at their end.
 */
export const madeAnew = (rows: readonly Thing[]): readonly Thing[] => {
  anew.add(rows);
  return rows;
};

/** What is remembered of a list is remembered by this; nothing where it has no rows. */
export const memoryKeyOf = (rows: readonly Thing[]): object | undefined =>
  rows.length > 0 && anew.has(rows) ? rows : rows[0];
