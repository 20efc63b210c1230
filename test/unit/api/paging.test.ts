import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Continuation,
  type FetchPage,
  type Page,
  type PageQuery,
  type PagingOptions,
  pages,
  type Row,
} from '../../../src/api/http/pages/paging.ts';
import type { ApiError } from '../../../src/model/apiError.ts';
import { failure, type Result, success } from '../../../src/model/result.ts';

type Thing = { readonly id: string; readonly created: string };
const things = (count: number, createdOf = (index: number) => index): Thing[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `t${String(index).padStart(6, '0')}`,
    created: String(createdOf(index)).padStart(6, '0'),
  }));

/** How a tenant's list differs from the plain one. */
type Ways = {
  /** Gives no more than this, whatever was asked. */
  readonly cap?: number;
  readonly tellsTotal?: boolean;
  /** Fails beyond the end instead of giving nothing. */
  readonly failsBeyond?: boolean;
  /** Refuses an offset and limit beyond this. */
  readonly window?: number;
  readonly knowsSearchAfter?: boolean;
  /** Gives fewer rows than asked here and there. */
  readonly short?: (offset: number) => boolean;
};

const badRequest: ApiError = { tag: 'badRequest', said: { status: 400, text: 'no' } };
const beyondEnd: ApiError = {
  tag: 'badRequest',
  said: { status: 400, text: 'Specified offset is invalid.' },
};

/** A list in memory, and every query it got. */
const tenant = (all: readonly Thing[], ways: Ways = {}) => {
  const queries: PageQuery[] = [];
  const fetchPage: FetchPage<Thing> = async (query) => {
    queries.push(query);
    await Promise.resolve();
    if (query.signal.aborted) return failure({ tag: 'cancelled' });
    const { offset, limit, searchAfter, from } = query;
    if (ways.window !== undefined && offset + limit > ways.window) return failure(badRequest);
    const [after] = (ways.knowsSearchAfter && searchAfter) || [];
    const rows = all.filter(
      ({ id, created }) =>
        (after === undefined || id > after) && (from === undefined || created >= from),
    );
    if (ways.failsBeyond && offset >= rows.length && offset > 0) return failure(beyondEnd);
    const size = Math.min(limit, ways.cap ?? limit);
    const given = rows.slice(offset, offset + (ways.short?.(offset) ? Math.ceil(size / 2) : size));
    const total = query.count && ways.tellsTotal !== false ? rows.length : undefined;
    return success({ rows: given.map((value) => ({ value, raw: value })), unreadable: 0, total });
  };
  return { fetchPage, queries };
};

const keyOf = ({ id }: Thing) => id;
/** Only every so many rows can be named. */
const byIdOf = (namedEvery: number): Continuation<Thing> => ({
  by: 'searchAfter',
  valuesOf: ({ value }) => (Number(value.id.slice(1)) % namedEvery === 0 ? [value.id] : undefined),
});
const byId = byIdOf(1);
const byCreation = { by: 'keyset', keyOf: (row: Row<Thing>) => row.value.created } as const;

const collect = async (
  fetchPage: FetchPage<Thing>,
  options: Partial<PagingOptions<Thing>> = {},
): Promise<{ ids: string[]; list: Page<Thing>[]; error?: ApiError }> => {
  const list: Page<Thing>[] = [];
  for await (const page of pages(fetchPage, { keyOf, pageSize: 10, ...options })) {
    if (!page.ok) return { ids: idsOf(list), list, error: page.error };
    list.push(page.value);
  }
  return { ids: idsOf(list), list };
};
const idsOf = (list: readonly Page<Thing>[]) =>
  list.flatMap((page) => page.rows.map((row) => row.value.id));

const asked = (queries: readonly PageQuery[]) =>
  queries.map(({ offset, limit, count }) => [offset, limit, count]);

describe('pages', () => {
  it('asks for the total once, and says after each page how far it is', async () => {
    const { fetchPage, queries } = tenant(things(25));
    const { list } = await collect(fetchPage);
    expect(list.map(({ rows, ...page }) => ({ ...page, rows: rows.length }))).toEqual([
      { rows: 10, total: 25, loaded: 10, unreadable: 0, last: false },
      { rows: 10, total: 25, loaded: 20, unreadable: 0, last: false },
      { rows: 5, total: 25, loaded: 25, unreadable: 0, last: true },
    ]);
    expect(asked(queries)).toEqual([
      [0, 10, true],
      [10, 10, false],
      [20, 10, false],
    ]);
    expect(queries.map((query) => query.priority)).toEqual(['key', 'background', 'background']);
  });

  it('of an empty list is one empty page', async () => {
    const { list } = await collect(tenant([]).fetchPage);
    expect(list).toEqual([{ rows: [], total: 0, loaded: 0, unreadable: 0, last: true }]);
  });

  it.each<[string, number, Ways, number]>([
    ['exactly full pages', 30, {}, 3],
    ['exactly full pages, total unknown', 30, { tellsTotal: false }, 4],
    ['total unknown, error beyond the end', 30, { tellsTotal: false, failsBeyond: true }, 4],
    ['limit capped without a word', 25, { cap: 4 }, 7],
    ['limit capped, total unknown', 25, { cap: 4, tellsTotal: false }, 8],
    ['a short page in the middle', 45, { short: (offset) => offset === 20 }, 6],
    ['a short first page', 45, { short: (offset) => offset === 0 }, 5],
    ['a first page of one row', 45, { short: (offset) => offset === 0 }, 5],
  ])('get everything in order: %s', async (_, count, ways, requests) => {
    const all = things(count);
    const { fetchPage, queries } = tenant(all, ways);
    const { ids, list, error } = await collect(fetchPage);
    expect({ ids, error, requests: queries.length }).toEqual({
      ids: all.map(keyOf),
      error: undefined,
      requests,
    });
    expect(list.filter((page) => page.last)).toEqual([list.at(-1)]);
  });

  it('get everything once, whatever the tenant is like', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          count: fc.integer({ min: 0, max: 120 }),
          cap: fc.integer({ min: 1, max: 12 }),
          tellsTotal: fc.boolean(),
          window: fc.constantFrom(undefined, 20, 35),
          knowsSearchAfter: fc.boolean(),
          shortEvery: fc.integer({ min: 1, max: 9 }),
          sameCreation: fc.integer({ min: 1, max: 5 }),
          namedEvery: fc.integer({ min: 1, max: 15 }),
        }),
        async ({ count, window, shortEvery, sameCreation, namedEvery, ...ways }) => {
          const all = things(count, (index) => Math.floor(index / sameCreation));
          const { fetchPage } = tenant(all, {
            ...ways,
            window,
            short: (offset) => offset % shortEvery === 1,
          });
          const { ids, error } = await collect(fetchPage, {
            windowLimit: window,
            continuations: namedEvery < 12 ? [byIdOf(namedEvery), byCreation] : [byCreation],
            lookAhead: 3,
          });
          expect({ ids, error }).toEqual({ ids: all.map(keyOf), error: undefined });
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a fault', badRequest],
    ['a 404', { tag: 'notFound', said: { status: 404, text: '' } } as const],
  ])('say that the list may not be whole where %s follows a full page', async (_, trouble) => {
    const { fetchPage } = tenant(things(50), { tellsTotal: false });
    const { ids, error } = await collect((query) =>
      query.offset === 20 ? Promise.resolve(failure(trouble)) : fetchPage(query),
    );
    expect([ids.length, error]).toEqual([
      20,
      { tag: 'brokenOff', loaded: 20, why: 'refused', said: trouble.said },
    ]);
  });

  it('are as long as they are where the total stands at 10,000', async () => {
    const all = things(10_600);
    const { fetchPage } = tenant(all);
    const { ids, error } = await collect(
      async (query) => {
        const answer = await fetchPage(query);
        return answer.ok && query.count ? success({ ...answer.value, total: 10_000 }) : answer;
      },
      { pageSize: 250 },
    );
    expect([ids.length, error]).toEqual([10_600, undefined]);
  });

  it('end when the same pages come round again and again', async () => {
    const { fetchPage } = tenant(things(30));
    let requests = 0;
    const { ids, error } = await collect((query) => {
      requests += 1;
      return fetchPage({ ...query, offset: query.offset % 30, count: false });
    });
    expect(ids).toHaveLength(30);
    expect(error).toEqual({ tag: 'brokenOff', loaded: 30, why: 'repeated' });
    expect(requests).toBeLessThan(10);
  });

  it('drop rows that come twice', async () => {
    const all = things(20);
    const shifted = [...all.slice(0, 10), ...all.slice(9, 20)];
    const { ids } = await collect(tenant(shifted).fetchPage);
    expect(ids).toEqual(all.map(keyOf));
  });

  it('keep rows of one id that say different things, and those without an id', async () => {
    const first = { id: 'a', created: 'first' };
    const none = { id: '', created: '' };
    const given = [
      first,
      { ...first, created: 'later' },
      first,
      none,
      none,
      { id: 'b', created: 'second' },
    ].map((value) => ({ value, raw: value }));
    const { list } = await collect(async (query) =>
      success({
        rows: query.offset === 0 ? given : [],
        unreadable: 0,
        total: query.count ? given.length : undefined,
      }),
    );
    const created = list.flatMap(({ rows }) => rows.map(({ value }) => value.created));
    expect(created).toEqual(['first', 'later', '', '', 'second']);
    expect(list.at(-1)?.loaded).toBe(5);
  });

  it('go on behind a page of rows without ids', async () => {
    const all = things(25).map((thing) => ({ ...thing, id: '' }));
    for (const tellsTotal of [true, false]) {
      const { list } = await collect(tenant(all, { tellsTotal }).fetchPage);
      expect(list.at(-1)?.loaded).toBe(25);
    }
  });

  it('end when an endpoint that takes no offset repeats itself', async () => {
    const all = things(5);
    const { ids, list } = await collect(async () =>
      success({ rows: all.map((value) => ({ value, raw: value })), unreadable: 0 }),
    );
    expect([ids, list.length]).toEqual([all.map(keyOf), 2]);
  });

  it('go on when the total lags behind', async () => {
    const all = things(47);
    const { fetchPage } = tenant(all);
    const { ids } = await collect(async (query) => {
      const answer = await fetchPage(query);
      return answer.ok && query.count ? success({ ...answer.value, total: 25 }) : answer;
    });
    expect(ids).toEqual(all.map(keyOf));
  });

  it('count what could not be read, and count it for the offset', async () => {
    const { fetchPage, queries } = tenant(things(20));
    const { list } = await collect(async (query) => {
      const answer = await fetchPage(query);
      if (!answer.ok) return answer;
      return success({ ...answer.value, rows: answer.value.rows.slice(1), unreadable: 1 });
    });
    expect(list.map(({ loaded, unreadable, last }) => [loaded, unreadable, last])).toEqual([
      [9, 1, false],
      [18, 2, true],
    ]);
    expect(asked(queries)).toHaveLength(2);
  });

  it('end with the first failure, after the rows before it', async () => {
    const { fetchPage } = tenant(things(50));
    const { ids, error } = await collect((query) =>
      query.offset === 20 ? Promise.resolve(failure(badRequest)) : fetchPage(query),
    );
    const refused = { tag: 'brokenOff', loaded: 20, why: 'refused', said: badRequest.said };
    expect([ids.length, error]).toEqual([20, refused]);
  });

  it('end with a failure of the first page even if it could mean an offset beyond the end', async () => {
    const { list, error } = await collect(async () => failure(badRequest));
    expect([list, error]).toEqual([[], badRequest]);
  });

  it('are fetched no further ahead than allowed', async () => {
    let underWay = 0;
    let most = 0;
    const { fetchPage } = tenant(things(500));
    await collect(
      async (query) => {
        underWay += 1;
        most = Math.max(most, underWay);
        const answer = await fetchPage(query);
        underWay -= 1;
        return answer;
      },
      { lookAhead: 5 },
    );
    expect(most).toBe(5);
  });

  it('cancel what is under way when the reader stops', async () => {
    const { fetchPage, queries } = tenant(things(500));
    for await (const page of pages(fetchPage, { keyOf, pageSize: 10, lookAhead: 4 })) {
      if (page.ok && page.value.loaded === 20) break;
    }
    expect(queries.slice(-3).every((query) => query.signal.aborted)).toBe(true);
    expect(queries.length).toBeLessThanOrEqual(6);
  });

  it('end as cancelled when the signal is aborted', async () => {
    const controller = new AbortController();
    const { fetchPage } = tenant(things(500));
    const seen: Result<Page<Thing>, ApiError>[] = [];
    const options = { keyOf, pageSize: 10, lookAhead: 1, signal: controller.signal };
    for await (const page of pages(fetchPage, options)) {
      seen.push(page);
      controller.abort();
    }
    expect([seen.length, seen.at(-1)]).toEqual([2, { ok: false, error: { tag: 'cancelled' } }]);
  });
});

describe('past the window', () => {
  it.each<[string, Ways, Partial<PagingOptions<Thing>>, number]>([
    ['by searchAfter', { knowsSearchAfter: true }, { continuations: [byId] }, 4 + 6],
    [
      'by searchAfter, total unknown',
      { knowsSearchAfter: true, tellsTotal: false },
      { continuations: [byId] },
      4 + 7,
    ],
    [
      'by keyset, leaving the first order at once',
      {},
      { continuations: [byCreation] },
      1 + 4 + 4 + 3,
    ],
    [
      'by keyset, where searchAfter is unknown',
      {},
      { continuations: [byId, byCreation] },
      4 + 1 + 4 + 4 + 3,
    ],
    [
      'by keyset, where no row can be named',
      { knowsSearchAfter: true },
      { continuations: [{ by: 'searchAfter', valuesOf: () => undefined }, byCreation] },
      4 + 4 + 4 + 3,
    ],
  ])('%s', async (_, ways, options, requests) => {
    const all = things(99);
    const { fetchPage, queries } = tenant(all, { window: 40, ...ways });
    const { ids, list, error } = await collect(fetchPage, { windowLimit: 40, ...options });
    expect({ ids, error, requests: queries.length }).toEqual({
      ids: all.map(keyOf),
      error: undefined,
      requests,
    });
    expect(list.at(-1)).toMatchObject({ loaded: 99, last: true });
    expect(list.at(-1)?.total).toBe(ways.tellsTotal === false ? undefined : 99);
  });

  it('a list that ends right at its edge needs no way', async () => {
    const { ids, error } = await collect(tenant(things(40), { window: 40 }).fetchPage, {
      windowLimit: 40,
    });
    expect([ids.length, error]).toEqual([40, undefined]);
  });

  it.each<[string, Partial<PagingOptions<Thing>>]>([
    ['there is no way', {}],
    ['too many rows share one key', { continuations: [byCreation] }],
  ])('says so when %s', async (_, options) => {
    const all = things(99, () => 7);
    const { fetchPage } = tenant(all, { window: 40 });
    const { ids, error } = await collect(fetchPage, { windowLimit: 40, ...options });
    expect([ids.length, error]).toEqual([40, { tag: 'tooManyRows', loaded: 40 }]);
  });
});
