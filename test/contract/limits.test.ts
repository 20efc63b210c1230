import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { clientOf, type TestClient } from '../unit/sandbox/client.ts';

let nowMs = 0;
let sandbox: Sandbox;
let client: TestClient;

beforeEach(async () => {
  nowMs = Date.UTC(2026, 8, 1, 4, 0, 0);
  sandbox = await startSandbox({ now: () => nowMs });
  client = await clientOf(sandbox);
});
afterEach(() => sandbox.close());

const statuses = async (path: string, times: number): Promise<readonly number[]> => {
  const answers = await Promise.all(Array.from({ length: times }, () => client.get(path)));
  return answers.map(({ status }) => status);
};

it('lets 100 requests pass in ten seconds and refuses the next', async () => {
  expect(await statuses('/sources/v1?limit=0', 100)).toEqual(Array(100).fill(200));
  nowMs += 3_500;
  const refused = await client.get('/sources/v1?limit=0');
  expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([
    429,
    '7',
    { message: ' Rate Limit Exceeded ' },
  ]);
  nowMs += 7_000;
  expect((await client.get('/sources/v1?limit=0')).status).toBe(200);
});

it('counts all per-service paths together, v2024 apart, and token calls not at all', async () => {
  await statuses('/sources/v1?limit=0', 60);
  await statuses('/jit-activation-config/v1/policy', 40);
  for (let call = 0; call < 5; call++) client = await clientOf(sandbox);
  expect([
    (await client.get('/entitlements/v1?limit=0')).status,
    (await client.get('/v2024/entitlements?limit=0')).status,
    (await client.get('/jit-activation-config/v1/policy')).status,
  ]).toEqual([429, 200, 429]);
});
