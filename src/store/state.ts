import type { ApiError } from '../model/apiError.ts';
import type { Accent, Product, Scheme } from '../model/connection.ts';
import type { FormRequest, ProbeOutcome, Thing, Tone } from '../resources/types.ts';
import type { CommandMemory, CommandWalk } from './commandLine/commandHistory.ts';
import type { BudgetState } from './environments/budgetWatch.ts';
import type { EnvironmentChoice } from './environments/environments.ts';
import type { Looks } from './environments/fleet.ts';
import type { Identified } from './environments/whoAmI.ts';
import type { FilterHistory, SearchHistory } from './filters/filterHistory.ts';
import type { Field } from './forms/field.ts';
import type { JournalEntry } from './forms/journal.ts';
import type { TableChoices } from './lists/columns.ts';
import type { History } from './navigation/history.ts';
import type { ListView, ThingView, View } from './navigation/view.ts';
import type { ListData, Query, ThingData } from './queries/query.ts';
import type { Comparison } from './things/comparison.ts';

/**
 * What the session may do: only read, because of what the sentence says; or write, for good or until it has been idle
 * for a while (epoch milliseconds).
 */
export type Access =
  | { readonly mode: 'READ-ONLY'; readonly why: string; readonly canUnlock: boolean }
  | { readonly mode: 'WRITE'; readonly untilMs?: number };

/** Whether views are read again by themselves, and how often. */
export type Refresh = { readonly on: boolean; readonly everySeconds: number };

/** What one is connected to and what the session may do; shown in the header. */
export type Session = {
  readonly environment: string;
  /** The digit that opens it. */
  readonly shortcut?: number;
  readonly origin: string;
  readonly scheme: Scheme;
  /** Identity Security Cloud where it is absent. */
  readonly product?: Product;
  /** Production looks different, so that nobody takes it for something else. */
  readonly production: boolean;
  /** The colour of the environment's name. */
  readonly accent?: Accent;
  readonly access: Access;
  readonly refresh: Refresh;
  readonly budget: BudgetState;
};

/** A short message above the hints. */
export type Flash = { readonly text: string; readonly tone: Tone };

/** A message that was shown, for reading it again: when it was last shown, and how often one after the other. */
export type Message = Flash & { readonly atMs: number; readonly times?: number };

/** What lies over the current view and takes the keys first. */
export type Overlay =
  | { readonly type: 'none' }
  | {
      readonly type: 'command';
      readonly field: Field;
      /** What stood there when Tab was pressed, and which of its completions is there now. */
      readonly tabbed?: { readonly text: string; readonly at: number };
      readonly walk?: CommandWalk;
    }
  | {
      readonly type: 'filter';
      readonly field: Field;
      /** The filter, the cursor and the window as they were when it was opened. */
      readonly before: Pick<ListView, 'filter' | 'cursor' | 'top'>;
      /** Why it cannot be applied as it stands, or what of it was perhaps not meant. */
      readonly problem?: string;
      readonly notice?: string;
      /** What stood there when Tab was pressed, and which of its completions is there now. */
      readonly tabbed?: { readonly field: Field; readonly at: number };
      /** What was typed before an earlier filter was fetched, and which one is there now. */
      readonly recalled?: { readonly typed: string; readonly at: number };
    }
  | {
      readonly type: 'search';
      readonly field: Field;
      /** The search, and where in the text one was, when it was opened. */
      readonly before: Pick<ThingView, 'search' | 'on' | 'cursor' | 'at' | 'scroll' | 'folds'>;
      /** What was typed before an earlier search was fetched, and which one is there now. */
      readonly recalled?: { readonly typed: string; readonly at: number };
    }
  | {
      /** Something is looked for that leads elsewhere; the keys are those that were typed ahead. */
      readonly type: 'lookup';
      readonly doing: string;
      readonly keys: readonly string[];
    }
  | { readonly type: 'sort'; readonly choice: number }
  | { readonly type: 'copy'; readonly choice: number }
  | { readonly type: 'columns'; readonly choice: number }
  | { readonly type: 'columnPath'; readonly field: Field; readonly problem?: string }
  | { readonly type: 'edit'; readonly field: Field; readonly problem?: string }
  | {
      readonly type: 'confirm';
      readonly request: FormRequest;
      /** When the tenant was read again for it, epoch milliseconds, and what others had changed. */
      readonly readAtMs: number;
      readonly theirs: readonly string[];
      readonly choice: 'cancel' | 'send';
      readonly sending: boolean;
      readonly scroll: number;
    }
  | {
      readonly type: 'environments';
      readonly choices: readonly EnvironmentChoice[];
      readonly choice: number;
      /** What is known of how each of them is. */
      readonly looks: Looks;
    }
  | { readonly type: 'whoami'; readonly scroll: number; readonly found: Identified }
  | {
      readonly type: 'difference';
      readonly scroll: number;
      /** Whether what differs between any two environments is shown too. */
      readonly all: boolean;
      readonly comparison: Comparison;
    }
  | { readonly type: 'items'; readonly choice: number }
  | {
      readonly type: 'item';
      readonly field: Field;
      /** Which entry is changed; undefined for a new one. */
      readonly index?: number;
      readonly problem?: string;
      readonly reading: boolean;
    }
  | { readonly type: 'journal'; readonly scroll: number }
  | { readonly type: 'unlock'; readonly field: Field; readonly problem?: string }
  | {
      readonly type: 'help';
      readonly scroll: number;
      readonly search: string;
      /** What it was opened over, and goes back to. */
      readonly over?: Overlay;
    }
  | {
      readonly type: 'helpSearch';
      readonly field: Field;
      readonly search: string;
      readonly over?: Overlay;
    }
  | { readonly type: 'messages'; readonly scroll: number };

/** One live check of a ladder: not yet, running, what came of it, or why it was left out. Times are milliseconds. */
export type ProbeStep =
  | { readonly status: 'waiting' }
  | { readonly status: 'running'; readonly sinceMs: number; readonly elapsedMs: number }
  | { readonly status: 'done'; readonly outcome: ProbeOutcome; readonly atMs: number }
  | { readonly status: 'failed'; readonly error: ApiError; readonly atMs: number }
  | { readonly status: 'skipped'; readonly why: string }
  | { readonly status: 'cancelled'; readonly atMs: number };

/** The ladder of checks of a thing, as the thing was when it began; the steps are those of its kind. */
export type ProbeRun = { readonly thing: Thing; readonly steps: readonly ProbeStep[] };

/** The changes to a form that were not sent, as the whole thing it would become. */
export type Draft = { readonly before: Thing; readonly after: Thing };

/** The keys that commands have instead of their usual ones, by the ids of the commands; none at all unbinds one. */
export type KeyMap = Readonly<Record<string, readonly string[]>>;

/** The details beside a list: whether they are wanted (where there is room, unless said), and what they are of. */
export type Preview = {
  readonly wanted: 'where there is room' | 'never';
  readonly at?: { readonly viewId: number; readonly id: string; readonly row: Thing };
};

/** Everything the screens draw. */
export type State = {
  /** Counts the environments of the session: an answer of an earlier one is dropped. */
  readonly epoch: number;
  readonly session: Session;
  /** The session in the environment that one was in before this one. */
  readonly cameFrom?: Pick<Session, 'environment' | 'shortcut'>;
  readonly views: readonly View[];
  readonly history: History;
  readonly lists: Readonly<Record<string, Query<ListData>>>;
  readonly things: Readonly<Record<string, Query<ThingData>>>;
  readonly probes: Readonly<Record<string, ProbeRun>>;
  readonly drafts: Readonly<Record<string, Draft>>;
  /** Names that ids were resolved to, for all forms. */
  readonly names: ReadonlyMap<string, string>;
  /** Ids whose names were asked for; one that is here and not in `names` is unknown to the tenant. */
  readonly namesAsked: ReadonlySet<string>;
  /** The writes of this session, the newest last. */
  readonly journal: readonly JournalEntry[];
  /** The columns and sorts that the operator chose, by kind. */
  readonly tables: TableChoices;
  readonly preview: Preview;
  readonly filterHistory: FilterHistory;
  readonly searchHistory: SearchHistory;
  readonly overlay: Overlay;
  readonly flash?: Flash;
  /** What was shown above the hints, the newest last. */
  readonly messages: readonly Message[];
  readonly size: { readonly columns: number; readonly rows: number };
  /** What is typed after `:` in a terminal that is too small for anything but leaving. */
  readonly smallLine?: string;
  /** Whether the line that says where one is has been put away, to have one more for the rest. */
  readonly hidesPath?: boolean;
  readonly commandMemory: CommandMemory;
  readonly keys: KeyMap;
  /** Where the settings file is, as it is shown. */
  readonly settingsFile?: string;
};

/** The view that is on screen. */
export const currentView = (state: State): View => {
  const view = state.views.at(-1);
  if (view === undefined) throw new Error('there is always a view');
  return view;
};
