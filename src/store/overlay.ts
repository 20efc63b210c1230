// What lies over the current view: menus, prompts, pages and the help.

import type { FindingCode } from '../insight/findings/codes.ts';
import type { FormRequest } from '../resources/types.ts';
import type { CommandWalk } from './commandLine/commandHistory.ts';
import type { EnvironmentChoice } from './environments/choices.ts';
import type { Identified } from './environments/identified.ts';
import type { Looks } from './environments/looks.ts';
import type { Field } from './forms/field.ts';
import type { ListView, ThingView } from './navigation/view.ts';
import type { Comparison } from './things/sideBySide.ts';

/** What lies over the current view and takes the keys first. */
export type Overlay =
  | { readonly type: 'none' }
  | {
      readonly type: 'command';
      readonly field: Field;
      /** What stood there when Tab was pressed, and which of its completions is there now. */
      readonly tabbed?: { readonly text: string; readonly at: number };
      readonly walk?: CommandWalk;
      /** The page that it was opened over, and goes back to. */
      readonly over?: Overlay;
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
      /** A new secret of the connection, or first the name of the client or user that it is of. */
      readonly type: 'login';
      readonly asksFor: 'client' | 'token' | 'basic';
      readonly keep: 'session' | 'keyring';
      /** Undefined while it is what is asked for. */
      readonly name?: string;
      readonly field: Field;
      readonly problem?: string;
    }
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
  | { readonly type: 'messages'; readonly scroll: number }
  | CodeList
  | { readonly type: 'codesSearch'; readonly field: Field }
  | {
      /** The page of a code. */
      readonly type: 'code';
      readonly code: FindingCode;
      readonly scroll: number;
      /** The list that it was opened from, and is left to. */
      readonly from?: CodeList;
    };

/** The codes of findings, or those whose page holds what was searched for. */
type CodeList = { readonly type: 'codes'; readonly choice: number; readonly search: string };

/** The slice of the state about what lies over the view. */
export type OverlayState = { readonly overlay: Overlay };

/**
 * What lies over the view; the help does not count, nor does a command line over a page, as they give back what they
 * lie on.
 */
export const underHelp = (overlay: Overlay): Overlay => {
  if (overlay.type === 'help' || overlay.type === 'helpSearch') {
    return overlay.over ?? { type: 'none' };
  }
  return 'over' in overlay && overlay.over !== undefined ? underHelp(overlay.over) : overlay;
};

/** The overlay with something else over the view; the help or the command line that lies on top stays there. */
export const withUnderHelp = (overlay: Overlay, over: Overlay): Overlay => {
  if (overlay.type === 'help' || overlay.type === 'helpSearch') return { ...overlay, over };
  return 'over' in overlay && overlay.over !== undefined
    ? { ...overlay, over: withUnderHelp(overlay.over, over) }
    : over;
};

/** What tells the question of an overlay from that of the next one; `nothing` where it asks for nothing that acts. */
type Question<Over> = 'nothing' | ((overlay: Over) => unknown);

/**
 * What each overlay asks before something is done beyond this program. Whoever adds one has to decide: what is asked hears
 * its answer only after a quiet moment.
 */
const questions: {
  readonly [Type in Overlay['type']]: Question<Extract<Overlay, { readonly type: Type }>>;
} = {
  none: 'nothing',
  command: 'nothing',
  filter: 'nothing',
  search: 'nothing',
  lookup: 'nothing',
  sort: 'nothing',
  copy: 'nothing',
  columns: 'nothing',
  columnPath: 'nothing',
  edit: 'nothing',
  confirm: ({ request }) => request,
  environments: 'nothing',
  whoami: 'nothing',
  difference: 'nothing',
  items: 'nothing',
  item: 'nothing',
  journal: 'nothing',
  unlock: ({ type }) => type,
  login: 'nothing',
  help: 'nothing',
  helpSearch: 'nothing',
  messages: 'nothing',
  codes: 'nothing',
  codesSearch: 'nothing',
  code: 'nothing',
};

/** What tells the question on screen from the next one; undefined where nothing is asked. */
export const questionIn = (overlay: Overlay): unknown => {
  const question: Question<never> = questions[overlay.type];
  return question === 'nothing' ? undefined : question(overlay as never);
};
