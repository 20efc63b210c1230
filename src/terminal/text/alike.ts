// Finds texts of a column that would read alike once they are cut.

import type { Clean } from './clean.ts';
import { fit, widthUpTo } from './width.ts';

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
