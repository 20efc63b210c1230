import type { Deps } from './deps.ts';
import type { Queries } from './queries.ts';
import { fetchedAt } from './query.ts';
import { listQuery, thingQuery } from './selectors.ts';
import { currentView, type State } from './state.ts';

/** Reads the current view again from time to time. */
export type Refresher = {
  start(): void;
  stop(): void;
  /** Turns it on or off; gives how it is now. */
  toggle(): boolean;
};

/**
 * Lists longer than this are not read again by themselves: one read of them costs more requests than a minute has
 * to spare.
 */
const longestRows = 1_000;

/** After so many failures in a row it is not asked more seldom any more. */
const mostDoublings = 4;

/** Why the current view is not read again by itself; undefined where it is. */
export const whyNoRefresh = (state: State): string | undefined => {
  const { refresh } = state.session;
  if (!refresh.on || refresh.everySeconds === 0) return 'off';
  const view = currentView(state);
  if (view.screen === 'form') return 'off';
  const rows = view.screen === 'list' ? (listQuery(state, view)?.data?.rows.length ?? 0) : 0;
  return rows > longestRows ? 'off, long list' : undefined;
};

/** How often it looks whether something is due, milliseconds. */
const lookEveryMs = 1_000;

/** A refresher over the store. */
export const createRefresher = ({ store, now, after }: Deps, queries: Queries): Refresher => {
  let cancel = () => {};
  let failures = 0;
  let askedAtMs = Number.NEGATIVE_INFINITY;

  const askIfDue = () => {
    const state = store.getState();
    if (whyNoRefresh(state) !== undefined || state.overlay.type !== 'none') return;
    const view = currentView(state);
    const query = view.screen === 'list' ? listQuery(state, view) : thingQuery(state, view);
    if (query?.status !== 'ready' && query?.status !== 'failed') return;
    if (query.status === 'ready') failures = 0;
    const waitMs = state.session.refresh.everySeconds * 1000 * 2 ** failures;
    const lastMs = Math.max(askedAtMs, fetchedAt(query) ?? Number.NEGATIVE_INFINITY);
    if (now() - lastMs < waitMs) return;
    if (query.status === 'failed') failures = Math.min(failures + 1, mostDoublings);
    askedAtMs = now();
    queries.refresh(view, 'background');
  };

  const look = () => {
    askIfDue();
    cancel = after(lookEveryMs, look);
  };

  return {
    start: () => {
      cancel();
      cancel = after(lookEveryMs, look);
    },
    stop: () => cancel(),
    toggle: () => {
      const { session } = store.getState();
      const on = !session.refresh.on;
      store.setState({ session: { ...session, refresh: { ...session.refresh, on } } });
      return on;
    },
  };
};
