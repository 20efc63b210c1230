// The kind `correlation-config`: how accounts find their identity.

import type {
  CorrelationAssignment,
  CorrelationConfig,
} from '../../../model/sources/correlationConfig.ts';
import { plain, withoutSuffix } from '../../cells/text.ts';
import type { Detail, Kind } from '../../types.ts';

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

const matchWords: Readonly<Record<string, string>> = {
  ANYWHERE: 'anywhere',
  START: 'at the start',
  END: 'at the end',
};

/** How a comparison is made: where it matches, whether case counts, and which filter the tenant makes of it. */
export const mannerOf = ({
  matchMode,
  ignoreCase,
  filterString,
  complex,
}: CorrelationAssignment): string =>
  [
    matchMode === undefined ? undefined : `matches ${matchWords[matchMode] ?? matchMode}`,
    ignoreCase === undefined ? undefined : ignoreCase ? 'case does not count' : 'case counts',
    filterString === undefined ? undefined : `filter ${filterString}`,
    complex === true ? 'complex' : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');

const assignmentDetails = (assignment: CorrelationAssignment, index: number): readonly Detail[] => {
  const manner = mannerOf(assignment);
  return [
    { label: String(index + 1), value: { text: comparisonOf(assignment) } },
    ...(manner === '' ? [] : [{ label: '', lines: [manner], tone: 'quiet' as const }]),
  ];
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
        ...attributeAssignments.flatMap(assignmentDetails),
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
