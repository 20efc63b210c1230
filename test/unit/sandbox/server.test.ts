import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { causesOf, clientOf, query, type TestClient } from './client.ts';

let nowMs = Date.UTC(2026, 8, 1, 4, 0, 0);
let sandbox: Sandbox;
let client: TestClient;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => nowMs });
  client = await clientOf(sandbox);
});
afterAll(() => sandbox.close());

/** Lets the window of the limit pass, so that one test does not use up another's requests. */
const later = () => {
  nowMs += 10_000;
};

const tokenCall = (parameters: Record<string, string>) =>
  fetch(`${sandbox.baseUrl}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams(parameters),
  });

describe('tokens', () => {
  it('refuses a wrong secret and a wrong grant', async () => {
    const wrong = await tokenCall({
      grant_type: 'client_credentials',
      client_id: sandbox.clientId,
      client_secret: 'wrong',
    });
    const grant = await tokenCall({ grant_type: 'password' });
    expect([wrong.status, await wrong.json(), grant.status]).toEqual([
      401,
      { error: 'invalid_client', error_description: 'Bad client credentials' },
      400,
    ]);
  });

  it('gives a token that carries claims and dies on time', async () => {
    const answer = await tokenCall({
      grant_type: 'client_credentials',
      client_id: sandbox.clientId,
      client_secret: sandbox.clientSecret,
    });
    const body = (await answer.json()) as { access_token: string; expires_in: number };
    const claims = JSON.parse(
      Buffer.from(body.access_token.split('.')[1] ?? '', 'base64url').toString(),
    );
    const headers = { authorization: `Bearer ${body.access_token}` };
    const before = await fetch(`${sandbox.baseUrl}/sources/v1?limit=0`, { headers });
    nowMs += 749_000;
    const after = await fetch(`${sandbox.baseUrl}/sources/v1?limit=0`, { headers });
    client = await clientOf(sandbox);
    expect(claims).toMatchObject({ org: 'meridian-freight', client_id: sandbox.clientId });
    expect([body.expires_in, before.status, after.status, await after.json()]).toEqual([
      749,
      200,
      401,
      { error: 'JWT validation failed: JWT is expired' },
    ]);
  });

  it('says what is missing, and can make all tokens worthless', async () => {
    const missing = await fetch(`${sandbox.baseUrl}/sources/v1`);
    sandbox.expireTokens();
    const expired = await client.get('/sources/v1');
    client = await clientOf(sandbox);
    const renewed = await client.get('/sources/v1?limit=1');
    expect([await missing.json(), expired.status, renewed.status]).toEqual([
      { error: 'JWT is required' },
      401,
      200,
    ]);
  });

  it('keeps secrets out of the log', () => {
    const seen = JSON.stringify(sandbox.log);
    expect(sandbox.log.some(({ operation }) => operation === 'create-token')).toBe(true);
    expect([seen.includes(sandbox.clientSecret), seen.includes('Bearer')]).toEqual([false, false]);
  });
});

describe('lists', () => {
  const names = async (
    parameters: Record<string, string | number | boolean>,
    path = '/sources/v1',
  ) =>
    ((await client.json(path + query(parameters))) as { name: string }[]).map(({ name }) => name);

  it('counts only when asked, and hides IdentityNow until asked', async () => {
    later();
    const plain = await client.get('/sources/v1?limit=1');
    const counted = await client.get('/v2024/sources?limit=1&count=true');
    const own = await client.get('/sources/v1?limit=1&count=true&includeIDNSource=true');
    expect([plain, counted, own].map((answer) => answer.headers.get('x-total-count'))).toEqual([
      null,
      '42',
      '43',
    ]);
  });

  it('filters and sorts', async () => {
    expect(
      await names({
        filters: 'type sw "active" and status ne "SOURCE_STATE_HEALTHY"',
        sorters: '-name',
      }),
    ).toEqual(['DMZ Active Directory', 'APAC Active Directory']);
    expect(await names({ filters: 'name eq "HR / Payroll #2"' })).toEqual(['HR / Payroll #2']);
    expect(
      await names({
        filters: 'features ca ("AUTHENTICATE", "MANAGER_LOOKUP")',
        sorters: 'name',
        limit: 1,
      }),
    ).toEqual(['APAC Active Directory']);
    expect(await names({ filters: 'owner.id isnull' })).toEqual(['IBM i Freight']);
    expect(await names({ filters: 'authoritative eq true', sorters: 'name', offset: 1 })).toEqual([
      'Workday HR',
    ]);
    expect(await names({ offset: 5_000 })).toEqual([]);
  });

  it.each([
    [
      '/sources/v1',
      { filters: 'healthy eq false' },
      expect.stringContaining('healthy cannot be filtered with eq, only with '),
    ],
    [
      '/sources/v1',
      { filters: 'constructor eq "a"' },
      expect.stringContaining('This list cannot be filtered by constructor, only by id, name'),
    ],
    [
      '/sources/v1',
      { filters: 'name like "a"' },
      'The filter cannot be read: "like" is not an operator at character 6.',
    ],
    [
      '/sources/v1',
      { sorters: 'password' },
      expect.stringContaining('This list cannot be sorted by password, only by type, created'),
    ],
    ['/sources/v1', { limit: 251 }, '"limit" must be a whole number from 0 to 250.'],
    ['/sources/v1', { offset: -1 }, '"offset" must be a whole number from 0 to 2147483647.'],
    [
      '/entitlements/v1',
      { filters: 'name co "a"' },
      'name cannot be filtered with co, only with eq, in, sw.',
    ],
    [
      '/entitlements/v1',
      { offset: 9_800, limit: 201 },
      '"offset" and "limit" together must not exceed 10000.',
    ],
    [
      '/entitlements/v1',
      { sorters: 'name,id', searchAfter: 'a' },
      '"searchAfter" must have one value for each of the sorters.',
    ],
    [
      '/v2024/entitlements',
      { sorters: 'id', searchAfter: 'a' },
      'This version of the list does not take "searchAfter".',
    ],
    [
      '/v2024/entitlements',
      { filters: 'tags eq "sox"' },
      expect.stringContaining('This list cannot be filtered by tags, only by id'),
    ],
    [
      '/v2024/entitlements',
      { 'include-unsegmented': false },
      '"include-unsegmented=false" needs a segment or an identity.',
    ],
  ])('refuses %s %j', async (path, parameters, cause) => {
    const answer = await client.get(path + query(parameters as Record<string, string>));
    expect([answer.status, await causesOf(answer)]).toEqual([400, [cause]]);
  });

  it('pages through by searchAfter without losing or repeating a row, by id and by name', async () => {
    later();
    const filters = 'privilegeLevel.direct eq "HIGH"';
    const read = async (sorters: string) => {
      const ids: string[] = [];
      let after: Record<string, string> = {};
      for (;;) {
        const rows = (await client.json(
          `/entitlements/v1${query({ filters, sorters, limit: 60, ...after })}`,
        )) as { id: string; name: string }[];
        const last = rows.at(-1);
        if (last === undefined) return ids;
        ids.push(...rows.map(({ id }) => id));
        after = { searchAfter: sorters === 'id' ? last.id : `${last.name},${last.id}` };
      }
    };
    const counted = await client.get(
      `/entitlements/v1${query({ filters, limit: 0, count: true })}`,
    );
    const [byId, byName] = [await read('id'), await read('-name,id')];
    expect(byId).toEqual([...byId].sort());
    expect([...byName].sort()).toEqual(byId);
    expect(byId.length).toBe(Number(counted.headers.get('x-total-count')));
    expect(byId.length).toBeGreaterThan(100);
  });

  it('shows an entitlement as each version does', async () => {
    const filters = 'name eq "Domain Admins"';
    const [v1] = (await client.json(`/entitlements/v1${query({ filters })}`)) as Record<
      string,
      unknown
    >[];
    const [v2024] = (await client.json(`/v2024/entitlements${query({ filters })}`)) as Record<
      string,
      unknown
    >[];
    expect([
      v1?.privilegeLevel,
      'privileged' in (v1 ?? {}),
      v2024?.privileged,
      'privilegeLevel' in (v2024 ?? {}),
    ]).toEqual([
      {
        direct: 'HIGH',
        setBy: 'connector',
        setByType: 'CONNECTOR_CRITERIA',
        inherited: null,
        effective: 'HIGH',
      },
      false,
      true,
      false,
    ]);
    expect(await client.json(`/entitlements/v1/${v1?.id}`)).toEqual(v1);
  });
});

describe('one source', () => {
  const idOf = async (name: string): Promise<string> => {
    const rows = (await client.json(`/sources/v1${query({ filters: `name sw "${name}"` })}`)) as {
      id: string;
    }[];
    return rows[0]?.id ?? 'none';
  };
  const check = async (name: string): Promise<unknown> =>
    (
      await client.send('POST', `/sources/v1/${await idOf(name)}/connector/check-connection`)
    ).json();

  it('gives schemas, narrowed by type and name', async () => {
    later();
    const path = `/sources/v1/${await idOf('Salesforce CRM')}/schemas`;
    const names = async (parameters: Record<string, string>) =>
      ((await client.json(path + query(parameters))) as { name: string }[]).map(({ name }) => name);
    expect([
      await names({}),
      await names({ 'include-types': 'group' }),
      await names({ 'include-types': 'user' }),
      await names({ 'include-types': 'user', 'include-names': 'role' }),
      await names({ 'include-names': 'role,profile' }),
    ]).toEqual([
      ['account', 'permissionSet', 'profile', 'group', 'role'],
      ['permissionSet', 'profile', 'group', 'role'],
      ['account', 'permissionSet', 'profile', 'group', 'role'],
      ['role'],
      ['profile', 'role'],
    ]);
    const [schema] = (await client.json(path)) as { id: string }[];
    expect(await client.json(`${path}/${schema?.id}`)).toEqual(schema);
  });

  it('checks a connection by the incident of the source, with details of every type', async () => {
    expect([
      await check('DMZ Active'),
      await check('AWS'),
      await check('Corporate Active'),
      await check('Microsoft Entra'),
      await check('Workday HR'),
    ]).toMatchObject([
      {
        status: 'FAILURE',
        elapsedMillis: 2_134,
        details: { error: expect.stringContaining('data 532') },
      },
      { status: 'FAILURE', details: expect.stringContaining('sts:AssumeRole') },
      { status: 'SUCCESS', details: { IQService: { IQServiceStatus: 'Running' } } },
      { status: 'SUCCESS', details: null },
      { status: 'SUCCESS', details: null },
    ]);
  });

  it('lets the hostile source speak in a check, too', async () => {
    expect(await check('Hostile')).toMatchObject({
      status: 'FAILURE',
      details: { error: expect.stringContaining('\u001b]52;c;') },
    });
  });

  it.each([
    '/sources/v1/none',
    '/v2024/sources/none/schemas',
    '/sources/v1/none/source-health',
    '/entitlements/v1/none',
  ])('answers 404 for %s, which is a known path', async (path) => {
    const answer = await client.get(path);
    expect([answer.status, await answer.json()]).toMatchObject([
      404,
      { detailCode: '404 Not found', trackingId: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ]);
    expect(sandbox.unexpected.map((record) => record.path)).not.toContain(path);
  });

  it.each([
    ['PUT', '/sources/v1'],
    ['GET', '/v2024/jit-activation-config/policy'],
    ['GET', '/sources/v1/a/b/c/d'],
    ['GET', '/sources/v1/%E0%A4%A'],
  ])('puts %s %s down as unexpected', async (method, path) => {
    const answer = await client.send(method, path);
    expect([answer.status, sandbox.unexpected.at(-1)]).toMatchObject([
      404,
      { method, path, operation: undefined, status: 404 },
    ]);
  });
});

describe('the JIT policy', () => {
  const path = '/jit-activation-config/v1/policy';
  const patch = (body: unknown, headers: Record<string, string> = {}) =>
    client.send('PATCH', path, {
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });

  it('starts with six entitlements that exist, and shows a change to the next reader', async () => {
    later();
    const policy = (await client.json(path)) as { entitlementIds: string[] };
    const found = (await client.json(
      `/entitlements/v1${query({ filters: `id in (${policy.entitlementIds.map((id) => `"${id}"`).join(',')})` })}`,
    )) as { name: string }[];
    const changed = await patch([
      { op: 'replace', path: '/maxActivationPeriodMins', value: 240 },
      { path: '/notificationTemplate', value: null },
    ]);
    const expected = { ...policy, maxActivationPeriodMins: 240, notificationTemplate: null };
    expect(found.map(({ name }) => name)).toEqual([
      'Domain Admins',
      'Domain Admins',
      'Global Administrator',
      'Z:FF_FIREFIGHTER_01',
      'AdministratorAccess',
      'Vault Admins',
    ]);
    expect([changed.status, await changed.json(), await client.json(path)]).toEqual([
      200,
      expected,
      expected,
    ]);
  });

  it.each<[unknown, string[]]>([
    ['{', ['The body is not JSON.']],
    [
      { path: '/maxActivationPeriodMins', value: 1 },
      ['The body must be a list with at least one operation.'],
    ],
    [[], ['The body must be a list with at least one operation.']],
    [
      [{ op: 'add', path: '/maxActivationPeriodMins', value: 1 }],
      ['The operation "add" is not supported, only "replace" is.'],
    ],
    [[{ path: '/id', value: 'x' }], ['The path "/id" cannot be replaced.']],
    [
      [{ path: '/maxActivationPeriodMins' }],
      ['The operation on "/maxActivationPeriodMins" has no value.'],
    ],
    [
      [
        { path: '/maxActivationPeriodMins', value: '60' },
        { path: '/notificationRecipients', value: ['nobody'] },
        { path: '/applyToFutureAssignments', value: null },
      ],
      [
        'The value of "/maxActivationPeriodMins" must be a whole number or null.',
        'The value of "/notificationRecipients" must be a list of mail addresses.',
        'The value of "/applyToFutureAssignments" must be true or false.',
      ],
    ],
  ])('refuses %j and changes nothing', async (body, causes) => {
    const before = await client.json(path);
    const answer = await patch(body);
    expect([answer.status, await causesOf(answer), await client.json(path)]).toEqual([
      400,
      causes,
      before,
    ]);
  });

  it('insists on the experimental header and the media type, and knows the empty tenant', async () => {
    later();
    const operations = [{ path: '/maxActivationPeriodMins', value: 60 }];
    const header = await client.send('GET', path, {
      headers: { 'x-sailpoint-experimental': 'no' },
    });
    const media = await patch(operations, { 'content-type': 'application/json-patch+json' });
    const kind = await client.get('/jit-activation-config/v1/other');
    sandbox.setPolicy(undefined);
    const missing = [await client.get(path), await patch(operations)];
    expect([
      header.status,
      media.status,
      kind.status,
      ...missing.map(({ status }) => status),
    ]).toEqual([400, 415, 400, 404, 404]);
  });
});

describe('faults, holds and the end', () => {
  const path = '/sources/v1?limit=1';

  it('plays each fault once, for the request it waits for', async () => {
    later();
    sandbox.faults.queue(
      { operation: 'list-sources' },
      { type: 'status', status: 503, headers: { 'Retry-After': '7' }, body: '' },
    );
    sandbox.faults.queue({ path: '/sources/v1' }, { type: 'html', status: 502 });
    sandbox.faults.queue(
      {},
      { type: 'body', status: 200, contentType: 'text/plain', body: 'hello' },
    );
    const other = await client.get('/v2024/entitlements?limit=1');
    const answers = [await client.get(path), await client.get(path), await client.get(path)];
    expect(await other.text()).toBe('hello');
    expect(
      answers.map(({ status, headers }) => [
        status,
        headers.get('retry-after'),
        headers.get('content-type'),
      ]),
    ).toEqual([
      [503, '7', 'application/json;charset=UTF-8'],
      [502, null, 'text/html'],
      [200, null, 'application/json;charset=UTF-8'],
    ]);
  });

  it('cuts before and in the middle of an answer', async () => {
    sandbox.faults.queue({}, { type: 'cut', when: 'before' });
    await expect(client.get(path)).rejects.toThrow();
    expect(sandbox.log.at(-1)?.status).toBeUndefined();
    sandbox.faults.queue({}, { type: 'cut', when: 'middle' });
    const half = await client.get(path);
    expect(half.status).toBe(200);
    await expect(half.text()).rejects.toThrow();
  });

  it('slows down an answer, and forgets faults when cleared', async () => {
    const startedMs = performance.now();
    sandbox.faults.queue({}, { type: 'slow', delayMs: 60 });
    const slow = await client.get(path);
    expect([slow.status, performance.now() - startedMs > 55]).toEqual([200, true]);
    sandbox.faults.queue({ times: 5 }, { type: 'status', status: 500 });
    sandbox.faults.clear();
    expect((await client.get(path)).status).toBe(200);
  });

  it('holds an answer until it is released', async () => {
    sandbox.holds.hold('get-source-health');
    const held = client.get('/sources/v1/none/source-health?held');
    const record = await sandbox.arrival(({ path: asked }) => asked.endsWith('?held'));
    // Another request goes all the way through while the held one waits.
    expect((await client.get(path)).status).toBe(200);
    expect(record.status).toBeUndefined();
    sandbox.holds.release('get-source-health');
    expect((await held).status).toBe(404);
    expect(record.status).toBe(404);
  });

  it('holds no answer whose request has arrived before', async () => {
    const arrived = sandbox.arrival(({ path: asked }) => asked.endsWith('?early'));
    const early = client.get('/sources/v1/none/source-health?early');
    await arrived;
    sandbox.holds.hold('get-source-health');
    try {
      expect((await early).status).toBe(404);
    } finally {
      sandbox.holds.release('get-source-health');
    }
  });

  it('compresses long answers and marks every answer with an id', async () => {
    const answer = await client.get('/sources/v1?limit=5');
    expect([
      answer.headers.get('content-encoding'),
      /^[0-9a-f]{32}$/.test(answer.headers.get('slpt-request-id') ?? ''),
      ((await answer.json()) as unknown[]).length,
    ]).toEqual(['gzip', true, 5]);
  });

  it('frees the port and drops what is held when it closes', async () => {
    const short = await startSandbox();
    const { port } = new URL(short.baseUrl);
    const asking = await clientOf(short);
    short.holds.hold('list-sources');
    const held = asking.get(path).catch((error: Error) => error);
    await short.arrival(({ operation }) => operation === 'list-sources');
    await short.close();
    expect(await held).toBeInstanceOf(Error);
    const refused = await new Promise<string | undefined>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      socket.once('connect', () => {
        socket.destroy();
        resolve('connected');
      });
    });
    expect(refused).toBe('ECONNREFUSED');
    const again = await startSandbox({ port: Number(port) });
    await expect(startSandbox({ port: Number(port) })).rejects.toThrow('EADDRINUSE');
    await again.close();
  });
});
