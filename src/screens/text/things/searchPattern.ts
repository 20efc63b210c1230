// What a search in the text of a thing looks for, and where a line holds it.

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
 * What a typed search looks for, in any case: the text itself, and what it fits as a regular expression where it
 * reads as one. Undefined where nothing was typed.
 */
export const searchPattern = (typed: string): RegExp | undefined => {
  if (typed === '') return undefined;
  const literal = escaped(typed);
  const isExpression = readsAsExpression.test(typed) && !isSlow.test(typed);
  return (
    (isExpression ? compiled(`${literal}|(?:${typed})`) : undefined) ?? compiled(literal) ?? /(?!)/g
  );
};

/** Where a text holds what a pattern looks for, as beginnings and ends. */
export const rangesIn = (text: string, pattern: RegExp): readonly (readonly [number, number])[] =>
  text.search(pattern) === -1
    ? []
    : [...text.matchAll(pattern)].flatMap(({ index, 0: found }) =>
        found === '' ? [] : [[index, index + found.length] as const],
      );
