import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { clientOf, type TestClient } from './client.ts';

let sandbox: Sandbox;
let client: TestClient;

beforeAll(async () => {
  sandbox = await startSandbox({ level: 'SOURCE_SUBADMIN' });
  client = await clientOf(sandbox);
});
afterAll(() => sandbox.close());

it('a sub-administrator must ask for their own sources', async () => {
  const [own] = (await client.json('/sources/v1?for-subadmin=me')) as { id: string }[];
  const refused = [
    await client.get('/sources/v1'),
    await client.get('/v2024/sources?for-subadmin=somebody-else'),
  ];
  expect(refused.map(({ status }) => status)).toEqual([403, 403]);
  expect(await refused[0]?.json()).toMatchObject({ detailCode: '403 Forbidden' });
  expect((await client.get(`/sources/v1/${own?.id}`)).status).toBe(200);
});

it('a sub-administrator may name themselves by identity id', async () => {
  const answer = await fetch(`${sandbox.baseUrl}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: sandbox.clientId,
      client_secret: sandbox.clientSecret,
    }),
  });
  const { identity_id: identityId } = (await answer.json()) as { identity_id: string };
  expect((await client.get(`/sources/v1?for-subadmin=${identityId}`)).status).toBe(200);
});

it('a sub-administrator may not do what takes a higher level', async () => {
  const [own] = (await client.json('/sources/v1?for-subadmin=me')) as { id: string }[];
  const statuses = [
    await client.send('POST', `/sources/v1/${own?.id}/connector/ping-cluster`),
    await client.get('/managed-clusters/v1'),
    await client.get('/jit-activation-config/v1/policy'),
    await client.get('/entitlements/v1?limit=1'),
  ].map(({ status }) => status);
  expect(statuses).toEqual([403, 403, 403, 200]);
});
