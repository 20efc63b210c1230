// Finds the names most similar to a name that is not known.

import { plainLetters } from './plainLetters.ts';

const pairsOf = (text: string): ReadonlySet<string> => {
  const letters = plainLetters(text);
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)),
  );
};

/** How alike two names are, from 0 to 1: how many pairs of letters they share. */
const likeness = (one: string, other: string): number => {
  const [ours, theirs] = [pairsOf(one), pairsOf(other)];
  const shared = [...ours].filter((pair) => theirs.has(pair)).length;
  return ours.size + theirs.size === 0 ? 0 : (2 * shared) / (ours.size + theirs.size);
};

/** Names less alike than this are not worth mentioning. */
const leastLikeness = 0.3;

/** The names most similar to a name that is not among them: the most similar first, three at most. */
export const similarNames = (name: string, among: readonly string[]): readonly string[] =>
  [...new Set(among)]
    .map((other) => ({ other, score: likeness(name, other) }))
    .filter(({ score }) => score >= leastLikeness)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ other }) => other);
