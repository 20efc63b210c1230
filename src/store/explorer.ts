// The explorer: the store with everything that commands can do to it.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Api } from '../api/index.ts';
import { kindOf } from '../resources/index.ts';
import type { Destination } from '../resources/types.ts';
import { type Busy, createBusy } from './busy.ts';
import { type Alias, type CommandStore, noCommandMemory } from './commandLine/commandHistory.ts';
import { type CommandLine, createCommandLine } from './commandLine/commandLine.ts';
import type { Deps } from './deps.ts';
import { createWatch, type Watch } from './environments/budgetWatch.ts';
import type { EnvironmentSource } from './environments/choices.ts';
import { type Consoles, createConsoles } from './environments/consoles.ts';
import {
  createEnvironments,
  type Environments,
  type SavedEnvironment,
} from './environments/environments.ts';
import type { Session } from './environments/session.ts';
import { createIdentify } from './environments/whoAmI.ts';
import { createWriteAccess, type WriteAccess } from './environments/writeAccess.ts';
import { createForms, type Forms } from './forms/forms.ts';
import { createJournal, type JournalSink } from './forms/journal.ts';
import { noteClosedForms } from './forms/unsent.ts';
import { withMarksIn } from './lists/marks.ts';
import { followPreview } from './lists/preview.ts';
import type { TableChoices } from './lists/tableColumns.ts';
import { createTables, type TableSource, type Tables } from './lists/tables.ts';
import { createMessages, type Messages } from './messages.ts';
import { noHistory } from './navigation/history.ts';
import { createNavigation, type Navigation } from './navigation/navigation.ts';
import { currentView, type View, viewOf } from './navigation/view.ts';
import { noOutside, type Outside } from './outside.ts';
import type { Overlay } from './overlay.ts';
import { createProbes, type Probes } from './probes.ts';
import { createEndings, type Endings } from './queries/endings.ts';
import { createLookups, type Lookups } from './queries/lookups.ts';
import { createQueries, type Queries } from './queries/queries.ts';
import { createRefresher, type Refresher } from './queries/refresher.ts';
import { createQuiet, type Quiet } from './quiet.ts';
import { listQuery, rowUnderCursor } from './selectors.ts';
import type { KeyMap, State } from './state.ts';
import { type Comparisons, createComparisons } from './things/comparison.ts';
import type { ThingText } from './things/thingText.ts';

/** Everything the commands can do; the screens only read its store. */
export type Explorer = Navigation &
  Messages & {
    readonly store: StoreApi<State>;
    readonly api: () => Promise<Api>;
    readonly busy: Busy;
    /** The time in epoch milliseconds. */
    now(): number;
    /** Milliseconds of a clock that never jumps, for all that measures a length. */
    elapsed(): number;
    readonly writeAccess: WriteAccess;
    readonly tables: Tables;
    readonly queries: Queries;
    readonly probes: Probes;
    readonly forms: Forms;
    readonly refresher: Refresher;
    readonly environments: Environments;
    readonly lookups: Lookups;
    readonly endings: Endings;
    /** Keeps stray keys from the dialogs that act. */
    readonly quiet: Quiet;
    /** Opens the page that says who one is. */
    identify(): void;
    readonly comparisons: Comparisons;
    /** Follows what a connection says of its budget and version; gives how to stop that. */
    readonly watch: Watch;
    /** The clipboard, files and the browser. */
    readonly outside: Outside;
    /** The web consoles that tenants name themselves. */
    readonly consoles: Consoles;
    readonly commandLine: CommandLine;
    setOverlay(overlay: Overlay): void;
    /** Puts the line that says where one is away, or back. */
    togglePath(): void;
    resize(size: State['size']): void;
    /** Sends the whole screen to the terminal again, whatever that shows. */
    repaint(): void;
    /** The whole text that is on screen, line by line: the help, or the details of a thing. */
    lines(): readonly string[];
    /** The text of the thing on screen: what its lines lead to, fold, and hold. */
    text(): ThingText | undefined;
    /** A sentence that names commands, such as `{view.refresh}`, with their keys: for what is drawn nowhere. */
    withKeys(sentence: string): string;
    readonly theme: ThemeChoice;
    /** Ends the program; the composition root says how. */
    quit(): void;
    /** Gives the terminal back to the shell until the shell calls again; gives a sentence where that cannot be. */
    suspend(): string | undefined;
  };

/** The theme of the session. The store does not hold it: what is drawn stays what it is. */
export type ThemeChoice = {
  /** What can be chosen by name. */
  readonly names: readonly string[];
  /** What is chosen now, in words. */
  words(): string;
  /** False where there is none of that name. */
  choose(name: string): boolean;
};

/** What an explorer is made of; tests give their own clock and API. */
export type ExplorerOptions = {
  readonly session: Session;
  readonly size: State['size'];
  /** Where a session begins, in the environment that it is in. */
  readonly start: (session: Session) => Destination;
  readonly api: () => Promise<Api>;
  readonly now: () => number;
  /** Milliseconds of a clock that never jumps. */
  readonly elapsed: () => number;
  /** Settles once what the store holds is on screen; at once where nothing is drawn. */
  readonly untilDrawn?: () => Promise<void>;
  readonly after: Deps<State>['after'];
  /** Whether the environment allows live checks. */
  readonly probes: () => boolean;
  readonly environments: EnvironmentSource;
  /** The clipboard, files and the browser; nothing is there where it is absent. */
  readonly outside?: Outside;
  /** Where chosen columns and sorts are kept; for the session only where it is absent. */
  readonly tables?: TableSource;
  /** Where writes are noted besides memory. */
  readonly journal: JournalSink;
  /** The lines of the text on screen; how a thing becomes lines is the screens' matter. */
  readonly lines: (state: State) => readonly string[];
  /** The same of a thing, with what its lines can do. */
  readonly text?: (state: State) => ThingText | undefined;
  /** Puts keys into a sentence that names commands; which keys there are is the commands' matter. */
  readonly withKeys?: (state: State, sentence: string) => string;
  readonly theme: ThemeChoice;
  readonly quit: () => void;
  readonly suspend?: () => string | undefined;
  /** Sends the whole screen again; nothing where there is no terminal. */
  readonly repaint?: () => void;
  /** Names of the operator's own for command lines. */
  readonly aliases?: readonly Alias[];
  /** Where command lines are kept; without it they are forgotten at the end. */
  readonly commands?: CommandStore;
  /** The keys of commands that have other than their usual ones. */
  readonly keys?: KeyMap;
  /** Where the settings file is, as it is shown. */
  readonly settingsFile?: string;
};

/** Makes an explorer with its store. Nothing is asked of the API until a view is opened. */
export const createExplorer = (options: ExplorerOptions): Explorer => {
  let lastViewId = 0;
  let tablesNow = (): TableChoices => options.tables?.choices ?? {};
  const newView = (destination: Destination): View => {
    lastViewId += 1;
    const view = viewOf(destination, lastViewId);
    return view.screen === 'list' ? { ...view, sort: tablesNow()[view.kind]?.sort } : view;
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
    filterHistory: {},
    searchHistory: [],
    overlay: { type: 'none' },
    tables: options.tables?.choices ?? {},
    preview: { wanted: options.tables?.preview ?? 'where there is room' },
    messages: [],
    size: options.size,
    commandMemory: { ...noCommandMemory, aliases: options.aliases ?? [] },
    keys: options.keys ?? {},
    settingsFile: options.settingsFile,
  }));
  tablesNow = () => store.getState().tables;
  const busy = createBusy();
  const deps: Deps<State> = {
    store,
    api: options.api,
    busy,
    now: options.now,
    elapsed: options.elapsed,
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

  // A mark of a thing that is gone would be counted, and acted on by nobody.
  store.subscribe((state, before) => {
    if (state.lists === before.lists) return;
    const view = state.views.at(-1);
    if (view?.screen !== 'list' || view.marks.size === 0) return;
    const query = listQuery(state, view);
    if (query?.status !== 'ready' || query === listQuery(before, view)) return;
    navigation.changeList((shown) => withMarksIn(shown, query.data.rows, kindOf(shown.kind)));
  });

  const messages = createMessages(deps);
  const tables = createTables(deps, messages, options.tables);
  followPreview(deps);
  noteClosedForms(deps, messages);
  const probes = createProbes(deps);
  const writeAccess = createWriteAccess(deps, options.probes);
  const reset = (session: Session, kept: SavedEnvironment | undefined): SavedEnvironment => {
    queries.keepOnly([]);
    probes.cancelAll();
    const { views, history, drafts, things, probes: ladders, ...before } = store.getState();
    const { product } = before.session;
    // A settings file may have given the name to something else since.
    const back = kept !== undefined && kept.product === session.product ? kept : undefined;
    store.setState(({ epoch }) => ({
      epoch: epoch + 1,
      session,
      views: back?.views ?? [newView(options.start(session))],
      history: back?.history ?? noHistory,
      lists: {},
      things: back?.things ?? {},
      probes: back?.probes ?? {},
      drafts: back?.drafts ?? {},
      names: new Map(),
      namesAsked: new Set(),
      overlay: { type: 'none' },
    }));
    writeAccess.watch();
    queries.ensure(currentView(store.getState()));
    return { views, history, drafts, things, probes: ladders, product };
  };
  const endings = createEndings(deps);
  const lookups = createLookups(deps, endings);

  return {
    ...navigation,
    ...messages,
    setSort: (sort) => {
      const view = currentView(store.getState());
      navigation.setSort(sort);
      if (view.screen === 'list') tables.chooseSort(view.kind, sort);
    },
    tables,
    store,
    api: options.api,
    busy,
    now: options.now,
    elapsed: options.elapsed,
    writeAccess,
    queries,
    probes,
    forms,
    refresher: createRefresher(deps, queries),
    outside: options.outside ?? noOutside,
    consoles: createConsoles(),
    lookups,
    endings,
    quiet: createQuiet({ ...deps, untilDrawn: options.untilDrawn }),
    environments: createEnvironments(deps, messages, lookups, options.environments, reset),
    identify: createIdentify(deps),
    comparisons: createComparisons(deps, messages, options.environments.visit, (state) => {
      const view = currentView(state);
      return view.screen === 'list' ? rowUnderCursor(state, view) : undefined;
    }),
    watch: createWatch(deps, messages),
    commandLine: createCommandLine(deps, messages, options.environments, options.commands),
    setOverlay: (overlay) => store.setState({ overlay }),
    togglePath: () => store.setState(({ hidesPath }) => ({ hidesPath: hidesPath !== true })),
    resize: (size) => {
      const { size: before, smallLine } = store.getState();
      const isSame = before.columns === size.columns && before.rows === size.rows;
      // Called back by the shell one goes on with what one was typing.
      store.setState({ size, smallLine: isSame ? smallLine : undefined });
      navigation.followCursor();
    },
    repaint: options.repaint ?? (() => undefined),
    lines: () => options.lines(store.getState()),
    text: () => options.text?.(store.getState()),
    withKeys: (sentence) => options.withKeys?.(store.getState(), sentence) ?? sentence,
    theme: options.theme,
    quit: options.quit,
    suspend: options.suspend ?? (() => 'It cannot be suspended here.'),
  };
};
