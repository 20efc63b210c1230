/**
 * A value as JSON of two blanks a level. Characters that act on a terminal or mislead a reader are written as
 * `\uXXXX`: the same value to whoever parses it, and harmless to whoever looks at it.
 */
export const safeJson = (value: unknown): string =>
  (JSON.stringify(value, null, 2) ?? 'null').replace(
    /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu,
    (character) =>
      [...Array(character.length).keys()]
        .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
        .join(''),
  );
