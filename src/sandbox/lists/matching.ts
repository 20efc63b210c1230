// Whether a row fits a filter, and which values a filter requires of a property.

import type {
  ComparisonOperator,
  FilterExpression,
  FilterValue,
} from '../../model/filters/filterExpression.ts';

const text = (value: unknown): string => String(value).toLowerCase();
const valueText = (value: FilterValue): string =>
  typeof value === 'object' ? value.instant.toLowerCase() : text(value);
const looksLikeTime = /^\d{4}-\d\d-\d\d/;

/** Below, at or above zero. Compares times as times and everything else as text without case. */
const order = (found: unknown, wanted: FilterValue): number => {
  const left = text(found);
  const right = valueText(wanted);
  if (looksLikeTime.test(left) && looksLikeTime.test(right)) {
    const differenceMs = Date.parse(left.toUpperCase()) - Date.parse(right.toUpperCase());
    if (!Number.isNaN(differenceMs)) return differenceMs;
  }
  return left < right ? -1 : left > right ? 1 : 0;
};

const isMissing = (value: unknown): boolean => value === undefined || value === null;

const compares = (found: unknown, operator: ComparisonOperator, wanted: FilterValue): boolean => {
  if (operator === 'ne') return !compares(found, 'eq', wanted);
  if (isMissing(found)) return false;
  if (Array.isArray(found)) {
    return found.some((entry) => compares(entry, operator === 'co' ? 'eq' : operator, wanted));
  }
  switch (operator) {
    case 'eq':
      return order(found, wanted) === 0;
    case 'gt':
      return order(found, wanted) > 0;
    case 'ge':
      return order(found, wanted) >= 0;
    case 'lt':
      return order(found, wanted) < 0;
    case 'le':
      return order(found, wanted) <= 0;
    case 'sw':
      return text(found).startsWith(valueText(wanted));
    case 'co':
      return text(found).includes(valueText(wanted));
  }
};

/** Whether a row fits a filter; `read` gives the value of a property of the row. */
export const fits = (filter: FilterExpression, read: (property: string) => unknown): boolean => {
  switch (filter.type) {
    case 'compare':
      return compares(read(filter.property), filter.operator, filter.value);
    case 'list':
      return filter.operator === 'in'
        ? filter.values.some((value) => compares(read(filter.property), 'eq', value))
        : filter.values.every((value) => compares(read(filter.property), 'co', value));
    case 'isNull':
      return isMissing(read(filter.property));
    case 'present':
      return !isMissing(read(filter.property));
    case 'not':
      return !fits(filter.filter, read);
    case 'and':
      return filter.filters.every((part) => fits(part, read));
    case 'or':
      return filter.filters.some((part) => fits(part, read));
  }
};

/** The values of which a property must have one to fit the filter; undefined where the filter does not limit them. */
export const requiredValues = (
  filter: FilterExpression | undefined,
  property: string,
): readonly string[] | undefined => {
  if (filter?.type === 'and') {
    for (const part of filter.filters) {
      const values = requiredValues(part, property);
      if (values !== undefined) return values;
    }
  }
  if (filter?.type === 'compare' && filter.property === property && filter.operator === 'eq') {
    return [valueText(filter.value)];
  }
  if (filter?.type === 'list' && filter.property === property && filter.operator === 'in') {
    return filter.values.map(valueText);
  }
  return undefined;
};
