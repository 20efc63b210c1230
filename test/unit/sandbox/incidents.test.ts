import { describe, expect, it } from 'vitest';
import { clusterReference } from '../../../src/sandbox/data/machines/clusters.ts';
import { catalogue, type SourceEntry } from '../../../src/sandbox/data/sources/catalogue.ts';
import type { IncidentName } from '../../../src/sandbox/data/sources/incidents/errors.ts';
import { signs } from '../../../src/sandbox/data/sources/incidents/incidents.ts';
import { entriesOf } from '../../../src/sandbox/data/sources/incidents/seededIncidents.ts';
import { accountsOf } from '../../../src/sandbox/data/tenant/tenant.ts';
import { quirksOf } from '../../../src/sandbox/faults/quirks.ts';
import { checkConnection } from '../../../src/sandbox/handlers/sources/probes/check.ts';
import { appliancesOf } from '../../../src/sandbox/state/machines/managedClients.ts';
import { taskHistoryOf } from '../../../src/sandbox/state/runs/taskHistory.ts';
import { makeTenant, type Tenant } from '../../../src/sandbox/tenant.ts';

const startedAtMs = Date.UTC(2026, 8, 1, 4, 0, 0);
const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

const tenantOf = (seed: number, now = () => startedAtMs): Tenant =>
  makeTenant({ seed, scale: 'small', accounts: accountsOf(seed), now });

type Evidence = {
  readonly entry: SourceEntry;
  readonly status: string;
  readonly healthy: boolean;
  /** Status and health in the diagnostics. */
  readonly diagnosed: readonly unknown[];
  readonly cluster: string | undefined;
  readonly check: string;
  readonly text: string;
  /** Status and messages of the last account aggregation; undefined where there is none. */
  readonly aggregation: readonly string[] | undefined;
};

const checkOf = async (tenant: Tenant, id: string) => {
  const reply = await checkConnection({
    version: 'v1',
    parameters: { sourceId: id },
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.alloc(0),
    contentType: '',
    tenant,
    quirks: quirksOf(),
    atMs: startedAtMs,
    account: tenant.accounts.administrator,
    signal: new AbortController().signal,
    issueToken: () => undefined,
  });
  return reply.type === 'json' ? (reply.body as { status: string; details: unknown }) : undefined;
};

const aggregationsOf = (tenant: Tenant): ReadonlyMap<number, readonly string[]> => {
  const history = taskHistoryOf(tenant);
  const latest = new Map<number, readonly string[]>();
  for (const past of history.newestFirst(undefined, '')) {
    if (past.run.kind !== 'accounts' || latest.has(past.place)) continue;
    const { status, messages } = history.row(past).outcome;
    latest.set(past.place, [status, ...messages.map(({ text }) => text)]);
  }
  return latest;
};

const evidenceOf = (tenant: Tenant): Promise<readonly Evidence[]> => {
  const aggregations = aggregationsOf(tenant);
  return Promise.all(
    Array.from({ length: tenant.initial.sources.count }, async (_, place) => {
      const source = tenant.sources.at(place);
      const check = await checkOf(tenant, source.id);
      const entry = tenant.initial.entryAt(place);
      if (entry === undefined || check === undefined) throw new Error(`nothing at ${place}`);
      const found = JSON.parse(String(source.connectorAttributes['slpt-source-diagnostics']));
      return {
        entry,
        status: source.status.replace('SOURCE_STATE_', ''),
        healthy: source.healthy,
        diagnosed: [found.status.replace('SOURCE_STATE_', ''), found.healthy],
        cluster: tenant.clusters.find(({ id }) => id === source.cluster?.id)?.status,
        check: check.status,
        text:
          typeof check.details === 'object' && check.details !== null && 'error' in check.details
            ? String(check.details.error)
            : String(check.details),
        aggregation: aggregations.get(place),
      };
    }),
  );
};

/** The status of a source in each incident, and that of its cluster where the cluster is the cause. */
const statuses: Readonly<Record<Exclude<IncidentName, 'hostile'>, readonly [string, string?]>> = {
  passwordExpired: ['ERROR_SOURCE'],
  clusterUnreachable: ['FAILURE_CLUSTER', 'FAILED'],
  secretExpired: ['ERROR_SOURCE'],
  unauthorizedClient: ['ERROR_SOURCE'],
  wrongHeader: ['ERROR_ACCOUNT_FILE_IMPORT'],
  gatewayUnreachable: ['ERROR_SOURCE'],
  oraclePasswordExpired: ['ERROR_SOURCE'],
  timeout: ['FAILURE_SOURCE'],
  invalidToken: ['ERROR_SOURCE'],
  assumeRole: ['ERROR_SOURCE'],
  secretsNotMoved: ['ERROR_VA'],
  applianceOutOfMemory: ['ERROR_CLUSTER', 'WARNING'],
  untrustedCertificate: ['ERROR_SOURCE'],
  noAppliance: ['UNCHECKED_CLUSTER', 'NO_CLIENTS'],
  flapping: ['HEALTHY'],
  thresholdReached: ['HEALTHY'],
  neverAggregated: ['UNCHECKED_SOURCE_NO_ACCOUNTS'],
};

const quiet: readonly (IncidentName | undefined)[] = [
  undefined,
  'thresholdReached',
  'neverAggregated',
  'flapping',
];

/** What contradicts the incident in the data of one source. */
const contradictions = ({
  entry,
  status,
  healthy,
  diagnosed,
  cluster,
  check,
  text,
  aggregation,
}: Evidence): readonly string[] => {
  const { incident, name } = entry;
  if (incident === 'hostile') return [];
  const [expected, clusterStatus] = incident === undefined ? [entry.state] : statuses[incident];
  const isHealthyAnyway = incident === 'neverAggregated';
  const passes = quiet.includes(incident);
  return [
    status === expected ? '' : `${name}: ${status} in the incident ${incident}`,
    incident === undefined && !['HEALTHY', 'UNCHECKED_SOURCE'].includes(status)
      ? `${name}: ${status} without an incident`
      : '',
    healthy === (isHealthyAnyway || status === 'HEALTHY') ? '' : `${name}: healthy is ${healthy}`,
    String(diagnosed) === String([status, healthy]) ? '' : `${name}: diagnosed ${diagnosed}`,
    clusterStatus === undefined || cluster === clusterStatus ? '' : `${name}: cluster ${cluster}`,
    cluster === 'FAILED' && incident !== 'clusterUnreachable' ? `${name}: on a dark cluster` : '',
    check === (passes ? 'SUCCESS' : 'FAILURE') ? '' : `${name}: check ${check} in ${incident}`,
    incident === undefined ||
    passes ||
    !(incident in signs) ||
    signs[incident as keyof typeof signs].test(text)
      ? ''
      : `${name}: ${text} in ${incident}`,
    passes || aggregation === undefined || String(aggregation) === String(['ERROR', text])
      ? ''
      : `${name}: aggregation ${aggregation} in ${incident}`,
    incident !== 'thresholdReached' || /^WARNING,.*delete threshold/.test(String(aggregation))
      ? ''
      : `${name}: aggregation ${aggregation} in ${incident}`,
    incident !== 'neverAggregated' || aggregation === undefined ? '' : `${name}: was aggregated`,
  ].filter((contradiction) => contradiction !== '');
};

describe('the incidents of a seed', () => {
  it.concurrent.each(seeds)('agree in all data of the source: seed %i', async (seed) => {
    const tenant = tenantOf(seed);
    const evidence = await evidenceOf(tenant);
    const incidents = new Set(evidence.map(({ entry }) => entry.incident));
    const cutOff = tenant.clusters.filter(({ status }) => status === 'FAILED').map(({ id }) => id);
    const silent = appliancesOf(tenant).filter(({ silentSinceMs }) => silentSinceMs !== undefined);
    const short = tenant.clusters.filter(({ alertKey }) => alertKey === 'LIMITED_RESOURCES');
    expect(evidence.flatMap(contradictions)).toEqual([]);
    expect({
      sources: evidence.length,
      names: new Set(evidence.map(({ entry }) => entry.name)).size,
      missing: always.filter((incident) => !incidents.has(incident)),
      cutOff: cutOff.length,
      silent: [...new Set(silent.map(({ clusterId }) => clusterId))],
      short: short.length,
    }).toEqual({ sources: 42, names: 42, missing: [], cutOff: 1, silent: cutOff, short: 1 });
  });

  it('are those of the catalogue for seed 1, and others for every other seed', () => {
    const told = (entries: readonly SourceEntry[]) =>
      entries.map(({ name, incident, failure, sinceMinutes }) =>
        JSON.stringify([name, incident, failure, sinceMinutes]),
      );
    const variants = new Set(seeds.map((seed) => told(entriesOf(seed)).join()));
    expect(entriesOf(1)).toBe(catalogue);
    expect(entriesOf(7)).toEqual(entriesOf(7));
    expect(variants.size).toBe(seeds.length);
  });

  it('happen to other sources, with other texts and times, and sometimes to two at once', () => {
    const others = seeds.slice(1).map((seed) => ({ seed, entries: entriesOf(seed) }));
    const affectedSources = (incident: IncidentName) =>
      new Set(
        others.flatMap(({ entries }) =>
          entries.filter((entry) => entry.incident === incident).map(({ name }) => name),
        ),
      ).size;
    const texts = others.flatMap(({ entries }) =>
      entries.flatMap(({ failure }) => failure?.text ?? []),
    );
    const doubles = others.filter(
      ({ entries }) => entries.filter(({ incident }) => incident === 'passwordExpired').length > 1,
    );
    const cities = new Set(others.map(({ seed }) => clusterReference(seed, 'singapore').name));
    expect(affectedSources('passwordExpired')).toBeGreaterThan(1);
    expect(affectedSources('flapping')).toBeGreaterThan(2);
    expect(affectedSources('secretsNotMoved')).toBeGreaterThan(2);
    expect(new Set(texts).size).toBeGreaterThan(8);
    expect(doubles.length).toBeGreaterThan(0);
    expect(cities.size).toBeGreaterThan(2);
  });
});

const always: readonly IncidentName[] = [
  'passwordExpired',
  'clusterUnreachable',
  'secretExpired',
  'secretsNotMoved',
  'wrongHeader',
  'untrustedCertificate',
  'applianceOutOfMemory',
  'thresholdReached',
  'flapping',
  'neverAggregated',
];

describe('a flapping source', () => {
  it('changes every ten minutes, in every field that shows it', async () => {
    let nowMs = startedAtMs;
    const tenant = tenantOf(1, () => nowMs);
    const place = [...Array(42).keys()].find(
      (index) => tenant.initial.entryAt(index)?.incident === 'flapping',
    );
    const told: unknown[] = [];
    for (const minutes of [0, 6, 8, 16, 18]) {
      nowMs = startedAtMs + minutes * 60_000;
      tenant.settle();
      const source = tenant.sources.at(place ?? -1);
      const found = JSON.parse(String(source.connectorAttributes['slpt-source-diagnostics']));
      const check = await checkOf(tenant, source.id);
      const sinceMinutes = Math.round((Date.parse(source.since ?? '') - startedAtMs) / 60_000);
      told.push([source.status, source.healthy, found.status, sinceMinutes, check?.status]);
    }
    const well = ['SOURCE_STATE_HEALTHY', true, 'SOURCE_STATE_HEALTHY'];
    const down = ['SOURCE_STATE_ERROR_SOURCE', false, 'SOURCE_STATE_ERROR_SOURCE'];
    expect(told).toEqual([
      [...well, -3, 'SUCCESS'],
      [...well, -3, 'SUCCESS'],
      [...down, 7, 'FAILURE'],
      [...down, 7, 'FAILURE'],
      [...well, 17, 'SUCCESS'],
    ]);
  });
});
