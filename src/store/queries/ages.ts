// How old an answer is: by the clock on the wall and by one that never jumps, whichever says longer.

import type { Deps } from '../deps.ts';

type Clocks = Pick<Deps<object>, 'now' | 'elapsed'>;

/** When data were read, by the clock that never jumps, milliseconds. */
const readElapsedMs = new WeakMap<object, number>();

/** Notes that data have been read just now. */
export const noteRead = (data: object, { elapsed }: Pick<Clocks, 'elapsed'>): void => {
  readElapsedMs.set(data, elapsed());
};

/**
 * How old data are that were read at a time on the wall, milliseconds. One clock stands still while the machine sleeps, the
 * other may be set back or forward. Where the clock was set back before the data were looked at, nobody knows.
 */
export const ageMsOf = (data: object, fetchedAtMs: number, { now, elapsed }: Clocks): number => {
  const byWallMs = now() - fetchedAtMs;
  const known = readElapsedMs.get(data);
  if (known !== undefined) return Math.max(byWallMs, elapsed() - known);
  if (byWallMs < 0) return Number.POSITIVE_INFINITY;
  readElapsedMs.set(data, elapsed() - byWallMs);
  return byWallMs;
};
