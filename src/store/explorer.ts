import { createStore } from 'zustand/vanilla';
import type { Api } from '../api/index.ts';
import { kindOf } from '../resources/index.ts';
import type { Destination, Tone } from '../resources/types.ts';
import { type Busy, createBusy } from './busy.ts';
import type { Deps } from './deps.ts';
import { createForms, type Forms } from './forms.ts';
import { cursorIndex, type Move, moved, withCursor } from './listWindow.ts';
import { createProbes, type Probes } from './probes.ts';
import { createQueries, type Queries } from './queries.ts';
import { listLines, rowsOf } from './selectors.ts';
import { currentView, type Overlay, type Session, type State } from './state.ts';
import {
  type FormView,
  type ListView,
  type Sort,
  type ThingView,
  type View,
  viewOf,
} from './view.ts';

/** Everything the commands can do; the screens only read its store. */
export type Explorer = {
  readonly store: Deps['store'];
  readonly api: () => Promise<Api>;
  readonly busy: Busy;
  readonly queries: Queries;
  readonly probes: Probes;
  readonly forms: Forms;
  /** Opens a view on top of the current one and sees to its data. */
  open(destination: Destination): void;
  /** Opens a view as the only one, as a command at the root does. */
  jump(destination: Destination): void;
  /** One step back; false at the root. */
  back(): boolean;
  moveCursor(move: Move): void;
  setFilter(filter: string): void;
  setSort(sort: Sort | undefined): void;
  /** Changes the current view where it is a thing or a form. */
  changeThing(change: (view: ThingView) => ThingView): void;
  changeForm(change: (view: FormView) => FormView): void;
  setOverlay(overlay: Overlay): void;
  flash(text: string, tone?: Tone): void;
  clearFlash(): void;
  resize(size: State['size']): void;
  /** The whole text that is on screen, line by line: the help, or the details of a thing. */
  lines(): readonly string[];
  /** Ends the program; the composition root says how. */
  quit(): void;
};

/** What an explorer is made of; tests give their own clock and API. */
export type ExplorerOptions = {
  readonly session: Session;
  readonly size: State['size'];
  readonly start: Destination;
  readonly api: () => Promise<Api>;
  readonly now: () => number;
  /** The lines of the text on screen; how a thing becomes lines is the screens' matter. */
  readonly lines: (state: State) => readonly string[];
  readonly quit: () => void;
};

/** Makes an explorer with its store. Nothing is asked of the API until a view is opened. */
export const createExplorer = (options: ExplorerOptions): Explorer => {
  let lastViewId = 0;
  const newView = (destination: Destination): View => {
    lastViewId += 1;
    return viewOf(destination, lastViewId);
  };

  const store = createStore<State>()(() => ({
    session: options.session,
    views: [newView(options.start)],
    lists: {},
    things: {},
    probes: {},
    drafts: {},
    names: new Map(),
    overlay: { type: 'none' },
    size: options.size,
  }));
  const busy = createBusy();
  const deps: Deps = { store, api: options.api, busy, now: options.now };
  const queries = createQueries(deps);
  const probes = createProbes(deps);
  const forms = createForms(deps);

  const setViews = (views: readonly View[]) => {
    store.setState({ views, flash: undefined, overlay: { type: 'none' } });
    queries.keepOnly(views);
    const view = currentView(store.getState());
    queries.ensure(view);
  };

  const replace = (view: View) =>
    store.setState(({ views }) => ({ views: [...views.slice(0, -1), view] }));

  const changeList = (change: (view: ListView, state: State) => ListView) => {
    const state = store.getState();
    const view = currentView(state);
    if (view.screen === 'list') replace(change(view, state));
  };

  /** Puts the cursor back on its thing after the rows, the filter or the sort have changed. */
  const followCursor = (view: ListView, state: State): ListView => {
    const rows = rowsOf(state, view);
    const kind = kindOf(view.kind);
    return withCursor(view, rows, kind, cursorIndex(view, rows, kind), listLines(state));
  };

  // The names of a form's ids are asked for as soon as the thing that holds them is there.
  store.subscribe((state, before) => {
    if (state.things === before.things && state.drafts === before.drafts) return;
    const view = currentView(state);
    if (view.screen === 'form') void forms.nameIds(view);
  });

  return {
    store,
    api: options.api,
    busy,
    queries,
    probes,
    forms,
    open: (destination) => setViews([...store.getState().views, newView(destination)]),
    jump: (destination) => {
      const root = store.getState().views[0];
      const next = newView(destination);
      const isRoot =
        root !== undefined &&
        next.screen === 'list' &&
        root.screen === 'list' &&
        root.kind === next.kind &&
        next.scope.source === undefined;
      setViews(root === undefined ? [next] : isRoot ? [root] : [root, next]);
    },
    back: () => {
      const { views } = store.getState();
      if (views.length < 2) return false;
      setViews(views.slice(0, -1));
      return true;
    },
    moveCursor: (move) =>
      changeList((view, state) => {
        const rows = rowsOf(state, view);
        const kind = kindOf(view.kind);
        const index = moved(cursorIndex(view, rows, kind), move, rows.length);
        return withCursor(view, rows, kind, index, listLines(state));
      }),
    setFilter: (filter) => changeList((view, state) => followCursor({ ...view, filter }, state)),
    setSort: (sort) => changeList((view, state) => followCursor({ ...view, sort }, state)),
    changeThing: (change) => {
      const view = currentView(store.getState());
      if (view.screen === 'thing') replace(change(view));
    },
    changeForm: (change) => {
      const view = currentView(store.getState());
      if (view.screen === 'form') replace(change(view));
    },
    setOverlay: (overlay) => store.setState({ overlay }),
    flash: (text, tone = 'plain') => store.setState({ flash: { text, tone } }),
    clearFlash: () => {
      if (store.getState().flash !== undefined) store.setState({ flash: undefined });
    },
    resize: (size) => {
      store.setState({ size });
      changeList(followCursor);
    },
    lines: () => options.lines(store.getState()),
    quit: options.quit,
  };
};
