import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ConnectionHit,
  type ConnectionTarget,
  isSameConnection,
} from '../../../src/model/access/entitlementConnection.ts';
import {
  answerOf,
  errorOf,
  firstOf,
  plainAndQuirky,
  rowsOf,
  startTenant,
  tenantForTests,
} from './tenant.ts';

const to = (type: string) => [{ op: 'replace' as const, path: '/type', value: type }];
const dashed = (id: string) =>
  id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5').toUpperCase();

describe.each(plainAndQuirky)('connections ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });
  let mine: readonly ConnectionHit[];
  let machines: readonly ConnectionHit[];
  beforeAll(async () => {
    mine = await rowsOf(tenant.api.entitlementConnections.listMine());
    const filters = `type eq "NA" and source.id eq "${mine[0]?.source?.id}"`;
    machines = await rowsOf(tenant.api.entitlementConnections.list({ filters }));
  });

  it('say who holds what: people for good or just in time, machines neither way', async () => {
    const { entitlementConnections } = tenant.api;
    const list = (filters: string) => rowsOf(entitlementConnections.list({ filters }));
    const justInTime = await list('type eq "JIT"');
    const governed = Map.groupBy(justInTime, ({ entitlement }) => entitlement?.id);
    const [hit] = justInTime;
    const ofSource = await firstOf(
      entitlementConnections.list({ filters: `source.id eq "${hit?.source?.id}"` }),
    );
    expect({
      governed: governed.size,
      sizes: [...governed.values()].every(({ length }) => length >= 3 && length <= 8),
      machines: machines.every(
        ({ identity, machineIdentity }) => !identity && machineIdentity?.type === 'MACHINE',
      ),
      notMine: mine.filter(({ identity }) => identity?.name !== 'Noor Operator'),
      id: /^[0-9a-f]{32}$/.test(hit?.id ?? ''),
      source: hit?.source?.name?.replace(/\d+/, ''),
      ofSource:
        ofSource.ok &&
        ofSource.value.rows.every(({ value }) => value.source?.id === hit?.source?.id),
    }).toEqual({
      governed: 6,
      sizes: true,
      machines: true,
      notMine: [],
      id: true,
      source: expect.stringMatching(/ \[source-\]$/),
      ofSource: true,
    });
    expect(machines.length).toBeGreaterThan(3);
    expect(mine.filter(({ type }) => type === 'JIT').length).toBe(6);
  });

  it('are changed by id in either notation and by their three ends; lists may lag behind', async () => {
    const { entitlementConnections } = tenant.api;
    const hit = mine.find(({ type }) => type === 'STANDING');
    const ends = {
      entitlementId: hit?.entitlement?.id ?? '',
      identityId: hit?.identity?.id ?? '',
      accountId: hit?.account?.id ?? '',
    };
    const byId = await answerOf(entitlementConnections.patch(dashed(hit?.id ?? ''), to('JIT')));
    tenant.wait(6_000);
    const filters = `account.id eq "${ends.accountId}" and entitlement.id eq "${ends.entitlementId}"`;
    const [after] = await rowsOf(entitlementConnections.list({ filters }));
    const byEnds = await answerOf(entitlementConnections.patchBetween(ends, to('STANDING')));
    expect({
      same: isSameConnection(byId.value.connectionId ?? '', hit?.id ?? ''),
      byId: [byId.value.type, byId.value.state, byId.value.entitlementId],
      after: after?.type,
      byEnds: byEnds.value.type,
    }).toEqual({
      same: true,
      byId: ['JIT', 'AVAILABLE', ends.entitlementId],
      after: 'JIT',
      byEnds: 'STANDING',
    });
  });

  it('are changed many at once, each with an outcome of its own', async () => {
    const { entitlementConnections } = tenant.api;
    const ids = mine.filter(({ type }) => type === 'STANDING').map(({ id }) => id);
    const change = (connectionId: string | undefined, type: ConnectionTarget) => ({
      connectionId: connectionId ?? '',
      type,
    });
    const answer = await answerOf(
      entitlementConnections.changeMany([
        change(ids[1], 'JIT'),
        change(dashed(ids[1] ?? ''), 'JIT'),
        change('0'.repeat(32), 'JIT'),
        change(machines[0]?.id, 'STANDING'),
      ]),
    );
    expect(answer.value.map(({ status }) => status)).toEqual([201, 409, 404, 422]);
  });

  it('refuse what cannot be changed', async () => {
    const { entitlementConnections } = tenant.api;
    const id = mine[0]?.id ?? '';
    const ends = { entitlementId: 'a', identityId: '', accountId: 'c' };
    const many = Array(101).fill({ connectionId: id, type: 'JIT' });
    const errors = [
      await errorOf(entitlementConnections.patch(id, to('NA'))),
      await errorOf(
        entitlementConnections.patch(id, [{ op: 'replace', path: '/state', value: 'ACTIVE' }]),
      ),
      await errorOf(entitlementConnections.patch('0'.repeat(32), to('JIT'))),
      await errorOf(entitlementConnections.patchBetween(ends, to('JIT'))),
      await errorOf(entitlementConnections.patchBetween({ ...ends, identityId: 'b' }, to('JIT'))),
      await errorOf(entitlementConnections.changeMany(many)),
    ];
    expect(errors.map(({ tag }) => tag)).toEqual([
      'badRequest',
      'badRequest',
      'notFound',
      'badRequest',
      'notFound',
      'badRequest',
    ]);
  });
});

describe('connections as a search index knows them', () => {
  it.each([
    ['at once', [], 'JIT'],
    ['a little later where it lags', [37], 'STANDING'],
  ] as const)('show a change %s', async (_, quirks, atOnce) => {
    const tenant = await startTenant({ quirks });
    const { entitlementConnections } = tenant.api;
    const filters = 'type eq "STANDING"';
    const [hit] = await rowsOf(entitlementConnections.listMine({ filters }));
    const typeNow = async () => {
      const all = await rowsOf(entitlementConnections.listMine());
      return all.find(({ id }) => id === hit?.id)?.type;
    };
    await answerOf(entitlementConnections.patch(hit?.id ?? '', to('JIT')));
    const first = await typeNow();
    tenant.wait(6_000);
    const later = await typeNow();
    await tenant.close();
    expect([first, later]).toEqual([atOnce, 'JIT']);
  });

  it('are for administrators, and a tenant without the licence says so', async () => {
    const desk = await startTenant({ as: 'helpDesk' });
    const unlicensed = await startTenant();
    unlicensed.sandbox.faults.queue(
      { operation: 'list-entitlement-connections' },
      { type: 'status', status: 412 },
    );
    const tagOf = async (pages: ReturnType<typeof desk.api.entitlementConnections.list>) => {
      const first = await firstOf(pages);
      return first.ok ? 'fine' : first.error.tag;
    };
    const tags = [
      await tagOf(desk.api.entitlementConnections.list()),
      await tagOf(desk.api.entitlementConnections.listMine()),
      await tagOf(unlicensed.api.entitlementConnections.list()),
    ];
    await desk.close();
    await unlicensed.close();
    expect(tags).toEqual(['forbidden', 'fine', 'notEnabled']);
  });
});
