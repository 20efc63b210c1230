// Ranks names by how well they fit what was typed.

import { plainLetters } from '../../insight/plainLetters.ts';

/** How well a name fits what was typed: 0 is best; undefined where the letters are not in it in their order. */
export const rankOf = (name: string, typed: string): number | undefined => {
  if (name === typed) return 0;
  if (name.startsWith(typed)) return 1;
  const at = name.indexOf(typed);
  if (at > 0 && startsWord(name, at)) return 2;
  if (at > 0) {
    for (let next = name.indexOf(typed, at + 1); next > 0; next = name.indexOf(typed, next + 1)) {
      if (startsWord(name, next)) return 2;
    }
    return 3;
  }
  return typed.length > 1 && inOrder(name, typed) ? 4 : undefined;
};

const startsWord = (name: string, at: number): boolean =>
  /[^\p{L}\p{N}]/u.test(name[at - 1] ?? ' ');

const inOrder = (name: string, typed: string): boolean => {
  let at = 0;
  for (const letter of typed) {
    if (letter === ' ') continue;
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
};

/** The entries that fit, best first; those that fit equally well stay in their order. Neither case nor marks on letters matter. */
export const ranked = <Entry>(
  entries: readonly Entry[],
  typed: string,
  nameOf: (entry: Entry) => string,
): readonly { readonly entry: Entry; readonly rank: number }[] => {
  const wanted = plainLetters(typed);
  if (wanted === '') return entries.map((entry) => ({ entry, rank: 1 }));
  const fitting = entries
    .flatMap((entry) => {
      const rank = rankOf(plainLetters(nameOf(entry)), wanted);
      return rank === undefined ? [] : [{ entry, rank }];
    })
    .sort((a, b) => a.rank - b.rank);
  // Names that only have the letters in order help nobody where another name begins with them.
  return (fitting[0]?.rank ?? 0) <= 2 ? fitting.filter(({ rank }) => rank < 4) : fitting;
};
