// The API's filter language: the tree of a filter, and how it is built.

/** Operators that compare a property with one value (standard collection parameters, filtering). */
export const comparisonOperators = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'sw', 'co'] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

/** Operators that compare a property with a list: `in` wants any of them, `ca` all of them. */
export const listOperators = ['in', 'ca'] as const;
export type ListOperator = (typeof listOperators)[number];

/** A point in time as RFC 3339 text; it is printed without quotes, as the API's examples have it. */
export type Instant = { readonly instant: string };

/** What a property is compared with. */
export type FilterValue = string | number | boolean | Instant;

/** The `filters` parameter of a list endpoint, as a tree. `not` binds closer than `and`, `and` closer than `or`. */
export type FilterExpression =
  | {
      readonly type: 'compare';
      readonly property: string;
      readonly operator: ComparisonOperator;
      readonly value: FilterValue;
    }
  | {
      readonly type: 'list';
      readonly property: string;
      readonly operator: ListOperator;
      readonly values: readonly [FilterValue, ...FilterValue[]];
    }
  | { readonly type: 'isNull'; readonly property: string }
  | { readonly type: 'present'; readonly property: string }
  | { readonly type: 'not'; readonly filter: FilterExpression }
  | { readonly type: 'and'; readonly filters: TwoOrMore }
  | { readonly type: 'or'; readonly filters: TwoOrMore };

type TwoOrMore = readonly [FilterExpression, FilterExpression, ...FilterExpression[]];

/** `property operator value`. */
export const compare = (
  property: string,
  operator: ComparisonOperator,
  value: FilterValue,
): FilterExpression => ({ type: 'compare', property, operator, value });

/** `property eq value`. */
export const equals = (property: string, value: FilterValue): FilterExpression =>
  compare(property, 'eq', value);

/** `property ne value`. */
export const notEquals = (property: string, value: FilterValue): FilterExpression =>
  compare(property, 'ne', value);

/** `property sw "text"`. */
export const startsWith = (property: string, text: string): FilterExpression =>
  compare(property, 'sw', text);

/** `property co "text"`. */
export const contains = (property: string, text: string): FilterExpression =>
  compare(property, 'co', text);

/** `property in (values)`; the API has no empty list, so at least one value is asked for. */
export const oneOf = (
  property: string,
  values: readonly [FilterValue, ...FilterValue[]],
): FilterExpression => ({ type: 'list', property, operator: 'in', values });

/** `property ca (values)`: the property holds all of them. */
export const containsAll = (
  property: string,
  values: readonly [FilterValue, ...FilterValue[]],
): FilterExpression => ({ type: 'list', property, operator: 'ca', values });

/** `property isnull`. */
export const isNull = (property: string): FilterExpression => ({ type: 'isNull', property });

/** `pr property`: the property has a value. */
export const present = (property: string): FilterExpression => ({ type: 'present', property });

/** `not filter`. */
export const not = (filter: FilterExpression): FilterExpression => ({ type: 'not', filter });

/** All of the filters; one alone stays as it is. */
export const and = (
  first: FilterExpression,
  ...rest: readonly FilterExpression[]
): FilterExpression => join('and', first, rest);

/** Any of the filters; one alone stays as it is. */
export const or = (
  first: FilterExpression,
  ...rest: readonly FilterExpression[]
): FilterExpression => join('or', first, rest);

/** A value for `gt`, `ge`, `lt` and `le` on times. */
export const instant = (atMs: number): Instant => ({ instant: new Date(atMs).toISOString() });

/** Filters joined by one word; one alone stays as it is. */
export const join = (
  type: 'and' | 'or',
  first: FilterExpression,
  rest: readonly FilterExpression[],
): FilterExpression => {
  const [second, ...others] = rest;
  return second === undefined ? first : { type, filters: [first, second, ...others] };
};

/** The same filter with its properties renamed. */
export const withNames = (
  filter: FilterExpression,
  rename: (property: string) => string,
): FilterExpression => {
  switch (filter.type) {
    case 'not':
      return { ...filter, filter: withNames(filter.filter, rename) };
    case 'and':
    case 'or':
      return {
        ...filter,
        filters: filter.filters.map((part) => withNames(part, rename)) as unknown as TwoOrMore,
      };
    default:
      return { ...filter, property: rename(filter.property) };
  }
};
