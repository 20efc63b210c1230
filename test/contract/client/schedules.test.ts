import { beforeAll, describe, expect, it } from 'vitest';
import type { ScheduleType } from '../../../src/model/runs/schedule.ts';
import {
  answerOf,
  asCause,
  errorOf,
  firstOf,
  rowsOf,
  sourceIdsOf,
  startTenant,
  tenantForTests,
  tenants,
} from './tenant.ts';

const types: readonly ScheduleType[] = ['ACCOUNT_AGGREGATION', 'GROUP_AGGREGATION'];

describe.each(tenants)('schedules ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });
  let ids: ReadonlyMap<string, string>;
  beforeAll(async () => {
    ids = await sourceIdsOf(tenant);
  });

  const file = () => ids.get('Badge System CSV') ?? 'none';

  it('are those of the company: files have none, most others have one', async () => {
    const { schedules } = tenant.api;
    const rows = await Promise.all(
      [...ids].map(async ([name, id]) => ({ name, rows: await rowsOf(schedules.list(id)) })),
    );
    const accounts = rows.filter((row) => row.rows.some(({ type }) => type === types[0])).length;
    const groups = rows.filter((row) => row.rows.some(({ type }) => type === types[1])).length;
    const [first] = rows.filter((row) => row.rows.length > 0);
    const one = await answerOf(
      schedules.get(ids.get(first?.name ?? '') ?? '', first?.rows[0]?.type as ScheduleType),
    );
    expect({
      files: rows.filter(({ name }) => name.endsWith('CSV')).flatMap((row) => row.rows),
      accounts: accounts >= 22 && accounts <= 34,
      groups: groups >= 12 && groups <= 26,
      expressions:
        new Set(rows.flatMap((row) => row.rows.map((row) => row.cronExpression))).size > 8,
      one: one.value.cronExpression,
    }).toEqual({
      files: [],
      accounts: true,
      groups: true,
      expressions: true,
      one: first?.rows[0]?.cronExpression,
    });
  });

  it('are made, changed and taken away', async () => {
    const { schedules } = tenant.api;
    const id = file();
    const type = 'GROUP_AGGREGATION';
    const unset = await errorOf(schedules.get(id, type));
    await answerOf(schedules.create(id, { type, cronExpression: '0 0 12 1/1 * ? *' }));
    const again = await errorOf(schedules.create(id, { type, cronExpression: '0 0 6 * * ?' }));
    const made = await rowsOf(schedules.list(id));
    await answerOf(
      schedules.patch(id, type, [{ op: 'replace', path: '/cronExpression', value: '0 0 6 * * ?' }]),
    );
    const changed = await answerOf(schedules.get(id, type));
    await answerOf(schedules.delete(id, type));
    expect({
      unset: unset.tag,
      again,
      made: made.map(({ cronExpression }) => cronExpression),
      changed: changed.value.cronExpression,
      after: await rowsOf(schedules.list(id)),
      twice: (await errorOf(schedules.delete(id, type))).tag,
    }).toEqual({
      unset: 'notFound',
      again: asCause('already'),
      made: ['0 0 12 1/1 * ? *'],
      changed: '0 0 6 * * ?',
      after: [],
      twice: 'notFound',
    });
  });

  it('refuse what cannot be', async () => {
    const { schedules } = tenant.api;
    const id = file();
    const type = 'ACCOUNT_AGGREGATION';
    const create = (document: object) =>
      errorOf(schedules.create(id, document as { type: ScheduleType; cronExpression: string }));
    const unix = await create({ type, cronExpression: '0 5 * * *' });
    const cause = unix.tag === 'badRequest' ? unix.said.detailCode : unix.tag;
    await answerOf(schedules.create(id, { type, cronExpression: '0 15 10 ? * 2-6' }));
    const patch = (path: string, value: string) =>
      errorOf(schedules.patch(id, type, [{ op: 'replace', path, value }]));
    expect([
      cause,
      unix,
      await create({ type: 'TEA', cronExpression: '0 0 6 * * ?' }),
      await create({ cronExpression: '0 0 6 * * ?' }),
      await create({ type: 'GROUP_AGGREGATION' }),
      await errorOf(schedules.get(id, 'TEA' as ScheduleType)),
      await patch('/type', 'GROUP_AGGREGATION'),
      await patch('/cronExpression', '0 0 25 * * ?'),
      await errorOf(schedules.patch(id, type, [{ op: 'remove', path: '/cronExpression' }])),
      (await errorOf(schedules.create('nowhere', { type, cronExpression: '0 0 6 * * ?' }))).tag,
      (await answerOf(schedules.get(id, type))).value.cronExpression,
    ]).toEqual([
      '400.1.3 Illegal value',
      asCause('6 or 7 fields'),
      asCause('TEA'),
      asCause("'type' was missing"),
      asCause("'cronExpression' was missing"),
      asCause('TEA'),
      asCause("'type' is not patchable"),
      asCause('hours "25"'),
      asCause("'cronExpression' was missing"),
      'notFound',
      '0 15 10 ? * 2-6',
    ]);
  });
});

describe('schedules for others', () => {
  it('are for a client without a user to read, and not for the help desk', async () => {
    const application = await startTenant({ as: 'application' });
    const helpDesk = await startTenant({ as: 'helpDesk' });
    const [source] = await rowsOf(application.api.sources.list({ filters: 'name eq "Zoom"' }));
    const id = source?.id ?? 'none';
    const created = application.api.schedules.create(id, {
      type: 'ACCOUNT_AGGREGATION',
      cronExpression: '0 0 6 * * ?',
    });
    const helpDesks = await firstOf(helpDesk.api.schedules.list(id));
    expect([
      (await firstOf(application.api.schedules.list(id))).ok,
      (await errorOf(created)).tag,
      helpDesks.ok ? 'listed' : helpDesks.error.tag,
    ]).toEqual([true, 'forbidden', 'forbidden']);
    await application.close();
    await helpDesk.close();
  });
});
