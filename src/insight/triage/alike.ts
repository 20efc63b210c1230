// Tells whether two texts of failures say the same: all is compared but ids, hosts, numbers and dates.

import type { Look } from '../findings/look.ts';

const rules: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b/gi, '<id>'],
  [/\b[0-9a-f]{24,}\b/gi, '<id>'],
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>)\]]+/gi, '<host>'],
  [/\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?/g, '<time>'],
  [/\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\b(?:\s?[ap]m\b)?/gi, '<time>'],
  [
    /\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+(?:\d{1,2}\s+)?[a-z]{3}[a-z]*\s+\d[\d: a-z]*/gi,
    '<time>',
  ],
  [/\b[a-z0-9](?:[a-z0-9-]*\.)+[a-z]{2,}(?::\d+)?\b/gi, '<host>'],
];

/** Any number; those behind such a word are the name of what went wrong, which no two causes share. */
const numbers =
  /(\b(?:error code|data|ORA|AADSTS|status|HTTP|SQLSTATE|code|E)[-\s:]*[0-9a-f]+)|\d+/gi;

/** At most so much of a text is compared. */
const longest = 600;

const keyOf = (text: string): string => {
  let key = text.slice(0, longest);
  for (const [pattern, sign] of rules) key = key.replace(pattern, sign);
  return key
    .replace(numbers, (_, name: string | undefined) => name ?? '<n>')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
};

const known = new WeakMap<Look, string>();

/**
 * What a look said, without what differs from one source to the next. It is worked out once for a look: it is asked as the
 * cursor moves, of every source.
 */
export const alikeKeyOf = (look: Look): string => {
  const key = known.get(look) ?? keyOf(look.texts.join('\n'));
  known.set(look, key);
  return key;
};
