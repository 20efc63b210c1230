// What the parts of the store work with: their slice of the state, the API and the clock.

import type { Api } from '../api/index.ts';
import type { Busy } from './busy.ts';

/** The store, as far as one part of the program knows it: the whole store fits wherever a slice is asked for. */
export type Slice<Part> = {
  getState(): Part;
  setState(change: Partial<Part> | ((state: Part) => Partial<Part>)): void;
  /** Calls the listener after every change; gives how to stop that. */
  subscribe(listener: (state: Part, before: Part) => void): () => void;
};

/** What the parts of the store work with; tests hand in their own. */
export type Deps<Part> = {
  readonly store: Slice<Part>;
  /** The API, once there is a connection; it is loaded behind the first frame. */
  readonly api: () => Promise<Api>;
  readonly busy: Busy;
  /** The time in epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds of a clock that never jumps, for all that measures a length; only differences mean something. */
  readonly elapsed: () => number;
  /** Runs something once, so many milliseconds from now, unless what it gives is called before. */
  readonly after: (delayMs: number, run: () => void) => () => void;
};
