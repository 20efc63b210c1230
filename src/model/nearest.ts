// Finds the known word that a mistyped word most likely means.

/** How many letters must be put in, left out, changed or swapped with the next to make one word the other. */
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

/** Cases and the words between parts are matters of taste, not of meaning. */
const plain = (word: string): string => word.toLowerCase().replaceAll('-', '_');

/** The part of a word that two words do not share in front: behind the last dot up to which they are the same. */
const ownPart = (word: string, other: string): string => {
  const dot = word.lastIndexOf('.') + 1;
  return other.startsWith(word.slice(0, dot)) ? word.slice(dot) : word;
};

/** The known word that somebody may have meant; undefined where none is near. */
export const nearest = (typed: string, known: readonly string[]): string | undefined => {
  // What is longer than any key is not compared with each of them.
  if (typed.length > 40) return undefined;
  const [best] = known
    .map((word) => ({ word, steps: distance(plain(typed), plain(word)) }))
    .sort((one, other) => one.steps - other.steps);
  if (best === undefined) return undefined;
  // What both begin with says nothing of how near the rest is: `list.foo` is not nearly `list.json`.
  const { length } = ownPart(best.word, typed);
  return best.steps <= Math.max(1, length / 3) ? best.word : undefined;
};
