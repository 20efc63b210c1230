import { describe, expect, it } from 'vitest';
import type { Api } from '../../../src/api/index.ts';
import { failure, success } from '../../../src/model/result.ts';
import { kindOf } from '../../../src/resources/index.ts';
import { createProbes, type ProbeStep, verdictOfRun } from '../../../src/store/probes.ts';
import { apiWith, callAt, createParts, fails, sourceOf } from './parts.ts';

type Check = 'pingCluster' | 'checkConnection' | 'testConfiguration';
type Answer = 'passes' | 'fails' | 'breaks';

/** A check under way, which a test answers by hand. */
type CheckCall = {
  readonly check: Check;
  readonly sourceId: string;
  readonly signal: AbortSignal | undefined;
  answer(how: Answer): void;
};

const answerOf = (how: Answer): Awaited<ReturnType<Api['sources']['pingCluster']>> => {
  if (how === 'breaks') return failure(fails(503));
  const status = how === 'passes' ? 'SUCCESS' : 'FAILURE';
  const value = { id: 'a', name: 'a', status, elapsedMillis: 7, details: undefined };
  return success({ value, raw: value, headers: { deprecated: false }, elapsedMs: 7 });
};

const clustered = sourceOf('a', { cluster: { id: 'c', name: 'Rotterdam' } });
const clusterless = sourceOf('a');

const stage = () => {
  const calls: CheckCall[] = [];
  const ask =
    (check: Check): Api['sources'][Check] =>
    (sourceId, options) =>
      new Promise((resolve) => {
        const answer = (how: Answer) => resolve(answerOf(how));
        calls.push({ check, sourceId, signal: options?.signal, answer });
      });
  const parts = createParts(
    apiWith({
      pingCluster: ask('pingCluster'),
      checkConnection: ask('checkConnection'),
      testConfiguration: ask('testConfiguration'),
    }),
  );
  const probes = createProbes(parts.deps);
  const steps = (): readonly ProbeStep[] => parts.store.getState().probes['sources a']?.steps ?? [];
  /** Answers the call of this number. */
  const answer = async (index: number, how: Answer) => {
    callAt(calls, index).answer(how);
    await parts.settle();
  };
  return {
    ...parts,
    calls,
    probes,
    steps,
    answer,
    statuses: () => steps().map(({ status }) => status),
    asked: () => calls.map(({ check }) => check),
    run: async (source = clustered) => {
      probes.run('sources', source);
      await parts.settle();
    },
  };
};

const skipped = { status: 'skipped', why: 'the step before failed' };

describe('a ladder', () => {
  it('runs from the light to the heavy, one at a time', async () => {
    const { run, answer, calls, asked, statuses, deps } = stage();
    await run();
    expect([asked(), statuses()]).toEqual([['pingCluster'], ['running', 'waiting', 'waiting']]);
    await answer(0, 'passes');
    expect(statuses()).toEqual(['done', 'running', 'waiting']);
    await answer(1, 'passes');
    expect([statuses(), deps.busy.count]).toEqual([['done', 'done', 'running'], 1]);
    await answer(2, 'passes');
    expect([statuses(), deps.busy.count]).toEqual([['done', 'done', 'done'], 0]);
    expect(asked()).toEqual(['pingCluster', 'checkConnection', 'testConfiguration']);
    expect(calls.map(({ sourceId }) => sourceId)).toEqual(['a', 'a', 'a']);
  });

  it('keeps what came of the ladders before it', async () => {
    const { run, answer, store } = stage();
    await run();
    await answer(0, 'passes');
    await answer(1, 'fails');
    await run();
    expect(store.getState().probes['sources a']?.earlier).toMatchObject([
      { probe: 'ping-cluster', status: 'done', outcome: { passed: true } },
      { probe: 'check-connection', status: 'done', outcome: { passed: false } },
    ]);
  });

  it('says of a step that is done what came of it, and when', async () => {
    const { run, answer, steps, advance } = stage();
    await run();
    await advance(400);
    await answer(0, 'passes');
    expect(steps()[0]).toEqual({
      status: 'done',
      atMs: 400,
      outcome: {
        passed: true,
        summary: 'Rotterdam answers',
        elapsedMs: 7,
        details: undefined,
      },
    });
  });

  it.each([
    ['that fails', 'fails', { status: 'done', atMs: 0, outcome: expect.anything() }],
    ['that cannot be run', 'breaks', { status: 'failed', atMs: 0, error: fails(503) }],
  ] as const)('stops at a step %s, and asks for none behind it', async (_, how, step) => {
    const { run, answer, steps, asked, deps } = stage();
    await run();
    await answer(0, how);
    expect(steps()).toEqual([step, skipped, skipped]);
    expect([asked(), deps.busy.count]).toEqual([['pingCluster'], 0]);
  });

  it('leaves out what makes no sense for the thing, says why, and goes on', async () => {
    const { run, answer, steps, asked, statuses } = stage();
    await run(clusterless);
    expect(steps()[0]).toEqual({ status: 'skipped', why: 'this source is on no cluster' });
    await answer(0, 'passes');
    await answer(1, 'passes');
    expect(statuses()).toEqual(['skipped', 'done', 'done']);
    expect(asked()).toEqual(['checkConnection', 'testConfiguration']);
  });

  it.each([-5, 5])('counts its seconds though the clock is set by %i hours', async (hours) => {
    const { run, steps, advance, setClock } = stage();
    await run();
    await advance(1_000);
    setClock(hours * 3_600_000);
    await advance(2_400);
    expect(steps()[0]).toEqual({ status: 'running', sinceMs: 0, elapsedMs: 3_000 });
  });

  it('counts its seconds while it runs, and not after', async () => {
    const { run, answer, steps, advance, store } = stage();
    await run();
    await advance(3_400);
    expect(steps()[0]).toEqual({ status: 'running', sinceMs: 0, elapsedMs: 3_000 });
    await answer(0, 'fails');
    const after = store.getState().probes;
    await advance(10_000);
    expect(store.getState().probes).toBe(after);
  });
});

describe('running it again', () => {
  it('while it runs calls the first off, whose late answer changes nothing', async () => {
    const { run, answer, calls, statuses, deps } = stage();
    await run();
    await run();
    expect([calls.map(({ signal }) => signal?.aborted), deps.busy.count]).toEqual([
      [true, false],
      2,
    ]);
    await answer(0, 'fails');
    expect([statuses(), deps.busy.count]).toEqual([['running', 'waiting', 'waiting'], 1]);
    await answer(1, 'passes');
    expect(statuses()).toEqual(['done', 'running', 'waiting']);
  });

  it('counts the seconds once, though the clock of the first run had begun', async () => {
    const { run, answer, steps, advance, store } = stage();
    await run();
    await advance(500);
    await answer(0, 'fails');
    await advance(100);
    await run();
    let changes = 0;
    store.subscribe(() => {
      changes += 1;
    });
    await advance(1_000);
    expect([steps()[0], changes]).toEqual([
      { status: 'running', sinceMs: 600, elapsedMs: 1_000 },
      1,
    ]);
  });
});

describe('running what was left out', () => {
  it('runs all of it, also behind another that fails, and keeps what was done', async () => {
    const { run, answer, probes, asked, statuses, steps, settle } = stage();
    await run();
    await answer(0, 'fails');
    const [first] = steps();
    expect(probes.runSkipped('sources', 'a')).toBe(true);
    await settle();
    await answer(1, 'fails');
    await answer(2, 'passes');
    expect([steps()[0] === first, statuses(), asked()]).toEqual([
      true,
      ['done', 'done', 'done'],
      ['pingCluster', 'checkConnection', 'testConfiguration'],
    ]);
  });

  it('leaves out again what makes no sense for the thing', async () => {
    const { run, answer, probes, asked, steps, settle } = stage();
    await run(clusterless);
    await answer(0, 'fails');
    probes.runSkipped('sources', 'a');
    await settle();
    await answer(1, 'passes');
    expect([steps()[0], asked()]).toEqual([
      { status: 'skipped', why: 'this source is on no cluster' },
      ['checkConnection', 'testConfiguration'],
    ]);
  });

  it.each([
    ['nothing was run', async () => undefined],
    ['it still runs', async ({ run }: ReturnType<typeof stage>) => run()],
    [
      'all was run',
      async ({ run, answer }: ReturnType<typeof stage>) => {
        await run();
        for (const index of [0, 1, 2]) await answer(index, 'passes');
      },
    ],
  ])('says that there is nothing: %s', async (_, before) => {
    const all = stage();
    await before(all);
    const { length } = all.calls;
    expect(all.probes.runSkipped('sources', 'a')).toBe(false);
    await all.settle();
    expect(all.calls).toHaveLength(length);
  });
});

describe('cancelling', () => {
  it('ends the step under way, leaves out the others, and drops the late answer', async () => {
    const { run, answer, probes, calls, steps, advance, asked, deps } = stage();
    await run();
    await answer(0, 'passes');
    await advance(300);
    expect(probes.cancel('sources', 'a')).toBe(true);
    const cancelled = [
      { status: 'done', atMs: 0, outcome: expect.anything() },
      { status: 'cancelled', atMs: 300 },
      { status: 'skipped', why: 'cancelled' },
    ];
    expect([steps(), calls.map(({ signal }) => signal?.aborted)]).toEqual([
      cancelled,
      [true, true],
    ]);
    await answer(1, 'passes');
    expect([steps(), asked().length, deps.busy.count]).toEqual([cancelled, 2, 0]);
    expect(probes.cancel('sources', 'a')).toBe(false);
  });

  it('leaves alone the ladder of another thing', async () => {
    const { run, answer, probes, statuses } = stage();
    await run();
    expect(probes.cancel('sources', 'b')).toBe(false);
    await answer(0, 'passes');
    expect(statuses()).toEqual(['done', 'running', 'waiting']);
  });

  it('all at once lets no late answer in', async () => {
    const { run, answer, probes, store, calls } = stage();
    await run();
    probes.cancelAll();
    store.setState({ probes: {} });
    await answer(0, 'passes');
    expect([store.getState().probes, calls.length]).toEqual([{}, 1]);
  });
});

it('reads the text of a failed check once, however often its verdict is drawn', () => {
  let reads = 0;
  const details = {
    get error() {
      reads += 1;
      return 'connect timed out';
    },
  };
  const outcome = { passed: false, tookMs: 7, details };
  const steps = [{ status: 'done', outcome, atMs: 1 }] as unknown as readonly ProbeStep[];
  const probes = kindOf('sources').probes ?? [];
  const first = verdictOfRun(probes, steps);
  const once = reads;
  expect([once > 0, verdictOfRun(probes, steps) === first, reads]).toEqual([true, true, once]);
});
