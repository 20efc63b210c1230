import { beforeAll, describe, expect, it } from 'vitest';
import {
  answerOf,
  errorOf,
  firstOf,
  rowsOf,
  sourceIdOf,
  tenantForTests,
  tenants,
} from './tenant.ts';

describe.each(tenants)('accounts ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });
  let sourceId: string;
  beforeAll(async () => {
    sourceId = await sourceIdOf(tenant, 'SAP Concur');
  });

  it('of a source are listed and read one by one', async () => {
    const { accounts } = tenant.api;
    const rows = await rowsOf(accounts.list({ filters: `sourceId eq "${sourceId}"` }));
    const ids = rows.map(({ id }) => id);
    const one = await answerOf(accounts.get(ids[0] ?? ''));
    expect(rows.length).toBeGreaterThan(7);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(rows.map((row) => row.sourceId))).toEqual(new Set([sourceId]));
    expect(one.value).toEqual(rows[0]);
  });

  it('are filtered by whose they are and what they hold', async () => {
    const { accounts } = tenant.api;
    const of = `sourceId eq "${sourceId}"`;
    const all = await rowsOf(accounts.list({ filters: of }));
    const lonely = await rowsOf(accounts.list({ filters: `${of} and uncorrelated eq true` }));
    const holding = await rowsOf(accounts.list({ filters: `${of} and hasEntitlements eq true` }));
    const owned = all.find(({ identity }) => identity !== undefined);
    const named = await rowsOf(
      accounts.list({ filters: `${of} and identity.name eq "${owned?.identity?.name}"` }),
    );
    expect(lonely).toEqual(all.filter(({ identity }) => identity === undefined));
    expect(holding).toEqual(all.filter(({ hasEntitlements }) => hasEntitlements));
    expect(named.map(({ id }) => id)).toContain(owned?.id);
  });

  it('are slim where that is enough', async () => {
    const { accounts } = tenant.api;
    const filters = `sourceId eq "${sourceId}"`;
    const [slim] = await rowsOf(accounts.list({ filters, detailLevel: 'SLIM' }));
    const [full] = await rowsOf(accounts.list({ filters, sorters: 'id' }));
    expect([slim?.id, slim?.origin, full?.origin]).toEqual([full?.id, undefined, 'AGGREGATED']);
  });

  it('hold entitlements of their source', async () => {
    const { accounts } = tenant.api;
    const filters = `sourceId eq "${sourceId}" and hasEntitlements eq true`;
    const [holder] = await rowsOf(accounts.list({ filters }));
    const held = await rowsOf(accounts.entitlements(holder?.id ?? ''));
    expect(held.length).toBeGreaterThan(0);
    expect(new Set(held.map(({ source }) => source?.id))).toEqual(new Set([sourceId]));
    const by = await rowsOf(accounts.list({ filters: `entitlements eq "${held[0]?.id}"` }));
    expect(by.map(({ id }) => id)).toContain(holder?.id);
  });

  it('that do not exist are not found', async () => {
    const { accounts } = tenant.api;
    expect(await errorOf(accounts.get('nothing'))).toMatchObject({ tag: 'notFound' });
    const held = await firstOf(accounts.entitlements('nothing'));
    expect(held).toMatchObject({ ok: false, error: { tag: 'notFound' } });
  });
});
