import { beforeAll, describe, expect, it } from 'vitest';
import { parseTime } from '../../../src/insight/time.ts';
import { refusalIn, taskIdOf } from '../../../src/model/runs/loadTask.ts';
import { type TaskStatus, taskStateOf } from '../../../src/model/runs/taskStatus.ts';
import {
  answerOf,
  errorOf,
  rowsOf,
  sourceIdsOf,
  startTenant,
  tenantForTests,
  tenants,
} from './tenant.ts';

describe.each(tenants)('aggregations ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });
  let ids: ReadonlyMap<string, string>;
  beforeAll(async () => {
    ids = await sourceIdsOf(tenant);
  });

  const idOf = (name: string): string => ids.get(name) ?? '';
  const accountsIn = async (sourceId: string): Promise<number> =>
    (await rowsOf(tenant.api.accounts.list({ filters: `sourceId eq "${sourceId}"` }))).length;
  /** Follows a task until it has ended. */
  const ended = async (taskId: string | undefined): Promise<TaskStatus> => {
    for (let turn = 0; turn < 40; turn++) {
      tenant.wait(5_000);
      const { value } = await answerOf(tenant.api.tasks.get(taskId ?? ''));
      if (taskStateOf(value) !== 'RUNNING') return value;
    }
    throw new Error('the task does not end');
  };

  it('bring the first accounts of a file, whose header must fit', async () => {
    const { aggregations, sources } = tenant.api;
    const sourceId = idOf('Badge System CSV');
    const text = '\ufeffbadgeId,holder,validFrom,validUntil,accessZones\nB-1,"Tan, Mei",,,Z1\n';
    expect(await accountsIn(sourceId)).toBe(0);
    expect(await errorOf(aggregations.loadAccounts(sourceId))).toMatchObject({ tag: 'badRequest' });
    const short = { fileName: 'short.csv', text: 'badgeId,validFrom\nB-1,\n' };
    const wrong = await errorOf(aggregations.loadAccounts(sourceId, { file: short }));
    expect([wrong.tag, JSON.stringify(wrong)]).toEqual([
      'badRequest',
      expect.stringMatching(/400\.1\.3 Illegal value.*holder/s),
    ]);
    const begun = await answerOf(
      aggregations.loadAccounts(sourceId, { file: { fileName: 'badges.csv', text } }),
    );
    expect([
      refusalIn(begun.value),
      begun.value.success,
      parseTime(begun.value.task.created),
    ]).toEqual([undefined, true, expect.any(Number)]);
    const task = await ended(taskIdOf(begun.value));
    const { value } = await answerOf(sources.get(sourceId));
    expect([task.completionStatus, value.status, await accountsIn(sourceId)]).toEqual([
      'SUCCESS',
      'SOURCE_STATE_HEALTHY',
      task.attributes.total,
    ]);
    const { lastAggregationDate_account: last } = value.connectorAttributes ?? {};
    expect(parseTime(last)).toBeGreaterThan(Date.UTC(2026, 8, 1, 3));
  });

  it('of a source that runs already are accepted and say that they will not run', async () => {
    const { aggregations } = tenant.api;
    const sourceId = idOf('Workday HR');
    const second = await answerOf(
      aggregations.loadAccounts(sourceId, { disableOptimization: true }),
    );
    const task = await ended(taskIdOf(second.value));
    expect([refusalIn(second.value), task.completionStatus]).toEqual([
      expect.stringContaining('currently running aggregation must complete'),
      'ERROR',
    ]);
  });

  it('of a failing source end with its error', async () => {
    const { aggregations } = tenant.api;
    const begun = await answerOf(aggregations.loadAccounts(idOf('DMZ Active Directory')));
    const task = await ended(taskIdOf(begun.value));
    expect([task.completionStatus, task.messages[0]?.text]).toEqual([
      'ERROR',
      expect.stringContaining('data 532'),
    ]);
  });

  it('tell how far they are', async () => {
    const { aggregations, tasks } = tenant.api;
    const [running] = await rowsOf(
      tasks.running({ filters: `sourceId eq "${idOf('Workday HR')}"` }),
    );
    const { value } = await answerOf(aggregations.status(running?.id ?? ''));
    expect(['STARTED', 'ACCOUNTS_COLLECTED']).toContain(value.status);
    expect(value.totalAccounts === undefined).toBe(value.status === 'STARTED');
    expect(await errorOf(aggregations.status('nothing'))).toMatchObject({ tag: 'notFound' });
  });

  it('of entitlements, attributes and uncorrelated accounts give a task to follow', async () => {
    const { aggregations, tasks } = tenant.api;
    const sourceId = idOf('SAP Concur');
    const file = { fileName: 'people.csv', text: 'account,identity\na,b\n' };
    const begun = [
      (await answerOf(aggregations.loadEntitlements(sourceId))).value,
      (await answerOf(aggregations.loadUncorrelatedAccounts(sourceId, file))).value,
      (await answerOf(aggregations.synchronizeAttributes(sourceId))).value,
    ];
    const job = begun[2]?.payload;
    const definitions = await Promise.all(
      begun.map(
        async (answer) => (await answerOf(tasks.get(taskIdOf(answer) ?? ''))).value.uniqueName,
      ),
    );
    expect([definitions, job]).toMatchObject([
      [
        'Cloud Group Aggregation',
        'Cloud Process Uncorrelated Accounts',
        'Cloud Attribute Synchronization',
      ],
      { dataJson: JSON.stringify({ sourceId }) },
    ]);
  });

  it('take accounts away and bring them back from a file', async () => {
    const { aggregations, schemas, sources } = tenant.api;
    const sourceId = idOf('Agency Staff CSV');
    const [schema] = await rowsOf(schemas.list(sourceId));
    const header = (schema?.attributes ?? []).map(({ name }) => name).join(',');
    const before = await accountsIn(sourceId);
    const removal = await answerOf(aggregations.removeAccounts(sourceId));
    await ended(taskIdOf(removal.value));
    expect(await accountsIn(sourceId)).toBe(0);
    const file = { fileName: 'staff.csv', text: `${header}\n` };
    const load = await answerOf(aggregations.loadAccounts(sourceId, { file }));
    await ended(taskIdOf(load.value));
    const { value } = await answerOf(sources.get(sourceId));
    expect([before > 0, await accountsIn(sourceId), value.status]).toEqual([
      true,
      before,
      'SOURCE_STATE_HEALTHY',
    ]);
  });

  it('of a source that does not exist are not found', async () => {
    const { aggregations } = tenant.api;
    const file = { fileName: 'a.csv', text: 'a\n' };
    const errors = await Promise.all([
      errorOf(aggregations.loadAccounts('nothing')),
      errorOf(aggregations.loadUncorrelatedAccounts('nothing', file)),
      errorOf(aggregations.loadEntitlements('nothing')),
      errorOf(aggregations.removeAccounts('nothing')),
      errorOf(aggregations.synchronizeAttributes('nothing')),
    ]);
    expect(errors.map(({ tag }) => tag)).toEqual(Array(5).fill('notFound'));
  });
});

describe('aggregations', () => {
  it('are begun neither by the help desk nor, for most, by a client without a user', async () => {
    const tags: (readonly string[])[] = [];
    for (const as of ['helpDesk', 'application'] as const) {
      const tenant = await startTenant({ as });
      const { aggregations } = tenant.api;
      const id = 'refused before it is looked up';
      const errors = [
        await errorOf(aggregations.loadAccounts(id)),
        await errorOf(aggregations.loadEntitlements(id)),
        await errorOf(aggregations.removeAccounts(id)),
      ];
      tags.push(errors.map(({ tag }) => tag));
      await tenant.close();
    }
    expect(tags).toEqual([Array(3).fill('forbidden'), Array(3).fill('forbidden')]);
  });
});
