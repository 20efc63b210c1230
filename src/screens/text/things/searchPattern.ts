// What a search in the text of a thing looks for, and where a line holds it.

import { unmarked, withoutMarks } from '../../../insight/plainLetters.ts';

/** What only a regular expression holds: an escape, a group, a choice, an end, or a repeat. */
const readsAsExpression = /\\[a-z]|\.[*+?]|\[[^\]]+\]|\([^)]+\)|\||^\^|\$$|\w[*+]./i;

/** A repeated group of repeats can take for ever. */
const isSlow = /\([^)]*[*+][^)]*\)[*+{]/;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const compiled = (source: string): RegExp | undefined => {
  try {
    return new RegExp(source, 'giu');
  } catch {
    return undefined;
  }
};

/**
 * What a typed search looks for, in any case and without the marks of letters: the text itself, and what it fits as a
 * regular expression where it reads as one. Undefined where nothing was typed.
 */
export const searchPattern = (typed: string): RegExp | undefined => {
  if (typed === '') return undefined;
  const bare = withoutMarks(typed);
  const literal = escaped(bare);
  const isExpression = readsAsExpression.test(bare) && !isSlow.test(bare);
  return (
    (isExpression ? compiled(`${literal}|(?:${bare})`) : undefined) ?? compiled(literal) ?? /(?!)/g
  );
};

type Ranges = readonly (readonly [number, number])[];

const rangesAsWritten = (text: string, pattern: RegExp): Ranges =>
  text.search(pattern) === -1
    ? []
    : [...text.matchAll(pattern)].flatMap(({ index, 0: found }) =>
        found === '' ? [] : [[index, index + found.length] as const],
      );

/** Where a text holds what a pattern looks for, as beginnings and ends. The marks of its letters do not count. */
export const rangesIn = (text: string, pattern: RegExp): Ranges => {
  const bare = withoutMarks(text);
  if (bare === text) return rangesAsWritten(text, pattern);
  if (bare.search(pattern) === -1) return [];
  const { text: searched, begins, ends } = unmarked(text);
  const found = rangesAsWritten(searched, pattern).map(
    ([from, to]) => [begins[from] ?? from, ends[to - 1] ?? to] as const,
  );
  // One letter may stand for two: `s` is twice in ß.
  return found.filter(([from], index) => from >= (found[index - 1]?.[1] ?? 0));
};
