// The types of the command table: contexts, and what a command says of itself.

import type { Explorer } from '../store/explorer.ts';
import { currentView } from '../store/navigation/view.ts';
import type { Overlay } from '../store/overlay.ts';
import type { Need } from '../store/quiet.ts';
import type { State } from '../store/state.ts';

/** The kinds of view, for commands that all of them share. */
export const views = ['list', 'thing', 'probe', 'form'] as const;

/** A kind of view. */
export type ViewContext = (typeof views)[number];

/** What lies over a view. */
export type OverlayContext = Exclude<Overlay['type'], 'none'>;

/** What a key is pressed in: a kind of view, or what lies over it. */
export type Context = ViewContext | OverlayContext;

/** What Enter would act on in the text of a thing. */
export type UnderCursor = 'link' | 'part' | 'fold' | 'unfold' | 'nothing';

/** What the text of a thing leads to. */
export type StopsHere = 'links' | 'parts' | 'none';

/**
 * What a key does while the first rows of its view are not there yet:
 * - `anywhere`: it acts at once, and means the same in every view, so that it acts even where a lookup led nowhere;
 * - `at once`: it acts, in the stead of the keys that wait;
 * - `in turn`: it needs no rows and acts, but behind keys that wait it waits as well;
 * - `waits`: it is for the rows, and is pressed when they are there.
 */
export type BeforeRows = 'anywhere' | 'at once' | 'in turn' | 'waits';

/** Where its keys are pressed. In a view it has to say what they do before there are rows. */
type Pressed =
  | {
      readonly contexts: readonly Context[];
      readonly beforeRows: BeforeRows;
      readonly opens?: OverlayContext;
    }
  | {
      readonly contexts: readonly OverlayContext[];
      readonly beforeRows?: never;
      readonly opens?: never;
    };

/**
 * Something the user can do. A key is only a way to run it: help, hints and tests know it by its id.
 * The same key never means two things in one context; a test sees to that.
 */
export type Command = {
  readonly id: string;
  readonly contexts: readonly Context[];
  readonly beforeRows?: BeforeRows;
  /** The line, menu or page that it opens over a view: keys typed behind it are for that. */
  readonly opens?: OverlayContext;
  readonly keys: readonly string[];
  /**
   * Whether each key does something else, as digits do. Keys that replace them take their meanings in the same order.
   */
  readonly keysDiffer?: boolean;
  /** Whether it acts in a terminal that is too small to show what it would do. */
  readonly inTooSmall?: true;
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
    /** Whether it is worth a place now, beside that it can act. */
    when?(state: State): boolean;
  };
  /** Whether it means anything here; what does not is neither hinted nor listed. */
  applies?(state: State): boolean;
  /** Why it cannot act now, as a sentence; the key then says so instead of acting. */
  whyNot?(state: State): string | undefined;
  /** What must be true of its key, where a stray one would do harm now; undefined where it would do none. */
  needs?(explorer: Explorer): Need | undefined;
  /**
   * What it does with the row under the cursor, in a word, where it does not act on marked rows. A message then says
   * so.
   */
  readonly ignoresMarks?: string;
  run(explorer: Explorer, key: string): void;
};

/** An entry of the command table. The compiler asks for all that would be missed in silence. */
export type CommandEntry = Command & Pressed;

/** Where the next key goes. */
export const contextNow = (state: State): Context =>
  state.overlay.type === 'none' ? currentView(state).screen : state.overlay.type;
