import { describe, expect, it } from 'vitest';
import { findingOf } from '../../../src/insight/probes/verdict.ts';
import { equals } from '../../../src/model/filters/filterExpression.ts';
import type { Scenario } from '../../../src/model/tenant/scenario.ts';
import { clusterReference } from '../../../src/sandbox/data/machines/clusters.ts';
import { truthOf } from '../../../src/sandbox/data/sources/scenarios/nights.ts';
import { isThere, type Trouble, type True } from '../../../src/sandbox/data/sources/truth/truth.ts';
import { accountsOf } from '../../../src/sandbox/data/tenant/tenant.ts';
import type { WireSource } from '../../../src/sandbox/data/wire.ts';
import { quirksOf } from '../../../src/sandbox/faults/quirks.ts';
import { checkConnection } from '../../../src/sandbox/handlers/sources/probes/check.ts';
import { pingCluster } from '../../../src/sandbox/handlers/sources/probes/ping.ts';
import { appliancesOf, lastSeenMs } from '../../../src/sandbox/state/machines/managedClients.ts';
import { startSchedules } from '../../../src/sandbox/state/runs/scheduledTasks.ts';
import { taskHistoryOf } from '../../../src/sandbox/state/runs/taskHistory.ts';
import { tasksOf } from '../../../src/sandbox/state/runs/tasks.ts';
import { makeTenant, type Tenant } from '../../../src/sandbox/tenant.ts';
import { codeOf } from '../../dsl/answerKey.ts';

const startedAtMs = Date.UTC(2026, 8, 1, 4, 0, 0);
const minuteMs = 60_000;

const truth = (seed: number, scenario: Scenario = 'usual') =>
  truthOf({ seed, scale: 'small', scenario, startedAtMs });

/** The texts of a trouble as the tenant fills them in. */
const isTextOf = ({ text }: Trouble, said: string): boolean =>
  text.split('{client}').every((part) => said.includes(part));

type Answer = { readonly status: string; readonly details: unknown };

/** A tenant, and what its live checks answer at its present time. */
const asked = (seed: number, scenario: Scenario = 'usual') => {
  let nowMs = startedAtMs;
  const tenant = makeTenant({
    seed,
    scale: 'small',
    scenario,
    accounts: accountsOf(seed),
    now: () => nowMs,
  });
  startSchedules(tenant);
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
  const { id, connectorAttributes } = tenant.sources.at(place);
  const live = tasksOf(tenant)
    .live()
    .filter(({ source, ended }) => source?.id === id && ended);
  const past = history.newestFirst(equals('sourceId', id), `sourceId eq "${id}"`).map(history.row);
  const rows = [...live.toReversed(), ...past];
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
      if (kind === 'accounts' && runs.length > 0 && beganMs < startedAtMs && !since)
        odd.push(`no run since ${cause}`);
    }
    if (kind === 'accounts') {
      const good = runs
        .filter(({ outcome }) => outcome.status === 'SUCCESS')
        .sort((left, right) => right.endsAtMs - left.endsAtMs)[0];
      const said = connectorAttributes.lastAggregationDate_account;
      if (said !== (good && String(good.endsAtMs))) odd.push(`lastAggregationDate ${said}`);
    }
  }
  return odd;
};

describe.each<[number, Scenario]>([
  [1, 'usual'],
  [11, 'usual'],
  [5, 'outage'],
  [3, 'healthy'],
])('the answers of the tenant of seed %i, %s', (seed, scenario) => {
  it('agree with what is true, at the start and later', { timeout: 60_000 }, async () => {
    const { tenant, goTo, check, ping } = asked(seed, scenario);
    const { sources, clusters } = truth(seed, scenario);
    // Pings of a cluster that is short of memory pass by turns.
    const steady = new Set(
      clusters.filter((one) => one.troubles.every(isSteady)).map(({ about }) => about.name),
    );
    const odd: string[] = [];
    for (const minutes of scenario === 'outage' ? [0, 5, 9, 21, 48] : [0, 17, 48]) {
      goTo(minutes);
      const nowMs = tenant.now();
      const answers = sources.map(async (known, place) => {
        const source = tenant.sources.at(place);
        const doesPing = minutes === 48 && steady.has(source.cluster?.name ?? '');
        const found = [
          ...oddStatus(source, known, nowMs),
          ...oddAnswer('connection', await check(source), known, nowMs),
          ...(doesPing ? oddAnswer('ping', await ping(source), known, nowMs) : []),
          ...(minutes === 48 ? oddRuns(tenant, place, known) : []),
        ];
        odd.push(...found.map((what) => `${minutes} min, ${known.about.name}: ${what}`));
      });
      await Promise.all(answers);
    }
    expect(odd).toEqual([]);
  });

  it('about its clusters agree with what is true', () => {
    const { tenant, goTo } = asked(seed, scenario);
    const statuses: Readonly<Record<string, string>> = {
      cutOff: 'FAILED',
      shortOfMemory: 'WARNING',
      oneSilent: 'WARNING',
      noAppliance: 'NO_CLIENTS',
    };
    const odd = [0, 6, 20].flatMap((minutes) => {
      goTo(minutes);
      return truth(seed, scenario).clusters.flatMap(({ about, troubles }) => {
        if (about.type !== 'cluster') return [];
        const { id } = clusterReference(seed, about.key);
        const cluster = tenant.clusters.find((one) => one.id === id);
        const silent = appliancesOf(tenant).filter(
          (one) => one.clusterId === id && tenant.now() - lastSeenMs(one, tenant) > minuteMs,
        ).length;
        const [cause = ''] = troubles
          .filter((one) => isThere(one, tenant.now()))
          .map((one) => one.cause);
        const silentOnes = { cutOff: cluster?.clientIds.length, oneSilent: 1 }[cause] ?? 0;
        return cluster?.status === (statuses[cause] ?? 'NORMAL') && silent === silentOnes
          ? []
          : [`${minutes} min, ${about.name}: ${cluster?.status}, ${silent} silent, ${cause}`];
      });
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

describe('a scenario', () => {
  const some = seeds.slice(0, 25);
  const live = ({ endedMs }: Trouble): boolean => endedMs > startedAtMs;
  const all = (scenario: Scenario, seed: number): readonly Trouble[] => {
    const { sources, clusters } = truth(seed, scenario);
    return [...sources, ...clusters].flatMap(({ troubles }) => troubles);
  };

  it.each(['healthy', 'slow'] as const)('that is %s has no trouble at all', (scenario) => {
    expect(some.flatMap((seed) => all(scenario, seed))).toEqual([]);
  });

  it('that is contradictory has none that lasts, and says other things than live checks', async () => {
    expect(some.flatMap((seed) => all('contradictory', seed)).filter(live)).toEqual([]);
    const { tenant, check } = asked(4, 'contradictory');
    const found = new Set<string>();
    for (let place = 0; place < tenant.initial.sources.count; place++) {
      const source = tenant.sources.at(place);
      const copies = source.connectorAttributes;
      if (source.status.endsWith('HEALTHY') !== source.healthy) found.add('flag');
      if (copies.status !== source.status) found.add('copies');
      if (source.status.endsWith('ERROR_SOURCE'))
        found.add(`red, check ${(await check(source)).status}`);
    }
    expect([...found].sort()).toEqual(['copies', 'flag', 'red, check SUCCESS']);
  });

  it('of an outage has a cluster with an older other trouble, expiring credentials and recoveries', () => {
    for (const seed of some) {
      const { sources, clusters } = truth(seed, 'outage');
      const cutOff = clusters.flatMap(({ troubles }) =>
        troubles.filter(({ cause }) => cause === 'cutOff'),
      );
      const own = sources.flatMap(({ troubles }) => troubles.filter((one) => !one.isOfCluster));
      const both = sources.filter(({ troubles }) => troubles.length > 1);
      const minutesOf = (atMs: number | undefined) => ((atMs ?? 0) - startedAtMs) / minuteMs;
      expect([seed, cutOff.length, own.length, both.length]).toEqual([seed, 1, 4, 1]);
      expect(both[0]?.troubles[0]?.beganMs).toBeLessThan(cutOff[0]?.beganMs ?? 0);
      expect(minutesOf(cutOff[0]?.beganMs)).toBeGreaterThan(0);
      expect(minutesOf(cutOff[0]?.endedMs)).toBeLessThan(20);
      const soon = own.filter(({ beganMs }) => beganMs > startedAtMs);
      expect(soon.map(({ layer }) => layer)).toEqual(['credentials']);
      const ends = own.map(({ endedMs }) => minutesOf(endedMs)).filter(Number.isFinite);
      expect(ends.filter((minutes) => minutes < 0).length).toBe(1);
      expect(ends.filter((minutes) => minutes > 0 && minutes < 15).length).toBe(1);
    }
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
