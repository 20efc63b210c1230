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

/**
 * With a tenant that works, waits are shorter than this; what is longer is a timeout, which must not end what a busy
 * machine is slow to do.
 */
export const timeoutsFromMs = 25_000;

/**
 * The real clock, except that waits are skipped: each takes a hundredth of its time, and then the clock is put on by the
 * rest. Waits are noted. What is as long as `realFromMs` or longer takes its time.
 */
export const hurriedClock = (realFromMs = Number.POSITIVE_INFINITY) => {
  const waitsMs: number[] = [];
  let skippedMs = 0;
  const nowMs = (): number => realClock.nowMs() + skippedMs;
  /** Puts the clock on. */
  const skip = (byMs: number): void => {
    skippedMs += byMs;
  };
  const clock: Clock = {
    nowMs,
    after: (delayMs, run) => {
      waitsMs.push(delayMs);
      if (delayMs >= realFromMs) return realClock.after(delayMs, run);
      const dueMs = nowMs() + delayMs;
      return realClock.after(delayMs / 100, () => {
        skip(Math.max(0, dueMs - nowMs()));
        run();
      });
    },
  };
  return { clock, waitsMs, skip };
};
