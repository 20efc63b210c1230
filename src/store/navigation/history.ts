// Where the operator has been: steps back, forward, and to the last view.

import type { View } from './view.ts';

/** A stack of views as it was when it was left. */
export type Stack = readonly View[];

/** Where the operator has been: stacks that were left, the newest last, and those that were come back from. */
export type History = { readonly past: readonly Stack[]; readonly future: readonly Stack[] };

/** The slice of the state about where one has been. */
export type HistoryState = { readonly history: History };

/** How many steps are remembered. */
const longest = 50;

/** Nothing was left yet. */
export const noHistory: History = { past: [], future: [] };

/** A step to a new place: what was ahead is forgotten. */
export const stepped = (history: History, left: Stack): History => ({
  past: [...history.past, left].slice(-longest),
  future: [],
});

/** A step out of a view: what was left is a step back, as after any step, and ahead too. */
export const steppedOut = (history: History, left: Stack): History => ({
  ...stepped(history, left),
  future: [left],
});

/** What a step gives: the views to show, and the history behind and ahead of them. */
export type HistoryStep = { readonly history: History; readonly views: Stack };

/** A step back to where one was; undefined at the beginning. */
export const backwards = (history: History, now: Stack): HistoryStep | undefined => {
  const views = history.past.at(-1);
  return views === undefined
    ? undefined
    : { views, history: { past: history.past.slice(0, -1), future: [now, ...history.future] } };
};

/** A step forward again; undefined at the end. */
export const forwards = (history: History, now: Stack): HistoryStep | undefined => {
  const [views, ...future] = history.future;
  return views === undefined
    ? undefined
    : { views, history: { past: [...history.past, now], future } };
};

/** The last view and back again, as often as one likes. */
export const swapped = (history: History, now: Stack): HistoryStep | undefined => {
  const views = history.past.at(-1);
  return views === undefined
    ? undefined
    : { views, history: { ...history, past: [...history.past.slice(0, -1), now] } };
};
