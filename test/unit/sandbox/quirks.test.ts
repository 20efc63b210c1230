import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxDocument, sandboxPage } from '../../../scripts/sandboxDocument.ts';
import { parseTime } from '../../../src/insight/time.ts';
import { parseQuirks, quirkList, quirksOf } from '../../../src/sandbox/faults/quirks.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/server.ts';
import { clientOf, query, type TestClient } from './client.ts';

const folder = fileURLToPath(new URL('../../../src/sandbox/', import.meta.url));
const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

describe('the list of quirks', () => {
  it('agrees with what the sandbox looks at', () => {
    const lookedAt = new Set(
      [...code.matchAll(/quirks\??\.has\((\d+)\)/g)].map(([, number]) => Number(number)),
    );
    const listed = quirkList
      .filter(({ play }) => play === 'ordered' || play === 'named')
      .map(({ number }) => number);
    expect([...lookedAt].sort((left, right) => left - right)).toEqual(listed);
    expect(quirkList.map(({ number }) => number)).toEqual(
      Array.from({ length: 60 }, (_, index) => index + 1),
    );
  });

  it('is what the page of the sandbox says', () => {
    // npm run documents writes it.
    expect(sandboxPage()).toBe(sandboxDocument(sandboxPage()));
  });

  it('is ordered whole, or by number', () => {
    expect([parseQuirks('all'), parseQuirks('7, 22,1')]).toEqual([
      { ok: true, value: 'all' },
      { ok: true, value: [7, 22, 1] },
    ]);
    expect(
      quirkList.filter(({ number, play }) => quirksOf('all').has(number) !== (play === 'ordered')),
    ).toEqual([]);
  });

  it.each([
    ['61', 'There is no quirk "61". Give all, or numbers from 1 to 60 with commas between.'],
    ['0', 'There is no quirk "0".'],
    ['7,', 'There is no quirk "".'],
    ['some', 'There is no quirk "some".'],
    [
      '7,57',
      'Quirk 57 is no trait of a tenant: proxies between break connections and certificates.',
    ],
  ])('refuses %j in a sentence', (text, sentence) => {
    const parsed = parseQuirks(text);
    expect(parsed.ok ? undefined : parsed.error).toContain(sentence);
  });
});

const withTenant = async <Value>(
  options: SandboxOptions,
  play: (client: TestClient, sandbox: Sandbox) => Promise<Value>,
): Promise<Value> => {
  const sandbox = await startSandbox(options);
  try {
    return await play(await clientOf(sandbox), sandbox);
  } finally {
    await sandbox.close();
  }
};

type Rows = readonly Record<string, unknown>[];
const rowsOf = async (client: TestClient, path: string) => (await client.json(path)) as Rows;
const now = () => Date.UTC(2026, 8, 1, 4, 0, 0);

describe('a quirk of all answers', () => {
  let plain: Rows;
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ now });
    plain = await rowsOf(await clientOf(sandbox), '/sources/v1?sorters=id');
  });
  afterAll(() => sandbox.close());
  const sourcesWith = (quirk: number) =>
    withTenant({ now, quirks: [quirk] }, (client) => rowsOf(client, '/sources/v1?sorters=id'));

  it('7: times in other notations, one of them impossible', async () => {
    const rows = await sourcesWith(7);
    const times = rows.flatMap(({ created, modified, since }) =>
      [created, modified, since].flatMap((time) => (typeof time === 'string' ? [time] : [])),
    );
    const kinds = [/\.\d{3}Z$/, /\+00:00$/, /-05:00$/, /\.\d{10}Z$/];
    expect(kinds.filter((kind) => !times.some((time) => kind.test(time)))).toEqual([]);
    const valid = times.filter((time) => !time.includes('T42:'));
    const known = new Set(
      plain.flatMap((row) => [row.created, row.modified, row.since].map((time) => parseTime(time))),
    );
    expect(valid.filter((time) => !known.has(parseTime(time)))).toEqual([]);
  });

  it('8, 9, 10, 22, 56: texts, nulls, other keys, another order, a status nobody listed', async () => {
    const texts = await sourcesWith(8);
    const nulls = await sourcesWith(9);
    const keys = await sourcesWith(10);
    const order = await sourcesWith(22);
    const status = await sourcesWith(56);
    expect(new Set(texts.map(({ healthy }) => healthy))).toEqual(new Set(['true', 'false']));
    expect(nulls.some(({ features }) => features === null)).toBe(true);
    expect(keys.every(({ synced }) => synced === true)).toBe(true);
    expect(keys.some((row) => !('category' in row) || !('managementWorkgroup' in row))).toBe(true);
    expect(
      order
        .map((row) => Object.keys(row).join())
        .some((names, at) => names !== Object.keys(plain[at] ?? {}).join()),
    ).toBe(true);
    expect(order.map(({ id, name }) => [id, name])).toEqual(
      plain.map(({ id, name }) => [id, name]),
    );
    expect(status.map((row) => row.status)).toContain('SOURCE_STATE_SUSPENDED_SOURCE');
  });
});

describe('a quirk of lists', () => {
  const path = (parameters: Record<string, string | number | boolean>) =>
    `/entitlements/v1${query(parameters)}`;
  const idsOf = async (client: TestClient, parameters: Record<string, string | number>) =>
    (await rowsOf(client, path(parameters))).map(({ id }) => id);

  it('25: pages overlap unless the order is unique', () =>
    withTenant({ quirks: [25] }, async (client) => {
      const loose = [
        ...(await idsOf(client, { limit: 5, sorters: 'attribute' })),
        ...(await idsOf(client, { limit: 5, offset: 5, sorters: 'attribute' })),
      ];
      const unique = [
        ...(await idsOf(client, { limit: 5, sorters: 'attribute,id' })),
        ...(await idsOf(client, { limit: 5, offset: 5, sorters: 'attribute,id' })),
      ];
      expect([new Set(loose).size, new Set(unique).size]).toEqual([8, 10]);
    }));

  it('26: some totals are missing', () =>
    withTenant({ quirks: [26] }, async (client) => {
      const totals = await Promise.all(
        ['HIGH', 'MEDIUM', 'LOW', 'NONE'].flatMap((level) =>
          ['true', 'false'].map(async (requestable) => {
            const filters = `privilegeLevel.direct eq "${level}" and requestable eq ${requestable}`;
            const answer = await client.get(path({ limit: 1, count: true, filters }));
            return answer.headers.has('x-total-count');
          }),
        ),
      );
      expect(new Set(totals)).toEqual(new Set([true, false]));
    }));

  it('27, 28, 29: limits are cut, filtered pages are short, and the end is an error', () =>
    withTenant({ quirks: [27, 28, 29] }, async (client) => {
      const capped = await rowsOf(client, path({ limit: 9_000 }));
      const filters = 'requestable eq true';
      const short = await rowsOf(client, path({ limit: 9, filters }));
      const ends = await Promise.all(
        [
          '/sources/v1?offset=900',
          '/entitlements/v1?offset=9000',
          '/identities/v1?offset=9000',
        ].map(async (list) => (await client.get(list)).status),
      );
      expect([capped.length, short.length]).toEqual([250, 6]);
      expect(new Set(ends)).toEqual(new Set([200, 400]));
    }));
});

describe('a quirk of the gateway', () => {
  it('30: a problem says its text twice, and has null for causes', () =>
    withTenant({ quirks: [30] }, async (client) => {
      const answer = await client.get('/sources/v1/nonsense');
      const body = (await answer.json()) as { causes: unknown; messages: { locale: string }[] };
      expect([answer.status, body.causes, body.messages.map(({ locale }) => locale)]).toEqual([
        404,
        null,
        ['en-US', 'und'],
      ]);
    }));

  it('31, 33: a token dies, and a page is in the way of a read', () =>
    withTenant({ quirks: [31, 33] }, async (client) => {
      const statuses: number[] = [];
      for (let count = 0; count < 88; count += 1) {
        statuses.push((await client.get('/sources/v1?limit=1')).status);
      }
      expect([statuses.indexOf(502) + 2, statuses.indexOf(401) + 2]).toEqual([61, 89]);
    }));

  it('32: a 429 names a date, or nothing', async () => {
    let nowMs = now();
    await withTenant({ now: () => nowMs, quirks: [32] }, async (client) => {
      for (let count = 0; count < 100; count += 1) await client.get('/sources/v1?limit=1');
      const even = await client.get('/sources/v1');
      nowMs += 1_000;
      const odd = await client.get('/sources/v1');
      const waitMs = Date.parse(odd.headers.get('retry-after') ?? '') - nowMs;
      expect([even.status, even.headers.has('retry-after'), odd.status, waitMs]).toEqual([
        429,
        false,
        429,
        10_000,
      ]);
    });
  });

  it('49: what was not bought looks like a lack of rights', () =>
    withTenant({ quirks: [49] }, async (client) => {
      const bought = await client.get('/sources/v1?limit=1');
      const connections = await client.get('/entitlement-connections/v1');
      const policy = await client.get('/jit-activation-config/v1/policy');
      expect([bought.status, connections.status, policy.status]).toEqual([200, 412, 403]);
    }));

  it('52: answers of the old version say so', () =>
    withTenant({ quirks: [52] }, async (client) => {
      const deprecated = async (path: string) =>
        (await client.get(path)).headers.get('x-deprecated');
      expect([
        await deprecated('/v2024/sources?limit=1'),
        await deprecated('/sources/v1?limit=1'),
      ]).toEqual(['true', null]);
    }));
});
