import type { Api } from '../../../src/api/index.ts';
import type { AccessMode, Session } from '../../../src/store/environments/session.ts';
import {
  createExplorer,
  type Explorer,
  type ExplorerOptions,
} from '../../../src/store/explorer.ts';
import type { JournalEntry } from '../../../src/store/forms/journal.ts';

/** 03:00 on a night in November, epoch milliseconds. */
export const startMs = Date.UTC(2026, 10, 22, 3);

/** A clock that a test moves. */
export const testClock = () => {
  let nowMs = startMs;
  let shiftMs = 0;
  let timers: { readonly atMs: number; readonly run: () => void }[] = [];
  const runDue = () => {
    for (;;) {
      const due = timers.filter(({ atMs }) => atMs <= nowMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (due === undefined) return;
      timers = timers.filter((timer) => timer !== due);
      due.run();
    }
  };
  return {
    /** The clock on the wall, which can be set. */
    now: () => nowMs + shiftMs,
    elapsed: () => nowMs,
    /** Sets the clock on the wall back or forward; no time goes by. */
    set: (byMs: number) => {
      shiftMs += byMs;
    },
    after: (delayMs: number, run: () => void) => {
      const timer = { atMs: nowMs + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    /** Time goes by, and what is due runs. */
    pass: (byMs: number) => {
      nowMs += byMs;
      runDue();
    },
    /** The machine sleeps: time goes by, and nothing runs until `pass`. */
    sleep: (byMs: number) => {
      nowMs += byMs;
    },
    waiting: () => timers.length,
  };
};

export type TestClock = ReturnType<typeof testClock>;

/** READ-ONLY that the environment's name opens. */
export const locked: AccessMode = {
  mode: 'READ-ONLY',
  why: 'no changes were asked for',
  canUnlock: true,
};

/** A session in an environment. */
export const sessionIn = (environment: string, access: AccessMode = locked): Session => ({
  environment,
  origin: `place of ${environment}`,
  scheme: 'v1',
  production: false,
  access,
  refresh: { on: false, everySeconds: 0 },
  budget: { used: 0, limit: 100 },
});

/** An explorer on a clock of the test; its API never answers unless one is given. What it noted is in `entries`. */
export const madeExplorer = (
  options: Partial<ExplorerOptions> = {},
): { explorer: Explorer; clock: TestClock; entries: JournalEntry[] } => {
  const clock = testClock();
  const entries: JournalEntry[] = [];
  const explorer = createExplorer({
    session: sessionIn('alpha'),
    size: { columns: 80, rows: 24 },
    start: () => ({ screen: 'list', kind: 'sources', scope: {} }),
    api: () => new Promise<Api>(() => undefined),
    now: clock.now,
    elapsed: clock.elapsed,
    after: clock.after,
    probes: () => true,
    environments: {
      list: async () => [],
      find: async () => ({ ok: false, error: 'There is one environment only.' }),
      visit: async () => ({ ok: false, error: 'There is one environment only.' }),
    },
    journal: (entry) => {
      entries.push(entry);
      return undefined;
    },
    lines: () => [],
    theme: { names: [], words: () => '', choose: () => false },
    quit: () => undefined,
    ...options,
  });
  return { explorer, clock, entries };
};
