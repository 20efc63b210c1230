// Checks whether a list endpoint takes a filter or sorters, and says what it takes where it does not.

import {
  type Collection,
  collectionIn,
  type Filterable,
  type ListOperationId,
} from '../collections.ts';
import type { Scheme } from '../connection.ts';
import { failure, type Result, success } from '../result.ts';
import type { FilterExpression } from './filterExpression.ts';
import { parseFilter } from './parseFilter.ts';

/** The first part of a filter that an endpoint does not take, as a sentence that names what it takes. */
export const objectionTo = (
  filter: FilterExpression,
  filterable: Filterable,
): string | undefined => {
  switch (filter.type) {
    case 'not':
      return objectionTo(filter.filter, filterable);
    case 'and':
    case 'or':
      return filter.filters
        .map((part) => objectionTo(part, filterable))
        .find((objection) => objection !== undefined);
    case 'isNull':
      return objectionToUse(filter.property, 'isnull', filterable);
    case 'present':
      return objectionToUse(filter.property, 'pr', filterable);
    default:
      return objectionToUse(filter.property, filter.operator, filterable);
  }
};

const objectionToUse = (
  property: string,
  operator: string,
  filterable: Filterable,
): string | undefined => {
  const allowed = Object.hasOwn(filterable, property) ? filterable[property] : undefined;
  if (allowed === undefined) {
    const known = Object.keys(filterable);
    return known.length === 0
      ? 'This list takes no filter.'
      : `This list cannot be filtered by ${property}, only by ${known.join(', ')}.`;
  }
  return allowed.some((known) => known === operator)
    ? undefined
    : `${property} cannot be filtered with ${operator}, only with ${allowed.join(', ')}.`;
};

/** Reads a filter and checks it against what an endpoint takes. The failure is a sentence. */
export const checkFilter = (
  text: string,
  { filters }: Collection,
): Result<FilterExpression, string> => {
  const parsed = parseFilter(text);
  if (!parsed.ok) return failure(`The filter cannot be read: ${parsed.error.sentence}.`);
  const objection = objectionTo(parsed.value, filters);
  return objection === undefined ? success(parsed.value) : failure(objection);
};

/** A property to sort by. */
export type Sorter = { readonly field: string; readonly descending: boolean };

/** The `sorters` parameter as it is read: properties between commas, `-` in front for descending. */
export const parseSorters = (text: string): readonly Sorter[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ field: part.replace(/^[-+]/, ''), descending: part.startsWith('-') }));

/** Reads sorters and checks them against what an endpoint takes. The failure is a sentence. */
export const checkSorters = (
  text: string,
  { sorters }: Collection,
): Result<readonly Sorter[], string> => {
  const asked = parseSorters(text);
  const wrong = asked.find(({ field }) => !sorters.includes(field));
  if (wrong === undefined) return success(asked);
  return failure(
    sorters.length === 0
      ? 'This list cannot be sorted.'
      : `This list cannot be sorted by ${wrong.field}, only by ${sorters.join(', ')}.`,
  );
};

/** Why a list cannot be asked for in this way, as a sentence; undefined where it can. */
export const objectionToList = (
  operation: ListOperationId,
  scheme: Scheme,
  asked: { readonly filters?: string; readonly sorters?: string },
): string | undefined => {
  const collection = collectionIn(operation, scheme);
  const filter = asked.filters ? checkFilter(asked.filters, collection) : undefined;
  if (filter?.ok === false) return filter.error;
  const sorters = asked.sorters ? checkSorters(asked.sorters, collection) : undefined;
  return sorters?.ok === false ? sorters.error : undefined;
};
