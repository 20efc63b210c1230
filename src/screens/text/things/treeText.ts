// What the JSON and YAML texts of a thing share: indented lines, links, and the tones of values.

import type { Destination } from '../../../resources/types.ts';
import type { Folds, Stop } from '../../../store/things/thingText.ts';
import type { Tone } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { cutNote, shortened } from '../../../terminal/text/shorten.ts';
import { type Container, containerInText, containerOf, deepestLevel } from './containers.ts';
import type { LogicalLine, Piece } from './logicalLines.ts';

/** How a value is written as lines, be it as JSON or as YAML. */
export type TreeOptions = {
  readonly folds: Folds;
  /** The most cells that a line is indented by. */
  readonly deepestIndent: number;
  /** Where a reference to another thing leads; undefined for a value that is none. */
  linkOf(value: unknown): Destination | undefined;
};

/** The sign behind a link. */
export const linkSign = ' →';

/** The sign of a link, where there is one. */
export const linkPieces = (to: Destination | undefined): readonly Piece[] =>
  to === undefined ? [] : [{ text: clean(linkSign), tone: 'accent', bold: true, stop: 0 }];

/** The link that Enter follows on a line, where there is one. */
export const linkStops = (to: Destination | undefined): readonly Stop[] =>
  to === undefined ? [] : [{ type: 'link', to }];

/** The tones of values by their types; strings are plain. */
export const valueTones: Readonly<Record<string, Tone>> = {
  number: 'good',
  boolean: 'quiet',
  object: 'quiet',
};

/** A text that is drawn as far as there is time to, and how many of its characters are left out. */
export const cutText = (value: unknown): { readonly value: unknown; readonly left: number } => {
  if (typeof value !== 'string') return { value, left: 0 };
  const { text, left } = shortened(value);
  return { value: left === 0 ? text : `${text}…`, left };
};

/** What stands before a text that was cut: its end is far away. */
export const cutPieces = (left: number): readonly Piece[] =>
  left === 0 ? [] : [{ text: clean(`(cut: ${cutNote(left, 'characters')}) `), tone: 'warn' }];

/** A document is drawn as far as there is time to before the next key: so many lines, so many characters. */
const mostLines = 5_000;
const mostCharacters = 400_000;

/** A growing list of lines; `push` adds one, indented by its depth. Once it is full, the last one says so. */
export const createTreeLines = ({ deepestIndent }: TreeOptions) => {
  const lines: LogicalLine[] = [];
  let characters = 0;
  let isFull = false;
  const add = (key: string, indent: number, spans: readonly Piece[], more: Partial<LogicalLine>) =>
    lines.push({ key, spans, indent, hang: 2, byWords: false, stops: [], ...more });
  const push = (
    key: string,
    depth: number,
    spans: readonly Piece[],
    more: Partial<LogicalLine> = {},
  ): void => {
    if (isFull) return;
    if (lines.length >= mostLines || characters >= mostCharacters) {
      isFull = true;
      const said: Piece = { text: clean('The rest is not drawn: :save has all.'), tone: 'warn' };
      add('cut', 2, [said], { byWords: true, isEnd: true });
      return;
    }
    for (const { text } of spans) characters += text.length;
    add(key, 2 + Math.min(depth * 2, deepestIndent), spans, more);
  };
  return { lines: lines as readonly LogicalLine[], push, isFull: () => isFull };
};

/** How a value is laid out: on the line of its name, or as a container whose entries have lines of their own. */
export type ValueLayout =
  | { readonly type: 'inline'; readonly value: unknown }
  | { readonly type: 'nested'; readonly container: Container; readonly isText: boolean };

/** What stands for containers below the deepest level. */
const tooDeep = `… deeper than ${deepestLevel} levels: :save has all`;

/**
 * How a value at a depth is laid out. Objects, lists and JSON sent as a text are nested, down to the deepest level; below
 * that a sentence stands for them.
 */
export const layoutOf = (value: unknown, depth: number): ValueLayout => {
  if (depth > deepestLevel) {
    return { type: 'inline', value: typeof value === 'object' && value !== null ? tooDeep : value };
  }
  const own = containerOf(value);
  const container = own ?? containerInText(value);
  return container === undefined
    ? { type: 'inline', value }
    : { type: 'nested', container, isText: own === undefined };
};
