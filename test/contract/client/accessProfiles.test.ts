import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../src/resources/index.ts';
import {
  answerOf,
  errorOf,
  firstOf,
  rowsOf,
  startTenant,
  tenantForTests,
  tenants,
} from './tenant.ts';

describe.each(tenants)('access profiles ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });

  it('are listed whole, by name, in more than one page, and read one by one', async () => {
    const { accessProfiles } = tenant.api;
    const all = await rowsOf(accessProfiles.list());
    const names = all.map(({ name = '' }) => name.toLowerCase());
    const [first] = all;
    const one = await answerOf(accessProfiles.get(first?.id ?? ''));
    expect(all.length).toBeGreaterThan(50);
    expect([new Set(all.map(({ id }) => id)).size, names]).toEqual([
      all.length,
      [...names].sort((left, right) => (left < right ? -1 : 1)),
    ]);
    expect([one.value.name, one.value.source?.id, one.value.entitlements.length]).toEqual([
      first?.name,
      first?.source?.id,
      first?.entitlements.length,
    ]);
  });

  it('hold entitlements of their own source, and only a disabled one holds none', async () => {
    const { accessProfiles, entitlements, sources, identities } = tenant.api;
    const all = await rowsOf(accessProfiles.list());
    expect(all.filter((row) => row.entitlements.length === 0 && row.enabled !== false)).toEqual([]);
    const profile = all.find((row) => row.entitlements.length > 1);
    const held = await Promise.all(
      (profile?.entitlements ?? []).map(({ id = '' }) => answerOf(entitlements.get(id))),
    );
    const source = await answerOf(sources.get(profile?.source?.id ?? ''));
    const owner = await answerOf(identities.get(profile?.owner?.id ?? ''));
    expect([
      held.map(({ value }) => value.name),
      new Set(held.map(({ value }) => value.source?.id)),
      source.value.name,
      owner.value.name,
    ]).toEqual([
      profile?.entitlements.map(({ name }) => name),
      new Set([profile?.source?.id]),
      profile?.source?.name,
      profile?.owner?.name,
    ]);
  });

  it('are filtered and sorted as the list takes it', async () => {
    const { accessProfiles } = tenant.api;
    const all = await rowsOf(accessProfiles.list());
    const wanted = all.find(({ owner }) => owner !== undefined);
    const idsOf = async (filters: string) =>
      (await rowsOf(accessProfiles.list({ filters }))).map(({ id }) => id);
    const ids = (fits: (row: (typeof all)[number]) => boolean) =>
      all.filter(fits).map(({ id }) => id);
    const [sourceId, ownerId] = [wanted?.source?.id, wanted?.owner?.id];
    expect(await idsOf(`source.id eq "${sourceId}"`)).toEqual(
      ids(({ source }) => source?.id === sourceId),
    );
    expect(await idsOf(`owner.id in ("${ownerId}")`)).toEqual(
      ids(({ owner }) => owner?.id === ownerId),
    );
    expect(await idsOf('requestable eq false and name sw "f"')).toEqual(
      ids(({ requestable, name }) => requestable === false && name?.startsWith('F') === true),
    );
    const times = (await rowsOf(accessProfiles.list({ sorters: '-modified' }))).map(
      ({ modified = '' }) => Date.parse(modified),
    );
    expect(times).toEqual([...times].sort((left, right) => right - left));
  });

  it('are found by an entitlement that they hold, and hang on source and owner', async () => {
    const { api } = tenant;
    const all = await rowsOf(api.accessProfiles.list());
    const profile = all.find((row) => row.entitlements.length > 1);
    const [held] = profile?.entitlements ?? [];
    const holders = all.filter((row) => row.entitlements.some(({ id }) => id === held?.id));
    const found = await rowsOf(api.accessProfiles.ofEntitlement(held?.id ?? ''));
    expect(found.map(({ id }) => id)).toEqual(holders.map(({ id }) => id));
    expect(found[0]?.entitlements.length).toBe(holders[0]?.entitlements.length);
    expect(await rowsOf(api.accessProfiles.ofEntitlement('none "or" \\'))).toEqual([]);
    const { list } = kindOf('access-profiles');
    const named = (reference: { id?: string; name?: string } | undefined) => ({
      id: reference?.id ?? '',
      name: reference?.name ?? '',
    });
    const ofSource = list?.(api, { source: named(profile?.source) }, {});
    const ofOwner = list?.(api, { parent: named(profile?.owner) }, {});
    for (const pages of [ofSource, ofOwner]) {
      const ids = (pages === undefined ? [] : await rowsOf(pages)).map(({ id }) => id);
      expect(ids).toContain(profile?.id);
      expect(ids.length).toBeLessThan(all.length);
    }
  });

  it('that do not exist are not found, and unknown questions are refused', async () => {
    const { accessProfiles } = tenant.api;
    const missing = await errorOf(accessProfiles.get('nothing'));
    const unknown = await firstOf(accessProfiles.list({ filters: 'enabled eq true' }));
    expect([missing.tag, !unknown.ok && unknown.error.tag]).toEqual([
      'notFound',
      'unsupportedQuery',
    ]);
  });
});

it('access profiles go with their source', async () => {
  const tenant = await startTenant();
  const { accessProfiles, sources } = tenant.api;
  const before = await rowsOf(accessProfiles.list());
  const profile = before.find(({ source }) => source?.name === 'Zoom');
  const held = profile?.entitlements[0]?.id ?? '';
  expect(await rowsOf(accessProfiles.ofEntitlement(held))).not.toEqual([]);
  await answerOf(sources.remove(profile?.source?.id ?? ''));
  tenant.wait(60_000);
  const after = await rowsOf(accessProfiles.list());
  expect(after.some(({ source }) => source?.name === 'Zoom')).toBe(false);
  expect(after.length).toBeLessThan(before.length);
  expect(await rowsOf(accessProfiles.ofEntitlement(held))).toEqual([]);
  await tenant.close();
});
