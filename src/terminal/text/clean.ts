// Cleans text from outside, so that it cannot act on the terminal; the type `Clean`.

/**
 * Text that is safe to draw, copy and print. A tenant's names and descriptions can hold anything: escape sequences that
 * move the cursor, set the title or the clipboard, marks that turn the reading direction round, characters that nobody
 * sees. Only this file makes `Clean`, so a place that asks for it cannot be given anything else.
 */

import { isPlain } from './plain.ts';

declare const cleanBrand: unique symbol;

/** One line of text in which nothing acts on a terminal and nothing is hidden from a reader. */
export type Clean = string & { readonly [cleanBrand]: true };

/** What a cell can be made from; null and undefined give an empty text. */
export type Printable = string | number | bigint | boolean | null | undefined;

const LINE_BREAKS_AND_TABS = /[\t\n\r\x85\u2028\u2029]+/g;
const LINE_END = /\r\n|[\n\r\x85\u2028\u2029]/;
const CONTROLS = /\p{Cc}/gu;
const BLANKS = /[\u115f\u1160\u3164\uffa0\u2800]/g;
const NONCHARACTERS = /\p{Noncharacter_Code_Point}/gu;

/** Everything that shows nothing by itself, or changes how others are read: but ZWJ and VS16, which emoji need. */
const INVISIBLE = /(?![\u200d\ufe0f])[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
const EMOJI_OR_JOINER = /(\p{RGI_Emoji})|[\u200d\ufe0f]/gv;
const JOINER = /[\u200d\ufe0f\p{Emoji_Modifier}]/u;
const LOOSE_SKIN_TONE = /^\p{Emoji_Modifier}$/u;

/** More combining marks on a letter than this write over the lines above and below. */
const MARKS_BEYOND_THREE = /(\p{M}{3})\p{M}+/gu;
const DOTTED_CIRCLE = '\u25cc';
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * One line of safe text. Control characters become pictures (ESC is ␛, C1 controls are like <9B>), so that a sequence
 * is seen and does nothing; line ends and tabs become one space; bidi controls, zero width characters, tags, variation
 * selectors and other invisible characters go, except inside emoji; blanks that pose as letters become spaces; what is
 * no character becomes U+FFFD; of a run of combining marks three stay, and one with no letter before it gets ◌.
 * Printable ASCII comes back as it is, and cleaning twice is cleaning once.
 */
export function clean(value: Printable): Clean {
  if (value === null || value === undefined) return brand('');
  const text = typeof value === 'string' ? value : String(value);
  if (isPlain(text)) return brand(text);
  const visible = text
    .toWellFormed()
    .replace(NONCHARACTERS, '\ufffd')
    .replace(LINE_BREAKS_AND_TABS, ' ')
    .replace(CONTROLS, picture)
    .replace(BLANKS, ' ')
    .replace(INVISIBLE, '');
  const marked = withoutLooseJoiners(visible).replace(MARKS_BEYOND_THREE, '$1');
  return brand(standingAlone(marked));
}

/** Text of several lines, for detail views: split at its line ends, each tab two spaces, each line cleaned. */
export function cleanLines(text: string): Clean[] {
  return text.split(LINE_END).map((row) => clean(row.replaceAll('\t', '  ')));
}

/** The parts one after another. */
export function concat(...parts: readonly Clean[]): Clean {
  return brand(parts.join(''));
}

/** The parts with a separator between them. */
export function joinClean(parts: readonly Clean[], separator: Clean): Clean {
  return brand(parts.join(separator));
}

/** The text `count` times over; nothing for a count below 1. */
export function repeatClean(text: Clean, count: number): Clean {
  return brand(text.repeat(Math.max(0, Math.floor(count))));
}

/** A sentence with values in it, as a template: ``line`${name} of ${total}` ``. Takes only what is clean already. */
export function line(
  sentence: TemplateStringsArray,
  ...values: readonly (Clean | number)[]
): Clean {
  const parts = sentence.map((part, index) => clean(part) + clean(values[index]));
  return brand(parts.join(''));
}

function brand(text: string): Clean {
  return text as Clean;
}

function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : `<${code.toString(16).toUpperCase()}>`;
}

/**
 * With a letter at each end that something would join there with what is drawn beside the text, and move it by a cell.
 */
function standingAlone(text: string): string {
  const [first] = graphemes.segment(` ${text.slice(0, 2)}`);
  const [last] = graphemes.segment(`${lastCharacter(text)} `);
  const before = first === undefined || first.segment === ' ' ? '' : DOTTED_CIRCLE;
  const after =
    last?.segment.endsWith(' ') && text !== '' && !text.endsWith(' ') ? DOTTED_CIRCLE : '';
  return before + text + after;
}

function lastCharacter(text: string): string {
  const end = text.slice(-2);
  return end.codePointAt(0) === end.charCodeAt(0) ? end.slice(-1) : end;
}

/** Joiners and skin tones outside an emoji. Removing one can bring others out, so it goes on until nothing changes. */
function withoutLooseJoiners(text: string): string {
  let before: string;
  let after = text;
  do {
    before = after;
    if (!JOINER.test(before)) return before;
    after = before.replace(EMOJI_OR_JOINER, (_, emoji: string | undefined) =>
      emoji === undefined || LOOSE_SKIN_TONE.test(emoji) ? '' : emoji,
    );
  } while (after !== before);
  return after;
}
