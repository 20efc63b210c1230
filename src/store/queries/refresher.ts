// Reads the current view again from time to time, and counts its ages on where it is not.

import type { Deps } from '../deps.ts';
import type { SessionState } from '../environments/session.ts';
import type { ViewsState } from '../navigation/view.ts';
import { currentView, queryKey } from '../navigation/view.ts';
import type { OverlayState } from '../overlay.ts';
import { listAsRead, thingAsRead } from '../selectors.ts';
import { ageMsOf } from './ages.ts';
import { countedTo, readAt } from './countedTo.ts';
import type { Queries } from './queries.ts';
import type { AnswersState, Query } from './query.ts';

/** Reads the current view again from time to time; where it does not, ages and what is to come go on all the same. */
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
export const longestRows = 1_000;

/** Each failure in a row after the first doubles the wait, so many times at most. */
const mostDoublings = 4;

/** What of the state says whether the current view is read again. */
type RefreshedState = AnswersState & ViewsState & SessionState;

/** Why turning it on would not have the current view read again; undefined where it would. */
export const whyNeverRefreshed = (
  state: RefreshedState,
): 'session' | 'form' | 'long list' | undefined => {
  if (state.session.refresh.everySeconds === 0) return 'session';
  const view = currentView(state);
  if (view.screen === 'form') return 'form';
  const rows = view.screen === 'list' ? (listAsRead(state, view)?.data?.rows.length ?? 0) : 0;
  return rows > longestRows ? 'long list' : undefined;
};

/** Why the current view is not read again by itself; undefined where it is. */
export const whyNoRefresh = (state: RefreshedState): 'off' | 'off, long list' | undefined => {
  const why = whyNeverRefreshed(state);
  if (!state.session.refresh.on) return 'off';
  return why === 'long list' ? 'off, long list' : why && 'off';
};

/** How often it looks whether something is due, milliseconds. */
const lookEveryMs = 1_000;

/**
 * How often ages and what is still to come are counted on where the view is not read again before, milliseconds: more
 * seldom than views are usually read, so that these draw nothing twice.
 */
const countOnEveryMs = 45_000;

/** The last answer of the view on screen: when it was first seen, and how many reads in a row have failed up to it. */
type Seen = {
  readonly key: string;
  readonly query: Query<unknown>;
  readonly atMs: number;
  readonly failures: number;
};

/** A refresher over the store. */
export const createRefresher = (
  clocks: Pick<Deps<RefreshedState & OverlayState>, 'store' | 'now' | 'elapsed' | 'after'>,
  queries: Queries,
): Refresher => {
  const { store, now, elapsed, after } = clocks;
  let cancel = () => {};
  let seen: Seen | undefined;

  const see = (key: string, query: Query<unknown>): Seen => {
    if (seen?.key === key && seen.query === query) return seen;
    const before = seen?.key === key ? seen.failures : 0;
    seen = { key, query, atMs: elapsed(), failures: query.status === 'failed' ? before + 1 : 0 };
    return seen;
  };

  const askIfDue = () => {
    const state = store.getState();
    const view = currentView(state);
    if (view.screen === 'probe') return;
    const query = view.screen === 'list' ? listAsRead(state, view) : thingAsRead(state, view);
    if (query?.status !== 'ready' && query?.status !== 'failed') return;
    const { atMs, failures } = see(`${state.epoch} ${queryKey(view)}`, query);
    if (whyNoRefresh(state) !== undefined || state.overlay.type !== 'none') return;
    const doublings = Math.min(Math.max(0, failures - 1), mostDoublings);
    const waitMs = state.session.refresh.everySeconds * 1000 * 2 ** doublings;
    const ageMs =
      query.status === 'ready' ? ageMsOf(query.data, query.fetchedAtMs, clocks) : elapsed() - atMs;
    if (ageMs < waitMs) return;
    queries.refresh(view, 'background');
  };

  const countOn = () => {
    const state = store.getState();
    const view = currentView(state);
    if (view.screen === 'probe' || state.overlay.type !== 'none') return;
    const query = view.screen === 'list' ? listAsRead(state, view) : thingAsRead(state, view);
    const readAtMs = readAt(query);
    if (readAtMs === undefined || Math.abs(now() - countedTo(state, query)) < countOnEveryMs)
      return;
    store.setState({ countedOn: { readAtMs, toMs: now() } });
  };

  const look = () => {
    askIfDue();
    countOn();
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
