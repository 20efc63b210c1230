// Counts the work that the operator waits for.

/** Counts what the operator waits for, so that a test knows when the program has come to rest. */
export type Busy = {
  /** Counts the work until it settles, and gives back what it gave. */
  during<Value>(work: Promise<Value>): Promise<Value>;
  /** How much is under way. */
  readonly count: number;
  /** Called whenever the count has become zero. */
  onIdle(listener: () => void): void;
};

/** A counter of foreground work; what polls in the background is not counted. */
export const createBusy = (): Busy => {
  let count = 0;
  const listeners: (() => void)[] = [];
  return {
    get count() {
      return count;
    },
    during: async (work) => {
      count += 1;
      try {
        return await work;
      } finally {
        count -= 1;
        if (count === 0) for (const listener of listeners) listener();
      }
    },
    onIdle: (listener) => {
      listeners.push(listener);
    },
  };
};
