// Cuts texts that are too long to be drawn, and says how much of them is left out.

/** What one text on screen may cost: a plain character costs one, any other twenty, since it takes so much longer to draw. */
const mostCost = 200_000;
const costOfOthers = 20;

/** Texts of no more characters are never cut, whatever they hold. */
export const shortEnough = mostCost / costOfOthers;

/** The beginning of a text, and how many characters (UTF-16 code units) are left out behind it. */
export type Shortened = { readonly text: string; readonly left: number };

const costOf = (code: number): number =>
  (code >= 0x20 && code < 0x7f) || (code > 0xa0 && code < 0x250 && code !== 0xad)
    ? 1
    : costOfOthers;

const isFirstHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

/** As much of a text as can be drawn before the next key is pressed. */
export const shortened = (text: string): Shortened => {
  if (text.length <= shortEnough) return { text, left: 0 };
  let cost = 0;
  let end = 0;
  while (end < text.length) {
    cost += costOf(text.charCodeAt(end));
    if (cost > mostCost) break;
    end += 1;
  }
  if (end === text.length) return { text, left: 0 };
  if (isFirstHalf(text.charCodeAt(end - 1))) end -= 1;
  return { text: text.slice(0, end), left: text.length - end };
};

/** What every note of a cut says. */
const cutSign = ':save has ';

/** Whether a drawn text says of itself that something is left out. */
export const saysCut = (text: string): boolean => text.includes(cutSign);

/** What stands behind a text that was cut. */
export const cutNote = (left: number, what: 'characters' | 'lines'): string => {
  const count = left.toLocaleString('en-US');
  return `${count} more ${left === 1 ? what.slice(0, -1) : what}: ${cutSign}them`;
};
