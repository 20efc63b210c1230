import { describe, expect, it } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { connectNowhere } from '../../../src/api/index.ts';
import { managedCluster } from '../../../src/model/machines/managedCluster.ts';
import { failure, success } from '../../../src/model/result.ts';
import type { Source } from '../../../src/model/sources/source.ts';
import {
  brokenCell,
  type CountedCluster,
} from '../../../src/resources/kinds/machines/brokenSources.ts';
import { viewOf } from '../../../src/store/navigation/view.ts';
import { createQueries } from '../../../src/store/queries/queries.ts';
import type { ListData, Query } from '../../../src/store/queries/query.ts';
import type { State } from '../../../src/store/state.ts';
import { listAnswer, listKeyOf, thingKeyOf } from './answers.ts';
import {
  apiWith,
  callAt,
  createParts,
  fails,
  handedSources,
  listKey,
  listView,
  sourceOf,
} from './parts.ts';

const hourMs = 3_600_000;

const stage = () => {
  const { list, calls } = handedSources();
  const parts = createParts(apiWith({ list }));
  const queries = createQueries(parts.deps);
  const query = (): Query<ListData> | undefined => {
    const { question, ...query } = parts.store.getState().lists[listKey] ?? {};
    return question === undefined ? undefined : (query as Query<ListData>);
  };
  return { ...parts, queries, calls, query, call: (index: number) => callAt(calls, index) };
};

/** A query with its rows as names, so that a test reads whole. */
const inWords = (query: Query<ListData> | undefined) =>
  query && { ...query, data: query.data && dataInWords(query.data) };
const dataInWords = ({ before: _, ...data }: ListData) => ({ ...data, rows: namesOf(data) });
const namesOf = ({ rows }: ListData) => rows.map(({ name }) => name);

const ready = (rows: readonly string[], fetchedAtMs: number) => ({
  status: 'ready',
  data: { rows, total: rows.length, unreadable: 0 },
  fetchedAtMs,
});

/** A list that was read at the time 0. */
const loaded = async () => {
  const all = stage();
  all.queries.ensure(listView());
  await all.settle();
  all.call(0).give(['a', 'b'], { total: 2 });
  all.call(0).end();
  await all.settle();
  return all;
};

describe('what other calls know of rows', () => {
  const api = connectNowhere('This test has no tenant.');
  const cluster = managedCluster.parse({ id: 'a', name: 'East' });

  /** The clusters are here, and their sources are not until `end`. */
  const clusterStage = () => {
    const { list, calls } = handedSources();
    const parts = createParts({
      ...apiWith({ list }),
      managedClusters: {
        ...api.managedClusters,
        get: async () =>
          success({ value: cluster, raw: cluster, headers: { deprecated: false }, elapsedMs: 0 }),
        async *list() {
          const rows = [{ value: cluster, raw: cluster }];
          yield success({ rows, loaded: 1, unreadable: 0, last: true });
        },
      },
    });
    const cells = (rows: readonly object[]) =>
      rows.map((row) => brokenCell(row as CountedCluster).text);
    return { ...parts, queries: createQueries(parts.deps), cells, call: () => callAt(calls, 0) };
  };

  it('is put to those of a list that are on screen already', async () => {
    const { queries, store, settle, cells, call } = clusterStage();
    queries.ensure(viewOf({ screen: 'list', kind: 'clusters', scope: {} }, 1));
    await settle();
    const now = () => {
      const { status, data } = store.getState().lists[listKeyOf('clusters')] ?? {};
      return [status, cells(data?.rows ?? [])];
    };
    expect(now()).toEqual(['loading', ['…']]);
    call().end();
    await settle();
    expect(now()).toEqual(['ready', ['0']]);
  });

  it('is put to a thing that is on screen already', async () => {
    const { queries, store, settle, cells, call } = clusterStage();
    queries.ensure(
      viewOf({ screen: 'thing', kind: 'clusters', id: 'a', label: 'East', scope: {} }, 1),
    );
    await settle();
    const now = () => {
      const { status, data } = store.getState().things[thingKeyOf('clusters', 'a')] ?? {};
      return [status, cells(data?.item === undefined ? [] : [data.item.value])];
    };
    expect(now()).toEqual(['loading', ['…']]);
    call().end();
    await settle();
    expect(now()).toEqual(['ready', ['0']]);
  });
});

describe('ensure', () => {
  it('asks once for two views of the same question, and both have the answer', async () => {
    const { queries, calls, call, query, settle, deps } = stage();
    queries.ensure(listView(1));
    queries.ensure(listView(2));
    await settle();
    expect([calls.length, query(), deps.busy.count]).toEqual([1, { status: 'loading' }, 1]);
    call(0).give(['a'], { total: 1 });
    call(0).end();
    await settle();
    expect([inWords(query()), deps.busy.count]).toEqual([ready(['a'], 0), 0]);
  });

  it.each([
    ['keeps an answer that is fresh', 29_999, 1],
    ['asks again when it is not', 30_000, 2],
  ])('%s', async (_, afterMs, asked) => {
    const { queries, calls, advance } = await loaded();
    await advance(afterMs);
    queries.ensure(listView());
    await advance(0);
    expect(calls).toHaveLength(asked);
  });

  it('asks again after an error, however young', async () => {
    const { queries, calls, call, settle } = stage();
    queries.ensure(listView());
    await settle();
    call(0).fail(fails(500));
    await settle();
    queries.ensure(listView());
    await settle();
    expect(calls).toHaveLength(2);
  });

  it('knows how old an answer is though the clock of the machine was put back', async () => {
    const { queries, calls, advance, setClock } = await loaded();
    setClock(-5 * hourMs);
    await advance(29_999);
    queries.ensure(listView());
    await advance(0);
    expect(calls).toHaveLength(1);
    await advance(1);
    queries.ensure(listView());
    await advance(0);
    expect(calls).toHaveLength(2);
  });

  it('asks again where the clock was put forward, once: the machine may have slept', async () => {
    const { queries, calls, call, advance, settle, setClock } = await loaded();
    setClock(5 * hourMs);
    queries.ensure(listView());
    await settle();
    expect(calls).toHaveLength(2);
    call(1).give(['a'], { total: 1 });
    call(1).end();
    await advance(29_999);
    queries.ensure(listView());
    await settle();
    expect(calls).toHaveLength(2);
  });

  it('takes no answer from the future for fresh that it knows nothing else of', async () => {
    const { queries, calls, store, settle } = await loaded();
    const query = store.getState().lists[listKey];
    if (query?.status !== 'ready') throw new Error('it is loaded');
    const kept = { ...query, data: { ...query.data }, fetchedAtMs: hourMs };
    store.setState({ lists: listAnswer('sources', kept) });
    queries.ensure(listView());
    await settle();
    expect(calls).toHaveLength(2);
  });

  it('paints what comes in though the clock is put back meanwhile', async () => {
    const { queries, call, query, settle, advance, setClock } = stage();
    queries.ensure(listView());
    await settle();
    call(0).give(['a'], { total: 3 });
    await advance(200);
    setClock(-5 * hourMs);
    call(0).give(['b'], { total: 3 });
    await advance(200);
    expect(query()?.data?.rows).toHaveLength(2);
  });

  it('asks nothing for a ladder of probes', async () => {
    const { queries, store, deps } = stage();
    queries.ensure(viewOf({ screen: 'probe', kind: 'sources', id: 'a', label: 'a', scope: {} }, 1));
    expect([store.getState().things, deps.busy.count]).toEqual([{}, 0]);
  });
});

describe('a list that comes in', () => {
  it('shows what has come, and counts each entry that could not be read once', async () => {
    const { queries, call, query, settle, advance } = stage();
    queries.ensure(listView());
    await settle();
    // A page says how many could not be read so far, those of the pages before it with them.
    call(0).give(['a'], { total: 4, unreadable: 1 });
    await advance(200);
    expect(inWords(query())).toEqual({
      status: 'loading',
      data: { rows: ['a'], total: 4, unreadable: 1, readAtMs: 0 },
    });
    call(0).give(['b', 'c'], { total: 4, unreadable: 1 });
    call(0).end();
    await settle();
    expect(inWords(query())).toEqual({
      status: 'ready',
      data: { rows: ['a', 'b', 'c'], total: 4, unreadable: 1 },
      fetchedAtMs: 200,
    });
  });

  it('keeps what had come when an error ends it, and does not call that whole', async () => {
    const { queries, call, query, settle } = stage();
    queries.ensure(listView());
    await settle();
    call(0).give(['a'], { total: 3 });
    call(0).give(['b'], { total: 3 });
    call(0).fail(fails(503));
    await settle();
    expect(inWords(query())).toEqual({
      status: 'failed',
      error: fails(503),
      data: { rows: ['a', 'b'], total: 3, unreadable: 0, readAtMs: 0 },
      fetchedAtMs: undefined,
    });
  });

  it('that fails at once has an error and no rows', async () => {
    const { queries, call, query, settle } = stage();
    queries.ensure(listView());
    await settle();
    call(0).fail(fails(500));
    await settle();
    expect(query()).toEqual({ status: 'failed', error: fails(500) });
  });
});

describe('refresh', () => {
  it('keeps the old rows, whole, until the new ones are all there', async () => {
    const { queries, call, query, settle, advance } = await loaded();
    await advance(5_000);
    queries.refresh(listView());
    await settle();
    const stale = { ...ready(['a', 'b'], 0), status: 'stale' };
    expect(inWords(query())).toEqual(stale);
    call(1).give(['c'], { total: 2 });
    await advance(1_000);
    expect(inWords(query())).toEqual(stale);
    call(1).give(['d'], { total: 2 });
    call(1).end();
    await settle();
    expect(inWords(query())).toEqual(ready(['c', 'd'], 6_000));
  });

  it('that fails, even in the middle, keeps the old rows with their age', async () => {
    const { queries, call, query, settle, advance } = await loaded();
    await advance(5_000);
    queries.refresh(listView());
    await settle();
    call(1).give(['c'], { total: 2 });
    call(1).fail(fails(500));
    await settle();
    expect(inWords(query())).toEqual({
      ...ready(['a', 'b'], 0),
      status: 'failed',
      error: fails(500),
    });
  });

  it('asked twice, calls off the first, whose late answer changes nothing', async () => {
    const { queries, call, query, settle } = await loaded();
    queries.refresh(listView());
    queries.refresh(listView());
    await settle();
    expect([1, 2].map((index) => call(index).options.signal?.aborted)).toEqual([true, false]);
    call(1).give(['late']);
    call(1).end();
    await settle();
    expect(query()?.status).toBe('stale');
    call(2).give(['new']);
    call(2).end();
    await settle();
    expect(inWords(query())).toEqual(ready(['new'], 0));
  });

  it('in the background is nothing that anybody waits for, and asks behind what is', async () => {
    const { queries, call, deps, settle } = await loaded();
    queries.refresh(listView(), 'background');
    await settle();
    expect([deps.busy.count, call(0).options.priority, call(1).options.priority]).toEqual([
      0,
      'key',
      'background',
    ]);
  });
});

describe('keepOnly', () => {
  it('calls off what no view needs; its late answer is dropped', async () => {
    const { queries, call, query, settle, deps } = stage();
    queries.ensure(listView());
    await settle();
    queries.keepOnly([]);
    expect([query(), call(0).options.signal?.aborted]).toEqual([undefined, true]);
    call(0).give(['late']);
    call(0).end();
    await settle();
    expect([query(), call(0).isLeft(), deps.busy.count]).toEqual([undefined, true, 0]);
  });

  it('drops a late error too', async () => {
    const { queries, call, query, settle } = stage();
    queries.ensure(listView());
    await settle();
    queries.keepOnly([]);
    call(0).fail(fails(500));
    await settle();
    expect(query()).toBeUndefined();
  });

  it('lets go on what a view needs', async () => {
    const { queries, call, query, settle } = stage();
    queries.ensure(listView(1));
    await settle();
    queries.keepOnly([listView(7)]);
    call(0).give(['a']);
    call(0).end();
    await settle();
    expect(inWords(query())).toEqual(ready(['a'], 0));
  });

  it('leaves the rows of a refresh that it calls off; whoever comes back asks again', async () => {
    const { queries, calls, query, settle } = await loaded();
    queries.refresh(listView());
    await settle();
    queries.keepOnly([]);
    expect(inWords(query())).toEqual({ ...ready(['a', 'b'], 0), status: 'stale' });
    queries.ensure(listView());
    await settle();
    expect(calls).toHaveLength(3);
  });
});

describe('a thing', () => {
  const view = viewOf({ screen: 'thing', kind: 'sources', id: 'a', label: 'a', scope: {} }, 2);
  const shown = (store: StoreApi<State>) => {
    const { question, ...query } = store.getState().things[thingKeyOf('sources', 'a')] ?? {};
    expect(question).toEqual({ type: 'thing', kind: 'sources', scope: {}, id: 'a' });
    return query;
  };
  const answerOf = (value: Source) => ({
    value,
    raw: value,
    headers: { deprecated: false },
    elapsedMs: 1,
  });

  it('shows the row that it was opened from until its own answer is there', async () => {
    const answer = Promise.withResolvers<Source>();
    const get = async () => success(answerOf(await answer.promise));
    const row = sourceOf('a');
    const { deps, store, settle } = createParts(apiWith({ get }), {
      lists: listAnswer('sources', {
        status: 'ready',
        data: { rows: [row], unreadable: 0 },
        fetchedAtMs: 0,
      }),
    });
    createQueries(deps).ensure(view);
    await settle();
    expect(shown(store)).toEqual({
      status: 'loading',
      data: { item: { value: row, raw: row }, readAtMs: 0 },
    });
    const whole = sourceOf('a', { description: 'whole' });
    answer.resolve(whole);
    await settle();
    expect(shown(store)).toEqual({
      status: 'ready',
      data: { item: answerOf(whole) },
      fetchedAtMs: 0,
    });
  });

  it('that cannot be read keeps that row, and says why', async () => {
    const row = sourceOf('a');
    const { deps, store, settle } = createParts(apiWith({ get: async () => failure(fails(500)) }), {
      lists: listAnswer('sources', {
        status: 'ready',
        data: { rows: [row], unreadable: 0 },
        fetchedAtMs: 0,
      }),
    });
    createQueries(deps).ensure(view);
    await settle();
    expect(shown(store)).toEqual({
      status: 'failed',
      error: fails(500),
      data: { item: { value: row, raw: row }, readAtMs: 0 },
      fetchedAtMs: undefined,
    });
  });
});
