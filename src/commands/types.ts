import type { Explorer } from '../store/explorer.ts';
import { currentView } from '../store/navigation/view.ts';
import type { State } from '../store/state.ts';

/** Every place where a key can be pressed. */
export const everywhere = [
  'list',
  'thing',
  'probe',
  'form',
  'command',
  'lookup',
  'filter',
  'search',
  'sort',
  'copy',
  'columns',
  'columnPath',
  'edit',
  'confirm',
  'environments',
  'whoami',
  'difference',
  'items',
  'item',
  'unlock',
  'help',
  'helpSearch',
  'messages',
  'journal',
] as const;

/** Where a key can be pressed: a kind of view, or what lies over it. */
export type Context = (typeof everywhere)[number];

/** The kinds of view, for commands that all of them share. */
export const views = ['list', 'thing', 'probe', 'form'] as const satisfies readonly Context[];

/** What lies over a view and takes no letters: menus and pages. The review is none, as it wants to be answered. */
export const panels = [
  'sort',
  'copy',
  'columns',
  'environments',
  'whoami',
  'difference',
  'items',
  'messages',
  'journal',
] as const satisfies readonly Context[];

/** What Enter would act on in the text of a thing. */
export type UnderCursor = 'link' | 'part' | 'fold' | 'unfold' | 'nothing';

/** What the text of a thing leads to. */
export type StopsHere = 'links' | 'parts' | 'none';

/**
 * Something the user can do. A key is only a way to run it: help, hints and tests know it by its id.
 * The same key never means two things in one place; a test sees to that.
 */
export type Command = {
  readonly id: string;
  readonly keys: readonly string[];
  /** Whether each key means something else to it, as digits do; others in their stead mean the same in their order. */
  readonly keysDiffer?: boolean;
  readonly contexts: readonly Context[];
  /** What it does, in words, for the help. */
  readonly title: string;
  /** A shorter word for the hint line and its rank there: 1 is shown longest. */
  readonly hint?: {
    readonly label: string;
    readonly rank: number;
    /** Other words for what is under the cursor of a text; with an empty one it is not hinted. */
    readonly labels?: Readonly<Partial<Record<UnderCursor | StopsHere, string>>>;
    /** Other words and another rank, where it is something else that it is good for now. */
    instead?(state: State):
      | {
          readonly label: string;
          readonly rank: number;
          /** What is to be typed: the key where it is absent, or the key with something behind it. */
          readonly typed?: string;
        }
      | undefined;
    /** Whether it is worth a place now; where absent, whenever it can act. */
    when?(state: State): boolean;
  };
  /** Whether it means anything here; what does not is neither hinted nor listed. */
  applies?(state: State): boolean;
  /** Why it cannot act now, as a sentence; the key then says so instead of acting. */
  whyNot?(state: State): string | undefined;
  /** What it does with the row under the cursor, in a word, where it leaves marked ones alone: that is then said. */
  readonly ignoresMarks?: string;
  run(explorer: Explorer, key: string): void;
};

/** Where the next key goes. */
export const contextNow = (state: State): Context =>
  state.overlay.type === 'none' ? currentView(state).screen : state.overlay.type;
