import { beforeEach, describe, expect, it } from 'vitest';
import { connectNowhere } from '../../../src/api/index.ts';
import type { Seen } from '../../../src/resources/types.ts';
import { changesOf } from '../../../src/store/lists/changes.ts';
import { type ListView, type ThingView, viewOf } from '../../../src/store/navigation/view.ts';
import type { ProbeRun, ProbeStep } from '../../../src/store/probes.ts';
import { listQuery, rowsOf, thingQuery } from '../../../src/store/selectors.ts';
import { type TestRow, testKindId, trials, withTestKind } from '../../dsl/testKind.ts';
import { listAnswer, thingAnswer } from './answers.ts';
import { createParts, fails, sourceOf } from './parts.ts';

const view = viewOf({ screen: 'list', kind: testKindId, scope: {} }, 1) as ListView;
const thing = viewOf(
  { screen: 'thing', kind: testKindId, id: 'a', label: 'a', scope: {} },
  2,
) as ThingView;
const readAtMs = 10 * 60_000 + 5_000;

/** What the kind was shown, call by call. */
const shown: Seen[] = [];

/** Each row says how many looks there were at the source of its id, and how the last of them ended. */
const reworked = (rows: readonly TestRow[], seen: Seen): readonly TestRow[] => {
  shown.push(seen);
  return rows.map((row) => {
    const looks = seen.probes
      .filter(({ kind, thingId }) => kind === 'sources' && thingId === row.id)
      .flatMap(({ steps }) => steps);
    const last = looks.at(-1);
    const ended = last?.status === 'done' && last.outcome.passed ? 'passed' : 'failed';
    return last === undefined ? row : { ...row, state: `${ended} ${looks.length}` };
  });
};

const done = (passed: boolean, atMs: number): ProbeStep => ({
  status: 'done',
  atMs,
  outcome: { passed, summary: '', details: null },
});
const run = (id: string, ...steps: readonly ProbeStep[]): ProbeRun => ({
  kind: 'sources',
  thing: sourceOf(id),
  steps,
  earlier: [],
});

const stage = (rows: readonly TestRow[] = trials('a', 'b')) => {
  const data = { rows, unreadable: 0, before: rows };
  const [first] = rows;
  const { store } = createParts(connectNowhere('This test has no tenant.'), {
    views: [view],
    lists: listAnswer(testKindId, { status: 'ready', data, fetchedAtMs: readAtMs }),
    things: thingAnswer(testKindId, 'a', {
      status: 'ready',
      data: first === undefined ? {} : { item: { value: first, raw: first } },
      fetchedAtMs: readAtMs,
    }),
  });
  const words = (filter = '') =>
    rowsOf(store.getState(), { ...view, filter }).map(({ id, state }) => `${id} ${state ?? '-'}`);
  const probe = (...runs: readonly ProbeRun[]) =>
    store.setState({ probes: Object.fromEntries(runs.map((one, index) => [`${index}`, one])) });
  return { store, words, probe };
};

describe('rows that become others by what this session saw', () => {
  withTestKind({ afresh: reworked });
  beforeEach(() => {
    shown.length = 0;
  });

  it('say so in the list, to its filter, and where one of them is opened', () => {
    const { store, words, probe } = stage();
    expect([words(), words('failed')]).toEqual([['a -', 'b -'], []]);
    probe(run('a', done(true, readAtMs), done(false, readAtMs + 90_000)));
    expect([words(), words('failed')]).toEqual([['a failed 2', 'b -'], ['a failed 2']]);
    const { item } = thingQuery(store.getState(), thing)?.data ?? {};
    expect([item?.value.state, item?.raw]).toEqual(['failed 2', item?.value]);
  });

  it('are no change that the last read found', () => {
    const { store, probe } = stage();
    probe(run('b', done(true, readAtMs)));
    const { data } = listQuery(store.getState(), view) ?? {};
    expect(changesOf(data, [], { identify: ({ id }) => String(id) }).changed).toBe(0);
    expect(data?.rows.at(1)?.state).toBe('passed 1');
    expect(data?.before?.at(1)?.state).toBe('passed 1');
  });

  it('are made once for the same looks and the same minute, however often they are asked for', () => {
    const { store, words, probe } = stage();
    const running: ProbeStep = { status: 'running', sinceMs: readAtMs, elapsedMs: 0 };
    const passed = done(true, readAtMs);
    probe(run('a', passed, running));
    const first = rowsOf(store.getState(), view);
    shown.length = 0;
    words();
    probe(run('a', passed, { ...running, elapsedMs: 1_000 }));
    expect(words()).toEqual(['a passed 1', 'b -']);
    store.setState({ countedOn: { readAtMs, toMs: readAtMs + 50_000 } });
    expect(rowsOf(store.getState(), view)).toBe(first);
    expect(shown).toEqual([]);
    store.setState({ countedOn: { readAtMs, toMs: readAtMs + 60_000 } });
    words();
    expect(shown.at(-1)?.nowMs).toBe(11 * 60_000);
  });

  it('are shown a time that is never before the last look', () => {
    const { words, probe } = stage();
    probe(run('a', { status: 'failed', error: fails(500), atMs: readAtMs + 20_000 }));
    expect(words()).toEqual(['a failed 1', 'b -']);
    expect(shown.at(-1)?.nowMs).toBe(readAtMs + 20_000);
  });
});
