// The views that one can open, and what each of them asks the API.

import type { Destination, KindId, Scope } from '../../resources/types.ts';
import { type Folds, noFolds, type On } from '../things/thingText.ts';

/** The column a list is sorted by. */
export type Sort = { readonly column: string; readonly descending: boolean };

/** A table of things. The cursor is a thing, not a row number; the index only says where it was last seen. */
export type ListView = {
  readonly screen: 'list';
  readonly id: number;
  readonly kind: KindId;
  readonly scope: Scope;
  readonly cursor: { readonly id?: string; readonly index: number };
  /** Index of the first row on screen. */
  readonly top: number;
  readonly filter: string;
  /** The words of the filter that the tenant was asked for, until all rows are here. */
  readonly server?: string;
  readonly sort?: Sort;
  /** All columns, also those that do not fit; `shift` of them, behind the first, are out on the left. */
  readonly wide: boolean;
  readonly shift: number;
  /** Only the rows that somebody has to look at. */
  readonly onlyBroken: boolean;
  /** The rows that show what is folded into them, by their ids. */
  readonly unfolded: ReadonlySet<string>;
  /** The things that are marked, by their ids. */
  readonly marks: ReadonlySet<string>;
  /** Where a range was begun that goes on to the cursor. */
  readonly range?: ListView['cursor'];
};

/** How a thing is looked at. */
export type LookedAtAs = 'details' | 'json' | 'yaml';

/**
 * The cursor in a text: what it is on, the line and the stop where that was last seen, and the first line on
 * screen then. On a screen of another size it is on another line.
 */
export type TextCursor = {
  readonly on?: On;
  readonly cursor: number;
  readonly at: number;
  readonly scroll: number;
};

/** One thing: its details, JSON or YAML, with a cursor on a line of it, and its parts to choose from. */
export type ThingView = TextCursor & {
  readonly screen: 'thing';
  readonly id: number;
  readonly kind: KindId;
  readonly thingId: string;
  readonly label: string;
  readonly scope: Scope;
  /** Which of several rows with this id it is, from 0 on, where only the list knows it. */
  readonly nth?: number;
  readonly as: LookedAtAs;
  readonly part: number;
  readonly search: string;
  readonly folds: Folds;
  /** Where the cursor was in the other ways to look at it. */
  readonly cursors: Readonly<Partial<Record<LookedAtAs, TextCursor>>>;
};

/** The one thing of a kind, as a form; `field` is the index of the chosen field. */
export type FormView = {
  readonly screen: 'form';
  readonly id: number;
  readonly kind: KindId;
  readonly scope: Scope;
  readonly field: number;
};

/** The ladder of live checks of a thing; `whole` shows all of what a connector said. */
export type ProbeView = {
  readonly screen: 'probe';
  readonly id: number;
  readonly kind: KindId;
  readonly thingId: string;
  readonly label: string;
  readonly scope: Scope;
  readonly scroll: number;
  readonly whole: boolean;
};

/** A place in the stack of where the operator has been; going back finds it as it was left. */
export type View = ListView | ThingView | ProbeView | FormView;

/** The slice of the state about views. */
export type ViewsState = {
  /** The stack of views; the last one is on screen. */
  readonly views: readonly View[];
};

/** The view that is on screen. */
export const currentView = ({ views }: ViewsState): View => {
  const view = views.at(-1);
  if (view === undefined) throw new Error('there is always a view');
  return view;
};

const nothingUnfolded: ListView['unfolded'] = new Set();

/** A fresh view of a destination. */
export const viewOf = (destination: Destination, id: number): View => {
  switch (destination.screen) {
    case 'list':
      return {
        ...destination,
        id,
        cursor: { index: 0 },
        top: 0,
        filter: destination.filter ?? '',
        wide: false,
        shift: 0,
        onlyBroken: false,
        unfolded: nothingUnfolded,
        marks: new Set(),
      };
    case 'thing':
      return {
        screen: 'thing',
        id,
        kind: destination.kind,
        thingId: destination.id,
        label: destination.label,
        scope: destination.scope,
        ...(destination.nth === undefined ? {} : { nth: destination.nth }),
        as: 'details',
        part: 0,
        cursor: 0,
        at: 0,
        scroll: 0,
        search: '',
        folds: noFolds,
        cursors: {},
      };
    case 'probe':
      return {
        screen: 'probe',
        id,
        kind: destination.kind,
        thingId: destination.id,
        label: destination.label,
        scope: destination.scope,
        scroll: 0,
        whole: false,
      };
    case 'form':
      return { ...destination, id, field: 0 };
  }
};

/** What the API is asked for a view. */
export type Question = ListQuestion | ThingQuestion;

/** A list; `server` holds the words of a filter that the tenant is to apply. */
export type ListQuestion = {
  readonly type: 'list';
  readonly kind: KindId;
  readonly scope: Scope;
  readonly server?: string;
};

/** One thing; its id is empty where a kind has only one in a scope. */
export type ThingQuestion = {
  readonly type: 'thing';
  readonly kind: KindId;
  readonly scope: Scope;
  readonly id: string;
  readonly nth?: number;
};

/** A view that shows an answer of the API; a ladder of live checks shows none. */
export type AskingView = Exclude<View, ProbeView>;

/** What is asked for a view. */
export const questionOf = (view: AskingView): Question =>
  view.screen === 'list' ? listQuestionOf(view) : thingQuestionOf(view);

/** What is asked for a list: the whole of it. */
export const listQuestionOf = ({ kind, scope }: ListView): ListQuestion => ({
  type: 'list',
  kind,
  scope,
});

/** What is asked for a thing, or for the one thing that a form shows. */
export const thingQuestionOf = (view: ThingView | FormView): ThingQuestion => {
  const { kind, scope } = view;
  if (view.screen === 'form') return { type: 'thing', kind, scope, id: '' };
  const { thingId: id, nth } = view;
  return { type: 'thing', kind, scope, id, ...(nth === undefined ? {} : { nth }) };
};

/** What the tenant is asked to filter for a view; undefined where it is asked for nothing. */
export const servedQuestionOf = (view: View): ListQuestion | undefined =>
  view.screen === 'list' && view.server !== undefined
    ? { type: 'list', kind: view.kind, scope: view.scope, server: view.server }
    : undefined;

/** The key of a question in the state: the same for the same question, and read by nobody. */
export const keyOf = (question: Question): string => {
  const { type, kind, scope } = question;
  const { source, schema, parent, brokenSinceMs, changedBefore } = scope;
  const windows = changedBefore?.map(({ sourceId, fromMs, toMs }) => [sourceId, fromMs, toMs]);
  const ids = [source?.id, schema?.id, parent?.id, brokenSinceMs, windows];
  const own = type === 'list' ? [question.server] : [question.id, question.nth];
  return JSON.stringify([type, kind, ...ids, ...own]);
};

/** The key under which the answer for a view is kept; views of the same question share it. */
export const queryKey = (view: AskingView): string => keyOf(questionOf(view));
