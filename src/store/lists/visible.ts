// The rows of a list that fit its filter, in the chosen order.

import { columnsOf } from '../../resources/cells/columns.ts';
import type { Column, Kind, Thing } from '../../resources/types.ts';
import { readFilter } from '../filters/filter.ts';
import type { Sort } from '../navigation/view.ts';
import { filtered } from './narrowing.ts';
import { comparing } from './sorting.ts';

/**
 * The rows a list shows: those that match the filter, sorted, or in the order of the API where no sort is chosen. Ages
 * are counted up to `nowMs`, and what is still to come from then on.
 */
export const visibleRows = (
  rows: readonly Thing[],
  kind: Pick<Kind, 'columns'>,
  typed: string,
  sort: Sort | undefined,
  nowMs: number,
): readonly Thing[] => {
  const columns = columnsOf(kind);
  const filter = readFilter(typed, columns);
  const kept = filter.terms.length === 0 ? rows : filtered(rows, kind, typed, filter, nowMs);
  const column = columns.find(({ id }) => id === sort?.column);
  if (sort === undefined || column === undefined) return kept;
  return kept.toSorted(comparing(column, sort.descending, nowMs));
};

/**
 * Whether the rows that fit, or their order, become others as time goes by: a filter by ages or lengths does so, and the
 * order of what still runs. Younger ones stay younger, so that the order of ages stays as it is.
 */
export const changesWithTime = (
  kind: Pick<Kind, 'columns'>,
  typed: string,
  sort: Sort | undefined,
): boolean => {
  const columns = columnsOf(kind);
  const isTimed = (column: Column | undefined): boolean =>
    column?.measure !== undefined && column.measure.unit !== 'number';
  const sorted = columns.find(({ id }) => id === sort?.column);
  return (
    readFilter(typed, columns).terms.some(
      (term) => term.type === 'amount' && isTimed(columns[term.column]),
    ) || sorted?.measure?.unit === 'duration'
  );
};
