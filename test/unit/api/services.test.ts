import { describe, expect, it } from 'vitest';
import type { Pages } from '../../../src/api/index.ts';
import { createSources } from '../../../src/api/sources/sources.ts';
import type { Scheme } from '../../../src/model/connection.ts';
import { failure } from '../../../src/model/result.ts';
import { apiOf, fixedToken, type Handler, json, type Seen, serve } from './server.ts';

const outOf = async <T extends { id: string }>(list: Pages<T>) => {
  const ids: string[] = [];
  for await (const page of list) {
    if (!page.ok) return { ids, error: page.error };
    ids.push(...page.value.rows.map((row) => row.value.id));
  }
  return { ids };
};

const queriesOf = (calls: readonly Seen[]) =>
  calls.map(({ path, query }) => [path, Object.fromEntries(query)]);

/** Entitlements as a tenant lists them: 10,000 by offset at most, the rest by searchAfter or by a filter on time. */
const entitlementTenant = (count: number, nameOf: (index: number) => string): Handler => {
  const all = Array.from({ length: count }, (_, index) => ({
    id: `e${String(index).padStart(6, '0')}`,
    name: nameOf(index),
    created: new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString(),
  }));
  return (seen, response) => {
    const text = (name: string) => seen.query.get(name) ?? '';
    const [offset, limit] = [Number(text('offset')), Number(text('limit'))];
    if (offset + limit > 10_000) return json(response, { messages: [{ text: 'window' }] }, 400);
    const after = text('searchAfter').split(',');
    const from = /created ge (\S+)$/.exec(text('filters'))?.[1] ?? '';
    const rows = all.filter(
      ({ id, created }) => (after.length < 2 || id > (after[1] ?? '')) && created >= from,
    );
    const headers: Record<string, string> =
      text('count') === 'true' ? { 'x-total-count': String(rows.length) } : {};
    json(response, rows.slice(offset, offset + limit), 200, headers);
  };
};

describe('sources', () => {
  it('are listed by name and id, with the filter, and count asked for in the one way that works', async () => {
    const server = await serve((seen, response) =>
      json(
        response,
        [{ id: 's1', owner: null }, { name: 'no id' }, { id: 's2', features: null }],
        200,
        seen.query.has('count') ? { 'x-total-count': '3' } : {},
      ),
    );
    const api = apiOf(server, {}, fixedToken);
    const list = api.sources.list({ filters: 'name eq "a + b"' });
    const seen = [];
    for await (const page of list) seen.push(page);
    expect(seen).toMatchObject([
      { ok: true, value: { total: 3, loaded: 2, unreadable: 1, last: true } },
    ]);
    expect(queriesOf(server.calls)).toEqual([
      [
        '/sources/v1',
        {
          filters: 'name eq "a + b"',
          sorters: 'name,id',
          limit: '250',
          offset: '0',
          count: 'true',
        },
      ],
    ]);
  });

  it.each<[Scheme, string]>([
    ['v1', '/sources/v1/s1/source-health'],
    ['v2024', '/v2024/sources/s1/source-health'],
  ])('tell their health: %s', async (scheme, path) => {
    const server = await serve((_, response) => json(response, { status: 'SOURCE_STATE_HEALTHY' }));
    const result = await apiOf(server, {}, { ...fixedToken, scheme }).sources.health('s1');
    expect(result.ok && result.value.value.status).toBe('SOURCE_STATE_HEALTHY');
    expect(server.calls[0]?.path).toBe(path);
  });

  it('are checked, and a failed check is an answer', async () => {
    const server = await serve((_, response) =>
      json(response, { status: 'FAILURE', elapsedMillis: '12', details: 'no route' }),
    );
    const result = await apiOf(server, {}, fixedToken).sources.checkConnection('s1');
    expect(result).toMatchObject({
      ok: true,
      value: { value: { status: 'FAILURE', elapsedMillis: 12, details: 'no route' } },
    });
  });

  it.each<[Scheme, string]>([
    ['v1', '/sources/v1/s1/connector'],
    ['v2024', '/v2024/sources/s1/connector'],
  ])('are probed: %s', async (scheme, path) => {
    const server = await serve((_, response) => json(response, { status: 'SUCCESS', details: {} }));
    const { sources } = apiOf(server, {}, { ...fixedToken, scheme });
    const answers = [
      await sources.pingCluster('s1'),
      await sources.checkConnection('s1'),
      await sources.testConfiguration('s1'),
    ];
    expect(answers.map((answer) => answer.ok && answer.value.value.status)).toEqual(
      Array(3).fill('SUCCESS'),
    );
    expect(server.calls.map((call) => `${call.method} ${call.path}`)).toEqual([
      `POST ${path}/ping-cluster`,
      `POST ${path}/check-connection`,
      `POST ${path}/test-configuration`,
    ]);
  });

  it('get five minutes for a test of their configuration, and the usual time for other probes', async () => {
    const timeouts: (number | undefined)[] = [];
    const sources = createSources(async ({ timeoutMs }) => {
      timeouts.push(timeoutMs);
      return failure({ tag: 'cancelled' });
    }, 'v1');
    await sources.testConfiguration('s1');
    await sources.pingCluster('s1');
    await sources.checkConnection('s1');
    expect(timeouts).toEqual([300_000, undefined, undefined]);
  });

  it('without a cluster cannot be pinged, and the tenant says why', async () => {
    const server = await serve((_, response) =>
      json(response, { detailCode: '400.1', causes: [{ text: 'There is no cluster.' }] }, 400),
    );
    expect(await apiOf(server, {}, fixedToken).sources.pingCluster('s1')).toMatchObject({
      error: { tag: 'badRequest', said: { text: 'There is no cluster.' } },
    });
  });

  it('that come as something else than a list are unreadable, with the text', async () => {
    const server = await serve((_, response) => json(response, { message: 'not today' }));
    expect(await outOf(apiOf(server, {}, fixedToken).sources.list())).toEqual({
      ids: [],
      error: {
        tag: 'unreadable',
        said: { status: 200, text: 'not today' },
        reason: 'a list was expected',
      },
    });
  });
});

describe('the sources of a sub-administrator', () => {
  /** Forbids the plain list; answers the list of the caller's own with a status. */
  const subadminTenant =
    (status: number): Handler =>
    (seen, response) => {
      const own = seen.query.get('for-subadmin') === 'me';
      if (!own) return json(response, { message: 'plain' }, 403);
      json(response, status === 200 ? [{ id: 's1' }] : { message: 'own' }, status);
    };
  const askedFor = (calls: readonly Seen[]) => calls.map((call) => call.query.get('for-subadmin'));

  it('are asked for after a refusal, and from then on at once', async () => {
    const server = await serve(subadminTenant(200));
    const { sources } = apiOf(server, {}, fixedToken);
    const lists = [await outOf(sources.list()), await outOf(sources.list())];
    expect(lists).toEqual([{ ids: ['s1'] }, { ids: ['s1'] }]);
    expect(askedFor(server.calls.filter((call) => call.query.get('offset') === '0'))).toEqual([
      null,
      'me',
      'me',
    ]);
  });

  it.each([
    [403, { tag: 'forbidden', said: { text: 'plain' } }],
    [400, { tag: 'forbidden', said: { text: 'plain' } }],
    [500, { tag: 'server', said: { text: 'own' } }],
  ])('that cannot be had either (%i) leave the error that helps', async (status, error) => {
    const server = await serve(subadminTenant(status));
    const { sources } = apiOf(server, {}, fixedToken);
    for (let time = 0; time < 2; time += 1) {
      expect(await outOf(sources.list())).toMatchObject({ ids: [], error });
    }
    expect(askedFor(server.calls)).toEqual([null, 'me', null, 'me']);
  });
});

describe('a token that ends while a list is read', () => {
  it('is renewed once, and no row is lost or comes twice', async () => {
    const all = Array.from({ length: 5000 }, (_, index) => ({ id: `s${index}` }));
    let good = 'Bearer token-1';
    const server = await serve((seen, response, number) => {
      if (number === 6) good = 'Bearer token-2';
      if (seen.headers.authorization !== good) return json(response, { error: 'expired' }, 401);
      const [offset, limit] = ['offset', 'limit'].map((name) => Number(seen.query.get(name)));
      json(response, all.slice(offset, (offset ?? 0) + (limit ?? 0)), 200, {
        'x-total-count': String(all.length),
      });
    });
    expect(await outOf(apiOf(server).sources.list())).toEqual({ ids: all.map(({ id }) => id) });
    const refused = server.calls.length - 20;
    expect([refused > 0, server.tokenCalls.length]).toEqual([true, 2]);
  });
});

describe('schemas', () => {
  it('come in one page', async () => {
    const server = await serve((_, response) => json(response, [{ id: 'a' }, { id: 'b' }]));
    const seen = [];
    for await (const page of apiOf(server, {}, fixedToken).schemas.list('s1')) seen.push(page);
    expect(seen).toMatchObject([
      { ok: true, value: { total: 2, loaded: 2, unreadable: 0, last: true } },
    ]);
    expect(queriesOf(server.calls)).toEqual([['/sources/v1/s1/schemas', {}]]);
  });

  it('are read one by one', async () => {
    const server = await serve((_, response) => json(response, { id: 'a' }));
    const result = await apiOf(server, {}, fixedToken).schemas.get('s1', 'a');
    expect(result.ok && result.value.raw).toEqual({ id: 'a' });
    expect(queriesOf(server.calls)).toEqual([['/sources/v1/s1/schemas/a', {}]]);
  });

  it('that cannot be had are a failure', async () => {
    const server = await serve((_, response) => json(response, {}, 404));
    expect(await outOf(apiOf(server, {}, fixedToken).schemas.list('s1'))).toMatchObject({
      error: { tag: 'notFound' },
    });
  });
});

describe('entitlements', () => {
  const plain = (index: number) => `n${String(index).padStart(6, '0')}`;
  const withCommas = (index: number) => `cn=${plain(index)},dc=example`;

  it.each<[string, Scheme, (index: number) => string, Record<string, string>]>([
    [
      'by searchAfter',
      'v1',
      plain,
      { sorters: 'name,id', searchAfter: 'n010249,e010249', limit: '250', offset: '0' },
    ],
    [
      'by time where a name has a comma',
      'v1',
      withCommas,
      {
        sorters: 'created,id',
        filters: '(name sw "x") and created ge 2026-01-01T02:46:39.000Z',
        limit: '250',
        offset: '250',
      },
    ],
    [
      'by time in v2024',
      'v2024',
      plain,
      {
        sorters: 'created,id',
        filters: '(name sw "x") and created ge 2026-01-01T02:46:39.000Z',
        limit: '250',
        offset: '250',
      },
    ],
  ])('beyond 10,000 are listed %s', async (_, scheme, nameOf, lastQuery) => {
    const server = await serve(entitlementTenant(10_400, nameOf));
    const api = apiOf(server, {}, { ...fixedToken, scheme });
    const { ids, error } = await outOf(api.entitlements.list({ filters: 'name sw "x"' }));
    expect([new Set(ids).size, ids.length, error]).toEqual([10_400, 10_400, undefined]);
    expect(Object.fromEntries(server.calls.at(-1)?.query ?? [])).toMatchObject(lastQuery);
  });

  it('end a chosen order in the id, once', async () => {
    const server = await serve(entitlementTenant(1, plain));
    const api = apiOf(server, {}, fixedToken);
    for (const sorters of ['-modified', 'name,-id'])
      await outOf(api.entitlements.list({ sorters }));
    expect(server.calls.map((call) => call.query.get('sorters'))).toEqual([
      '-modified,id',
      'name,-id',
    ]);
  });

  it('are read one by one', async () => {
    const server = await serve((_, response) => json(response, { id: 'e1', privileged: 'true' }));
    const result = await apiOf(server, {}, fixedToken).entitlements.get('e1');
    expect(result.ok && [result.value.value.privileged, result.value.raw]).toEqual([
      true,
      { id: 'e1', privileged: 'true' },
    ]);
  });
});

describe('the JIT policy', () => {
  const policy = { id: 'p', entitlementIds: [], maxActivationPeriodMins: null };

  it.each<Scheme>(['v1', 'v2024'])('is always asked per service: %s', async (scheme) => {
    const server = await serve((_, response) => json(response, policy));
    const api = apiOf(server, {}, { ...fixedToken, scheme });
    const result = await api.jitPolicy.get();
    expect(result.ok && result.value?.raw).toEqual(policy);
    expect(server.calls[0]?.path).toBe('/jit-activation-config/v1/policy');
    expect([api.budget.usage('v1').used, api.budget.usage('v2024').used]).toEqual([1, 0]);
  });

  it.each<[string, string, unknown]>([
    ['none stored', '{"detailCode":"404 Not found"}', { ok: true, value: undefined }],
    ['nothing said', '', { ok: true, value: undefined }],
    ['a gateway', '<h1>404</h1>', { ok: false, error: { tag: 'notFound' } }],
  ])('that is not there: %s', async (_, body, expected) => {
    const server = await serve((_seen, response) => {
      response.writeHead(404);
      response.end(body);
    });
    expect(await apiOf(server, {}, fixedToken).jitPolicy.get()).toMatchObject(
      expected as Record<string, unknown>,
    );
  });

  it('is changed by a list of replacements', async () => {
    const server = await serve((_, response) => json(response, { ...policy, id: 'q' }));
    const operation = { op: 'replace', path: '/maxActivationPeriodMins', value: null } as const;
    const result = await apiOf(server, {}, fixedToken).jitPolicy.patch([operation]);
    expect(result.ok && result.value.value.id).toBe('q');
    expect(server.calls.map(({ method, body }) => [method, JSON.parse(body)])).toEqual([
      ['PATCH', [operation]],
    ]);
  });
});

describe('a connection', () => {
  it('keeps to 32 open connections, and closes them all', async () => {
    const open: (() => void)[] = [];
    const server = await serve((_, response) => open.push(() => json(response, { id: 's1' })));
    const api = apiOf(server, {}, fixedToken);
    const results = Array.from({ length: 50 }, () => api.sources.get('s1'));
    await server.arrived(32);
    expect([server.calls.length, server.connections()]).toEqual([32, 32]);
    for (const answer of open) answer();
    await server.arrived(50);
    for (const answer of open.slice(32)) answer();
    expect((await Promise.all(results)).every((result) => result.ok)).toBe(true);
    await api.close();
    await server.deserted();
    expect(server.connections()).toBe(0);
  });
});
