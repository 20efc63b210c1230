import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsOf } from '../../../src/sandbox/data/tenant/tenant.ts';
import { quirksOf } from '../../../src/sandbox/faults/quirks.ts';
import type { Call, Handler } from '../../../src/sandbox/handlers/call.ts';
import { testConfiguration } from '../../../src/sandbox/handlers/sources/probes/configuration.ts';
import { pingCluster } from '../../../src/sandbox/handlers/sources/probes/ping.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { makeTenant } from '../../../src/sandbox/tenant.ts';
import { causesOf, clientOf, query, type TestClient } from './client.ts';

let sandbox: Sandbox;
let client: TestClient;

beforeAll(async () => {
  sandbox = await startSandbox();
  client = await clientOf(sandbox);
});
afterAll(() => sandbox.close());

type Probe = 'ping-cluster' | 'check-connection' | 'test-configuration';
const idOf = async (name: string): Promise<string> => {
  const filters = `name eq "${name}"`;
  const rows = (await client.json(`/sources/v1${query({ filters })}`)) as { id: string }[];
  return rows[0]?.id ?? 'none';
};
const ask = async (probe: Probe, name: string): Promise<Response> =>
  client.send('POST', `/sources/v1/${await idOf(name)}/connector/${probe}`);

type Answer = { status: string; elapsedMillis: number; details: unknown };
/** What a probe answers, and how long it really took. */
const probe = async (which: Probe, name: string): Promise<Answer & { tookMs: number }> => {
  const path = `/sources/v1/${await idOf(name)}/connector/${which}`;
  const startedMs = performance.now();
  const answer = (await (await client.send('POST', path)).json()) as Answer;
  return { ...answer, tookMs: performance.now() - startedMs };
};

describe('a ping of a cluster', () => {
  it('comes back at once where the cluster is well', async () => {
    const { status, details, elapsedMillis, tookMs } = await probe('ping-cluster', 'Workday HR');
    expect({ status, details }).toEqual({ status: 'SUCCESS', details: {} });
    expect(elapsedMillis).toBeGreaterThanOrEqual(50);
    expect(elapsedMillis).toBeLessThanOrEqual(250);
    expect(tookMs).toBeGreaterThanOrEqual(elapsedMillis - 1);
  });

  it.each([
    ['is cut off', 'APAC Active Directory'],
    ['has nobody in it', 'RSA Tokens'],
  ])('waits in vain where the cluster %s', async (_, name) => {
    const { status, details, elapsedMillis, tookMs } = await probe('ping-cluster', name);
    expect({ status, details }).toEqual({
      status: 'FAILURE',
      details: {
        error: expect.stringMatching(
          /^Timeout waiting for response to message 2 from client [0-9a-f]{32} after 15 seconds$/,
        ),
      },
    });
    expect(elapsedMillis).toBeGreaterThan(15_000);
    expect(tookMs).toBeGreaterThan(1_400);
  });

  it('is lost every third time where the cluster is short of memory, whichever source asks', async () => {
    const statuses: string[] = [];
    for (const name of [1, 2, 3].flatMap(() => ['DMZ Active Directory', 'Linux Jump Hosts'])) {
      statuses.push((await probe('ping-cluster', name)).status);
    }
    const first = statuses.indexOf('FAILURE');
    expect(statuses).toEqual(
      statuses.map((_, index) => (index % 3 === first ? 'FAILURE' : 'SUCCESS')),
    );
  });

  it.each(['Box', 'Agency Staff CSV'])('makes no sense without a cluster: %s', async (name) => {
    const answer = await ask('ping-cluster', name);
    expect([answer.status, await causesOf(answer)]).toEqual([
      400,
      [`The source "${name}" has no cluster, so there is nothing to ping.`],
    ]);
  });
});

describe('a test of the configuration', () => {
  it('tells what the connector could do, and takes its time', async () => {
    const answers = [
      await probe('test-configuration', 'Corporate Active Directory'),
      await probe('test-configuration', 'Workday Accounts'),
    ];
    expect(answers).toMatchObject([
      { status: 'SUCCESS', details: { IQService: { IQServiceStatus: 'Running' } } },
      { status: 'SUCCESS', details: { objectTypes: ['account', 'group'] } },
    ]);
    for (const { elapsedMillis, tookMs } of answers) {
      expect(elapsedMillis).toBeGreaterThanOrEqual(400);
      expect(elapsedMillis).toBeLessThanOrEqual(900);
      expect(tookMs).toBeGreaterThanOrEqual(elapsedMillis - 1);
    }
  });

  it.each([
    ['ServiceNow ITSM', { error: expect.stringContaining('Insufficient rights') }],
    ['Microsoft Entra ID', expect.stringContaining('Insufficient privileges')],
  ])('finds more than a check of the connection: %s', async (name, details) => {
    const [check, test] = [
      await probe('check-connection', name),
      await probe('test-configuration', name),
    ];
    expect([check.status, test.status, test.details]).toEqual(['SUCCESS', 'FAILURE', details]);
  });

  it.each(['DMZ Active Directory', 'AWS Organization', 'Partner LDAP'])(
    'fails for the same cause as a check of the connection: %s',
    async (name) => {
      const [check, test] = [
        await probe('check-connection', name),
        await probe('test-configuration', name),
      ];
      expect([test.status, test.details]).toEqual(['FAILURE', check.details]);
    },
  );
});

describe('a probe whose caller leaves', () => {
  const tenant = makeTenant({
    seed: 1,
    scale: 'small',
    accounts: accountsOf(1),
    now: () => Date.UTC(2026, 8, 1),
  });
  const darkSource = tenant.initial.sources.at(1);
  const callWith = (signal: AbortSignal): Call => ({
    version: 'v1',
    parameters: { sourceId: darkSource.id },
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.alloc(0),
    contentType: '',
    tenant,
    quirks: quirksOf(),
    atMs: tenant.now(),
    account: tenant.accounts.administrator,
    signal,
    issueToken: () => undefined,
  });

  it.each<[string, Handler]>([
    ['ping-cluster', pingCluster],
    ['test-configuration', testConfiguration],
  ])('ends with the call: %s', async (_, handler) => {
    const controller = new AbortController();
    const answer = handler(callWith(controller.signal));
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });
});
