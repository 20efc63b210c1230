// Picks the rows whose names are closest to what a person typed.

import { plainLetters } from '../../insight/plainLetters.ts';

/** A way in which a name can be meant by what was typed. */
export type Likeness = (typed: string) => (name: string) => boolean;

/** The same letters with the same marks; case does not matter. */
export const isWritten: Likeness = (typed) => {
  const wanted = typed.toLowerCase();
  return (name) => name.toLowerCase() === wanted;
};

const byLetters =
  (fits: (name: string, wanted: string) => boolean): Likeness =>
  (typed) => {
    const wanted = plainLetters(typed);
    return (name) => fits(plainLetters(name), wanted);
  };

/** The same letters, whatever their marks. */
export const isCalled = byLetters((name, wanted) => name === wanted);
/** A name that begins with the letters, whatever their marks. */
export const begins = byLetters((name, wanted) => name.startsWith(wanted));
/** A name that holds the letters, whatever their marks. */
export const holds = byLetters((name, wanted) => name.includes(wanted));

/** The rows that the first likeness takes; where it takes none, those that the next one takes, and so on. */
export const namedLike = <Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  typed: string,
  likenesses: readonly Likeness[],
): readonly Row[] => {
  for (const likeness of likenesses) {
    const fits = likeness(typed);
    const found = rows.filter((row) => fits(nameOf(row)));
    if (found.length > 0) return found;
  }
  return [];
};
