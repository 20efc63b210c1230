// The order of rows by what they have in a column.

import type { Column, Thing } from '../../resources/types.ts';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

type SortKey = string | number | undefined;

/** What a row is sorted by in a column; undefined where it has nothing there. */
const sortKeyOf = (
  { sortKey, measure, cell }: Column,
  nowMs: number,
): ((row: Thing) => SortKey) => {
  if (sortKey !== undefined) return sortKey;
  if (measure === undefined) return (row) => cell(row, { nowMs: 0 }).text;
  // The youngest comes first, as the smallest of other amounts does.
  const sign = measure.unit === 'age' ? -1 : 1;
  return (row) => {
    const found = measure.of(row, { nowMs });
    return found === undefined ? undefined : sign * found;
  };
};

/** Compares two rows by what they have in a column. */
export const comparing = (column: Column, descending: boolean, nowMs: number) => {
  const keys = new Map<Thing, SortKey>();
  const readKey = sortKeyOf(column, nowMs);
  const keyOf = (row: Thing): SortKey => {
    if (!keys.has(row)) keys.set(row, readKey(row));
    return keys.get(row);
  };
  const sign = descending ? -1 : 1;
  return (left: Thing, right: Thing): number => {
    const a = keyOf(left);
    const b = keyOf(right);
    // What has nothing to be sorted by is at the end either way.
    if (a === undefined || b === undefined)
      return Number(a === undefined) - Number(b === undefined);
    const order =
      typeof a === 'number' && typeof b === 'number'
        ? a - b
        : collator.compare(String(a), String(b));
    return sign * order;
  };
};
