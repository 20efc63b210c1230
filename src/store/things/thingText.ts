// The text of a thing as keys need it: its lines, links, folds and matches.

import type { Destination } from '../../resources/types.ts';

/** Something on a line that Enter acts on: a way to another thing, or a numbered part of this one. */
export type Stop =
  | { readonly type: 'link'; readonly to: Destination }
  | { readonly type: 'part'; readonly index: number };

/** An object or list that can be folded, by its path, and how it stands. */
export type FoldMark = { readonly path: string; readonly isFolded: boolean };

/** What else stands on a line, and which of the stops of that line is its own. */
export type Beside = { readonly key: string; readonly at?: number };

/** What a cursor is on: the key of what a line shows, and where in it the line begins. */
export type On = { readonly key: string; readonly from: number };

/** What a line of a thing's text can do; how it looks is the screens' matter. */
export type ThingLine = {
  /** What the line shows, the same however the text is folded or broken into lines. */
  readonly key: string;
  /** Where the line begins in the whole of what it shows. */
  readonly from: number;
  readonly beside?: readonly Beside[];
  readonly stops: readonly Stop[];
  readonly fold?: FoldMark;
  /** The path of the object or list that it stands in. */
  readonly inside?: string;
};

/** A line that holds what is searched for, in the text with everything unfolded. */
export type Match = {
  readonly key: string;
  /** Its index in the whole text, counted in lines. */
  readonly at: number;
  /** The paths to unfold so that it is seen. */
  readonly open: readonly string[];
};

/** The text of a thing as the keys need it. */
export type ThingText = {
  readonly lines: readonly ThingLine[];
  /** The lines that hold a text, folded away or not. */
  matches(search: string): readonly Match[];
  /** Whether something of the thing is left out of the text, since it is too long or too deep; it is not searched then. */
  isPart(): boolean;
  /** The index of a line in the whole text; -1 where it is nowhere. */
  indexOf(key: string): number;
};

/**
 * What was folded and unfolded by hand. `all` says how the rest stands; where it is absent, the rest is as texts begin.
 */
export type Folds = {
  readonly all?: 'open' | 'folded';
  readonly paths: Readonly<Record<string, 'open' | 'folded'>>;
};

/** Nothing was folded or unfolded. */
export const noFolds: Folds = { paths: {} };

/** The objects and lists around a path, from the outside in. */
export const around = (path: string): readonly string[] => {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
};

/** The line that shows a key, or else the nearest around it that is on screen. */
export const lineOf = (lines: readonly Pick<ThingLine, 'key'>[], key: string): number => {
  const path = key.split('\n')[0] ?? '';
  for (const wanted of [key, path, ...around(path).toReversed()]) {
    const index = lines.findIndex((line) => line.key === wanted);
    if (index !== -1) return index;
  }
  return -1;
};
