import { beforeAll, describe, expect, it } from 'vitest';
import type { Entitlement } from '../../../src/model/access/entitlement.ts';
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

const named = (rows: readonly Entitlement[]) => rows.map(({ name }) => name);

describe.each(tenants)('entitlements ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });
  let sourceId: string;
  let rows: readonly Entitlement[];
  beforeAll(async () => {
    sourceId = await sourceIdOf(tenant, 'Corporate Active Directory');
    rows = await rowsOf(tenant.api.entitlements.list({ filters: `source.id eq "${sourceId}"` }));
  });

  const privilege = (level: 'HIGH' | 'NONE') =>
    scheme === 'v2024'
      ? { op: 'replace' as const, path: '/privileged', value: level === 'HIGH' }
      : { op: 'replace' as const, path: '/privilegeOverride/level', value: level };
  const isHigh = (row: Entitlement) =>
    row.privileged === true || row.privilegeLevel?.effective === 'HIGH';

  it('are nested on four levels, with one circle that nobody runs round in', async () => {
    const { entitlements } = tenant.api;
    const byId = [...rows].sort((left, right) => (left.id < right.id ? -1 : 1));
    const [root, leaf] = [byId[20]?.id ?? '', byId[34]?.id ?? ''];
    const path: string[] = [leaf];
    const ids = new Set<string>([leaf]);
    for (;;) {
      const [parent] = await rowsOf(entitlements.parents(path.at(-1) ?? ''));
      if (parent === undefined || ids.has(parent.id)) break;
      ids.add(parent.id);
      path.push(parent.id);
    }
    const below = await rowsOf(entitlements.children(root));
    expect({
      levels: path.length,
      top: path.at(-1) === root,
      circle: (await rowsOf(entitlements.parents(root))).map(({ id }) => id),
      back: (await rowsOf(entitlements.children(leaf))).map(({ id }) => id),
      below: below.map(({ id }) => id).sort(),
      none: await rowsOf(entitlements.parents(byId[0]?.id ?? '')),
      unknown: await firstOf(entitlements.parents('0'.repeat(32))).then(
        (first) => !first.ok && first.error.tag,
      ),
    }).toEqual({
      levels: 4,
      top: true,
      circle: [leaf],
      back: [root],
      below: [byId[21]?.id, byId[22]?.id].sort(),
      none: [],
      unknown: 'notFound',
    });
  });

  it('are changed, one and many, and remember who wrote the texts', async () => {
    const { entitlements } = tenant.api;
    const [first, second, third] = rows.filter((row) => !isHigh(row)).map(({ id }) => id);
    await answerOf(
      entitlements.patch(first ?? '', [
        { op: 'replace', path: '/name', value: 'Night shift' },
        { op: 'replace', path: '/requestable', value: true },
        { op: 'add', path: '/segments/-', value: 'f7b1b8a3-5fed-4fd4-ad29-82014e137e19' },
        privilege('HIGH'),
      ]),
    );
    await answerOf(entitlements.patchMany([second ?? '', third ?? ''], [privilege('HIGH')]));
    const after = await answerOf(entitlements.get(first ?? ''));
    const others = await rowsOf(
      entitlements.list({ filters: `id in ("${second}","${third}")`, sorters: 'id' }),
    );
    const segmented = await rowsOf(
      entitlements.list({
        segmentIds: ['f7b1b8a3-5fed-4fd4-ad29-82014e137e19'],
        onlySegmented: true,
      }),
    );
    const { name, requestable, segments, manuallyUpdatedFields } = after.value;
    expect({
      name,
      requestable,
      segments,
      manuallyUpdatedFields,
      high: [after.value, ...others].map(isHigh),
      segmented: named(segmented),
    }).toEqual({
      name: 'Night shift',
      requestable: true,
      segments: ['f7b1b8a3-5fed-4fd4-ad29-82014e137e19'],
      manuallyUpdatedFields: { DISPLAY_NAME: true, DESCRIPTION: false },
      high: [true, true, true],
      segmented: ['Night shift'],
    });
  });

  it('refuse what cannot be changed', async () => {
    const { entitlements } = tenant.api;
    const id = rows[0]?.id ?? '';
    const other = scheme === 'v2024' ? '/privilegeOverride/level' : '/privileged';
    const errors = [
      await errorOf(entitlements.patch(id, [{ op: 'replace', path: '/value', value: 'x' }])),
      await errorOf(entitlements.patch(id, [{ op: 'replace', path: other, value: true }])),
      await errorOf(entitlements.patch(id, [{ op: 'replace', path: '/name', value: 7 }])),
      await errorOf(
        entitlements.patch(id, [
          { op: 'replace', path: '/owner', value: { type: 'IDENTITY', id: 'nobody' } },
        ]),
      ),
      await errorOf(entitlements.patch('nothing', [])),
      await errorOf(entitlements.patchMany(Array(51).fill(id), [privilege('HIGH')])),
      await errorOf(entitlements.patchMany([id, 'nothing'], [privilege('HIGH')])),
    ];
    expect(errors.map(({ tag }) => tag)).toEqual([
      'badRequest',
      'badRequest',
      'badRequest',
      'badRequest',
      'notFound',
      'badRequest',
      'notFound',
    ]);
  });

  it('are those of an account and of an identity', async () => {
    const { entitlements, entitlementConnections } = tenant.api;
    const mine = await rowsOf(
      entitlementConnections.listMine({ filters: 'type eq "STANDING"', sorters: 'account.id' }),
    );
    const accountId = mine[0]?.account?.id ?? '';
    const wanted = mine
      .filter(({ account }) => account?.id === accountId)
      .map(({ entitlement }) => entitlement?.id)
      .sort();
    const idsOf = (found: readonly Entitlement[]) => found.map(({ id }) => id).sort();
    const held = await rowsOf(entitlements.ofIdentity(mine[0]?.identity?.id ?? ''));
    const byParameter = await firstOf(entitlements.list({ accountId }));
    expect({
      account: idsOf(await rowsOf(entitlements.ofAccount(accountId))),
      identity: held.map(({ objectRef }) => objectRef?.id).sort(),
      parameter: byParameter.ok
        ? idsOf(byParameter.value.rows.map(({ value }) => value))
        : byParameter.error.tag,
      unknown: await firstOf(entitlements.ofAccount('nothing')).then(
        (first) => !first.ok && first.error.tag,
      ),
    }).toEqual({
      account: wanted,
      identity: [...new Set(mine.map(({ entitlement }) => entitlement?.id))].sort(),
      parameter: scheme === 'v2024' ? wanted : 'unsupportedQuery',
      unknown: 'notFound',
    });
  });

  it('have request settings that are replaced as a whole', async () => {
    const { entitlements } = tenant.api;
    const id = rows[1]?.id ?? '';
    const before = await answerOf(entitlements.requestConfig(id));
    const document = {
      ...(before.raw as object),
      accessRequestConfig: {
        approvalSchemes: [{ approverType: 'MANAGER', approverId: null }],
        requestCommentRequired: true,
        denialCommentRequired: false,
        maxPermittedAccessDuration: { value: 3, timeUnit: 'DAYS' },
      },
    };
    await answerOf(entitlements.replaceRequestConfig(id, document));
    const after = await answerOf(entitlements.requestConfig(id));
    const wrong = { accessRequestConfig: { approvalSchemes: [{ approverType: 'WORKFLOW' }] } };
    expect({
      before: before.value.accessRequestConfig?.approvalSchemes,
      after: after.value.accessRequestConfig,
      wrong: (await errorOf(entitlements.replaceRequestConfig(id, wrong))).tag,
    }).toMatchObject({
      before: [],
      after: {
        approvalSchemes: [{ approverType: 'MANAGER' }],
        requestCommentRequired: true,
        maxPermittedAccessDuration: { value: 3, timeUnit: 'DAYS' },
      },
      wrong: 'badRequest',
    });
  });

  it('are all taken away by a reset, once its task is over', async () => {
    const { entitlements } = tenant.api;
    const filters = `source.id eq "${sourceId}"`;
    const task = await answerOf(entitlements.reset(sourceId));
    const before = await firstOf(entitlements.list({ filters }));
    tenant.wait(25_000);
    expect({
      type: task.value.type,
      before: before.ok && before.value.rows.length,
      after: await rowsOf(entitlements.list({ filters })),
      unknown: (await errorOf(entitlements.reset('nothing'))).tag,
    }).toEqual({ type: 'TASK_RESULT', before: expect.any(Number), after: [], unknown: 'notFound' });
    expect(before.ok && before.value.rows.length).toBeGreaterThan(0);
  });
});

describe('entitlements for others', () => {
  it('are changed by nobody at the help desk, and read in v2024 by a client without a user', async () => {
    const desk = await startTenant({ as: 'helpDesk' });
    const application = await startTenant({ as: 'application', scheme: 'v2024' });
    const first = await firstOf(application.api.entitlements.list());
    const change = [{ op: 'replace', path: '/requestable', value: true }] as const;
    const answers = [
      first.ok,
      (await errorOf(desk.api.entitlements.patch('x', change))).tag,
      (await errorOf(application.api.entitlements.patch('x', change))).tag,
      (await errorOf(application.api.entitlements.reset('x'))).tag,
    ];
    await desk.close();
    await application.close();
    expect(answers).toEqual([true, 'forbidden', 'forbidden', 'forbidden']);
  });
});
