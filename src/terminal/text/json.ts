// Writes values as JSON without characters that act on a terminal.

const hidden = /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]--[\n]]+/gv;

/** Most texts have nothing else, which is seen many times faster than what others are. */
const printable = /^[\n -~]*$/;

/** Whether a text has characters that act on a terminal or mislead a reader; a line end alone does neither. */
export const hidesSomething = (text: string): boolean =>
  !printable.test(text) && text.search(hidden) !== -1;

const unit = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;

const pairOfUnits = (code: number): string => {
  const character = String.fromCodePoint(code);
  return character.length === 1
    ? unit(code)
    : unit(character.charCodeAt(0)) + unit(character.charCodeAt(1));
};

const unitOrLong = (code: number): string =>
  code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : unit(code);

/** The characters of a run, each written another way; of one that comes many times in a row that is made once. */
const joined = (run: string, write: (character: string) => string): string => {
  let out = '';
  let last = '';
  let times = 0;
  for (const character of run) {
    if (character === last) {
      times += 1;
      continue;
    }
    if (times > 0) out += write(last).repeat(times);
    last = character;
    times = 1;
  }
  return times > 0 ? out + write(last).repeat(times) : out;
};

/** Longer runs are hardly ever the same. */
const longestKept = 16;

/** The text with what is hidden in it written another way; a text may be full of a few such characters. */
const withHidden = (text: string, write: (code: number) => string): string => {
  if (printable.test(text)) return text;
  const written = new Map<string, string>();
  const spelled = (part: string, spell: () => string): string => {
    const before = written.get(part);
    if (before !== undefined) return before;
    const is = spell();
    if (part.length <= longestKept) written.set(part, is);
    return is;
  };
  const character = (one: string): string => spelled(one, () => write(one.codePointAt(0) ?? 0));
  return text.replace(hidden, (run) => spelled(run, () => joined(run, character)));
};

const escaped = (json: string): string => withHidden(json, pairOfUnits);

/** Indented further than this, most of a text would be blanks: it is written in one line instead. */
const mostIndented = `\n${' '.repeat(400)}`;

const indented = (value: unknown): string => {
  const text = JSON.stringify(value, null, 2) ?? 'null';
  return text.includes(mostIndented) ? JSON.stringify(value) : text;
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
export const safeYaml = (yaml: string): string => withHidden(yaml, unitOrLong);
