import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scheme } from '../../src/model/connection.ts';
import { type OperationId, operations, pathOf } from '../../src/model/operations.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { clientOf, type TestClient } from '../unit/sandbox/client.ts';
import { descriptionOf, present, titled } from './descriptions.ts';
import { answerFaults } from './validators.ts';

let nowMs = Date.UTC(2026, 8, 1, 4, 0, 0);
let sandbox: Sandbox;
let client: TestClient;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => nowMs });
  client = await clientOf(sandbox);
});
afterAll(() => sandbox.close());

const call = async (
  id: OperationId,
  scheme: Scheme,
  parameters: Record<string, string> = {},
  query = '',
  body?: unknown,
): Promise<{ readonly status: number; readonly body: unknown }> => {
  // Every call in a window of its own: the limit is not what is tried here.
  nowMs += 200;
  const answer = await client.send(
    operations[id].method,
    pathOf(operations[id], scheme, parameters) + query,
    body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
  );
  return { status: answer.status, body: await answer.json() };
};

type Row = Record<string, unknown> & { readonly id: string };

/** What an answer has against its description. */
const faultsOf = (
  id: OperationId,
  scheme: Scheme,
  { status, body }: { readonly status: number; readonly body: unknown },
): readonly string[] => {
  const description = descriptionOf({ operation: operations[id], scheme });
  if (description === undefined) throw new Error(`${id} is not described in ${scheme}`);
  const text = JSON.stringify(body);
  return answerFaults(description, { status, mediaType: 'application/json', text });
};

const schemes: readonly Scheme[] = ['v1', 'v2024'];

describe.skipIf(!present)(titled('answers fit the official descriptions'), () => {
  const sourcesIn = async (scheme: Scheme): Promise<readonly Row[]> =>
    (await call('list-sources', scheme, {}, '?includeIDNSource=true')).body as Row[];

  it('would notice an answer that does not fit', () => {
    const body = [{ id: 1, name: 'a', connector: 'b', owner: {}, status: 'FINE' }];
    expect(faultsOf('list-sources', 'v1', { status: 200, body })).toEqual([
      '/0/id must be string',
      '/0/status must be equal to one of the allowed values',
    ]);
  });

  it.each(schemes)('every source, its health and its schemas (%s)', async (scheme) => {
    const rows = await sourcesIn(scheme);
    expect(rows.length).toBe(43);
    expect(faultsOf('list-sources', scheme, { status: 200, body: rows })).toEqual([]);
    for (const { id } of rows) {
      const parameters = { sourceId: id };
      const schemas = await call('get-source-schemas', scheme, parameters);
      const [first] = schemas.body as Row[];
      const answers = [
        ['get-source', await call('get-source', scheme, parameters)],
        ['get-source-health', await call('get-source-health', scheme, parameters)],
        ['get-source-schemas', schemas],
        [
          'get-source-schema',
          await call('get-source-schema', scheme, { ...parameters, schemaId: first?.id ?? '' }),
        ],
      ] as const;
      for (const [operation, answer] of answers) {
        expect([operation, answer.status, faultsOf(operation, scheme, answer)]).toEqual([
          operation,
          200,
          [],
        ]);
      }
    }
  });

  it.each(schemes)('every cluster (%s)', async (scheme) => {
    const list = await call('get-managed-clusters', scheme);
    expect([list.status, faultsOf('get-managed-clusters', scheme, list)]).toEqual([200, []]);
    const rows = list.body as Row[];
    expect(rows).toHaveLength(5);
    for (const { id } of rows) {
      const answer = await call('get-managed-cluster', scheme, { clusterId: id });
      expect([answer.status, faultsOf('get-managed-cluster', scheme, answer)]).toEqual([200, []]);
    }
  });

  it.each(schemes)('every check of a connection (%s)', async (scheme) => {
    const rows = await sourcesIn(scheme);
    const answers = await Promise.all(
      rows.map(({ id }) => call('test-source-connection', scheme, { sourceId: id })),
    );
    const found = answers.flatMap((answer) => faultsOf('test-source-connection', scheme, answer));
    // The description says object; connectors are known to give a text or null as well, and so does the sandbox.
    expect(new Set(found)).toEqual(new Set(['/details must be object']));
    const bodies = answers.map(({ body }) => body as { status: string; details: unknown });
    expect(bodies.filter(({ details }) => typeof details === 'string').length).toBe(1);
    expect(bodies.filter(({ status }) => status === 'FAILURE').length).toBe(16);
  });

  const probedIn = async (id: OperationId, scheme: Scheme) => {
    const rows = await sourcesIn(scheme);
    const answers = await Promise.all(rows.map((row) => call(id, scheme, { sourceId: row.id })));
    return {
      faults: answers.flatMap((answer) => faultsOf(id, scheme, answer)),
      statuses: Object.groupBy(answers, ({ status, body }) =>
        status === 200 ? (body as { status: string }).status : String(status),
      ),
    };
  };

  it.each(schemes)('every test of a configuration (%s)', async (scheme) => {
    const { faults, statuses } = await probedIn('test-source-configuration', scheme);
    // One SaaS connector that cannot get in, and one that may not do enough, give a text.
    expect([faults, statuses.SUCCESS?.length, statuses.FAILURE?.length]).toEqual([
      Array(2).fill('/details must be object'),
      25,
      18,
    ]);
  });

  it.each(schemes)('every ping of a cluster (%s)', async (scheme) => {
    const { faults, statuses } = await probedIn('ping-cluster', scheme);
    expect([
      faults,
      statuses.SUCCESS?.length,
      statuses.FAILURE?.length,
      statuses['400']?.length,
    ]).toEqual([[], 25, 4, 14]);
  });

  it.each(schemes)('every entitlement (%s)', async (scheme) => {
    let read = 0;
    for (let offset = 0; ; offset += 250) {
      const page = await call('list-entitlements', scheme, {}, `?sorters=id&offset=${offset}`);
      const rows = page.body as Row[];
      if (rows.length === 0) break;
      read += rows.length;
      expect(faultsOf('list-entitlements', scheme, page)).toEqual([]);
      const one = await call('get-entitlement', scheme, { entitlementId: rows[0]?.id ?? '' });
      expect([one.status, faultsOf('get-entitlement', scheme, one)]).toEqual([200, []]);
    }
    expect(read).toBeGreaterThan(3_000);
  });

  it('the JIT policy, before and after a change', async () => {
    const parameters = { configType: 'policy' };
    const read = await call('get-jit-activation-config', 'v1', parameters);
    const written = await call('patch-jit-activation-config', 'v1', parameters, '', [
      { op: 'replace', path: '/maxActivationPeriodMins', value: null },
    ]);
    // The description wants dashed UUIDs in entitlementIds, while its own example and the entitlements API have 32 digits.
    const known = Array.from(
      { length: 6 },
      (_, index) => `/entitlementIds/${index} must match format "uuid"`,
    );
    expect([
      read.status,
      faultsOf('get-jit-activation-config', 'v1', read),
      written.status,
      faultsOf('patch-jit-activation-config', 'v1', written),
    ]).toEqual([200, known, 200, known]);
  });

  it.each(schemes)('errors of every sort (%s)', async (scheme) => {
    const none = {
      sourceId: 'none',
      schemaId: 'none',
      entitlementId: 'none',
      configType: 'policy',
    };
    const refused = [
      ['list-sources', 400, await call('list-sources', scheme, {}, '?limit=999')],
      ['list-entitlements', 400, await call('list-entitlements', scheme, {}, '?sorters=x')],
      ['get-source', 404, await call('get-source', scheme, none)],
      ['get-source-health', 404, await call('get-source-health', scheme, none)],
      ['get-source-schemas', 404, await call('get-source-schemas', scheme, none)],
      ['get-source-schema', 404, await call('get-source-schema', scheme, none)],
      ['test-source-connection', 404, await call('test-source-connection', scheme, none)],
      ['test-source-configuration', 404, await call('test-source-configuration', scheme, none)],
      ['ping-cluster', 404, await call('ping-cluster', scheme, none)],
      [
        'patch-jit-activation-config',
        400,
        await call('patch-jit-activation-config', scheme, none, '', []),
      ],
    ] as const;
    for (const [operation, status, answer] of refused) {
      expect([operation, answer.status, faultsOf(operation, scheme, answer)]).toEqual([
        operation,
        status,
        [],
      ]);
      expect(answer.body).toMatchObject({ detailCode: expect.stringContaining(`${status}`) });
    }
    for (const status of [401, 403, 429, 500]) {
      sandbox.faults.queue({}, { type: 'status', status });
      const answer = await call('list-sources', scheme);
      expect([answer.status, faultsOf('list-sources', scheme, answer)]).toEqual([status, []]);
    }
  });
});
