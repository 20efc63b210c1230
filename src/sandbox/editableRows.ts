// A table of rows that are made on demand, and that can be changed, added and removed.

import type { Rows } from './data/initialData.ts';

/** Rows of which some were changed, taken away or added; the others are made when they are asked for. */
export type EditableRows<Row> = Rows<Row> & {
  /** Rows below this place were there from the beginning; later ones were added. */
  readonly fixed: number;
  /** Moves with every change, so that whoever remembers an order knows when to forget it. */
  readonly revision: number;
  /** Whether the row of a place is still there. */
  has(place: number): boolean;
  set(place: number, row: Row): void;
  /** Puts a row behind all others and says at which place. */
  add(row: Row): number;
  remove(place: number): void;
  /** Brings a row back that was taken away. */
  restore(place: number): void;
};

/** A shelf with these rows on it. */
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
