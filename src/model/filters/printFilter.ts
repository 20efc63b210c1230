// Prints the tree of a filter as the API reads it.

import type { FilterExpression, FilterValue } from './filterExpression.ts';

/** The text of a filter as the API reads it, not yet encoded for a URL. */
export const printFilter = (filter: FilterExpression): string => {
  switch (filter.type) {
    case 'compare':
      return `${filter.property} ${filter.operator} ${printValue(filter.value)}`;
    case 'list':
      return `${filter.property} ${filter.operator} (${filter.values.map(printValue).join(', ')})`;
    case 'isNull':
      return `${filter.property} isnull`;
    case 'present':
      return `pr ${filter.property}`;
    case 'not':
      return `not ${printPart(filter.filter, ['not', 'and', 'or'])}`;
    case 'and':
    case 'or':
      return filter.filters.map((part) => printPart(part, ['and', 'or'])).join(` ${filter.type} `);
  }
};

const printPart = (
  filter: FilterExpression,
  bracketed: readonly FilterExpression['type'][],
): string => (bracketed.includes(filter.type) ? `(${printFilter(filter)})` : printFilter(filter));

const printValue = (value: FilterValue): string => {
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`;
  return typeof value === 'object' ? value.instant : String(value);
};
