// When something ended last that somebody may still mean to stop.

import type { Deps } from '../deps.ts';

/** Whoever means to stop something may press a moment after it has ended by itself, milliseconds. */
export const momentMs = 2_000;

/** When something ended last that somebody may still mean to stop. */
export type Endings = {
  /** Something has just ended, was called off, or was refused. */
  note(): void;
  /** Something else is done now: nobody means to stop what ended before. */
  forget(): void;
  /** Whether that was a moment ago. */
  isRecent(): boolean;
};

/** Whether so little time has gone by since then, on a clock that never jumps. */
export const isWithinMoment = (nowMs: number, sinceMs: number): boolean =>
  nowMs - sinceMs <= momentMs;

/** The last ending, on the clock that never jumps. */
export const createEndings = ({ elapsed }: Pick<Deps<object>, 'elapsed'>): Endings => {
  let lastAtMs = Number.NEGATIVE_INFINITY;
  return {
    note: () => {
      lastAtMs = elapsed();
    },
    forget: () => {
      lastAtMs = Number.NEGATIVE_INFINITY;
    },
    isRecent: () => isWithinMoment(elapsed(), lastAtMs),
  };
};
