import { describe, expect, it } from 'vitest';
import type { Api } from '../../../src/api/index.ts';
import { apiOf, fixedToken, type Handler, json, type Seen, serve } from './server.ts';

const source = { id: '2c91808568c529c60168cca6f90c1313', name: 'DMZ Active Directory' };
const other = { id: '5c71ff71195b4794a0b87e7cf36fb017', name: 'Oracle Finance DB' };
const beganMs = Date.parse('2026-09-01T01:00:00Z');
const troubled = [
  { ...source, beganMs },
  { id: 's2', name: 'Box', beganMs: beganMs + 3_600_000 },
];

type Activity = {
  readonly id: string;
  readonly created: string;
  readonly accountRequests: readonly { source: object }[];
};

const activity = (id: string, of: object, created = '2026-09-01T02:00:00Z'): Activity => ({
  id,
  created,
  accountRequests: [{ source: of }],
});

/** What a tenant does with a search by the id of a source. */
type ById = 'finds' | 'finds nothing' | 'refuses';

const asksById = ({ body }: Seen): boolean => body.includes('accountRequests.source.id');

const tenant =
  (all: readonly Activity[], byId: ById): Handler =>
  (seen, response) => {
    if (asksById(seen) && byId === 'refuses') {
      return json(response, { messages: [{ text: 'The field is not supported.' }] }, 400);
    }
    const found = !asksById(seen)
      ? all
      : all.filter(
          ({ accountRequests }) =>
            byId === 'finds' && JSON.stringify(accountRequests).includes(source.id),
        );
    const [offset, limit] = [Number(seen.query.get('offset')), Number(seen.query.get('limit'))];
    const headers = { 'x-total-count': String(found.length) };
    json(response, found.slice(offset, offset + limit), 200, headers);
  };

const idsOf = async (api: Api) => {
  const found = await api.accountActivities.since(troubled);
  return found.is === 'read' ? [found.reach, ...found.activities.map(({ id }) => id)] : [found.why];
};

const seeded = [
  activity('a', source),
  activity('b', other),
  activity('c', { name: 'box' }),
  // Before the trouble of its source began.
  activity('d', { id: 's2' }, '2026-09-01T01:30:00Z'),
];

describe('the activities of sources in trouble', () => {
  it('are asked for with one search, each source in its own time', async () => {
    const server = await serve(tenant(seeded, 'finds'));
    const api = apiOf(server, {}, fixedToken);
    expect(await idsOf(api)).toEqual(['all', 'a']);
    expect(JSON.parse(server.calls[0]?.body ?? '')).toEqual({
      indices: ['accountactivities'],
      queryType: 'DSL',
      queryDsl: {
        bool: {
          should: troubled.map(({ id, beganMs: fromMs }) => ({
            bool: {
              must: [
                { match_phrase: { 'accountRequests.source.id': id } },
                { range: { created: { gte: new Date(fromMs).toISOString() } } },
              ],
            },
          })),
          minimum_should_match: 1,
        },
      },
      sort: ['-created', 'id'],
    });
    expect(server.calls).toHaveLength(1);
  });

  it('are not looked for again where a search by id finds none, on a tenant that can search so', async () => {
    const all = [activity('a', source)];
    const server = await serve((seen, response, number) =>
      tenant(number === 1 ? all : [], 'finds')(seen, response, number),
    );
    const api = apiOf(server, {}, fixedToken);
    expect([await idsOf(api), await idsOf(api)]).toEqual([['all', 'a'], ['all']]);
    expect(server.calls.map(asksById)).toEqual([true, true]);
  });

  it.each(['refuses', 'finds nothing'] as const)(
    'are picked out here where the tenant %s, and the search that does not help is sent once',
    async (byId) => {
      const server = await serve(tenant(seeded, byId));
      const api = apiOf(server, {}, fixedToken);
      expect([await idsOf(api), await idsOf(api)]).toEqual([
        ['all', 'a', 'c'],
        ['all', 'a', 'c'],
      ]);
      expect(server.calls.map(asksById)).toEqual([true, false, false]);
    },
  );

  it('are cut where there are more than one search gives, after four requests', async () => {
    const many = Array.from({ length: 10_100 }, (_, index) => activity(`a${index}`, source));
    const server = await serve(tenant(many, 'refuses'));
    const found = await apiOf(server, {}, fixedToken).accountActivities.since(troubled);
    expect([found.is === 'read' && [found.reach, found.activities.length]]).toEqual([
      ['cut', 10_000],
    ]);
    expect(server.calls).toHaveLength(5);
  });

  it('cannot be told where nothing says which source it is of', async () => {
    const server = await serve(tenant([activity('a', {})], 'finds nothing'));
    expect(await idsOf(apiOf(server, {}, fixedToken))).toEqual([
      'The tenant does not find account activities by their source, and none of them says which source it is of.',
    ]);
  });

  it('cannot be told by a token that may not search', async () => {
    const server = await serve((_, response) =>
      json(response, { messages: [{ text: 'no right' }] }, 403),
    );
    expect(await idsOf(apiOf(server, {}, fixedToken))).toEqual([
      expect.stringContaining('no right'),
    ]);
  });
});
