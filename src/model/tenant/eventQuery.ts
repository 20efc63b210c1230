// Builds the search for audit events: changes, ends of runs, of some sources, each with its own times.

import type { Filterable } from '../collections.ts';
import type { FilterExpression, FilterValue } from '../filters/filterExpression.ts';
import { failure, type Result, success } from '../result.ts';
import { type AuditEvent, isAboutCluster, isAboutSource } from './auditEvent.ts';
import { allChangeNames, allRunNames, changeTypes, runNames } from './eventNames.ts';
import { allOf, anyOf, between, type DslQuery, hasWord, holdsText, noneOf } from './searchDsl.ts';

/** Which events are looked for. */
export type EventSort = 'changes' | 'ends of runs' | 'changes and failed runs' | 'all';

/** A source whose events are looked for, and those of its cluster where that is named. Times are epoch milliseconds. */
export type AskedSource = {
  readonly sourceId: string;
  readonly sourceName: string;
  readonly clusterId?: string;
  readonly clusterName?: string;
  readonly fromMs?: number;
  readonly toMs?: number;
};

/** What to look for among the events. */
export type EventQuestion = {
  readonly sort: EventSort;
  /** All of the tenant where absent. */
  readonly sources?: readonly AskedSource[];
  /** The first and the last time: epoch milliseconds, or what the tenant calculates (`now-7d`). */
  readonly from?: number | string;
  readonly to?: number | string;
  /** What the answer is narrowed to besides. */
  readonly filter?: FilterExpression;
};

/** The most sources that one search asks for. */
export const mostSources = 200;

const isCalled = (names: readonly string[]): DslQuery =>
  anyOf(...names.flatMap((name) => [holdsText('action', name), holdsText('technicalName', name)]));

const changes = allOf(
  anyOf(isCalled(allChangeNames), ...changeTypes.map((type) => hasWord('type', type))),
  noneOf(isCalled(allRunNames)),
);

const failedStatuses = ['FAILED', 'TERMINATED', 'ERROR'];

const failedRuns = anyOf(
  isCalled(runNames.failed),
  allOf(
    isCalled(runNames.unsaid),
    anyOf(...failedStatuses.map((status) => hasWord('status', status))),
  ),
);

const endsOfRuns = allOf(
  isCalled([...runNames.passed, ...runNames.failed, ...runNames.unsaid]),
  noneOf(hasWord('status', 'STARTED')),
);

const sorts: Readonly<Record<EventSort, DslQuery | undefined>> = {
  changes,
  'ends of runs': endsOfRuns,
  'changes and failed runs': anyOf(changes, failedRuns),
  all: undefined,
};

const aboutThing = (kind: 'source' | 'cluster', id: string, name: string): readonly DslQuery[] => [
  holdsText(`attributes.${kind}Id`, id),
  ...(name === ''
    ? []
    : [holdsText(`attributes.${kind}Name`, name), holdsText('target.name', name)]),
];

const aboutSource = (asked: AskedSource): DslQuery => {
  const { sourceId, sourceName, clusterId, clusterName = '', fromMs, toMs } = asked;
  return allOf(
    anyOf(
      ...aboutThing('source', sourceId, sourceName),
      ...(clusterId === undefined ? [] : aboutThing('cluster', clusterId, clusterName)),
    ),
    between('created', fromMs, toMs),
  );
};

/** What events can be filtered by. */
export const eventFilters: Filterable = {
  action: ['eq', 'in'],
  technicalName: ['eq', 'in'],
  type: ['eq', 'in'],
  operation: ['eq', 'in'],
  status: ['eq', 'in'],
  'actor.name': ['eq', 'in'],
  'target.name': ['eq', 'in'],
  trackingNumber: ['eq', 'in'],
  created: ['ge', 'le', 'gt', 'lt'],
};

const textOf = (value: FilterValue): string =>
  typeof value === 'object' ? value.instant : String(value);

/** A filter as a part of a search; the failure is a sentence that says what the search cannot do. */
export const dslOfFilter = (filter: FilterExpression): Result<DslQuery, string> => {
  switch (filter.type) {
    case 'and':
    case 'or': {
      const parts: DslQuery[] = [];
      for (const part of filter.filters) {
        const read = dslOfFilter(part);
        if (!read.ok) return read;
        parts.push(read.value);
      }
      return success(filter.type === 'and' ? allOf(...parts) : anyOf(...parts));
    }
    case 'list':
      return success(
        anyOf(...filter.values.map((value) => holdsText(filter.property, textOf(value)))),
      );
    case 'compare': {
      const { property, operator, value } = filter;
      if (operator === 'eq') return success(holdsText(property, textOf(value)));
      const range =
        operator === 'ge' || operator === 'gt'
          ? between(property, textOf(value))
          : operator === 'le' || operator === 'lt'
            ? between(property, undefined, textOf(value))
            : undefined;
      return range === undefined
        ? failure(`The search does not compare ${property} with ${operator}.`)
        : success(range);
    }
    default:
      return failure('The search takes comparisons with eq, in, ge, le, and, or alone.');
  }
};

/** The search that answers a question about events. */
export const eventsDsl = ({
  sort,
  sources,
  from,
  to,
  filter,
}: EventQuestion): Result<DslQuery, string> => {
  const narrowed = filter === undefined ? undefined : dslOfFilter(filter);
  if (narrowed?.ok === false) return narrowed;
  return success(
    allOf(
      sorts[sort],
      sources === undefined ? undefined : anyOf(...sources.map(aboutSource)),
      between('created', from, to),
      narrowed?.value,
    ),
  );
};

/** What is found by a part of the name of one source may lie outside of the times of the other that it is about. */
const isInTime = (
  { created = '' }: AuditEvent,
  {
    fromMs = Number.NEGATIVE_INFINITY,
    toMs = Number.POSITIVE_INFINITY,
  }: Pick<AskedSource, 'fromMs' | 'toMs'>,
): boolean => {
  const atMs = Date.parse(created);
  return Number.isNaN(atMs) || (atMs >= fromMs && atMs <= toMs);
};

/** Whether an event is about one of the sources that were asked for: a search for a name finds longer ones too. */
export const isAboutOneOf = (event: AuditEvent, sources: readonly AskedSource[]): boolean =>
  sources.some(
    ({ sourceId, sourceName, clusterId, clusterName = '', ...times }) =>
      isInTime(event, times) &&
      (isAboutSource(event, { id: sourceId, name: sourceName }) !== undefined ||
        (clusterId !== undefined &&
          isAboutCluster(event, { id: clusterId, name: clusterName }) !== undefined)),
  );
