// What lists can be asked to filter by, and how a list's own filter and a typed one are asked together.

import type { Filterable, ListOperationId } from '../model/collections.ts';
import type { FilterExpression } from '../model/filters/filterExpression.ts';
import { printFilter } from '../model/filters/printFilter.ts';

/**
 * How terms about a column can be asked of the tenant. What is asked may let more rows through than the term does, never
 * fewer: the term is applied to the rows that come back in any case.
 */
export type ServerColumn =
  /** The cell shows the first of these properties that has a value; `signed` where a sign stands before it. */
  | {
      readonly type: 'text';
      readonly properties: readonly [string, ...string[]];
      readonly signed?: true;
      /** Texts that the cell shows for some values in place of them: what may be meant of these is not asked. */
      readonly shownInstead?: readonly string[];
    }
  /** The cell shows words for the values of a property. */
  | { readonly type: 'words'; readonly property: string; readonly values: readonly ServerWord[] }
  /** The column is the age of a time. */
  | { readonly type: 'age'; readonly property: string };

/** The texts that a cell can show for a value; `null` is the value that is not there. */
export type ServerWord = {
  readonly value: string | boolean | null;
  readonly texts: readonly string[];
};

/**
 * What a list can be asked for, by the ids of the kind's columns: the properties are those that its operation takes, or
 * those that the search for its rows knows.
 */
export type ServerFilter = (
  | { readonly operation: ListOperationId }
  | { readonly operation: 'search-post'; readonly properties: Filterable }
) & {
  readonly columns: Readonly<Record<string, ServerColumn>>;
};

/** A column that shows a property as it is, or the first of several that has a value. */
export const asText = (...properties: readonly [string, ...string[]]): ServerColumn => ({
  type: 'text',
  properties,
});

/** A column that says yes or no. */
export const asYesNo = (property: string): ServerColumn => ({
  type: 'words',
  property,
  values: [
    { value: true, texts: ['yes'] },
    { value: false, texts: ['no'] },
    { value: null, texts: ['-'] },
  ],
});

/** A column that says how long ago something was. */
export const asAge = (property: string): ServerColumn => ({ type: 'age', property });

/** The filter of a list that is narrowed already, such as to a source, and what is asked beside that, as one text. */
export const joinedFilter = (
  own: readonly FilterExpression[],
  asked: string | undefined,
): string | undefined => {
  if (own.length === 0) return asked || undefined;
  return [...own.map(printFilter), ...(asked ? [`(${asked})`] : [])].join(' and ');
};
