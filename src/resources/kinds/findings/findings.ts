// The kind `findings`: what is wrong in the tenant, where an operator begins.

import type { Api } from '../../../api/index.ts';
import type { TenantFinding } from '../../../insight/triage/tenantFinding.ts';
import type { ApiError } from '../../../model/apiError.ts';
import { type Result, success } from '../../../model/result.ts';
import { thingAt } from '../../cells/links.ts';
import { snapshotPage } from '../../pages.ts';
import type { CallOptions, Destination, Item, Kind, ListPage } from '../../types.ts';
import { changesBeforeTrouble } from '../sources/changesBeforeTrouble.ts';
import { sources } from '../sources/sources.ts';
import {
  brokeCell,
  couldCell,
  headlineCell,
  partCell,
  sentenceOf,
  sinceCell,
  whatCell,
} from './findingCells.ts';
import { detailsOfFinding } from './findingDetails.ts';
import {
  attentionWords,
  documentOf,
  type FindingRow,
  rowsAfresh,
  rowsOf,
  rowWith,
} from './findingRow.ts';
import { shortOfFinding } from './findingShort.ts';
import { type Gathered, gather } from './gather.ts';
import { liveChecksIn } from './liveChecks.ts';

/** What a row is about, as a destination: the source or the cluster; a group is about several. */
const aboutOf = ({ source, cluster, sort }: TenantFinding): Destination | undefined => {
  if (source !== undefined) return sources.open?.(source.source, {});
  if (cluster !== undefined) return thingAt('clusters', cluster.cluster);
  return sort === 'well' ? { screen: 'list', kind: 'sources', scope: {} } : undefined;
};

async function* pagesOf(
  api: Api,
  options: CallOptions,
): AsyncGenerator<Result<ListPage<FindingRow>, ApiError>, void, undefined> {
  for await (const gathered of gather(api, { now: Date.now }, options)) {
    if (!gathered.ok) return yield gathered;
    const { notLookedAt, stillAsking } = gathered.value;
    const rows = rowsOf(gathered.value, new Map(), Date.now());
    yield success(
      snapshotPage(
        rows.map((value) => ({ value, raw: documentOf(value) })),
        { notLookedAt, ...(stillAsking === undefined ? {} : { stillAsking }) },
      ),
    );
  }
}

/** Whether an id is one of findings: a word, and mostly the id of what it is about behind it. */
const isFindingId = (id: string): boolean => /^(?:(?:source|cluster|alike) .+|past|well)$/.test(id);

/** The row with an id, by all that home judges by, so that the two never contradict each other. */
const readOne = async (
  api: Api,
  id: string,
  options: CallOptions,
): Promise<Result<Item<FindingRow> | undefined, ApiError>> => {
  // An id of the tenant is none of a finding, and nothing is read for it.
  if (!isFindingId(id)) return success(undefined);
  const rowIn = (gathered: Gathered): FindingRow | undefined => rowWith(gathered, id, Date.now());
  const only = (gathered: Gathered): ReadonlySet<string> =>
    new Set(rowIn(gathered)?.sources.map(({ source }) => source.id));
  let latest: Gathered | undefined;
  for await (const gathered of gather(api, { only, now: Date.now }, options)) {
    if (!gathered.ok) return gathered;
    latest = gathered.value;
  }
  const value = latest === undefined ? undefined : rowIn(latest);
  return success(value === undefined ? undefined : { value, raw: documentOf(value) });
};

/** What is wrong in the tenant, what matters most first. */
export const findings: Kind<FindingRow> = {
  id: 'findings',
  singular: 'finding',
  plural: 'findings',
  aliases: ['triage'],
  summary: 'what is wrong in the tenant and why, what matters most first',
  area: 'on call',
  listedIn: { in: 'environment' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'none',
  shape: 'many',
  identify: ({ id }) => id,
  label: ({ name, words }) => name || words,
  columns: [
    {
      id: 'what',
      header: 'WHAT IS WRONG',
      width: 34,
      grow: 5,
      priority: 1,
      names: true,
      cell: whatCell,
      signed: true,
    },
    { id: 'part', header: 'SAID BY', width: 13, priority: 3, cell: partCell },
    {
      id: 'since',
      header: 'SINCE',
      exactHeader: 'BEGAN',
      width: 6,
      align: 'right',
      priority: 2,
      cell: (row, { nowMs }) => sinceCell(row, nowMs),
      measure: { unit: 'age', of: ({ beganMs }) => beganMs },
      sortKey: ({ beganMs }) => -(beganMs ?? 0),
    },
    {
      id: 'broke',
      header: 'BROKE',
      exactHeader: 'BROKEN CHANGES',
      width: 5,
      align: 'right',
      priority: 4,
      cell: brokeCell,
      measure: { unit: 'number', of: ({ brokeChanges }) => brokeChanges, counts: () => 'no list' },
    },
    { id: 'could', header: 'COULD TOUCH', width: 24, grow: 1, priority: 5, cell: couldCell },
    {
      id: 'code',
      header: 'CODE',
      width: 18,
      priority: 6,
      cell: ({ code = '' }) => ({ text: code }),
    },
  ],
  list: (api, _scope, { signal, priority }) => pagesOf(api, { signal, priority }),
  get: (api, id, _scope, options) => readOne(api, id, options),
  canDoWithout: ['get-managed-clusters', 'get-managed-clients', 'get-task-status-list'],
  afresh: (rows, seen) => rowsAfresh(rows, liveChecksIn(seen), seen.nowMs),
  isNote: ({ sort }) => sort === 'well',
  isBroken: ({ level }) => level === 'broken',
  children: ({ children }) => children,
  inShort: (row, { nowMs }) => shortOfFinding(row, nowMs),
  headline: headlineCell,
  details: (row, { nowMs }) => detailsOfFinding(row, nowMs),
  open: (row, scope) =>
    aboutOf(row) ?? {
      screen: 'thing',
      kind: 'findings',
      id: row.id,
      label: sentenceOf(row),
      scope,
    },
  parent: aboutOf,
  changedBefore: (rows, nowMs) =>
    changesBeforeTrouble(
      rows.flatMap(({ sources: all }) => all.map(({ source }) => source)),
      nowMs,
      new Map(
        rows.flatMap(({ sources: all, beganMs }) =>
          all.map(({ source, finding }) => [source.id, finding.beganMs ?? beganMs ?? nowMs]),
        ),
      ),
    ),
  why: (row) =>
    row.sort === 'well'
      ? undefined
      : {
          screen: 'thing',
          kind: 'findings',
          id: row.id,
          label: `${row.name || sentenceOf(row)}: why`,
          scope: {},
        },
  probed: ({ source }) =>
    source === undefined ? undefined : { kind: 'sources', thing: source.source },
  inTitle: (rows) => attentionWords(rows),
  whenEmpty:
    'This environment has no sources that this user may see, so that nothing is known to be wrong.',
};
