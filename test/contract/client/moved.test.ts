import { afterEach, expect, it } from 'vitest';
import { answerOf, type ClientTenant, rowsOf, startTenant } from './tenant.ts';

let tenant: ClientTenant;
afterEach(() => tenant.close());

it('a source that moved to a dark cluster is pinged there', async () => {
  tenant = await startTenant();
  const { sources, managedClusters } = tenant.api;
  const [source] = await rowsOf(sources.list({ filters: 'name eq "Workday HR"' }));
  const [dark] = await rowsOf(managedClusters.list({ filters: 'status eq "FAILED"' }));
  const ping = async () => (await answerOf(sources.pingCluster(source?.id ?? ''))).value.status;
  const before = await ping();
  await answerOf(
    sources.patch(source?.id ?? '', [{ op: 'replace', path: '/cluster/id', value: dark?.id }]),
  );
  expect([before, await ping()]).toEqual(['SUCCESS', 'FAILURE']);
});

it('IdentityIQ has its own traps and none of the other product', async () => {
  tenant = await startTenant({ quirks: [9, 10, 22] });
  const { baseUrl, username, password } = tenant.sandbox.identityIq;
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  const answer = await fetch(`${baseUrl}/scim/v2/Entitlements?count=1`, {
    headers: { authorization: `Basic ${basic}` },
  });
  expect(Object.keys((await answer.json()) as object)).toEqual([
    'totalResults',
    'startIndex',
    'schemas',
    'Resources',
  ]);
});
