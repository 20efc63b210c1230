// The ways in which a list goes on beyond the rows that offsets reach.

import type { Continuation, Row } from './http/pages/paging.ts';

/** Reads the value of a sorter from the JSON of a row, where it stands under another name than the sorter's own. */
export type SorterPath = (field: string) => string;

/**
 * Goes on beyond the rows that offsets reach with `searchAfter`: the values of the sorters in the last row. The parameter
 * separates them by commas, so a row of which one value has a comma itself cannot be named.
 */
export const continueBySearchAfter = <T>(
  sorters: string,
  pathOf: SorterPath = (field) => field,
): Continuation<T> => ({
  by: 'searchAfter',
  valuesOf: (row) => valuesOf(row, sorters, pathOf),
});

/** Goes on in the order of a time that a filter `ge` can cut off; rows without a readable one cannot be named. */
export const continueByTime = <T>(
  timeOf: (row: Row<T>) => string | undefined,
): Continuation<T> => ({
  by: 'keyset',
  keyOf: (row) => {
    const time = timeOf(row);
    return time !== undefined && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(time)
      ? time
      : undefined;
  },
});

/** A filter for the rows from a time on, and what was asked for besides. */
export const timeFrom = (
  property: string,
  from: string | undefined,
  filters: string | undefined,
): string | undefined => {
  if (from === undefined) return filters;
  const start = `${property} ge ${from}`;
  return filters === undefined ? start : `(${filters}) and ${start}`;
};

const valuesOf = <T>(
  row: Row<T>,
  sorters: string,
  pathOf: SorterPath,
): readonly string[] | undefined => {
  const names = sorters.split(',');
  const values = names.flatMap((sorter) => {
    const text = textAt(row.raw, pathOf(sorter.trim().replace(/^-/, '')));
    return text === undefined || text.includes(',') ? [] : [text];
  });
  return values.length === names.length ? values : undefined;
};

/** What stands at a property such as `source.id`, as text. */
const textAt = (raw: unknown, property: string): string | undefined => {
  let value = raw;
  for (const name of property.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, name);
  }
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
};
