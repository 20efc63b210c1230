// The kind `sources`.

import type { Page } from '../../../api/index.ts';
import {
  disagrees,
  doubtSign,
  healthyWord,
  isBrokenStatus,
  knownStatuses,
  statusWords,
  verdictRank,
  verdictSign,
} from '../../../insight/health.ts';
import { ago, describeTime, parseTime } from '../../../insight/time.ts';
import type { ApiError } from '../../../model/apiError.ts';
import { type Result, success } from '../../../model/result.ts';
import type { Source } from '../../../model/sources/source.ts';
import { thingAt, whySource } from '../../cells/links.ts';
import { linked } from '../../cells/references.ts';
import { nameOf, nothing, plain, yesNo } from '../../cells/text.ts';
import { sourcePage } from '../../consolePage.ts';
import { asText, type ServerWord } from '../../serverFilter.ts';
import type { Cell, Kind, Pages, Part, Scope, Tone } from '../../types.ts';
import { changesBeforeTrouble } from './changesBeforeTrouble.ts';
import { sourceProbes } from './sourceProbes.ts';

const toneOf = (source: Source): Tone => {
  const { verdict } = statusWords(source.status);
  return verdict === 'unknown' ? 'warn' : verdict;
};

const statusCell = (source: Source): Cell => {
  const { verdict, word } = statusWords(source.status);
  const doubt = disagrees(source) ? ` ${doubtSign}` : '';
  return { text: `${verdictSign[verdict]} ${word}${doubt}`, tone: toneOf(source) };
};

const label = (source: Source): string => source.name || source.id;

const scopeOf = (source: Source): Scope => ({ source: { id: source.id, name: label(source) } });

/**
 * The two fields as the API has them: `healthy` and `status` can contradict each other, and `since` is the last status
 * change (seen on tenants).
 */
const healthInWords = (source: Source): string => {
  const healthy = source.healthy === undefined ? 'not told' : String(source.healthy);
  const doubt = disagrees(source) ? '   these two disagree: believe a probe' : '';
  return `healthy: ${healthy}   status: ${source.status ?? 'not told'}${doubt}`;
};

/** How the manager of an account is found: two attributes that must be equal, or a rule. */
const managerOf = ({
  managerCorrelationMapping: mapping,
  managerCorrelationRule: rule,
}: Source): string | undefined =>
  mapping?.accountAttributeName === undefined
    ? nameOf(rule)
    : `account ${mapping.accountAttributeName} = identity ${mapping.identityAttributeName ?? '?'}`;

/** What the status column can show for a status. */
const statusTexts = (status: string | undefined): readonly string[] => {
  const { verdict, word } = statusWords(status);
  return [`${verdictSign[verdict]} ${word}`, `${verdictSign[verdict]} ${word} ${doubtSign}`];
};

/** The statuses, each with the texts that a column shows for it. */
const statusesAs = (
  texts: (status: string | undefined) => readonly string[],
): readonly ServerWord[] => [
  ...knownStatuses.map((value) => ({ value, texts: texts(value) })),
  { value: null, texts: texts(undefined) },
];

/** A part of a source that is a list of some kind. */
const listPart = (title: string, kind: string): Part<Source> => ({
  title,
  to: (source) => ({ screen: 'list', kind, scope: scopeOf(source) }),
});

/** A part of a source that is one thing of some kind. */
const thingPart = (title: string, kind: string): Part<Source> => ({
  title,
  to: (source) => ({
    screen: 'thing',
    kind,
    id: source.id,
    label: title,
    scope: scopeOf(source),
  }),
});

/** The sources that a cluster serves. The API cannot be asked for them, so that all are read. */
async function* onCluster(
  pages: Pages<Source>,
  clusterId: string,
): AsyncGenerator<Result<Page<Source>, ApiError>, void, undefined> {
  let loaded = 0;
  for await (const page of pages) {
    if (!page.ok) return yield page;
    const rows = page.value.rows.filter(({ value }) => value.cluster?.id === clusterId);
    loaded += rows.length;
    yield success({ ...page.value, rows, loaded, total: undefined });
  }
}

/** Sources: what the tenant is connected to, with the health that the list call already carries. */
export const sources: Kind<Source> = {
  id: 'sources',
  singular: 'source',
  plural: 'sources',
  aliases: ['source', 'src'],
  summary: 'systems that accounts come from, with their health',
  area: 'sources',
  listedIn: { in: 'environment' },
  found: {
    byName: { holding: 'name' },
    byId: 'get',
    inFind: { of: ({ type }) => type },
  },
  referenceTypes: ['SOURCE'],
  consolePage: sourcePage,
  shape: 'many',
  identify: (source) => source.id,
  label,
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 24,
      grow: 3,
      priority: 1,
      cell: (source) => ({ text: label(source) }),
    },
    {
      id: 'type',
      header: 'TYPE',
      width: 18,
      grow: 1,
      priority: 4,
      cell: (source) => plain(source.type),
    },
    {
      id: 'status',
      header: 'STATUS',
      width: 16,
      priority: 2,
      cell: statusCell,
      signed: true,
      sortKey: (source) => {
        const { verdict, word } = statusWords(source.status);
        return `${verdictRank[verdict]} ${word}`;
      },
    },
    {
      id: 'since',
      header: 'SINCE',
      width: 6,
      align: 'right',
      priority: 3,
      cell: (source, { nowMs }) => {
        const ms = parseTime(source.since);
        return ms === undefined ? plain(undefined) : { text: ago(ms, nowMs) };
      },
      measure: { unit: 'age', of: (source) => parseTime(source.since) },
      sortKey: (source) => -(parseTime(source.since) ?? 0),
    },
    {
      id: 'owner',
      header: 'OWNER',
      width: 16,
      grow: 1,
      priority: 6,
      cell: (source) => plain(nameOf(source.owner)),
    },
    {
      id: 'cluster',
      header: 'CLUSTER',
      width: 14,
      grow: 1,
      priority: 5,
      cell: (source) => plain(nameOf(source.cluster)),
    },
    {
      id: 'healthy',
      header: 'HEALTHY',
      width: 7,
      priority: 7,
      cell: (source) => ({ text: healthyWord(source) }),
    },
  ],
  list: (api, { parent }, options) =>
    parent === undefined
      ? api.sources.list(options)
      : onCluster(api.sources.list(options), parent.id),
  get: (api, id, _scope, options) => api.sources.get(id, options),
  open: (source) => ({
    screen: 'thing',
    kind: 'sources',
    id: source.id,
    label: label(source),
    scope: scopeOf(source),
  }),
  parent: ({ cluster }) => thingAt('clusters', cluster),
  usedBy: (source) => ({
    screen: 'thing',
    kind: 'source-connections',
    id: source.id,
    label: 'used by',
    scope: scopeOf(source),
  }),
  changedBefore: (rows, nowMs) => changesBeforeTrouble(rows, nowMs),
  why: (source) => whySource(source),
  isBroken: ({ status }) => isBrokenStatus(status),
  headline: (source, { nowMs }) => {
    const { verdict, word } = statusWords(source.status);
    const since = parseTime(source.since);
    const age = since === undefined ? '' : `  status since ${describeTime(source.since, nowMs)}`;
    return { text: `${verdictSign[verdict]} ${word.toUpperCase()}${age}`, tone: toneOf(source) };
  },
  details: (source, { nowMs }) => [
    {
      details: [
        { label: 'the API says', value: { text: healthInWords(source) } },
        { label: '', lines: [statusWords(source.status).meaning], tone: 'quiet' },
      ],
    },
    {
      title: 'OVERVIEW',
      details: [
        { label: 'type', value: plain(source.type) },
        {
          label: 'connector',
          value: plain([source.connectorName, source.connector].filter(Boolean).join('  ')),
        },
        { label: 'connection', value: plain(source.connectionType) },
        { label: 'authoritative', value: yesNo(source.authoritative) },
        linked('owner', 'identities', source.owner),
        linked('cluster', 'clusters', source.cluster),
        linked('managed by', 'governance-groups', source.managementWorkgroup),
        {
          label: 'delete threshold',
          value:
            source.deleteThreshold === undefined
              ? plain(undefined)
              : { text: `${source.deleteThreshold} %` },
        },
        { label: 'features', value: plain([...source.features].sort().join(', ')) },
        { label: 'created', value: { text: describeTime(source.created, nowMs) } },
        // Every health check moves it, so that it says nothing about who edited the source (seen on tenants).
        { label: 'touched', value: { text: describeTime(source.modified, nowMs) } },
        { label: 'id', value: { text: source.id } },
        { label: 'description', lines: [source.description ?? nothing] },
      ],
    },
    {
      title: 'HOW ACCOUNTS ARE READ',
      details: [
        { label: 'correlation', value: plain(nameOf(source.accountCorrelationConfig)) },
        { label: 'rule for that', value: plain(nameOf(source.accountCorrelationRule)) },
        { label: 'manager', value: plain(managerOf(source)) },
        { label: 'before changes', value: plain(nameOf(source.beforeProvisioningRule)) },
        { label: 'passwords', value: plain(source.passwordPolicies.map(nameOf).join(', ')) },
        { label: 'category', value: plain(source.category) },
      ],
    },
  ],
  parts: [
    { ...listPart('schemas', 'schemas'), count: (source) => source.schemas.length },
    listPart('entitlements', 'entitlements'),
    listPart('accounts', 'accounts'),
    listPart('schedules', 'schedules'),
    listPart('policies', 'provisioning-policies'),
    listPart('tasks', 'tasks'),
    thingPart('used by', 'source-connections'),
    thingPart('health', 'source-health'),
    thingPart('correlation', 'correlation-config'),
    listPart('access profiles', 'access-profiles'),
    listPart('account activities', 'activities'),
    listPart('events', 'events'),
  ],
  probes: sourceProbes((source) => ({
    id: source.id,
    name: label(source),
    cluster: nameOf(source.cluster),
  })),
  serverFilter: {
    operation: 'list-sources',
    columns: {
      name: asText('name'),
      type: asText('type'),
      status: { type: 'words', property: 'status', values: statusesAs(statusTexts) },
      healthy: {
        type: 'words',
        property: 'status',
        values: statusesAs((status) =>
          [true, false].map((healthy) => healthyWord({ status, healthy })),
        ),
      },
    },
  },
  whenEmptyIn: ({ parent }) =>
    parent === undefined ? undefined : `No source that this user may see runs on ${parent.name}.`,
  whenEmpty:
    'This environment has no sources that this user may see. :whoami says who that is, :env goes to another environment.',
};
