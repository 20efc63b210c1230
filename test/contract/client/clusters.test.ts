import { beforeAll, describe, expect, it } from 'vitest';
import { connect, nothingMasked } from '../../../src/api/index.ts';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { answerOf, errorOf, rowsOf, startTenant, tenantForTests, tenants } from './tenant.ts';

const minuteMs = 60_000;

describe.each(tenants)('clusters ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });
  let clusterId: string;
  beforeAll(async () => {
    const [first] = await rowsOf(tenant.api.managedClusters.list());
    clusterId = first?.id ?? '';
  });

  it('are listed, filtered and read one by one', async () => {
    const { managedClusters } = tenant.api;
    const all = await rowsOf(managedClusters.list());
    const dark = await rowsOf(managedClusters.list({ filters: 'status eq "FAILED"' }));
    const one = await answerOf(managedClusters.get(dark[0]?.id ?? ''));
    expect([all.length, dark.length, one.value.name]).toEqual([5, 1, 'Singapore Branch']);
    expect(all.map(({ serviceCount }) => (serviceCount ?? 0) > 0)).toEqual(all.map(() => true));
  });

  it('have no log configuration until they take one', async () => {
    const { managedClusters } = tenant.api;
    const before = await answerOf(managedClusters.logConfiguration(clusterId));
    const document = {
      durationMinutes: 5,
      rootLevel: 'INFO',
      logLevels: { 'sailpoint.connector.ADLDAPConnector': 'TRACE' },
    };
    const stored = await answerOf(managedClusters.putLogConfiguration(clusterId, document));
    const after = await answerOf(managedClusters.logConfiguration(clusterId));
    const { value: cluster } = await answerOf(managedClusters.get(clusterId));
    expect([before.value, after.value, cluster.logConfiguration]).toEqual([
      undefined,
      stored.value,
      stored.value,
    ]);
    expect(stored.value).toMatchObject(document);
    expect(typeof stored.value?.expiration).toBe('string');
  });

  it('refuse a log configuration that makes no sense', async () => {
    const { managedClusters } = tenant.api;
    const soon = '2027-01-01T00:00:00Z';
    const wrong = [
      {},
      null,
      { rootLevel: 'LOUD' },
      { rootLevel: 'INFO', durationMinutes: 4 },
      { rootLevel: 'INFO', durationMinutes: 1_441 },
      { rootLevel: 'INFO', durationMinutes: 60, expiration: soon },
      { rootLevel: 'INFO', expiration: soon },
      { rootLevel: 'INFO', logLevels: { 'sailpoint.connector.Any': 'LOUD' } },
      [],
    ];
    const errors = await Promise.all(
      wrong.map((document) => errorOf(managedClusters.putLogConfiguration(clusterId, document))),
    );
    const unknown = await errorOf(managedClusters.logConfiguration('nowhere'));
    const document = { rootLevel: 'INFO' };
    const alike = await errorOf(managedClusters.putLogConfiguration('nowhere', document));
    expect([...errors, unknown, alike].map(({ tag }) => tag)).toEqual([
      ...wrong.map(() => 'badRequest'),
      'notFound',
      'notFound',
    ]);
  });
});

it('a log configuration ends by itself', async () => {
  const clock = { nowMs: Date.UTC(2026, 8, 1) };
  const sandbox = await startSandbox({ now: () => clock.nowMs });
  const { environment, baseUrl, clientId, clientSecret } = sandbox;
  const credentials = { type: 'client', clientId, clientSecret } as const;
  const api = connect(
    { environment, origin: 'test', baseUrl, credentials, scheme: 'v1' },
    { masking: nothingMasked, allowed: () => ({ probes: true, writes: true }) },
  );
  const { managedClusters } = api;
  const [cluster] = await rowsOf(managedClusters.list());
  const read = async () =>
    (await answerOf(managedClusters.logConfiguration(cluster?.id ?? ''))).value?.rootLevel;
  await answerOf(managedClusters.putLogConfiguration(cluster?.id ?? '', { rootLevel: 'DEBUG' }));
  const found = [await read()];
  clock.nowMs += 239 * minuteMs;
  found.push(await read());
  clock.nowMs += minuteMs;
  found.push(await read());
  expect(found).toEqual(['DEBUG', 'DEBUG', undefined]);
  await api.close();
  await sandbox.close();
});

it('clusters are not for the help desk, and one by one not for a client without a user', async () => {
  const [helpDesk, application] = await Promise.all([
    startTenant({ as: 'helpDesk' }),
    startTenant({ as: 'application', scheme: 'v2024' }),
  ]);
  const rows = await rowsOf(application.api.managedClusters.list());
  const id = rows[0]?.id ?? '';
  const refused = await Promise.all([
    errorOf(helpDesk.api.managedClusters.get(id)),
    errorOf(application.api.managedClusters.get(id)),
    errorOf(application.api.managedClusters.putLogConfiguration(id, { rootLevel: 'INFO' })),
  ]);
  expect([rows.length, ...refused.map(({ tag }) => tag)]).toEqual([
    5,
    'forbidden',
    'forbidden',
    'forbidden',
  ]);
  await Promise.all([helpDesk.close(), application.close()]);
});
