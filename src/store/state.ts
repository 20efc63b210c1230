import type { ApiError } from '../model/apiError.ts';
import type { Scheme } from '../model/connection.ts';
import type { FormRequest, ProbeOutcome, Thing, Tone } from '../resources/types.ts';
import type { Field } from './field.ts';
import type { ListData, Query, ThingData } from './query.ts';
import type { View } from './view.ts';

/** What one is connected to and what the session may do; shown in the header. */
export type Session = {
  readonly environment: string;
  readonly origin: string;
  readonly scheme: Scheme;
  readonly access: 'READ-ONLY' | 'WRITE';
  /** Starts in the last ten seconds and what they may be, for the version that lists are read with. */
  readonly budget: { readonly used: number; readonly limit: number };
};

/** A short message above the hints. */
export type Flash = { readonly text: string; readonly tone: Tone };

/** What lies over the current view and takes the keys first. */
export type Overlay =
  | { readonly type: 'none' }
  | { readonly type: 'command'; readonly field: Field }
  | { readonly type: 'filter'; readonly field: Field; readonly before: string }
  | { readonly type: 'sort'; readonly choice: number }
  | { readonly type: 'edit'; readonly field: Field; readonly problem?: string }
  | {
      readonly type: 'confirm';
      readonly request: FormRequest;
      readonly choice: 'cancel' | 'send';
      readonly sending: boolean;
    }
  | { readonly type: 'help'; readonly scroll: number };

/** A live check of a thing: running since, or what came of it. */
export type ProbeState =
  | { readonly status: 'running'; readonly sinceMs: number }
  | { readonly status: 'done'; readonly outcome: ProbeOutcome; readonly atMs: number }
  | { readonly status: 'failed'; readonly error: ApiError; readonly atMs: number };

/** The changes to a form that were not sent, as the whole thing it would become. */
export type Draft = { readonly before: Thing; readonly after: Thing };

/** Everything the screens draw. */
export type State = {
  readonly session: Session;
  readonly views: readonly View[];
  readonly lists: Readonly<Record<string, Query<ListData>>>;
  readonly things: Readonly<Record<string, Query<ThingData>>>;
  readonly probes: Readonly<Record<string, ProbeState>>;
  readonly drafts: Readonly<Record<string, Draft>>;
  /** Names that ids were resolved to, for all forms. */
  readonly names: ReadonlyMap<string, string>;
  readonly overlay: Overlay;
  readonly flash?: Flash;
  readonly size: { readonly columns: number; readonly rows: number };
};

/** The view that is on screen. */
export const currentView = (state: State): View => {
  const view = state.views.at(-1);
  if (view === undefined) throw new Error('there is always a view');
  return view;
};
