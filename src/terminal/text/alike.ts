// Finds texts of a column that would read alike once they are cut.

import type { Clean } from './clean.ts';
import { fit, widthUpTo } from './width.ts';

/** A text that was cut, and whether another one read the same. */
type Seen = { readonly text: Clean; isAlike: boolean };

/** The texts of a column that were in sight at one width: which of them would read alike is not forgotten with the rows. */
export type SeenTexts = { readonly cells: number; readonly byShown: Map<string, Seen> };

/** More texts are not remembered: the first of them are forgotten together. */
const mostSeen = 10_000;

/** A memory of texts at a width. */
export const seenTexts = (cells: number): SeenTexts => ({ cells, byShown: new Map() });

/**
 * The same as `alikeWhenCut`, but what once read like another text is cut in the middle as long as it is remembered, so that
 * no text changes where another one leaves the screen. It costs what the texts in sight cost, however long the list is.
 */
export const alikeSoFar = (
  { cells, byShown }: SeenTexts,
  texts: readonly Clean[],
): ReadonlySet<number> => {
  if (byShown.size > mostSeen) byShown.clear();
  const cut: (readonly [number, Seen])[] = [];
  for (const [index, text] of texts.entries()) {
    if (cells < 1 || widthUpTo(text, cells) <= cells) continue;
    const shown = fit(text, cells);
    const seen = byShown.get(shown) ?? { text, isAlike: false };
    byShown.set(shown, seen);
    if (seen.text !== text) seen.isAlike = true;
    cut.push([index, seen]);
  }
  return new Set(cut.flatMap(([index, { isAlike }]) => (isAlike ? [index] : [])));
};

/**
 * The indexes of texts that are too long for `cells` and, cut at the end, would read like another one that says something
 * else. Cut in the middle they keep the end, which is where such names differ.
 */
export const alikeWhenCut = (texts: readonly Clean[], cells: number): ReadonlySet<number> => {
  const byShown = new Map<string, number[]>();
  for (const [index, text] of texts.entries()) {
    if (cells < 1 || widthUpTo(text, cells) <= cells) continue;
    const shown = fit(text, cells);
    const others = byShown.get(shown);
    if (others === undefined) byShown.set(shown, [index]);
    else others.push(index);
  }
  const alike = new Set<number>();
  for (const indexes of byShown.values()) {
    if (new Set(indexes.map((index) => texts[index])).size < 2) continue;
    for (const index of indexes) alike.add(index);
  }
  return alike;
};
