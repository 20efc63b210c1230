import { PassThrough } from 'node:stream';
import type { SetTimer } from '../../../src/terminal/input/input.ts';

/** A terminal's input as Node gives it: a stream with raw mode. Write bytes to it to type. */
export class FakeStdin extends PassThrough {
  readonly isTTY = true;
  isRaw = false;
  refs = 0;

  setRawMode(isEnabled: boolean): this {
    this.isRaw = isEnabled;
    return this;
  }

  ref(): this {
    this.refs += 1;
    return this;
  }

  unref(): this {
    this.refs -= 1;
    return this;
  }
}

/** A clock that moves only when told. */
export function fakeClock() {
  let nowMs = 0;
  const timers = new Set<{ dueMs: number; run: () => void }>();
  const setTimer: SetTimer = (run, afterMs) => {
    const timer = { dueMs: nowMs + afterMs, run };
    timers.add(timer);
    return () => timers.delete(timer);
  };
  const advance = (byMs: number): void => {
    const untilMs = nowMs + byMs;
    for (;;) {
      const [next] = [...timers]
        .filter(({ dueMs }) => dueMs <= untilMs)
        .sort((a, b) => a.dueMs - b.dueMs);
      if (next === undefined) break;
      timers.delete(next);
      nowMs = next.dueMs;
      next.run();
    }
    nowMs = untilMs;
  };
  return { setTimer, advance };
}
