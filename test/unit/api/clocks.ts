import { type Clock, realClock } from '../../../src/api/index.ts';

/** A clock that stands still until it is moved. */
export const handClock = () => {
  let nowMs = 0;
  let timers: { atMs: number; run: () => void }[] = [];
  const clock: Clock = {
    nowMs: () => nowMs,
    after: (delayMs, run) => {
      const timer = { atMs: nowMs + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  /** Moves on, timer by timer, and lets what they set off run in between. */
  const advance = async (byMs: number): Promise<void> => {
    const untilMs = nowMs + byMs;
    for (;;) {
      await new Promise(setImmediate);
      const next = timers.filter((timer) => timer.atMs <= untilMs).sort(byTime)[0];
      if (next === undefined) break;
      timers = timers.filter((timer) => timer !== next);
      nowMs = next.atMs;
      next.run();
    }
    nowMs = untilMs;
  };
  return { clock, advance };
};

const byTime = (a: { atMs: number }, b: { atMs: number }): number => a.atMs - b.atMs;

/** The real clock, a hundred times as fast; waits are noted. */
export const hurriedClock = () => {
  const waitsMs: number[] = [];
  const clock: Clock = {
    ...realClock,
    nowMs: () => realClock.nowMs() * 100,
    after: (delayMs, run) => {
      waitsMs.push(delayMs);
      return realClock.after(delayMs / 100, run);
    },
  };
  return { clock, waitsMs };
};
