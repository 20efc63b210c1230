import { describe, expect, it } from 'vitest';
import { catalogue, kindOf } from '../../../src/resources/index.ts';
import type { Thing } from '../../../src/resources/types.ts';
import { stateChangesIn, stateChangesOf } from '../../../src/store/lists/stateChanges.ts';
import { createQueries } from '../../../src/store/queries/queries.ts';
import { apiWith, createParts, listView, sourceOf } from './parts.ts';

const healthy = 'SOURCE_STATE_HEALTHY';
const failing = 'SOURCE_STATE_ERROR_SOURCE';

/** Reads the list of sources with these statuses, one read after the other; gives the messages. */
const afterReads = async (...reads: readonly Readonly<Record<string, string>>[]) => {
  const left = [...reads];
  const list = async function* () {
    const rows = Object.entries(left.shift() ?? {}).map(([id, status]) => {
      const value = sourceOf(id, { status });
      return { value, raw: value };
    });
    yield { ok: true as const, value: { rows, loaded: rows.length, unreadable: 0, last: true } };
  };
  const { deps, store, settle } = createParts(apiWith({ list }));
  const queries = createQueries(deps);
  for (const _ of reads) {
    queries.refresh(listView(), 'background');
    await settle();
  }
  return store.getState();
};

const told = ({ messages }: Awaited<ReturnType<typeof afterReads>>) =>
  messages.map(({ text, times }) => [text, times ?? 1]);

describe('a state that changes between two reads', () => {
  it('is of a thing that one id stands for', () => {
    const kind = kindOf('sources');
    const twice = [healthy, failing].map((status) => sourceOf('DMZ', { status }));
    expect(stateChangesIn(kind, twice, twice.toReversed())).toEqual([]);
  });

  it('leaves a trace with the name and both states, and is shown above the hints', async () => {
    const state = await afterReads({ DMZ: healthy, HR: healthy }, { DMZ: failing, HR: healthy });
    const text = 'source DMZ: status was ✓ healthy, is ✗ source error.';
    expect(told(state)).toEqual([[text, 1]]);
    expect(state.flash?.text).toBe(text);
  });

  it('leaves none at the first read, where nothing changes, and for what comes or goes', async () => {
    expect(
      told(await afterReads({ a: healthy }, { a: healthy, b: failing }, { b: failing })),
    ).toEqual([]);
  });

  it('is told once for each change, and a flapping one pushes no other out', async () => {
    const flapping = Array.from({ length: 500 }, (_, at) => ({
      flap: at % 2 === 0 ? healthy : failing,
      once: at < 1 ? healthy : failing,
    }));
    expect(told(await afterReads(...flapping))).toEqual([
      ['source once: status was ✓ healthy, is ✗ source error.', 1],
      ['source flap: status was ✗ source error, is ✓ healthy.', 249],
      ['source flap: status was ✓ healthy, is ✗ source error.', 250],
    ]);
  });

  it('names a few where many change at once, and counts the others', async () => {
    const all = (status: string) =>
      Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`s${at}`, status]));
    const messages = told(await afterReads(all(healthy), all(failing)));
    expect(messages).toHaveLength(6);
    expect(messages.at(-1)).toEqual(['35 more sources changed their state.', 1]);
  });
});

describe('what counts as another state', () => {
  it('is no percentage that grows, and no time that goes on', () => {
    const task = (percentComplete: number): Thing => ({
      id: 't',
      percentComplete,
      launched: '2026-11-22T02:00:00Z',
      messages: [],
    });
    const tasks = kindOf('tasks');
    expect(stateChangesOf(tasks, task(4), task(62))).toEqual([]);
    const done = { ...task(100), completionStatus: 'SUCCESS', completed: '2026-11-22T02:10:00Z' };
    expect(stateChangesOf(tasks, task(62), done).map(({ sentence }) => sentence)).toEqual([
      'task t: status was » running, is ✓ success',
    ]);
  });

  it('is looked at in every kind that can be broken', () => {
    const without = catalogue
      .filter(({ isBroken }) => isBroken !== undefined)
      .filter(
        ({ columns = [] }) =>
          !columns.some(({ signed, measure }) => signed === true && measure === undefined),
      );
    expect(without.map(({ id }) => id)).toEqual([]);
  });
});
