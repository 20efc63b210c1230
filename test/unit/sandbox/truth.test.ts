import { describe, expect, it } from 'vitest';
import { findingOf } from '../../../src/insight/probes/verdict.ts';
import { equals } from '../../../src/model/filters/filterExpression.ts';
import { clusterReference } from '../../../src/sandbox/data/machines/clusters.ts';
import { truthOf } from '../../../src/sandbox/data/sources/incidents/seededIncidents.ts';
import { isThere, type Trouble, type True } from '../../../src/sandbox/data/sources/truth/truth.ts';
import { accountsOf } from '../../../src/sandbox/data/tenant/tenant.ts';
import type { WireSource } from '../../../src/sandbox/data/wire.ts';
import { quirksOf } from '../../../src/sandbox/faults/quirks.ts';
import { checkConnection } from '../../../src/sandbox/handlers/sources/probes/check.ts';
import { pingCluster } from '../../../src/sandbox/handlers/sources/probes/ping.ts';
import { appliancesOf, lastSeenMs } from '../../../src/sandbox/state/machines/managedClients.ts';
import { taskHistoryOf } from '../../../src/sandbox/state/runs/taskHistory.ts';
import { makeTenant, type Tenant } from '../../../src/sandbox/tenant.ts';
import { codeOf } from '../../dsl/answerKey.ts';

const startedAtMs = Date.UTC(2026, 8, 1, 4, 0, 0);
const minuteMs = 60_000;

const truth = (seed: number) => truthOf({ seed, scale: 'small', startedAtMs });

/** The texts of a trouble as the tenant fills them in. */
const isTextOf = ({ text }: Trouble, said: string): boolean =>
  text.split('{client}').every((part) => said.includes(part));

type Answer = { readonly status: string; readonly details: unknown };

/** A tenant, and what its live checks answer at its present time. */
const asked = (seed: number) => {
  let nowMs = startedAtMs;
  const tenant = makeTenant({ seed, scale: 'small', accounts: accountsOf(seed), now: () => nowMs });
  const ask = async (handler: typeof checkConnection, { id }: WireSource): Promise<Answer> => {
    const reply = await handler({
      version: 'v1',
      parameters: { sourceId: id },
      query: new URLSearchParams(),
      headers: {},
      body: Buffer.alloc(0),
      contentType: '',
      tenant,
      quirks: quirksOf(),
      atMs: nowMs,
      account: tenant.accounts.administrator,
      signal: new AbortController().signal,
      issueToken: () => undefined,
    });
    if (reply.type !== 'json') throw new Error(`no answer for ${id}`);
    return reply.body as Answer;
  };
  return {
    tenant,
    goTo: (minutes: number) => {
      nowMs = startedAtMs + minutes * minuteMs;
      tenant.settle();
    },
    check: (source: WireSource) => ask(checkConnection, source),
    ping: (source: WireSource) => ask(pingCluster, source),
  };
};

const diagnosticsOf = ({ connectorAttributes }: WireSource) =>
  JSON.parse(String(connectorAttributes['slpt-source-diagnostics'])) as {
    readonly status: string;
    readonly healthy: boolean;
    readonly healthcheckDisabled: boolean;
    readonly lastHealthcheck: number | null;
    readonly statusChanged: number | null;
  };

const isSteady = ({ steadiness }: Trouble): boolean => steadiness === 'always';

/** What is odd about the status of a source: it must be what the last check of the tenant could find, in all copies. */
const oddStatus = (source: WireSource, { troubles }: True, nowMs: number): readonly string[] => {
  const { status, healthy, since, connectorAttributes: copies } = source;
  const found = diagnosticsOf(source);
  const said = [status, healthy, since].join();
  const odd =
    [copies.status, copies.healthy, copies.since].join() === said ? [] : [`copies are not ${said}`];
  if (found.status !== status || found.healthy !== healthy) odd.push('diagnostics differ');
  const { lastHealthcheck, statusChanged } = found;
  if (lastHealthcheck === null || statusChanged === null) return odd;
  const isDue = nowMs - lastHealthcheck <= 30 * minuteMs || source.connectionType === 'file';
  if (!isDue && !found.healthcheckDisabled) odd.push('the last check is old');
  if (lastHealthcheck > nowMs || statusChanged > lastHealthcheck) odd.push('times are wrong');
  if (since?.slice(0, 23) !== new Date(statusChanged).toISOString().slice(0, 23))
    odd.push(`since ${since} is not ${new Date(statusChanged).toISOString()}`);
  if (!troubles.filter((trouble) => trouble.isInStatus).every(isSteady)) return odd;
  const isBroken = troubles.some((one) => one.isInStatus && isThere(one, lastHealthcheck));
  if (healthy !== !isBroken) odd.push(`healthy is ${healthy} at the last check`);
  const began = troubles.filter((one) => one.isInStatus && isThere(one, lastHealthcheck));
  const first = Math.min(...began.map(({ beganMs }) => beganMs));
  const lagMs = statusChanged - first;
  if (isBroken && !(lagMs >= 0 && lagMs <= 30 * minuteMs)) odd.push(`the status lags ${lagMs} ms`);
  return odd;
};

const oddAnswer = (
  look: 'connection' | 'ping',
  { status, details }: Answer,
  { troubles }: True,
  nowMs: number,
): readonly string[] => {
  const present = troubles.filter((one) => one.fails.includes(look) && isThere(one, nowMs));
  if (!present.every(isSteady)) return [];
  if (present.length === 0) return status === 'SUCCESS' ? [] : [`${look} is ${status}`];
  const said = JSON.stringify(details);
  return status === 'FAILURE' &&
    present.some((one) => isTextOf(one, JSON.parse(said).error ?? JSON.parse(said)))
    ? []
    : [`${look} is ${status} ${said}`];
};

/** What is odd about the runs of a source: those in a trouble fail or warn with its text, and the last before was good. */
const oddRuns = (tenant: Tenant, place: number, { troubles }: True): readonly string[] => {
  const history = taskHistoryOf(tenant);
  const { id, connectorAttributes } = tenant.initial.sources.at(place);
  const rows = history.newestFirst(equals('sourceId', id), `sourceId eq "${id}"`).map(history.row);
  const odd: string[] = [];
  const kinds = {
    accounts: 'Cloud Account Aggregation',
    groups: 'Cloud Group Aggregation',
  } as const;
  for (const kind of ['accounts', 'groups'] as const) {
    const runs = rows.filter(({ definition }) => definition === kinds[kind]);
    const meets = (one: Trouble): boolean => one.fails.includes(kind) || one.warns.includes(kind);
    const met = troubles.filter(meets);
    if (!met.every(isSteady)) continue;
    for (const { startedAtMs: atMs, outcome } of runs) {
      const present = met.filter((one) => isThere(one, atMs));
      const text = outcome.messages[0]?.text ?? '';
      const expected = present.some((one) => one.fails.includes(kind)) ? 'ERROR' : 'WARNING';
      const agrees =
        present.length === 0 ||
        (outcome.status === expected && present.some((one) => isTextOf(one, text)));
      if (!agrees)
        odd.push(`${kind}: ${outcome.status} ${text} at ${new Date(atMs).toISOString()}`);
    }
    for (const { beganMs, cause } of met) {
      const before = runs.find(({ startedAtMs: atMs }) => atMs < beganMs);
      const alone = !met.some((other) => before && isThere(other, before.startedAtMs));
      if (before !== undefined && alone && before.outcome.status !== 'SUCCESS') {
        odd.push(`${kind}: ${before.outcome.status} before ${cause}`);
      }
      const since = runs.some(({ startedAtMs: atMs }) => atMs >= beganMs);
      if (kind === 'accounts' && runs.length > 0 && !since) odd.push(`no run since ${cause}`);
    }
    if (kind === 'accounts') {
      const good = runs.find(({ outcome }) => outcome.status === 'SUCCESS');
      const said = connectorAttributes.lastAggregationDate_account;
      if (said !== (good && String(good.endsAtMs))) odd.push(`lastAggregationDate ${said}`);
    }
  }
  return odd;
};

describe.each([1, 2, 11])('the answers of the tenant of seed %i', (seed) => {
  it('agree with what is true, at the start and later', { timeout: 60_000 }, async () => {
    const { tenant, goTo, check, ping } = asked(seed);
    const { sources, clusters } = truth(seed);
    // Pings of a cluster that is short of memory pass by turns.
    const steady = new Set(
      clusters.filter((one) => one.troubles.every(isSteady)).map(({ about }) => about.name),
    );
    const odd: string[] = [];
    for (const minutes of [0, 17, 48]) {
      goTo(minutes);
      const nowMs = tenant.now();
      const answers = sources.map(async (known, place) => {
        const source = tenant.sources.at(place);
        const doesPing = minutes === 48 && steady.has(source.cluster?.name ?? '');
        const found = [
          ...oddStatus(source, known, nowMs),
          ...oddAnswer('connection', await check(source), known, nowMs),
          ...(doesPing ? oddAnswer('ping', await ping(source), known, nowMs) : []),
          ...(minutes === 0 ? oddRuns(tenant, place, known) : []),
        ];
        odd.push(...found.map((what) => `${minutes} min, ${known.about.name}: ${what}`));
      });
      await Promise.all(answers);
    }
    expect(odd).toEqual([]);
  });

  it('about its clusters agree with what is true', () => {
    const { tenant } = asked(seed);
    const odd = truth(seed).clusters.flatMap(({ about, troubles }) => {
      if (about.type !== 'cluster') return [];
      const { id } = clusterReference(seed, about.key);
      const cluster = tenant.clusters.find((one) => one.id === id);
      const silent = appliancesOf(tenant).filter(
        (one) => one.clusterId === id && tenant.now() - lastSeenMs(one, tenant) > minuteMs,
      );
      const causes = troubles.filter((one) => isThere(one, startedAtMs)).map(({ cause }) => cause);
      const expected = { cutOff: 'FAILED', shortOfMemory: 'WARNING', noAppliance: 'NO_CLIENTS' };
      const status = expected[causes[0] as keyof typeof expected] ?? 'NORMAL';
      const areSilent = causes.includes('cutOff');
      const fits =
        cluster?.status === status && silent.length === (areSilent ? cluster.clientIds.length : 0);
      return fits ? [] : [`${about.name}: ${cluster?.status}, ${silent.length} silent, ${causes}`];
    });
    expect(odd).toEqual([]);
  });
});

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

describe('what is true in 200 tenants', () => {
  const all = seeds.map((seed) => ({ seed, ...truth(seed) }));
  const troubles = all.flatMap(({ sources }) => sources.flatMap((one) => one.troubles));

  it('is the same for the same seed, and another for every other one', () => {
    const told = ({ sources }: (typeof all)[number]) =>
      JSON.stringify(
        sources.map((one) => one.troubles.map(({ cause, beganMs }) => [cause, beganMs])),
      );
    expect(told({ seed: 7, ...truth(7) })).toBe(told(all[6] ?? { seed: 7, ...truth(7) }));
    expect(new Set(all.map(told)).size).toBe(seeds.length);
  });

  it('has a code for every cause, and it is that of the text', () => {
    const texts = new Map(troubles.map((one) => [`${one.cause} ${one.text}`, one]));
    const wrong = [...texts.values()].flatMap((one) => {
      const { code } = findingOf({ error: one.text });
      const expected = codeOf(one);
      return code === (expected === 'SG-UNCLEAR' ? 'unclear' : expected)
        ? []
        : [`${one.cause}: ${code} is not ${expected}: ${one.text}`];
    });
    expect(wrong).toEqual([]);
    expect(texts.size).toBeGreaterThan(40);
  });

  it('has every cause at several sources, past ones too, and two at once in some', () => {
    const places = new Map<string, Set<string>>();
    for (const { about, cause } of troubles) {
      places.set(cause, (places.get(cause) ?? new Set()).add(about.name));
    }
    const several = [...places].filter(([, names]) => names.size > 1).map(([cause]) => cause);
    expect(several).toEqual(
      expect.arrayContaining([
        'passwordExpired',
        'secretsNotMoved',
        'untrustedCertificate',
        'flapping',
      ]),
    );
    expect(troubles.filter(({ endedMs }) => endedMs < startedAtMs).length).toBeGreaterThan(100);
    const twice = all.filter(
      ({ sources }) =>
        sources.filter((one) => one.troubles.some(({ cause }) => cause === 'untrustedCertificate'))
          .length > 1,
    );
    expect(twice.length).toBeGreaterThan(5);
    const both = all.filter(({ sources }) => sources.some((one) => one.troubles.length > 1));
    expect(both.length).toBeGreaterThan(20);
  });
});

describe('a flapping source', () => {
  it('changes every ten minutes, in every field that shows it', async () => {
    const { tenant, goTo, check } = asked(1);
    const place = truth(1).sources.findIndex(({ troubles }) =>
      troubles.some(({ steadiness }) => steadiness === 'by turns'),
    );
    const told: unknown[] = [];
    for (const minutes of [0, 6, 8, 16, 18]) {
      goTo(minutes);
      const source = tenant.sources.at(place);
      const found = diagnosticsOf(source);
      const sinceMinutes = Math.round((Date.parse(source.since ?? '') - startedAtMs) / 60_000);
      told.push([
        source.status,
        source.healthy,
        found.status,
        sinceMinutes,
        (await check(source)).status,
      ]);
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
