// A table of rows that are made on demand, and that can be changed, added and removed.

import type { Rows } from './data/rows.ts';

/** Rows that can be changed, removed and added. A row that nobody changed is made when it is asked for. */
export type EditableRows<Row> = Rows<Row> & {
  /** The number of rows at the start; rows from this place on were added later. */
  readonly fixed: number;
  /** Grows with every change, so that a remembered order can be seen to be out of date. */
  readonly revision: number;
  /** Whether there is a row at a place, and it was not removed. */
  has(place: number): boolean;
  set(place: number, row: Row): void;
  /** Adds a row at the end and gives its place. */
  add(row: Row): number;
  remove(place: number): void;
  /** Restores a row that was removed. */
  restore(place: number): void;
};

/** Makes rows editable. */
export const editableRows = <Row>(base: Rows<Row>): EditableRows<Row> => {
  const changed = new Map<number, Row>();
  const removed = new Set<number>();
  let count = base.count;
  let revision = 0;
  return {
    fixed: base.count,
    get count() {
      return count;
    },
    get revision() {
      return revision;
    },
    at: (place) => changed.get(place) ?? base.at(place),
    has: (place) => place >= 0 && place < count && !removed.has(place),
    set: (place, row) => {
      changed.set(place, row);
      revision += 1;
    },
    add: (row) => {
      changed.set(count, row);
      count += 1;
      revision += 1;
      return count - 1;
    },
    remove: (place) => {
      removed.add(place);
      revision += 1;
    },
    restore: (place) => {
      if (removed.delete(place)) revision += 1;
    },
  };
};
