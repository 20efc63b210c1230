// Reads what a list endpoint is asked for: limit, offset, filter, sorters.

import type { Collection } from '../../model/collections.ts';
import { checkFilter, checkSorters, type Sorter } from '../../model/filters/filterCheck.ts';
import type { FilterExpression } from '../../model/filters/filterExpression.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { noQuirks, type Quirks } from '../faults/quirks.ts';

/** What a list endpoint is asked for. */
export type ListRequest = {
  readonly limit: number;
  readonly offset: number;
  readonly count: boolean;
  readonly filter: FilterExpression | undefined;
  /** The filter as text, which tells queries apart. */
  readonly filterText: string;
  readonly sorters: readonly Sorter[];
  /** The values of the sorters in the row before the first; undefined where it was not given. */
  readonly after: readonly string[] | undefined;
};

const usualLimit = 250;

const readCount = (
  query: URLSearchParams,
  name: 'limit' | 'offset',
  fallback: number,
  maximum: number,
): Result<number, string> => {
  const text = query.get(name);
  if (text === null || text === '') return success(fallback);
  const value = Number(text);
  return /^\d+$/.test(text) && value <= maximum
    ? success(value)
    : failure(`"${name}" must be a whole number from 0 to ${maximum}.`);
};

/** Reads the query of a list endpoint; the error is the sentence of a 400. */
export const readListRequest = (
  query: URLSearchParams,
  rules: Collection,
  quirks: Quirks = noQuirks,
): Result<ListRequest, string> => {
  const { maximumLimit } = rules;
  const largest = quirks.has(27) ? Number.POSITIVE_INFINITY : maximumLimit;
  const asked = readCount(query, 'limit', Math.min(usualLimit, maximumLimit), largest);
  if (!asked.ok) return asked;
  const limit = success(Math.min(asked.value, maximumLimit));
  const offset = readCount(query, 'offset', 0, 2 ** 31 - 1);
  if (!offset.ok) return offset;
  const windowRows = rules.windowRows ?? Number.POSITIVE_INFINITY;
  if (offset.value + limit.value > windowRows) {
    return failure(`"offset" and "limit" together must not exceed ${windowRows}.`);
  }
  const sorters = checkSorters(query.get('sorters') ?? '', rules);
  if (!sorters.ok) return sorters;
  const filterText = query.get('filters') ?? '';
  const filter = filterText.trim() === '' ? success(undefined) : checkFilter(filterText, rules);
  if (!filter.ok) return filter;
  const afterText = query.get('searchAfter');
  const after = afterText === null || afterText === '' ? undefined : afterText.split(',');
  if (after !== undefined && !rules.searchAfter) {
    return failure('This version of the list does not take "searchAfter".');
  }
  if (after !== undefined && after.length !== sorters.value.length) {
    return failure('"searchAfter" must have one value for each of the sorters.');
  }
  return success({
    limit: limit.value,
    offset: offset.value,
    count: query.get('count') === 'true',
    filter: filter.value,
    filterText,
    sorters: sorters.value,
    after,
  });
};
