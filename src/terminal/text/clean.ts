// Cleans text from outside, so that it cannot act on the terminal; the type `Clean`.

/**
 * Text that is safe to draw, copy and print. A tenant's names and descriptions can hold anything: escape sequences that
 * move the cursor, set the title or the clipboard, marks that turn the reading direction round, characters that nobody
 * sees. Only this file makes `Clean`, so a place that asks for it cannot be given anything else.
 */

import { graphemes } from './graphemes.ts';
import { isPlain } from './plain.ts';
import { cutNote, shortEnough, shortened } from './shorten.ts';

declare const cleanBrand: unique symbol;

/** One line of text in which nothing acts on a terminal and nothing is hidden from a reader. */
export type Clean = string & { readonly [cleanBrand]: true };

/** What a cell can be made from; null and undefined give an empty text. */
export type Printable = string | number | bigint | boolean | null | undefined;

const lineBreaksAndTabs = /[\t\n\r\x85\u2028\u2029]+/g;
const lineEnd = /\r\n|[\n\r\x85\u2028\u2029]/;
const controls = /\p{Cc}/gu;
const fakeBlanks = /[\u115f\u1160\u3164\uffa0\u2800]/g;
const noncharacters = /\p{Noncharacter_Code_Point}/gu;

/** Everything that shows nothing by itself, or changes how others are read: but ZWJ and VS16, which emoji need. */
const invisible = /(?![\u200d\ufe0f])[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
const emojiOrJoiner = /(\p{RGI_Emoji})|[\u200d\ufe0f]/gv;
/** Joiners behind what begins and ends no emoji: most of those that are in none, and found in one quick look. */
const joinersOfNone = /(?<!\p{Emoji}|\u20e3|\u200d|\ufe0f)[\u200d\ufe0f]+/gu;
const joiner = /[\u200d\ufe0f\p{Emoji_Modifier}]/u;
/** A character with what joins it: an emoji that has a joiner or a skin tone is within one of these; none is half as long. */
const cluster = /\p{Emoji}?(?:[\ufe0f\u20e3\p{Emoji_Modifier}]|\u200d\p{Emoji}?){1,12}/gu;
const looseSkinTone = /^\p{Emoji_Modifier}$/u;

/** More combining marks on a letter than this write over the lines above and below. */
const marksBeyondThree = /(\p{M}{3})\p{M}+/gu;
const dottedCircle = '\u25cc';

/**
 * One line of safe text. Control characters become pictures (ESC is ␛, C1 controls are like <9B>), so that a sequence
 * is seen and does nothing; line ends and tabs become one space; bidi controls, zero width characters, tags, variation
 * selectors and other invisible characters go, except inside emoji; blanks that pose as letters become spaces; what is
 * no character becomes U+FFFD; of a run of combining marks three stay, and one with no letter before it gets ◌.
 * Printable ASCII comes back as it is, and cleaning twice is cleaning once. A text that is too long to be drawn is cut,
 * and says so at its end: files and pipes take `cleanWhole`.
 */
export const clean = (value: Printable): Clean => {
  if (typeof value !== 'string' || value.length <= shortEnough) return cleanWhole(value);
  const { text, left } = shortened(value);
  return left === 0 ? cleanWhole(text) : cleanWhole(`${text} … ${cutNote(left, 'characters')}`);
};

/** The same, however long it is: for what is written to files and pipes. */
export const cleanWhole = (value: Printable): Clean => {
  if (value === null || value === undefined) return brand('');
  const text = typeof value === 'string' ? value : String(value);
  if (isPlain(text)) return brand(text);
  const visible = text
    .toWellFormed()
    .replace(noncharacters, '\ufffd')
    .replace(lineBreaksAndTabs, ' ')
    .replace(controls, picture)
    .replace(fakeBlanks, ' ')
    .replace(invisible, '');
  const marked = withoutLooseJoiners(visible).replace(marksBeyondThree, '$1');
  return brand(standingAlone(marked));
};

/** More lines of one text are not drawn. */
const mostLines = 2_000;

/**
 * Text of several lines, for detail views: split at its line ends, each tab two spaces, each line cleaned. One that is
 * too long to be drawn is cut, and says so in its last line.
 */
export const cleanLines = (whole: string): Clean[] => {
  const { text, left } = shortened(whole);
  const rows = text.split(lineEnd);
  const lines = rows.slice(0, mostLines).map((row) => clean(row.replaceAll('\t', '  ')));
  if (rows.length > mostLines && left === 0) {
    lines.push(clean(`… ${cutNote(rows.length - mostLines, 'lines')}`));
  } else if (left > 0) {
    const drawn = rows.slice(0, mostLines).reduce((sum, { length }) => sum + length + 1, 0);
    lines.push(clean(`… ${cutNote(whole.length - drawn, 'characters')}`));
  }
  return lines;
};

/** The same, however long it is: for what is copied. */
export const cleanWholeLines = (text: string): Clean[] =>
  text.split(lineEnd).map((row) => cleanWhole(row.replaceAll('\t', '  ')));

/** The parts one after another. */
export const concat = (...parts: readonly Clean[]): Clean => brand(parts.join(''));

/** The parts with a separator between them. */
export const joinClean = (parts: readonly Clean[], separator: Clean): Clean =>
  brand(parts.join(separator));

/** The text `count` times over; nothing for a count below 1. */
export const repeatClean = (text: Clean, count: number): Clean =>
  brand(text.repeat(Math.max(0, Math.floor(count))));

/** The graphemes of a text that is clean already, each with where it begins: what nothing joins needs no cleaning again. */
export function* cleanGraphemes(
  text: Clean,
): Generator<{ readonly segment: Clean; readonly index: number }, void, undefined> {
  for (const { segment, index } of graphemes.segment(text))
    yield { segment: brand(segment), index };
}

/** A sentence with values in it, as a template: ``line`${name} of ${total}` ``. Takes only what is clean already. */
export const line = (
  sentence: TemplateStringsArray,
  ...values: readonly (Clean | number)[]
): Clean => {
  const parts = sentence.map((part, index) => clean(part) + clean(values[index]));
  return brand(parts.join(''));
};

const brand = (text: string): Clean => text as Clean;

const picture = (control: string): string => {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : `<${code.toString(16).toUpperCase()}>`;
};

/**
 * With a letter at each end that something would join there with what is drawn beside the text, and move it by a cell.
 */
const standingAlone = (text: string): string => {
  const [first] = graphemes.segment(` ${text.slice(0, 2)}`);
  const [last] = graphemes.segment(`${lastCharacter(text)} `);
  const before = first === undefined || first.segment === ' ' ? '' : dottedCircle;
  const after =
    last?.segment.endsWith(' ') && text !== '' && !text.endsWith(' ') ? dottedCircle : '';
  return before + text + after;
};

const lastCharacter = (text: string): string => {
  const end = text.slice(-2);
  return end.codePointAt(0) === end.charCodeAt(0) ? end.slice(-1) : end;
};

/** Clusters that were looked at: to look for an emoji takes long, and a text has the same few again and again. */
const known = new Map<string, string>();
const mostKnown = 1_000;
const longestKnown = 40;

const withoutLoose = (text: string): string => {
  const before = known.get(text);
  if (before !== undefined) return before;
  const after = text.replace(emojiOrJoiner, (_, emoji: string | undefined) =>
    emoji === undefined || looseSkinTone.test(emoji) ? '' : emoji,
  );
  if (text.length <= longestKnown) {
    if (known.size >= mostKnown) known.clear();
    known.set(text, after);
  }
  return after;
};

/** Joiners and skin tones outside an emoji. Removing one can bring others out, so it goes on until nothing changes. */
const withoutLooseJoiners = (text: string): string => {
  let before: string;
  let after = text.replace(joinersOfNone, '');
  do {
    before = after;
    if (!joiner.test(before)) return before;
    after = before.replace(cluster, withoutLoose);
  } while (after !== before);
  return after;
};
