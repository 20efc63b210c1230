// A logical line of a thing's text, and how it is broken into the lines of the screen.

import type { Beside, FoldMark, Stop } from '../../../store/things/thingText.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { type Clean, clean, cleanGraphemes, concat } from '../../../terminal/text/clean.ts';
import { isPlain } from '../../../terminal/text/plain.ts';
import { widthOf } from '../../../terminal/text/width.ts';

/** A span of a line; `stop` is the index of the link or part that it belongs to. */
export type Piece = Span & { readonly stop?: number };

/** One line of a text before it is wrapped: it may take several lines on screen. */
export type LogicalLine = {
  readonly key: string;
  readonly spans: readonly Piece[];
  /** Blank cells before every screen line of it. */
  readonly indent: number;
  /** More blank cells before every screen line but the first. */
  readonly hang: number;
  /** Whether it is wrapped between words; otherwise wherever a screen line is full. */
  readonly byWords: boolean;
  readonly stops: readonly Stop[];
  readonly beside?: readonly Beside[];
  readonly fold?: FoldMark;
  readonly inside?: string;
  /** Whether it is a closing bracket, which a search leaves out. */
  readonly isEnd?: true;
};

/** A line on screen: a part of a logical line. */
export type ScreenLine = {
  readonly key: string;
  readonly stops: readonly Stop[];
  readonly beside?: readonly Beside[];
  readonly fold?: FoldMark;
  readonly inside?: string;
  readonly logical: LogicalLine;
  /** Where its part of the text of the logical line begins and ends, in UTF-16 code units. */
  readonly from: number;
  readonly to: number;
  /** The indentation, with the sign of a fold. */
  readonly lead: Piece;
};

const texts = new WeakMap<LogicalLine, Clean>();

/** The whole text of a logical line. */
export const logicalText = (line: LogicalLine): Clean => {
  const known = texts.get(line);
  if (known !== undefined) return known;
  const text = concat(...line.spans.map((span) => span.text));
  texts.set(line, text);
  return text;
};

/** The offsets at which a text may be cut (the ends of its graphemes), each with the number of cells before it. */
const cutsOf = (text: Clean): readonly { readonly at: number; readonly cells: number }[] => {
  let cells = 0;
  const cuts = [{ at: 0, cells: 0 }];
  for (const { segment, index } of cleanGraphemes(text)) {
    cells += widthOf(segment);
    cuts.push({ at: index + segment.length, cells });
  }
  return cuts;
};

/** For a text: a function that gives the end of the longest part from an offset on that fits into so many cells. */
const endOf = (text: Clean): ((from: number, cells: number) => number) => {
  if (isPlain(text)) return (from, cells) => Math.min(text.length, from + Math.max(1, cells));
  const cuts = cutsOf(text);
  let start = 0;
  return (from, cells) => {
    while ((cuts[start]?.at ?? from) < from) start += 1;
    const before = cuts[start]?.cells ?? 0;
    let end = start + 1;
    while (end + 1 < cuts.length && (cuts[end + 1]?.cells ?? 0) - before <= cells) end += 1;
    return cuts[end]?.at ?? text.length;
  };
};

/** Where the screen lines of a logical line begin and end in its text. */
const partsOf = (line: LogicalLine, width: number): readonly (readonly [number, number])[] => {
  const text = logicalText(line);
  const room = Math.max(10, width - line.indent);
  if (text.length <= room && isPlain(text)) return [[0, text.length]];
  const later = Math.max(10, room - line.hang);
  const end = endOf(text);
  const parts: (readonly [number, number])[] = [];
  for (let from = 0; from < text.length || parts.length === 0; ) {
    const isFirst = parts.length === 0;
    const full = end(from, isFirst ? room : later);
    if (full >= text.length) {
      parts.push([from, text.length]);
      break;
    }
    // Looked for in this line alone: in a text without blanks it would be looked for up to the beginning each time.
    const blank = line.byWords ? from + text.slice(from, full + 1).lastIndexOf(' ') : -1;
    const isWord = blank > from + (isFirst ? line.hang : 0);
    parts.push([from, isWord ? blank : full]);
    from = isWord ? blank + 1 : full;
  }
  return parts;
};

/** The screen lines of a logical line on a screen of so many cells. The first cell is left to the sign of the cursor. */
export const screenLines = (line: LogicalLine, width: number): readonly ScreenLine[] => {
  const { key, stops, beside, fold, inside } = line;
  return partsOf(line, width - 1).map(([from, to], index): ScreenLine => {
    const blanks = ' '.repeat(line.indent + (index === 0 ? 0 : line.hang));
    const sign = fold === undefined || index > 0 ? '' : fold.isFolded ? '▸ ' : '▾ ';
    return {
      key,
      stops,
      beside,
      fold,
      inside,
      logical: line,
      from,
      to,
      lead: { text: clean(`${blanks.slice(sign.length)}${sign}`), tone: 'quiet' },
    };
  });
};

type Range = readonly [number, number];

/** A range grown to the ends of graphemes, so that no character is cut in two. */
const toGraphemes = (text: Clean, [from, to]: Range): Range => {
  if (isPlain(text)) return [from, to];
  const cuts = cutsOf(text).map(({ at }) => at);
  return [cuts.findLast((at) => at <= from) ?? 0, cuts.find((at) => at >= to) ?? text.length];
};

/** The pieces of a screen line. The matches of a search (offsets in the logical line) and the chosen stop are inverse. */
export const piecesOf = (
  line: ScreenLine,
  found: readonly Range[] = [],
  chosen?: number,
): readonly Piece[] => {
  const text = logicalText(line.logical);
  const marks = found.map((range) => toGraphemes(text, range));
  const pieces: Piece[] = [];
  let at = 0;
  for (const span of line.logical.spans) {
    const start = Math.max(at, line.from);
    const end = Math.min(at + span.text.length, line.to);
    const look: Piece =
      chosen !== undefined && span.stop === chosen ? { ...span, inverse: true } : span;
    let done = start;
    const add = (to: number, isFound: boolean) => {
      if (to <= done) return;
      const part = slice(span.text, done - at, to - at);
      pieces.push({ ...look, text: part, ...(isFound ? { inverse: true, bold: true } : {}) });
      done = to;
    };
    for (const [from, to] of marks) {
      if (to <= start || from >= end) continue;
      add(Math.min(from, end), false);
      add(Math.min(to, end), true);
    }
    add(end, false);
    at += span.text.length;
  }
  return pieces;
};

const slice = (text: Clean, from: number, to: number): Clean =>
  from === 0 && to === text.length ? text : clean(text.slice(from, to));
