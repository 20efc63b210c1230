// Finds the known word that a mistyped word most likely means.

/** The edit distance: how many letters must be inserted, removed, replaced or swapped with their neighbour. */
const distance = (one: string, other: string): number => {
  let before: readonly number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      const changed = (above[at - 1] ?? 0) + (isSame ? 0 : 1);
      const shortest = Math.min(changed, (above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1);
      const isSwapped = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      line.push(isSwapped ? Math.min(shortest, (before[at - 2] ?? 0) + 1) : shortest);
    }
    before = above;
    above = line;
  }
  return above[other.length] ?? 0;
};

/** Upper case and dashes make no difference in meaning. */
const plain = (word: string): string => word.toLowerCase().replaceAll('-', '_');

/** What follows the last dot of a word, if the other word has the same beginning up to that dot; else the word. */
const ownPart = (word: string, other: string): string => {
  const dot = word.lastIndexOf('.') + 1;
  return other.startsWith(word.slice(0, dot)) ? word.slice(dot) : word;
};

/** The known word that somebody probably meant; undefined where none is similar enough. */
export const didYouMean = (typed: string, known: readonly string[]): string | undefined => {
  // No word is that long, and comparing long texts takes time.
  if (typed.length > 40) return undefined;
  const [best] = known
    .map((word) => ({ word, steps: distance(plain(typed), plain(word)) }))
    .sort((one, other) => one.steps - other.steps);
  if (best === undefined) return undefined;
  // The shared beginning does not count: `list.foo` is not similar to `list.json`.
  const { length } = ownPart(best.word, typed);
  return best.steps <= Math.max(1, length / 3) ? best.word : undefined;
};
