// Goes from view to view, and moves the cursor in one.

import { kindOf } from '../../resources/index.ts';
import type { Destination } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import { stillServes } from '../filters/serverPart.ts';
import type { FrameState } from '../frame/size.ts';
import {
  chosenIndex,
  cursorIndex,
  type Move,
  moved,
  topAfter,
  topFor,
  withCursor,
} from '../lists/listWindow.ts';
import { rowLines } from '../lists/rowLines.ts';
import type { MessagesState } from '../messages.ts';
import type { OverlayState } from '../overlay.ts';
import { keptAnswers } from '../queries/keptAnswers.ts';
import type { Queries } from '../queries/queries.ts';
import type { AnswersState } from '../queries/query.ts';
import type { ServedState } from '../selectors.ts';
import { columnsIn, rowsOf, serverPartOf } from '../selectors.ts';
import type { HistoryState } from './history.ts';
import {
  backwards,
  forwards,
  type History,
  type Stack,
  stepped,
  steppedOut,
  swapped,
} from './history.ts';
import type { ViewsState } from './view.ts';
import {
  currentView,
  type FormView,
  type ListView,
  type ProbeView,
  queryKey,
  type Sort,
  type ThingView,
  type View,
} from './view.ts';

/** What of the state navigation reads and changes. */
export type NavigationState = AnswersState &
  ServedState &
  ViewsState &
  HistoryState &
  OverlayState &
  MessagesState &
  FrameState;

/** Going from view to view, and moving in one. */
export type Navigation = {
  /** Opens a view on top of the current one and sees to its data. */
  open(destination: Destination): void;
  /** Opens a view on the first one, as a command does. The first view itself is shown without its filter. */
  jump(destination: Destination): void;
  /**
   * Keeps so many views of the stack and puts these on top. The last is on screen; going back leads through the others.
   */
  descend(depth: number, destinations: readonly Destination[]): void;
  /** Goes up to a thing: back to where it is open already, else to a view of it on top. */
  climb(destination: Destination): void;
  /** One step back; false at the root. */
  back(): boolean;
  /** Walks through where one has been; false where there is nowhere to go. */
  walk(to: 'past' | 'future' | 'last'): boolean;
  moveCursor(move: Move): void;
  /** Filters the list; the cursor stays on its thing, or on that of `from`, where that fits, else is on the first row. */
  setFilter(filter: string, from?: Pick<ListView, 'cursor' | 'top'>): void;
  /** Asks the tenant for what it can filter itself, where the list is not wholly here. */
  serveFilter(): void;
  setSort(sort: Sort | undefined): void;
  /** Changes the current view where it is a thing, a ladder or a form. */
  changeThing(change: (view: ThingView) => ThingView): void;
  changeProbe(change: (view: ProbeView) => ProbeView): void;
  changeForm(change: (view: FormView) => FormView): void;
  /** Changes the current view where it is a list. */
  changeList(change: (view: ListView, state: NavigationState) => ListView): void;
  /** Changes the view where that changes its rows: the cursor stays on its thing, else it goes to the first row. */
  changeRows(change: (view: ListView) => ListView): void;
  /** Puts the cursor back on its thing after the rows or the screen have changed. */
  followCursor(): void;
};

/** Whether a destination is what the first view shows already, so that going there is going back to it. */
const isRoot = (root: View | undefined, next: View): boolean =>
  root?.screen === 'list' &&
  next.screen === 'list' &&
  root.kind === next.kind &&
  next.scope.source === undefined &&
  next.scope.parent === undefined;

/** Whether two views are of the same thing or list, in the same way of looking at it. */
const showsSame = (view: View, other: View): boolean => {
  if (view.screen === 'probe') {
    return other.screen === 'probe' && other.kind === view.kind && other.thingId === view.thingId;
  }
  if (other.screen === 'probe') return false;
  return view.screen === other.screen && queryKey(view) === queryKey(other);
};

const steps = { past: backwards, future: forwards, last: swapped } as const;

/** Navigation over the store. `newView` makes views with an id of their own. */
export const createNavigation = (
  { store, now }: Pick<Deps<NavigationState>, 'store' | 'now'>,
  queries: Queries,
  newView: (destination: Destination) => View,
): Navigation => {
  const show = (views: Stack, history: History) => {
    store.setState({ views, history, flash: undefined, overlay: { type: 'none' } });
    queries.keepOnly(views);
    // Nobody goes back to what is forgotten, so its rows need no memory.
    const kept = keptAnswers(store.getState());
    if (kept !== undefined) store.setState(kept);
    queries.ensure(currentView(store.getState()));
  };

  const go = (views: Stack) => {
    const { history, views: left } = store.getState();
    show(views, stepped(history, left));
  };

  const replace = (view: View) =>
    store.setState(({ views }) => ({ views: [...views.slice(0, -1), view] }));

  const changeList = (change: (view: ListView, state: NavigationState) => ListView) => {
    const state = store.getState();
    const view = currentView(state);
    if (view.screen === 'list') replace(change(view, state));
  };

  const follow = (view: ListView, state: NavigationState): ListView => {
    const rows = rowsOf(state, view);
    const kind = kindOf(view.kind);
    return withCursor(view, rows, kind, cursorIndex(view, rows, kind), rowLines(state, view));
  };

  /** The view over rows that were chosen anew. */
  const choose = (view: ListView, state: NavigationState): ListView => {
    const rows = rowsOf(state, view);
    const kind = kindOf(view.kind);
    return withCursor(view, rows, kind, chosenIndex(view, rows, kind), rowLines(state, view));
  };

  /** A list as whoever asks for it by its name expects it: all of it, and nothing in the line of the next filter. */
  const unfiltered = (view: View, state: NavigationState): View =>
    view.screen === 'list' && view.filter !== ''
      ? choose({ ...view, filter: '', server: undefined }, state)
      : view;

  return {
    open: (destination) => go([...store.getState().views, newView(destination)]),
    jump: (destination) => {
      const { views, history } = store.getState();
      const [root] = views;
      const next = newView(destination);
      if (root === undefined) go([next]);
      else if (isRoot(root, next)) {
        const whole: Stack = [unfiltered(root, store.getState())];
        // Going where one is already is no step: back would seem to do nothing.
        if (views.length === 1) show(whole, history);
        else go(whole);
      } else go([root, next]);
    },
    descend: (depth, destinations) =>
      go([...store.getState().views.slice(0, depth), ...destinations.map(newView)]),
    climb: (destination) => {
      const { views, history } = store.getState();
      const next = newView(destination);
      const at = views.findIndex((view) => showsSame(view, next));
      if (at === -1 || at === views.length - 1) go([...views, next]);
      else show(views.slice(0, at + 1), steppedOut(history, views));
    },
    back: () => {
      const { views } = store.getState();
      if (views.length < 2) return false;
      show(views.slice(0, -1), steppedOut(store.getState().history, views));
      return true;
    },
    walk: (to) => {
      const { history, views } = store.getState();
      const step = steps[to](history, views);
      if (step === undefined) return false;
      show(step.views, step.history);
      return true;
    },
    moveCursor: (move) =>
      changeList((view, state) => {
        const rows = rowsOf(state, view);
        const kind = kindOf(view.kind);
        const height = rowLines(state, view);
        const at = cursorIndex(view, rows, kind);
        const top = topFor(view.top, at, rows.length, height);
        const by = 'scroll' in move ? move.scroll : 0;
        const scrolled = { ...view, top: topAfter(top, by, rows.length, height) };
        return withCursor(scrolled, rows, kind, moved(at, move, rows.length), height);
      }),
    setFilter: (filter, from) =>
      changeList((view, state) => {
        const server = stillServes(columnsIn(state, view), view.server, filter);
        return choose({ ...view, filter, server, ...from }, state);
      }),
    serveFilter: () => {
      const state = store.getState();
      const view = currentView(state);
      if (view.screen !== 'list') return;
      const server = serverPartOf(state, view, view.filter, now())?.words;
      if (server === view.server) return;
      replace({ ...view, server });
      queries.serve(currentView(store.getState()));
    },
    setSort: (sort) => changeList((view, state) => follow({ ...view, sort }, state)),
    changeThing: (change) => {
      const view = currentView(store.getState());
      if (view.screen === 'thing') replace(change(view));
    },
    changeProbe: (change) => {
      const view = currentView(store.getState());
      if (view.screen === 'probe') replace(change(view));
    },
    changeForm: (change) => {
      const view = currentView(store.getState());
      if (view.screen === 'form') replace(change(view));
    },
    changeList,
    changeRows: (change) => changeList((view, state) => choose(change(view), state)),
    followCursor: () => changeList(follow),
  };
};
