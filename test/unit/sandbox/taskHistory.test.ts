import { describe, expect, it } from 'vitest';
import { equals } from '../../../src/model/filters/filterExpression.ts';
import { dueTimes } from '../../../src/sandbox/data/runs/dueTimes.ts';
import type { TaskRow } from '../../../src/sandbox/data/runs/taskShape.ts';
import { accountsOf } from '../../../src/sandbox/data/tenant/tenant.ts';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { accountsOf as sourceAccountsOf } from '../../../src/sandbox/state/access/accounts.ts';
import { taskHistoryOf } from '../../../src/sandbox/state/runs/taskHistory.ts';
import { makeTenant, type Tenant } from '../../../src/sandbox/tenant.ts';
import { clientOf } from './client.ts';

const startedAtMs = Date.UTC(2026, 8, 1, 3, 0, 0);
const dayMs = 86_400_000;

const tenantOf = (seed: number, scale: 'small' | 'large' = 'small'): Tenant =>
  makeTenant({ seed, scale, accounts: accountsOf(seed), now: () => startedAtMs });

/** The tasks of one source, the latest first. */
const tasksAt = (tenant: Tenant, place: number): readonly TaskRow[] => {
  const { id } = tenant.initial.sources.at(place);
  const history = taskHistoryOf(tenant);
  return history.newestFirst(equals('sourceId', id), `sourceId eq "${id}"`).map(history.row);
};

const isAccounts = ({ definition }: TaskRow): boolean => definition === 'Cloud Account Aggregation';

const eachSource = (tenant: Tenant) =>
  Array.from({ length: tenant.initial.sources.count }, (_, place) => {
    const entry = tenant.initial.entryAt(place);
    if (entry === undefined) throw new Error(`no source ${place}`);
    return { entry, source: tenant.initial.sources.at(place), tasks: tasksAt(tenant, place) };
  });

describe.each([1, 7, 4_711])('the task history of seed %i', (seed) => {
  const tenant = tenantOf(seed);

  it('of what has no schedule is made by people, at no regular times', () => {
    const regular = eachSource(tenant).flatMap(({ entry, source, tasks }) => {
      const runs = tasks.filter(isAccounts);
      const isByHand = runs.length > 3 && runs.every(({ launcher }) => launcher !== 'System');
      if (!isByHand || source.connectionType === 'file') return [];
      const days = runs.map(({ startedAtMs }) => Math.floor(startedAtMs / dayMs));
      const gaps = days.slice(1).map((day, index) => (days[index] ?? 0) - day);
      return new Set(gaps).size > 2 ? [] : [entry.name];
    });
    expect(regular).toEqual([]);
  });

  it('knows nothing of sources that were never aggregated', () => {
    const never = eachSource(tenant).filter(({ entry }) => entry.story.isNeverAggregated === true);
    expect(never.length).toBeGreaterThan(0);
    expect(never.flatMap(({ tasks }) => tasks)).toEqual([]);
  });

  it('warns for five days where the delete threshold was reached, and updates no account', () => {
    const reached = eachSource(tenant).filter(({ entry }) =>
      entry.story.faults.some(({ incident }) => incident === 'thresholdReached'),
    );
    expect(reached.length).toBeGreaterThan(0);
    const fromMs = startedAtMs - 5 * dayMs;
    const { of, rows } = sourceAccountsOf(tenant);
    for (const { source, tasks } of reached) {
      const accounts = tasks.filter(isAccounts);
      const late = accounts.filter((task) => task.startedAtMs >= fromMs);
      const { from, to } = of(source.id);
      const updated = Array.from({ length: to - from }, (_, local) => rows.at(from + local)).filter(
        ({ modifiedAtMs, createdAtMs }) => modifiedAtMs > fromMs || createdAtMs > modifiedAtMs,
      );
      expect([
        late.length > 0,
        late.every(({ outcome }) => outcome.status === 'WARNING'),
        accounts[late.length]?.outcome.status,
        updated,
      ]).toEqual([true, true, 'SUCCESS', []]);
    }
  });

  it('reaches back a little over 90 days, has every ending, and tells its tasks by id', () => {
    const history = taskHistoryOf(tenant);
    const all = history.newestFirst(undefined, '').map(history.row);
    const latestMs = all[0]?.startedAtMs ?? 0;
    const oldestMs = all.at(-1)?.startedAtMs ?? 0;
    const shares = Object.fromEntries(
      ['SUCCESS', 'WARNING', 'ERROR', 'TERMINATED', 'TEMPERROR'].map((status) => [
        status,
        all.filter(({ outcome }) => outcome.status === status).length / all.length,
      ]),
    );
    expect(latestMs).toBeLessThan(startedAtMs - 90_000);
    expect(startedAtMs - oldestMs).toBeGreaterThan(90.5 * dayMs);
    expect(shares.SUCCESS).toBeGreaterThan(0.75);
    expect(Object.values(shares).every((share) => share > 0)).toBe(true);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const row of [all[0], all[all.length >> 1], all.at(-1)]) {
      const past = history.find(row?.id ?? '');
      expect(past && history.row(past)).toEqual(row);
    }
    expect(history.find('2c91807000000000000')).toBeUndefined();
  });
});

describe('a large history', () => {
  it('finds the tasks of one source without making those of all others', () => {
    const whole = tenantOf(1, 'large');
    const asked = new Set<number>();
    const entryAt = (place: number) => {
      asked.add(place);
      return whole.initial.entryAt(place);
    };
    const tenant = { ...whole, initial: { ...whole.initial, entryAt } };
    expect(tasksAt(tenant, 1_500).length).toBeGreaterThan(0);
    expect([...asked]).toEqual([1_500]);
  });
});

describe('a task of the history', () => {
  it('can be read until it is 90 days old', async () => {
    const history = taskHistoryOf(tenantOf(7));
    const ages = history.newestFirst(undefined, '').map(history.row);
    const kept = ages.findLast(({ startedAtMs: atMs }) => startedAtMs - atMs < 90 * dayMs);
    const sandbox = await startSandbox({ seed: 7, now: () => startedAtMs });
    const client = await clientOf(sandbox);
    const statusOf = async (row: TaskRow | undefined) =>
      (await client.get(`/task-status/v1/${row?.id}`)).status;
    const found = [await statusOf(kept), await statusOf(ages.at(-1))];
    await sandbox.close();
    expect(found).toEqual([200, 404]);
  });
});

describe('the times when a schedule falls due', () => {
  const monday = Date.UTC(2026, 7, 31);
  const hour = (at: number, day = monday) => day + at * 3_600_000;
  it.each([
    ['0 0 6 * * ?', monday, [hour(4)]],
    ['0 0 5,13,21 * * ?', monday, [hour(19), hour(11), hour(3)]],
    ['0 0 2 ? * 1', monday, []],
    ['0 0 2 ? * 2', monday, [hour(0)]],
    ['0 45 22 ? * MON-FRI', monday, [hour(20.75)]],
    ['0 0 0/4 * * ?', monday, [18, 14, 10, 6, 2, -2].map((at) => hour(at))],
    ['0 0 3 L * ?', monday, [hour(1)]],
    ['0 0 3 L * ?', monday - dayMs, []],
    ['0 0 4 ? * 7#1', Date.UTC(2026, 8, 5), [hour(2, Date.UTC(2026, 8, 5))]],
    ['0 0 4 ? * 7#1', Date.UTC(2026, 8, 12), []],
    ['0 0 12 1/1 * ? *', Date.UTC(2026, 0, 12), [hour(11, Date.UTC(2026, 0, 12))]],
  ] as const)('%s', (expression, dayMs, times) => {
    expect(dueTimes(expression, dayMs)).toEqual(times);
  });

  it('are all of a day, hour by hour and every five minutes', () => {
    const gaps = (expression: string) => {
      const times = dueTimes(expression, monday);
      return [
        times.length,
        ...new Set(times.slice(1).map((at, index) => (times[index] ?? 0) - at)),
      ];
    };
    expect(gaps('0 0 * * * ?')).toEqual([24, 3_600_000]);
    expect(gaps('0 */5 * * * ?')).toEqual([288, 300_000]);
    expect(gaps('0 0,15,30,45 * * * ?')).toEqual([96, 900_000]);
  });
});
