import { createStore } from 'zustand/vanilla';
import type { Api } from '../api/index.ts';
import type { Destination } from '../resources/types.ts';
import { type Access, createAccess } from './access.ts';
import { type Busy, createBusy } from './busy.ts';
import type { Deps } from './deps.ts';
import { createEnvironments, type EnvironmentSource, type Environments } from './environments.ts';
import { createForms, type Forms } from './forms.ts';
import { noHistory } from './history.ts';
import { createJournal, type JournalSink } from './journal.ts';
import { createMessages, type Messages } from './messages.ts';
import { createNavigation, type Navigation } from './navigation.ts';
import { createProbes, type Probes } from './probes.ts';
import { createQueries, type Queries } from './queries.ts';
import { createRefresher, type Refresher } from './refresher.ts';
import { listQuery } from './selectors.ts';
import type { Overlay, Session, State } from './state.ts';
import { type View, viewOf } from './view.ts';

/** Everything the commands can do; the screens only read its store. */
export type Explorer = Navigation &
  Messages & {
    readonly store: Deps['store'];
    readonly api: () => Promise<Api>;
    readonly busy: Busy;
    /** The time in epoch milliseconds. */
    now(): number;
    readonly access: Access;
    readonly queries: Queries;
    readonly probes: Probes;
    readonly forms: Forms;
    readonly refresher: Refresher;
    readonly environments: Environments;
    setOverlay(overlay: Overlay): void;
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
  /** Where a session begins, in the environment that it is in. */
  readonly start: (session: Session) => Destination;
  readonly api: () => Promise<Api>;
  readonly now: () => number;
  readonly after: Deps['after'];
  /** Whether the environment allows live checks. */
  readonly probes: () => boolean;
  readonly environments: EnvironmentSource;
  /** Where writes are noted besides memory. */
  readonly journal: JournalSink;
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
    epoch: 0,
    session: options.session,
    views: [newView(options.start(options.session))],
    history: noHistory,
    lists: {},
    things: {},
    probes: {},
    drafts: {},
    names: new Map(),
    namesAsked: new Set(),
    journal: [],
    overlay: { type: 'none' },
    messages: [],
    size: options.size,
  }));
  const busy = createBusy();
  const deps: Deps = {
    store,
    api: options.api,
    busy,
    now: options.now,
    after: options.after,
  };
  const queries = createQueries(deps);
  const navigation = createNavigation(deps, queries, newView);
  const forms = createForms(deps, createJournal(deps, options.journal));

  // The names of a form's ids are asked for as soon as the thing that holds them is there.
  store.subscribe((state, before) => {
    if (state.things === before.things && state.drafts === before.drafts) return;
    const view = state.views.at(-1);
    if (view?.screen === 'form') void forms.nameIds(view);
  });

  // What is read again may come in another order: the cursor is held by the thing that it is on once rows are there.
  store.subscribe((state, before) => {
    if (state.lists === before.lists) return;
    const view = state.views.at(-1);
    if (view?.screen !== 'list' || view.cursor.id !== undefined) return;
    if (listQuery(state, view)?.status === 'ready') navigation.followCursor();
  });

  const messages = createMessages(deps);
  const probes = createProbes(deps);
  const access = createAccess(deps, options.probes);
  const reset = (session: Session, drafts: State['drafts']) => {
    queries.keepOnly([]);
    probes.cancelAll();
    const view = newView(options.start(session));
    store.setState(({ epoch }) => ({
      epoch: epoch + 1,
      session,
      views: [view],
      history: noHistory,
      lists: {},
      things: {},
      probes: {},
      drafts,
      names: new Map(),
      namesAsked: new Set(),
      overlay: { type: 'none' },
    }));
    access.watch();
    queries.ensure(view);
  };

  return {
    ...navigation,
    ...messages,
    store,
    api: options.api,
    busy,
    now: options.now,
    access,
    queries,
    probes,
    forms,
    refresher: createRefresher(deps, queries),
    environments: createEnvironments(deps, messages, options.environments, reset),
    setOverlay: (overlay) => store.setState({ overlay }),
    resize: (size) => {
      store.setState({ size });
      navigation.followCursor();
    },
    lines: () => options.lines(store.getState()),
    quit: options.quit,
  };
};
