// Measures, cuts and wraps text by the cells that it takes on a terminal.

import stringWidth from 'string-width';
import { type Clean, clean, cleanGraphemes, concat, repeatClean } from './clean.ts';
import { graphemes } from './graphemes.ts';
import { isPlain } from './plain.ts';

/** How a text is brought to a width. */
export type FitOptions = {
  /** Where a short text stands; `left` by default. */
  readonly align?: 'left' | 'right';
  /** Where a long text loses its cells; at its `end` by default. */
  readonly ellipsis?: 'end' | 'middle';
};

const space = clean(' ');
const ellipsis = clean('…');
const empty = clean('');

/** Names repeat from row to row and frame to frame; measuring one that is not plain takes a thousand times as long. */
const largestCache = 4_096;
const longestCached = 256;

/** Hardly a grapheme is longer, in UTF-16 code units. */
const longestUsual = 16;
const widths = new Map<string, number>();

/** How many cells a text takes on a terminal. */
export const widthOf = (text: Clean): number => cellsOf(text);

/** How many cells a text takes, as long as they are no more than `most`; one more than that for every longer text. */
export const widthUpTo = (text: Clean, most: number): number =>
  Math.min(cellsUpTo(text, most), most + 1);

const cellsOf = (text: string): number => {
  if (isPlain(text)) return text.length;
  if (text.length > longestCached) return cellsUpTo(text, Number.POSITIVE_INFINITY);
  const known = widths.get(text);
  if (known !== undefined) return known;
  const width = stringWidth(text);
  if (widths.size >= largestCache) widths.clear();
  widths.set(text, width);
  return width;
};

/** The cells of a text, counted until they are more than `most`: the end of a long one is not looked at for nothing. */
const cellsUpTo = (text: string, most: number): number => {
  if (isPlain(text)) return text.length;
  if (text.length <= longestCached) return cellsOf(text);
  let cells = 0;
  for (const { segment } of graphemes.segment(text)) {
    // A grapheme can be as long as the text: some scripts join without end.
    cells += segment.length > longestCached ? stringWidth(segment) : cellsOf(segment);
    if (cells > most) break;
  }
  return cells;
};

/**
 * The text in exactly `cells` cells: filled up with spaces, or cut with `…` (one cell) for what is gone. A character is
 * never cut in two; where a wide one does not fit whole, a space stands. Below 1 cell there is nothing.
 */
export const fit = (text: Clean, cells: number, options: FitOptions = {}): Clean => {
  if (cells < 1) return empty;
  const width = widthUpTo(text, cells);
  if (width <= cells) return pad(text, cells - width, options.align);
  if (options.ellipsis === 'middle') {
    const tailCells = Math.floor((cells - 1) / 2);
    const head = takeCells(text, cells - 1 - tailCells);
    const tail = takeLastCells(text, tailCells);
    return padTo(concat(head, ellipsis, tail), cells, options.align);
  }
  return padTo(concat(takeCells(text, cells - 1), ellipsis), cells, options.align);
};

/**
 * The text in lines of at most `cells` cells, broken wherever a line is full. A character wider than a line is `…`.
 * At least one line, be it empty.
 */
export const wrap = (text: Clean, cells: number): Clean[] => {
  const lineCells = Math.max(1, Math.floor(cells));
  const lines: Clean[] = [];
  if (isPlain(text)) {
    for (let at = 0; at < text.length; at += lineCells) {
      lines.push(clean(text.slice(at, at + lineCells)));
    }
    return lines.length === 0 ? [empty] : lines;
  }
  let current = empty;
  let currentCells = 0;
  for (const { segment: whole } of cleanGraphemes(text)) {
    const piece = widthOf(whole) > lineCells ? ellipsis : whole;
    const pieceCells = widthOf(piece);
    if (currentCells + pieceCells > lineCells) {
      lines.push(current);
      current = empty;
      currentCells = 0;
    }
    current = concat(current, piece);
    currentCells += pieceCells;
  }
  return [...lines, current];
};

/**
 * The text in lines of at most `cells` cells, broken between words where that is possible. A word longer than a line
 * is broken wherever a line is full. Blanks at the beginning stand before every line. At least one line, be it empty.
 */
export const wrapWords = (text: Clean, cells: number): Clean[] => {
  if (widthUpTo(text, cells) <= cells) return [text];
  const blanks = /^ */.exec(text)?.[0].length ?? 0;
  const indent = repeatClean(space, Math.min(blanks, Math.max(0, cells - 10)));
  const room = cells - indent.length;
  const lines: Clean[] = [];
  let current = empty;
  for (const word of text.trimStart().split(' ').map(clean)) {
    const joined = current === empty ? word : concat(current, space, word);
    if (widthUpTo(joined, room) <= room) {
      current = joined;
      continue;
    }
    if (current !== empty) lines.push(current);
    const pieces = wrap(word, room);
    lines.push(...pieces.slice(0, -1));
    current = pieces.at(-1) ?? empty;
  }
  return [...lines, current].map((line) => concat(indent, line));
};

/** The longest beginning that takes at most `cells` cells. */
const takeCells = (text: Clean, cells: number): Clean => {
  if (isPlain(text)) return clean(text.slice(0, cells));
  let taken = 0;
  let end = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    taken += cellsOf(segment);
    if (taken > cells) break;
    end = index + segment.length;
  }
  return clean(text.slice(0, end));
};

/** The longest end that takes at most `cells` cells. */
const takeLastCells = (text: Clean, cells: number): Clean => {
  if (isPlain(text)) return clean(text.slice(text.length - cells));
  let taken = 0;
  let start = text.length;
  // Of a long text only its end is divided; its first grapheme there may be half of one.
  const from = Math.max(0, text.length - longestCached - cells * longestUsual);
  const parts = [...graphemes.segment(text.slice(from))];
  for (const { segment, index } of (from === 0 ? parts : parts.slice(1)).reverse()) {
    taken += cellsOf(segment);
    if (taken > cells) break;
    start = from + index;
  }
  return clean(text.slice(start));
};

const padTo = (text: Clean, cells: number, align: FitOptions['align']): Clean =>
  pad(text, cells - widthOf(text), align);

const pad = (text: Clean, spaces: number, align: FitOptions['align']): Clean => {
  if (spaces <= 0) return text;
  const padding = repeatClean(space, spaces);
  return align === 'right' ? concat(padding, text) : concat(text, padding);
};
