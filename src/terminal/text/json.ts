// Writes values as JSON without characters that act on a terminal.

const hidden = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;

/** Whether a text has characters that act on a terminal or mislead a reader; a line end alone does neither. */
export const hidesSomething = (text: string): boolean => text.search(hidden) !== -1;

const unit = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;

const escaped = (json: string): string =>
  json.replace(hidden, (character) =>
    character.length === 1
      ? unit(character.charCodeAt(0))
      : unit(character.charCodeAt(0)) + unit(character.charCodeAt(1)),
  );

/** Indented further than this, most of a text would be blanks: it is written in one line instead. */
const mostIndented = /^ {400}/m;

const indented = (value: unknown): string => {
  const text = JSON.stringify(value, null, 2) ?? 'null';
  return mostIndented.test(text) ? JSON.stringify(value) : text;
};

/**
 * A value as JSON of two blanks a level. Characters that act on a terminal or mislead a reader are written as
 * `\uXXXX`: the same value to whoever parses it, and harmless to whoever looks at it. One that is nested very deeply is
 * written in one line.
 */
export const safeJson = (value: unknown): string => escaped(indented(value));

/** The same in one line, without a line end behind it. */
export const safeJsonLine = (value: unknown): string => escaped(JSON.stringify(value) ?? 'null');

/**
 * YAML in which every scalar that hides something is in double quotes, with these characters written as `\uXXXX` or
 * `\UXXXXXXXX`, as YAML has them.
 */
export const safeYaml = (yaml: string): string =>
  yaml.replace(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
