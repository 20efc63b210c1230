import { beforeAll, describe, expect, it } from 'vitest';
import { parseTime } from '../../../src/insight/time.ts';
import { taskStateOf } from '../../../src/model/runs/taskStatus.ts';
import {
  answerOf,
  errorOf,
  firstOf,
  rowsOf,
  sourceIdOf,
  startTenant,
  tenantForTests,
  tenants,
} from './tenant.ts';

const ninetyDaysMs = 90 * 86_400_000;

describe.each(tenants)('tasks ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });
  let sourceId: string;
  beforeAll(async () => {
    sourceId = await sourceIdOf(tenant, 'DMZ Active Directory');
  });

  it('of one source are listed, the latest first, and read one by one', async () => {
    const { tasks } = tenant.api;
    const rows = await rowsOf(tasks.list({ filters: `sourceId eq "${sourceId}"` }));
    const startsMs = rows.map(({ created }) => parseTime(created) ?? 0);
    const [latest] = rows;
    const one = await answerOf(tasks.get(latest?.id ?? ''));
    expect(rows.length).toBeGreaterThan(10);
    expect(startsMs).toEqual(startsMs.toSorted((left, right) => right - left));
    // The list keeps the time it is sorted by as it is; tenants write the others in many ways.
    const times = { created: undefined, launched: undefined, modified: undefined };
    expect({ ...one.value, ...times }).toEqual({ ...latest, ...times });
    expect([latest?.completionStatus, latest?.target?.id, latest?.target?.name]).toEqual([
      'ERROR',
      sourceId,
      'DMZ Active Directory [source]',
    ]);
    expect(latest?.messages[0]?.text).toContain('LDAP: error code 49');
  });

  it('are filtered by status and type, in either spelling', async () => {
    const { tasks } = tenant.api;
    const of = `sourceId eq "${sourceId}"`;
    const count = async (filters: string) => (await rowsOf(tasks.list({ filters }))).length;
    const all = await count(of);
    const failed = await count(`${of} and completionStatus eq "ERROR"`);
    const other = await count(
      `${of} and completionStatus in ("SUCCESS","WARNING","TERMINATED","TEMPERROR")`,
    );
    const coded = await count(`${of} and type eq "CLOUD_ACCOUNT_AGGREGATION"`);
    const shown = await count(`${of} and type eq "Cloud Account Aggregation"`);
    expect([failed + other, coded > 0, coded]).toEqual([all, true, shown]);
  });

  it('that run grow, and are found by whichever list the tenant has for them', async () => {
    const { tasks } = tenant.api;
    const [first] = await rowsOf(tasks.running());
    const pending = await rowsOf(tasks.pending());
    expect(pending.map(({ id }) => id)).toEqual([first?.id]);
    tenant.wait(40_000);
    const later = (await answerOf(tasks.get(first?.id ?? ''))).value;
    expect([first && taskStateOf(first), first?.completed, taskStateOf(later)]).toEqual([
      'RUNNING',
      undefined,
      'RUNNING',
    ]);
    expect(Number(later.attributes.total)).toBeGreaterThan(Number(first?.attributes.total));
    expect(later.percentComplete).toBeGreaterThan(first?.percentComplete ?? 100);
    const launched = await rowsOf(tasks.running({ filters: 'launcher eq "nobody"' }));
    expect(launched).toEqual([]);
  });

  it('end after 90 days', async () => {
    const { tasks } = tenant.api;
    const filters = `sourceId eq "${sourceId}"`;
    const oldest = await firstOf(tasks.list({ filters, sorters: 'created' }));
    if (!oldest.ok) throw new Error('the list failed');
    const [row] = oldest.value.rows;
    const ageMs = Date.UTC(2026, 8, 1, 3) - (parseTime(row?.value.created) ?? 0);
    expect(ageMs).toBeLessThanOrEqual(ninetyDaysMs + 60_000);
    expect(ageMs).toBeGreaterThan(ninetyDaysMs - 8 * 86_400_000);
    expect(await errorOf(tasks.get('2c9180700000df30'))).toMatchObject({ tag: 'notFound' });
  });

  it('that hang are cleared, once and by nothing but their completion', async () => {
    const { tasks } = tenant.api;
    const [running] = await rowsOf(tasks.running());
    const id = running?.id ?? '';
    const wrong = [
      [{ op: 'replace', path: '/launcher', value: 'me' }],
      [{ op: 'replace', path: '/completionStatus', value: 'FINE' }],
      [
        { op: 'replace', path: '/completionStatus', value: 'ERROR' },
        { op: 'replace', path: '/completed', value: 'now' },
      ],
    ] as const;
    for (const patch of wrong) {
      expect(await errorOf(tasks.update(id, patch))).toMatchObject({ tag: 'badRequest' });
    }
    const cleared = await answerOf(
      tasks.update(id, [
        { op: 'replace', path: '/completionStatus', value: 'Terminated' },
        { op: 'replace', path: '/completed', value: '2026-09-01 03:05:00.470000+00:00' },
      ]),
    );
    expect(taskStateOf(cleared.value)).toBe('TERMINATED');
    expect(await rowsOf(tasks.running())).toEqual([]);
    const again = [{ op: 'replace', path: '/completionStatus', value: 'ERROR' }] as const;
    expect(await errorOf(tasks.update(id, again))).toMatchObject({ tag: 'badRequest' });
    expect(await errorOf(tasks.update('nothing', again))).toMatchObject({ tag: 'notFound' });
  });
});

describe('tasks', () => {
  it('are read by the help desk, but not changed', async () => {
    const tenant = await startTenant({ as: 'helpDesk' });
    const { tasks } = tenant.api;
    const [running] = await rowsOf(tasks.running());
    const patch = [{ op: 'replace', path: '/completionStatus', value: 'ERROR' }] as const;
    const refused = await errorOf(tasks.update(running?.id ?? '', patch));
    await tenant.close();
    expect(refused).toMatchObject({ tag: 'forbidden' });
  });

  it('of v2024 that run are in no plain list', async () => {
    const tenant = await startTenant({ scheme: 'v2024' });
    const { tasks } = tenant.api;
    const [running] = await rowsOf(tasks.running());
    const [listed] = await rowsOf(tasks.list({ filters: `id eq "${running?.id}"` }));
    const refused = await firstOf(tasks.list({ filters: 'launcher eq "System"' }));
    await tenant.close();
    expect([listed, refused.ok]).toEqual([undefined, false]);
  });
});
