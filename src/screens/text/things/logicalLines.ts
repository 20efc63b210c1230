// A row of a thing's text, and how it is broken into the lines of the screen.

import type { Beside, FoldMark, Stop } from '../../../store/things/thingText.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { type Clean, clean } from '../../../terminal/text/clean.ts';
import { isPlain } from '../../../terminal/text/plain.ts';
import { widthOf } from '../../../terminal/text/width.ts';

/** A piece of a line that may be one of its stops. */
export type Piece = Span & { readonly stop?: number };

/** What a text says in one go: it may take several lines on screen. */
export type Row = {
  readonly key: string;
  readonly spans: readonly Piece[];
  /** Blank cells before every line of it, and more before all but the first. */
  readonly indent: number;
  readonly hang: number;
  /** Whether it is broken between words; else wherever a line is full. */
  readonly byWords: boolean;
  readonly stops: readonly Stop[];
  readonly beside?: readonly Beside[];
  readonly fold?: FoldMark;
  readonly inside?: string;
  /** What it is closed by, such as a bracket, holds nothing to search for. */
  readonly isEnd?: true;
};

/** A line on screen: the part of a row from one place in its text to another. */
export type ScreenLine = {
  readonly key: string;
  readonly stops: readonly Stop[];
  readonly beside?: readonly Beside[];
  readonly fold?: FoldMark;
  readonly inside?: string;
  readonly row: Row;
  readonly from: number;
  readonly to: number;
  readonly lead: Piece;
};

const texts = new WeakMap<Row, string>();

/** The whole text of a row. */
export const logicalText = (row: Row): string => {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const text = row.spans.map((span) => span.text).join('');
  texts.set(row, text);
  return text;
};

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The places in a text at which it may be cut, each with the cells before it. */
const cutsOf = (text: string): readonly { readonly at: number; readonly cells: number }[] => {
  let cells = 0;
  const cuts = [{ at: 0, cells: 0 }];
  for (const { segment, index } of graphemes.segment(text)) {
    cells += widthOf(clean(segment));
    cuts.push({ at: index + segment.length, cells });
  }
  return cuts;
};

/** The end of the longest part from a place on that takes so many cells, at least one character. */
const endOf = (text: string): ((from: number, cells: number) => number) => {
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

/** Where the lines of a row begin and end in its text. */
const partsOf = (row: Row, width: number): readonly (readonly [number, number])[] => {
  const text = logicalText(row);
  const room = Math.max(10, width - row.indent);
  if (text.length <= room && isPlain(text)) return [[0, text.length]];
  const later = Math.max(10, room - row.hang);
  const end = endOf(text);
  const parts: (readonly [number, number])[] = [];
  for (let from = 0; from < text.length || parts.length === 0; ) {
    const isFirst = parts.length === 0;
    const full = end(from, isFirst ? room : later);
    if (full >= text.length) {
      parts.push([from, text.length]);
      break;
    }
    const blank = row.byWords ? text.lastIndexOf(' ', full) : -1;
    const isWord = blank > from + (isFirst ? row.hang : 0);
    parts.push([from, isWord ? blank : full]);
    from = isWord ? blank + 1 : full;
  }
  return parts;
};

/** The lines that a row takes on a screen of so many cells, the first of them for the mark of the cursor. */
export const screenLines = (row: Row, width: number): readonly ScreenLine[] => {
  const { key, stops, beside, fold, inside } = row;
  return partsOf(row, width - 1).map(([from, to], index): ScreenLine => {
    const blanks = ' '.repeat(row.indent + (index === 0 ? 0 : row.hang));
    const sign = fold === undefined || index > 0 ? '' : fold.isFolded ? '▸ ' : '▾ ';
    return {
      key,
      stops,
      beside,
      fold,
      inside,
      row,
      from,
      to,
      lead: { text: clean(`${blanks.slice(sign.length)}${sign}`), tone: 'quiet' },
    };
  });
};

type Range = readonly [number, number];

/** Where a text may be cut near two places, so that no character is cut in two. */
const outwards = (text: string, [from, to]: Range): Range => {
  if (isPlain(text)) return [from, to];
  const cuts = cutsOf(text).map(({ at }) => at);
  return [cuts.findLast((at) => at <= from) ?? 0, cuts.find((at) => at >= to) ?? text.length];
};

/** The pieces of a line, with what was found in them inverse, and the chosen stop too. */
export const piecesOf = (
  line: ScreenLine,
  found: readonly Range[] = [],
  chosen?: number,
): readonly Piece[] => {
  const text = logicalText(line.row);
  const marks = found.map((range) => outwards(text, range));
  const pieces: Piece[] = [];
  let at = 0;
  for (const span of line.row.spans) {
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
