import { beforeAll, describe, expect, it } from 'vitest';
import { parseTime } from '../../../src/insight/time.ts';
import type { ManagedClient } from '../../../src/model/machines/managedClient.ts';
import { answerOf, errorOf, rowsOf, startTenant, tenantForTests, tenants } from './tenant.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

describe.each(tenants)('managed clients ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });
  let clients: readonly ManagedClient[];
  beforeAll(async () => {
    clients = await rowsOf(tenant.api.managedClients.list());
  });

  it('are those that the clusters count', async () => {
    const clusters = await rowsOf(tenant.api.managedClusters.list());
    const idsIn = (clusterId: string) =>
      clients.filter((client) => client.clusterId === clusterId).map(({ id }) => id);
    expect(clusters.map(({ id }) => idsIn(id))).toEqual(clusters.map(({ clientIds }) => clientIds));
    const [cluster] = clusters;
    const filters = `clusterId eq "${cluster?.id}"`;
    const filtered = await rowsOf(tenant.api.managedClients.list({ filters }));
    expect(filtered.map(({ id }) => id)).toEqual(cluster?.clientIds);
  });

  it('fare as their clusters do', () => {
    const fare = clients.map(({ status, alertKey, sinceLastSeen = 0 }) => [
      status,
      alertKey,
      sinceLastSeen > 3 * hourMs ? 'silent' : sinceLastSeen < minuteMs ? 'calling' : 'between',
    ]);
    expect(fare).toEqual([
      ['NORMAL', undefined, 'calling'],
      ['NORMAL', undefined, 'calling'],
      ['WARNING', 'LIMITED_RESOURCES', 'calling'],
      ['NORMAL', undefined, 'calling'],
      ['FAILED', 'CLIENT_STATUS_FAILED', 'silent'],
      ['FAILED', 'CLIENT_STATUS_FAILED', 'silent'],
      ['NORMAL', undefined, 'calling'],
      ['NORMAL', undefined, 'calling'],
      ['NORMAL', undefined, 'calling'],
    ]);
    expect(new Set(clients.map(({ secret }) => secret?.length))).toEqual(new Set([64]));
  });

  it('are read one by one, with their status and their health', async () => {
    const { managedClients } = tenant.api;
    const short = clients.find(({ status }) => status === 'WARNING');
    const id = short?.id ?? '';
    const one = await answerOf(managedClients.get(id));
    const status = await answerOf(managedClients.status(id, 'VA'));
    const health = await answerOf(managedClients.health(id));
    const indicators = health.value.body?.health_indicators ?? {};
    expect([
      one.value.name,
      status.value.status,
      status.value.body.hostname,
      health.value.body?.consolidatedHealthIndicatorsStatus,
      indicators.memory?.warnings.map(({ freeSpacePercentage }) => freeSpacePercentage),
      indicators.cpu?.errors,
    ]).toEqual(['va-rtm-dr-01', 'WARNING', 'va-rtm-dr-01.meridian.example', 'WARNING', [4], []]);
  });

  it('that do not exist are not found, and a status needs the right type', async () => {
    const { managedClients } = tenant.api;
    const id = clients[0]?.id ?? '';
    const errors = await Promise.all([
      errorOf(managedClients.get('nobody')),
      errorOf(managedClients.health('nobody')),
      errorOf(managedClients.status('nobody', 'VA')),
      errorOf(managedClients.status(id, 'CCG')),
      errorOf(managedClients.status(id, '' as 'VA')),
    ]);
    expect(errors.map(({ tag }) => tag)).toEqual([
      'notFound',
      'notFound',
      'notFound',
      'notFound',
      'badRequest',
    ]);
  });
});

it('what a probe quotes is the id of an appliance, and its last call is before the trouble was found', async () => {
  const tenant = await startTenant();
  const { api } = tenant;
  const [source] = await rowsOf(api.sources.list({ filters: 'name eq "APAC Active Directory"' }));
  const probe = await answerOf(api.sources.pingCluster(source?.id ?? ''));
  const quoted = /client (\w+) after/.exec(JSON.stringify(probe.value.details))?.[1] ?? '';
  const { value: client } = await answerOf(api.managedClients.get(quoted));
  expect(client.clusterId).toBe(source?.cluster?.id);
  expect(parseTime(client.lastSeen)).toBeLessThan(parseTime(source?.since) ?? 0);
  await tenant.close();
});

it('appliances are not for the help desk; a client without a user may list them', async () => {
  const [helpDesk, application] = await Promise.all([
    startTenant({ as: 'helpDesk' }),
    startTenant({ as: 'application' }),
  ]);
  const rows = await rowsOf(application.api.managedClients.list());
  const refused = await Promise.all([
    errorOf(helpDesk.api.managedClients.get(rows[0]?.id ?? '')),
    errorOf(application.api.managedClients.health(rows[0]?.id ?? '')),
  ]);
  expect([rows.length, ...refused.map(({ tag }) => tag)]).toEqual([9, 'forbidden', 'forbidden']);
  await Promise.all([helpDesk.close(), application.close()]);
});
