// What the cells of a column say, and how often.

import type { Column, Thing } from '../../resources/types.ts';

/** Signs beside a word (`✓ healthy`, `? no status !`), which nobody wants to type. */
const signBefore = /^[✓✗~»?!…] /;
const signAfter = / !$/;

/** What a cell says without the signs of this program, on one line. */
export const wordOf = (column: Column, row: Thing): string => {
  const { text } = column.cell(row, { nowMs: 0 });
  const word = column.signed === true ? text.replace(signBefore, '').replace(signAfter, '') : text;
  return word.includes('\n') ? word.replaceAll('\n', ' ') : word;
};

/** A state without how far it is, `running` of `running 63 %`: a percentage that grows makes no other state. */
export const withoutProgress = (state: string): string => state.replace(/ [\d.]+ %$/, '');

/** What the cells of a column say, and how often, as long as they say no more than a few different things. */
export type WordCounts = {
  add(word: string): void;
  /** The most frequent first; undefined where there are too many of them to be counted. */
  mostFrequent(): readonly string[] | undefined;
};

/** A column with more different values than this holds names: choices are offered only once a letter is typed. */
export const mostDistinct = 500;

/** Counts the values of a column while its rows are read: no key press has to wait until all are looked at. */
export const wordCounts = (): WordCounts => {
  let counts: Map<string, { times: number }> | undefined = new Map();
  return {
    add: (word) => {
      if (counts === undefined) return;
      const known = counts.get(word);
      if (known !== undefined) known.times += 1;
      else if (counts.size >= mostDistinct) counts = undefined;
      else counts.set(word, { times: 1 });
    },
    mostFrequent: () =>
      counts &&
      [...counts].sort((left, right) => right[1].times - left[1].times).map(([word]) => word),
  };
};
