import type { StoreApi } from 'zustand/vanilla';
import type { Api } from '../api/index.ts';
import type { Busy } from './busy.ts';
import type { State } from './state.ts';

/** What the parts of the store work with; tests hand in their own. */
export type Deps = {
  readonly store: StoreApi<State>;
  /** The API, once there is a connection; it is loaded behind the first frame. */
  readonly api: () => Promise<Api>;
  readonly busy: Busy;
  /** The time in epoch milliseconds. */
  readonly now: () => number;
  /** Runs something once, so many milliseconds from now, unless what it gives is called before. */
  readonly after: (delayMs: number, run: () => void) => () => void;
};
