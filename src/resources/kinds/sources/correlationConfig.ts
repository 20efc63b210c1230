// The kind `correlation-config`: how accounts find their identity.

import type {
  CorrelationAssignment,
  CorrelationConfig,
} from '../../../model/sources/correlationConfig.ts';
import { plain, withoutSuffix } from '../../cells/text.ts';
import type { Kind } from '../../types.ts';

/** A comparison in words: `account mail = identity email`. */
export const comparisonOf = ({
  property,
  value,
  operation,
  ignoreCase,
}: CorrelationAssignment): string => {
  const sign = operation === undefined || operation === 'EQ' ? '=' : operation;
  const insensitive = ignoreCase === true ? '  (in any case)' : '';
  return `account ${value ?? '?'} ${sign} identity ${property ?? '?'}${insensitive}`;
};

/** How accounts of a source find the identity they belong to. */
export const correlationConfig: Kind<CorrelationConfig> = {
  id: 'correlation-config',
  singular: 'correlation config',
  plural: 'correlation configs',
  aliases: ['correlation'],
  summary: 'how accounts of a source find their identity',
  area: 'sources',
  listedIn: { in: 'source' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'one',
  identify: ({ id }) => id ?? '',
  label: ({ name, id }) => withoutSuffix(name ?? id ?? ''),
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 30,
      grow: 1,
      priority: 2,
      cell: ({ name }) => plain(name),
    },
    {
      id: 'comparisons',
      header: 'COMPARES',
      width: 40,
      grow: 2,
      priority: 1,
      cell: ({ attributeAssignments }) => plain(attributeAssignments.map(comparisonOf).join('; ')),
    },
  ],
  get: (api, id, { source }, options) => api.sourceSettings.correlation(source?.id ?? id, options),
  details: ({ id, name, attributeAssignments }) => [
    {
      title: 'COMPARISONS',
      details: [
        ...attributeAssignments.map((assignment, index) => ({
          label: String(index + 1),
          value: { text: comparisonOf(assignment) },
        })),
        {
          label: '',
          lines: [
            attributeAssignments.length === 0
              ? 'No attributes are compared. A rule of the source, or somebody by hand, may still bring accounts and identities together.'
              : 'They are tried in this order; the first that fits one identity decides.',
          ],
          tone: 'quiet' as const,
        },
      ],
    },
    {
      details: [
        { label: 'name', value: plain(name) },
        { label: 'id', value: plain(id) },
      ],
    },
  ],
  whenMissing:
    'The tenant has no correlation of this source. A rule, or somebody by hand, may still bring accounts and identities together.',
};
