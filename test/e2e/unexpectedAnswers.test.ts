import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, type Rule, startGateway } from '../dsl/gateway.ts';
import { getInProcess } from '../dsl/getInProcess.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

const get = (rule: Rule, ...argv: readonly string[]) => {
  gateway.follow(rule);
  return getInProcess(argv, { variables: gateway.variables });
};

const isSources = (path: string): boolean => path === '/sources/v1';
const rowsOf = (json: unknown): readonly Record<string, unknown>[] =>
  json as readonly Record<string, unknown>[];

describe('get', () => {
  const twoOdd: Rule = async ({ path }, pass) => {
    if (!isSources(path)) return undefined;
    const answer = await pass();
    const odd = [{ id: null }, { id: '' }];
    return {
      ...answer,
      json: rowsOf(answer.json).map((row, index) => ({
        ...row,
        ...odd[index],
        password: 'hush7731',
      })),
    };
  };

  it.each(['json', 'yaml', 'jsonl'])(
    'prints rows that it cannot read as they came: -o %s',
    async (output) => {
      const { code, stdout, stderr } = await get(twoOdd, 'sources', '-o', output);
      expect([code, stderr]).toEqual([
        4,
        'spyglass get: 2 rows could not be read: they are printed as sent.\n',
      ]);
      // Each source says it twice: in itself and among the attributes of its connector.
      expect(stdout.match(/connectorName/g)).toHaveLength(2 * 42);
      expect(stdout).not.toContain('hush7731');
    },
  );

  it.each(['csv', 'table'])('leaves rows out that it cannot read: -o %s', async (output) => {
    const { code, stdout, stderr } = await get(twoOdd, 'sources', '-o', output);
    expect([code, stderr]).toEqual([
      4,
      'spyglass get: 2 rows could not be read: they are left out; -o json has them.\n',
    ]);
    expect(stdout.trimEnd().split('\n')).toHaveLength(41);
  });

  it('reads ids that are numbers', async () => {
    const numbered: Rule = async ({ path }, pass) => {
      if (!isSources(path)) return undefined;
      const answer = await pass();
      return {
        ...answer,
        json: rowsOf(answer.json).map((row, index) => ({ ...row, id: index + 1 })),
      };
    };
    const { code, stdout } = await get(numbered, 'sources', '-o', 'json');
    expect([code, rowsOf(JSON.parse(stdout)).length]).toEqual([0, 42]);
  });

  it('says how many rows the tenant promised and did not give', async () => {
    const short: Rule = async ({ path }, pass) => {
      if (!isSources(path)) return undefined;
      const answer = await pass();
      return { ...answer, headers: { ...answer.headers, 'x-total-count': '44' } };
    };
    const { code, stdout, stderr } = await get(short, 'sources', '-o', 'json');
    expect([code, stdout, stderr]).toEqual([
      4,
      '',
      'spyglass get: The tenant says that there are 44 rows and gave 42.\n',
    ]);
  });

  it('asks for no more rows than --limit', async () => {
    const { code } = await get(() => undefined, 'sources', '--limit', '3', '-o', 'json');
    const asked = gateway.seen.filter((line) => line.startsWith('GET /sources/v1'));
    expect([code, asked.length]).toEqual([0, 1]);
    expect(asked[0]).toContain('limit=3&');
  });

  it('asks for the accounts of a source under the name that the tenant knows it by', async () => {
    const other: Rule = async ({ path, query }, pass) => {
      const filters = query.get('filters') ?? '';
      if (path !== '/accounts/v1') return undefined;
      if (filters.includes('sourceId')) {
        return {
          status: 400,
          headers: {},
          json: {
            detailCode: '400.1 Bad Request Content',
            messages: [{ locale: 'en-US', text: 'Invalid filter property: sourceId' }],
          },
        };
      }
      return { ...(await pass()), status: 200, json: [{ id: 'a1', name: filters }] };
    };
    const { code, stdout } = await get(other, 'accounts', '--source', 'Workday HR', '-o', 'json');
    expect(code).toBe(0);
    expect(rowsOf(JSON.parse(stdout))[0]?.name).toMatch(/^source\.id eq "/);
  });

  it('sends a filter that it does not know, and says that it may not fit', async () => {
    const any: Rule = async ({ path, query }, pass) =>
      path === '/accounts/v1' && query.get('filters') !== null
        ? { ...(await pass()), status: 200, json: [{ id: 'a1', name: query.get('filters') }] }
        : undefined;
    const { code, stdout, stderr } = await get(
      any,
      'accounts',
      '--filters',
      'colour eq "x"',
      '-o',
      'json',
    );
    expect([code, rowsOf(JSON.parse(stdout))[0]?.name]).toEqual([0, 'colour eq "x"']);
    expect(stderr).toMatch(/cannot be filtered by colour.*It is sent all the same/);
  });

  it.each<[string, Rule, number, RegExp]>([
    [
      'a base URL without a token endpoint',
      ({ path }) =>
        path === '/oauth/token'
          ? {
              status: 404,
              headers: { 'content-type': 'text/html' },
              text: '<h1>404 Not Found</h1>',
            }
          : undefined,
      4,
      /no token endpoint at the base URL.*without \/v3/,
    ],
    [
      'a tenant without the path',
      ({ path }) =>
        isSources(path) ? { status: 404, headers: {}, json: { error: 'no resource' } } : undefined,
      4,
      /does not know the path of list-sources: no resource\. Try --api v2024/,
    ],
    [
      'a page of an edge',
      ({ path }) =>
        isSources(path)
          ? { status: 403, headers: { 'content-type': 'text/html' }, text: '<p>Ray ID 1</p>' }
          : undefined,
      4,
      /A gateway before .* refused list-sources with a page of its own: Ray ID 1\./,
    ],
    [
      'status 410',
      ({ path }) => (isSources(path) ? { status: 410, headers: {}, json: {} } : undefined),
      3,
      /no longer has list-sources/,
    ],
    [
      'status 414',
      ({ path }) => (isSources(path) ? { status: 414, headers: {}, json: {} } : undefined),
      3,
      /Shorten the filter/,
    ],
    [
      'a refused page in the middle',
      async ({ path, query }, pass) => {
        if (path !== '/accounts/v1') return undefined;
        if (query.get('offset') !== '0') {
          return { status: 404, headers: {}, json: { messages: [{ text: 'gone' }] } };
        }
        const { headers, ...answer } = await pass();
        const { 'x-total-count': _, ...others } = headers;
        return { ...answer, headers: others };
      },
      4,
      /refused the rows of list-accounts after the first 250: gone\..*may not be whole/,
    ],
    [
      'a text where a list was expected, without the words of a library',
      ({ path }) =>
        isSources(path) ? { status: 200, headers: {}, json: { sources: [] } } : undefined,
      4,
      /unusable: a list was expected/,
    ],
    [
      'a 4xx with an encoding that is no coding',
      ({ path }) =>
        isSources(path)
          ? {
              status: 400,
              headers: { 'content-encoding': 'UTF-8' },
              json: { trackingId: 'track1', messages: [{ text: 'Illegal value "9".' }] },
            }
          : undefined,
      3,
      /Illegal value "9"\..*trackingId track1/,
    ],
  ])('tells %s', async (_, rule, exitCode, says) => {
    const { code, stdout, stderr } = await get(rule, 'sources', '-o', 'json').then((first) =>
      rule.toString().includes('accounts') ? get(rule, 'accounts', '-o', 'json') : first,
    );
    expect(stderr).toMatch(says);
    expect([code, stdout]).toEqual([exitCode, '']);
  });
});
