import { describe, expect, it } from 'vitest';
import type { CallOptions } from '../../../src/resources/types.ts';
import { type View, viewOf } from '../../../src/store/navigation/view.ts';
import type { Overlay } from '../../../src/store/overlay.ts';
import type { Queries } from '../../../src/store/queries/queries.ts';
import type { ListData, Query } from '../../../src/store/queries/query.ts';
import { createRefresher, whyNoRefresh } from '../../../src/store/queries/refresher.ts';
import type { State } from '../../../src/store/state.ts';
import { listAnswer, thingAnswer } from './answers.ts';
import { apiWith, createParts, fails, listView, sourceOf } from './parts.ts';

const none: readonly string[] = [];

const dataOf = (rows: number): ListData => ({
  rows: Array.from({ length: rows }, (_, index) => sourceOf(`s${index}`)),
  unreadable: 0,
});

/** A refresher whose questions are noted with their time; a test answers them. */
const stage = (changes: Partial<State> = {}) => {
  const parts = createParts(apiWith({}), changes);
  const { store, deps } = parts;
  const asked: { readonly view: View; readonly atMs: number; priority: CallOptions['priority'] }[] =
    [];
  const queries: Queries = {
    ensure: () => undefined,
    serve: () => undefined,
    giveUp: () => undefined,
    keepOnly: () => undefined,
    refresh: (view, priority) => asked.push({ view, priority, atMs: deps.now() }),
  };
  const refresher = createRefresher(deps, queries);
  const answer = (query: Query<ListData>, kind = 'sources') =>
    store.setState(({ lists }) => ({ lists: { ...lists, ...listAnswer(kind, query) } }));
  const ready = (rows = 1) =>
    answer({ status: 'ready', data: dataOf(rows), fetchedAtMs: deps.now() });
  const fail = () => answer({ status: 'failed', error: fails(500) });
  return {
    ...parts,
    asked,
    refresher,
    answer,
    ready,
    fail,
    times: () => asked.map((ask) => ask.atMs),
  };
};

describe('a view on screen', () => {
  it('is read again when its answer is as old as was asked for, in the background', async () => {
    const { refresher, ready, asked, advance } = stage();
    refresher.start();
    ready();
    await advance(29_999);
    expect(asked).toEqual(none);
    await advance(1);
    expect(asked).toEqual([{ view: listView(), priority: 'background', atMs: 30_000 }]);
  });

  it('is read again and again, each time so long after the last answer', async () => {
    const { refresher, ready, times, advance, store } = stage();
    refresher.start();
    ready();
    store.setState(({ session }) => ({
      session: { ...session, refresh: { on: true, everySeconds: 10 } },
    }));
    for (let round = 0; round < 3; round += 1) {
      await advance(10_000);
      ready();
    }
    expect(times()).toEqual([10_000, 20_000, 30_000]);
  });

  it.each(['loading', 'stale'] as const)('is left alone while it is %s', async (status) => {
    const { refresher, answer, asked, advance } = stage();
    refresher.start();
    answer(status === 'loading' ? { status } : { status, data: dataOf(1), fetchedAtMs: 0 });
    await advance(600_000);
    expect(asked).toEqual(none);
  });

  it('that nobody has asked for is left to whoever opens it', async () => {
    const { refresher, asked, advance } = stage();
    refresher.start();
    await advance(600_000);
    expect(asked).toEqual(none);
  });

  it.each([-5, 5])('is read again in time though the clock is set by %i hours', async (hours) => {
    const { refresher, ready, asked, advance, setClock } = stage();
    refresher.start();
    ready();
    await advance(10_000);
    setClock(hours * 3_600_000);
    await advance(19_000);
    // An answer that seems to be hours old is read again at once: the machine may have slept.
    const before = hours > 0 ? asked.length : 0;
    expect(asked.length > 0).toBe(hours > 0);
    ready();
    await advance(29_000);
    expect(asked).toHaveLength(before);
    await advance(2_000);
    expect(asked.length).toBeGreaterThan(before);
  });

  it('that fails waits as long as ever though the clock is put back', async () => {
    const { refresher, fail, asked, advance, setClock } = stage();
    refresher.start();
    fail();
    await advance(10_000);
    setClock(-5 * 3_600_000);
    await advance(19_000);
    expect(asked).toEqual(none);
    await advance(3_000);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('whose clock was put back is read again all the same', async () => {
    const { refresher, answer, times, advance } = stage();
    refresher.start();
    answer({ status: 'ready', data: dataOf(1), fetchedAtMs: 3_600_000 });
    await advance(1_000);
    expect(times()).toEqual([1_000]);
  });
});

describe('after failures', () => {
  it('it waits as long as ever after the first, then twice as long each time, to a limit', async () => {
    const { refresher, fail, times, advance } = stage();
    refresher.start();
    for (let failures = 0; failures < 7; failures += 1) {
      fail();
      const before = times().length;
      while (times().length === before) await advance(1_000);
    }
    // A failure is seen at the look after it.
    const waits = times().map((atMs, index, all) => (atMs - (all[index - 1] ?? 0)) / 1_000);
    expect(waits).toEqual([31, 61, 121, 241, 481, 481, 481]);
  });

  it('a first answer that is an error is not asked for again at once', async () => {
    const { refresher, fail, times, advance } = stage();
    refresher.start();
    await advance(500_000);
    fail();
    await advance(30_000);
    expect(times()).toEqual([]);
    await advance(1_000);
    expect(times()).toEqual([531_000]);
  });

  it('one good answer forgets them', async () => {
    const { refresher, fail, ready, times, advance } = stage();
    refresher.start();
    for (const answer of [fail, fail, ready, fail]) {
      answer();
      const before = times().length;
      while (times().length === before) await advance(1_000);
    }
    const waits = times().map((atMs, index, all) => (atMs - (all[index - 1] ?? 0)) / 1_000);
    expect(waits).toEqual([31, 61, 30, 31]);
  });

  it('those of another view do not count, nor those of another environment', async () => {
    const { refresher, fail, answer, times, advance, store } = stage();
    refresher.start();
    fail();
    await advance(31_000);
    fail();
    await advance(1_000);
    const clusters = viewOf({ screen: 'list', kind: 'clusters', scope: {} }, 2);
    store.setState({ views: [listView(), clusters] });
    answer({ status: 'failed', error: fails(500) }, 'clusters');
    await advance(31_000);
    store.setState({ views: [listView()], epoch: 1 });
    fail();
    await advance(31_000);
    expect(times()).toEqual([31_000, 63_000, 94_000]);
  });
});

const overlays: readonly Overlay[] = [
  { type: 'help', scroll: 0, search: '' },
  { type: 'command', field: { text: '', cursor: 0 } },
  { type: 'sort', choice: 0 },
];

describe('it does nothing', () => {
  it.each(overlays)('while something lies over the view: $type', async (overlay) => {
    const { refresher, ready, times, advance, store } = stage({ overlay });
    refresher.start();
    ready();
    await advance(100_000);
    expect(times()).toEqual([]);
    store.setState({ overlay: { type: 'none' } });
    await advance(1_000);
    expect(times()).toEqual([101_000]);
  });

  it.each([
    [1_000, undefined, [30_000]],
    [1_001, 'off, long list', []],
  ] as const)('for a long list: %i rows', async (rows, why, expected) => {
    const { refresher, ready, times, advance, store } = stage();
    refresher.start();
    ready(rows);
    await advance(30_000);
    expect([whyNoRefresh(store.getState()), times()]).toEqual([why, expected]);
  });

  it('for a form, which may hold a draft', async () => {
    const form = viewOf({ screen: 'form', kind: 'jit-policy', scope: {} }, 2);
    const { refresher, asked, advance, store } = stage({
      views: [form],
      things: thingAnswer('jit-policy', '', { status: 'ready', data: {}, fetchedAtMs: 0 }),
    });
    refresher.start();
    await advance(100_000);
    expect([whyNoRefresh(store.getState()), asked]).toEqual(['off', []]);
  });

  it('for a session that wants none', async () => {
    const { refresher, ready, asked, advance, store } = stage();
    store.setState(({ session }) => ({
      session: { ...session, refresh: { on: true, everySeconds: 0 } },
    }));
    refresher.start();
    ready();
    await advance(100_000);
    expect([whyNoRefresh(store.getState()), asked]).toEqual(['off', []]);
  });

  it('before it is started and after it is stopped', async () => {
    const { refresher, ready, asked, advance } = stage();
    ready();
    await advance(100_000);
    refresher.start();
    refresher.stop();
    await advance(100_000);
    expect(asked).toEqual(none);
  });
});

it('started twice, it still looks once', async () => {
  const { refresher, ready, asked, advance } = stage();
  refresher.start();
  refresher.start();
  ready();
  await advance(30_000);
  expect(asked).toHaveLength(1);
});

it('is turned off and on again, and then does at once what is overdue', async () => {
  const { refresher, ready, times, advance, store } = stage();
  refresher.start();
  ready();
  expect([refresher.toggle(), whyNoRefresh(store.getState())]).toEqual([false, 'off']);
  await advance(90_000);
  expect(times()).toEqual([]);
  expect([refresher.toggle(), whyNoRefresh(store.getState())]).toEqual([true, undefined]);
  await advance(1_000);
  expect(times()).toEqual([91_000]);
});
