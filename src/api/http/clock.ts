// The clock and the waiting of the API layer, which tests replace.

/**
 * The time as the api layer sees it; tests hand in one that they move by hand. The date of this machine is not used:
 * it may be wrong by hours, so lifetimes are counted from the arrival of an answer, and dates of a server are compared
 * with its own.
 */
export type Clock = {
  /** Milliseconds of a clock that never jumps; only differences mean something. */
  readonly nowMs: () => number;
  /** Runs something once after a delay; the returned function cancels it. */
  readonly after: (delayMs: number, run: () => void) => () => void;
};

/** The clock of this machine. */
export const realClock: Clock = {
  nowMs: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Waits; answers `cancelled` at once when the signal is, or gets, aborted. */
export const wait = (
  clock: Clock,
  delayMs: number,
  signal: AbortSignal,
): Promise<'waited' | 'cancelled'> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve('cancelled');
    const cancel = () => {
      stop();
      resolve('cancelled');
    };
    const stop = clock.after(delayMs, () => {
      signal.removeEventListener('abort', cancel);
      resolve('waited');
    });
    signal.addEventListener('abort', cancel, { once: true });
  });
