// Rows of a list by their ids, as far as an id stands for one row.

import type { Kind, Thing } from '../../resources/types.ts';

/** Rows by id, and the ids that stand for no row or for several: of those nothing can be said from one read to the next. */
export type RowsById = {
  readonly rows: ReadonlyMap<string, Thing>;
  readonly unclear: ReadonlySet<string>;
};

/** The rows of a list by their ids. */
export const rowsById = (all: readonly Thing[], identify: Kind['identify']): RowsById => {
  const rows = new Map<string, Thing>();
  const unclear = new Set(['']);
  for (const row of all) {
    const id = identify(row);
    if (rows.has(id)) unclear.add(id);
    rows.set(id, row);
  }
  for (const id of unclear) rows.delete(id);
  return { rows, unclear };
};
