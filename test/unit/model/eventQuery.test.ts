import { expect, it } from 'vitest';
import type { FilterExpression } from '../../../src/model/filters/filterExpression.ts';
import { parseFilter } from '../../../src/model/filters/parseFilter.ts';
import { auditEvent } from '../../../src/model/tenant/auditEvent.ts';
import {
  type AskedSource,
  dslOfFilter,
  type EventQuestion,
  eventsDsl,
  isAboutOneOf,
} from '../../../src/model/tenant/eventQuery.ts';
import { readDsl } from '../../../src/sandbox/lists/queryDsl.ts';

const atMs = (text: string) => Date.parse(`2026-08-31T${text}Z`);

/** Which of the documents a question finds, as the search of the sandbox carries it out. */
const foundBy = (question: EventQuestion, documents: Readonly<Record<string, object>>) => {
  const query = eventsDsl(question);
  if (!query.ok) throw new Error(query.error);
  const search = readDsl(query.value, atMs('12:00:00'));
  if (!search.ok) throw new Error(search.error);
  return Object.entries(documents).flatMap(([name, document]) =>
    search.value.fits(document) ? [name] : [],
  );
};

const source: AskedSource = {
  sourceId: 'a1',
  sourceName: 'Payroll',
  clusterId: 'k1',
  clusterName: 'Rotterdam',
  fromMs: atMs('00:00:00'),
  toMs: atMs('04:00:00'),
};
const other: AskedSource = {
  sourceId: 'b2',
  sourceName: 'Ledger',
  fromMs: atMs('06:00:00'),
  toMs: atMs('08:00:00'),
};

const change = (created: string, rest: object) => ({
  action: 'SOURCE_UPDATE',
  created: `2026-08-31T${created}Z`,
  ...rest,
});

it('each source has times of its own, and those of its cluster are asked for where that is named', () => {
  const documents = {
    'by id': change('03:00:00', { attributes: { sourceId: 'a1' } }),
    'by name': change('03:00:00', { attributes: { sourceName: 'Payroll' } }),
    'by target': change('03:00:00', { target: { name: 'Payroll' } }),
    'cluster by id': change('03:00:00', { attributes: { clusterId: 'k1' } }),
    'cluster by name': change('03:00:00', { attributes: { clusterName: 'Rotterdam' } }),
    'too late': change('05:00:00', { attributes: { sourceId: 'a1' } }),
    'other, in the time of the first': change('03:00:00', { attributes: { sourceId: 'b2' } }),
    'other, in its own': change('07:00:00', { attributes: { sourceId: 'b2' } }),
    'a source that nobody asked for': change('03:00:00', { attributes: { sourceId: 'c3' } }),
  };
  expect(foundBy({ sort: 'changes', sources: [source, other] }, documents)).toEqual([
    'by id',
    'by name',
    'by target',
    'cluster by id',
    'cluster by name',
    'other, in its own',
  ]);
  const { clusterId: _, clusterName: __, ...alone } = source;
  expect(foundBy({ sort: 'changes', sources: [alone] }, documents)).toEqual([
    'by id',
    'by name',
    'by target',
  ]);
});

it.each<readonly [EventQuestion['sort'], readonly string[]]>([
  ['changes', ['newer', 'older', 'unknown name of a known type']],
  [
    'changes and failed runs',
    ['newer', 'older', 'unknown name of a known type', 'failed run', 'failed by its status'],
  ],
  ['ends of runs', ['failed run', 'passed run', 'failed by its status']],
  [
    'all',
    [
      'newer',
      'older',
      'unknown name of a known type',
      'started run',
      'failed run',
      'passed run',
      'started by its status',
      'failed by its status',
      'sign-in',
    ],
  ],
])('%s are found in both forms', (sort, names) => {
  const type = 'SOURCE_MANAGEMENT';
  expect(
    foundBy(
      { sort },
      {
        newer: { action: 'SOURCE_UPDATE', type },
        older: { action: 'update', technicalName: 'SCHEMA_UPDATED', type: 'OTHER' },
        'unknown name of a known type': { action: 'SOURCE_PAINTED', type },
        'started run': { action: 'SOURCE_ACCOUNT_AGGREGATION_STARTED', type },
        'failed run': { action: 'x', technicalName: 'SOURCE_ACCOUNT_AGGREGATION_FAILED', type },
        'passed run': { action: 'SOURCE_ACCOUNT_AGGREGATION_PASSED', type },
        'started by its status': {
          action: 'SOURCE_ENTITLEMENT_AGGREGATION',
          type,
          status: 'STARTED',
        },
        'failed by its status': {
          action: 'SOURCE_ENTITLEMENT_AGGREGATION',
          type,
          status: 'FAILED',
        },
        'sign-in': { action: 'AUTHENTICATION_LOGIN_PASSED', type: 'AUTH' },
      },
    ),
  ).toEqual(names);
});

const read = (text: string): FilterExpression => {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(parsed.error.sentence);
  return parsed.value;
};

it('a filter narrows what is found, and times may be calculated by the tenant', () => {
  const documents = {
    'mei, early': {
      action: 'SOURCE_UPDATE',
      actor: { name: 'mei.tan' },
      created: '2026-08-31T01:00:00Z',
    },
    'mei, late': {
      action: 'SOURCE_RESET',
      actor: { name: 'mei.tan' },
      created: '2026-08-31T09:00:00Z',
    },
    ravi: { action: 'SOURCE_UPDATE', actor: { name: 'ravi' }, created: '2026-08-31T09:00:00Z' },
  };
  const by = (text: string, from?: string) =>
    foundBy({ sort: 'changes', from, filter: read(text) }, documents);
  expect([
    by('actor.name eq "mei.tan"'),
    by('actor.name eq "mei.tan" and created ge 2026-08-31T05:00:00Z'),
    by('action in ("SOURCE_RESET") or actor.name eq "ravi"'),
    by('created le 2026-08-31T05:00:00Z'),
    by('actor.name in ("mei.tan","ravi")', 'now-4h'),
  ]).toEqual([
    ['mei, early', 'mei, late'],
    ['mei, late'],
    ['mei, late', 'ravi'],
    ['mei, early'],
    ['mei, late', 'ravi'],
  ]);
});

it.each(['not (action eq "A")', 'action sw "A"', 'created ne 2026-08-31T05:00:00Z'])(
  'a filter that the search cannot carry out is a sentence: %s',
  (text) => {
    const query = dslOfFilter(read(text));
    expect(query.ok ? undefined : query.error).toMatch(/^The search .+\.$/);
  },
);

it('what was found by a part of a name, or by another id, is left out of the answer', () => {
  const about = (fields: object) =>
    isAboutOneOf(auditEvent.parse({ id: 'e', ...fields }), [source]);
  expect([
    about({ attributes: { sourceId: 'a1' } }),
    about({ attributes: { clusterId: 'k1' } }),
    about({ target: { name: 'Rotterdam' } }),
    about({ target: { name: 'Payroll archive' } }),
    about({ attributes: { sourceId: 'c3', sourceName: 'Payroll' }, target: { name: 'Payroll' } }),
    about(change('03:00:00', { attributes: { sourceId: 'a1' } })),
    about(change('05:00:00', { attributes: { sourceId: 'a1' } })),
  ]).toEqual([true, true, true, false, false, true, false]);
});
