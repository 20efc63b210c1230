// Paints a line of the screen: all of it, or what changed since it was painted last.

import { plainStyle, type Style } from '../look/styles.ts';
import { isCertain, type Part, type Piece, partsToRepaint, piecesOf } from './doubt.ts';
import type { Pen } from './pen.ts';

/** A line as it is shown; what is behind the end of `texts` is blank. */
export type Line = { readonly texts: readonly string[]; readonly styles: readonly Style[] };

/** A line that nothing was written to since the screen was erased. */
export const blankLine: Line = { texts: [], styles: [] };

/** Where a line is, and what paints it. */
type Canvas = { readonly pen: Pen; readonly row: number; readonly columns: number };

/** Fewer blanks are written as they are, since erasing takes as many bytes. */
const shortBlank = 3;
/** A jump over equal cells takes four bytes or so; fewer cells in the same look are written again. */
const shortGap = 4;

/** What makes a line that shows `before` show another one. */
export const paintLine = (canvas: Canvas, line: Line, before: Line): string => {
  const { columns } = canvas;
  if (before === blankLine) return paintPart(canvas, line, { from: 0, to: columns });
  let sequence = '';
  let at = 0;
  const hasChanged = (column: number): boolean => !isSame(line, before, column);
  for (const part of partsToRepaint(line.texts, before.texts, columns, hasChanged)) {
    sequence += changedCells(canvas, line, before, { from: at, to: part.from });
    sequence += erasePart(canvas, part) + paintPart(canvas, line, part);
    at = part.to;
  }
  return sequence + changedCells(canvas, line, before, { from: at, to: columns });
};

/** Whether two lines look the same. */
export const isEqual = (line: Line, before: Line): boolean => {
  const columns = Math.max(line.texts.length, before.texts.length);
  for (let column = 0; column < columns; column += 1) {
    if (!isSame(line, before, column)) return false;
  }
  return true;
};

/** Part of a line whose cells are blank so far. */
const paintPart = (canvas: Canvas, line: Line, part: Part): string => {
  const pieces = piecesOf(line.texts, part);
  const isAtEdge = ({ isDoubtful, to, reach }: Piece): boolean =>
    isDoubtful && to + reach >= canvas.columns;
  // What does not fit at the end of a line goes over what stands before it in some terminals, so that comes later.
  const first = pieces.filter(isAtEdge).map((piece) => edgePiece(canvas, line, piece));
  const others = pieces
    .filter((piece) => !isAtEdge(piece))
    .map((piece) => (piece.isDoubtful ? doubtfulPiece : certainPiece)(canvas, line, piece));
  return [...first, ...others].join('');
};

/** Cells that terminals agree on. The blanks around them are there already. */
const certainPiece = ({ pen, row }: Canvas, line: Line, piece: Part): string => {
  let { from, to } = piece;
  while (to > from && isUnmarkedBlank(line, to - 1)) to -= 1;
  while (!pen.isAt(row, piece.from) && from < to && isUnmarkedBlank(line, from)) from += 1;
  return from === to ? '' : pen.moveTo(row, from) + cells(pen, line, { from, to });
};

/**
 * Cells that a terminal may take for more or fewer than they are. What stands behind them is placed anew and painted
 * later, so that it is whole in any case.
 */
const doubtfulPiece = ({ pen, row }: Canvas, line: Line, piece: Part): string => {
  const sequence = pen.moveTo(row, piece.from) + cells(pen, line, piece);
  pen.lose(row);
  return sequence;
};

/** Doubtful cells that may reach the end of the line: they may not run on into the next one. */
const edgePiece = ({ pen, row }: Canvas, line: Line, piece: Part): string => {
  const sequence = `\x1b[?7l${pen.moveTo(row, piece.from)}${cells(pen, line, piece)}\x1b[?7h`;
  pen.lose();
  return sequence;
};

const erasePart = ({ pen, row, columns }: Canvas, { from, to }: Part): string => {
  const count = to - from;
  const start = pen.moveTo(row, from);
  if (to === columns) return start + pen.eraseToEnd();
  return (
    start +
    (count > shortBlank ? pen.erase(count) : pen.write(' '.repeat(count), count, plainStyle))
  );
};

const cells = (pen: Pen, line: Line, { from, to }: Part): string => {
  let sequence = '';
  for (let column = from; column < to; column += 1) {
    const text = textAt(line, column);
    if (text !== '') sequence += pen.write(text, widthAt(line, column), styleAt(line, column));
  }
  return sequence;
};

/** The cells of a part that changed, each by itself; none of them was or is doubtful. */
const changedCells = (canvas: Canvas, line: Line, before: Line, { from, to }: Part): string => {
  const { pen, row, columns } = canvas;
  const end = Math.max(from, contentEnd(line));
  const endBefore = contentEnd(before);
  const tail = endBefore - end > shortBlank ? end : Math.max(end, endBefore);
  const last = to === columns ? tail : to;
  let sequence = '';
  let written = Number.NEGATIVE_INFINITY;
  for (let column = from; column < last; column += 1) {
    if (isSame(line, before, column)) continue;
    const gap = column - written;
    if (gap > 1 && gap <= shortGap && canWriteAgain(line, written, column, pen.style)) {
      for (let at = written + 1; at < column; at += 1)
        sequence += pen.write(textAt(line, at), 1, pen.style);
    }
    sequence += pen.moveTo(row, column);
    sequence += pen.write(textAt(line, column), 1, visibleStyleAt(line, column, pen.style));
    written = column;
  }
  if (to === columns && last < endBefore) sequence += pen.moveTo(row, last) + pen.eraseToEnd();
  return sequence;
};

const textAt = (line: Line, column: number): string => line.texts[column] ?? ' ';

const styleAt = (line: Line, column: number): Style => line.styles[column] ?? plainStyle;

const isUnmarkedBlank = (line: Line, column: number): boolean =>
  textAt(line, column) === ' ' && !styleAt(line, column).marksBlanks;

/** A blank looks the same in most looks, so it takes the one that is there. */
const visibleStyleAt = (line: Line, column: number, current: Style): Style =>
  isUnmarkedBlank(line, column) && !current.marksBlanks ? current : styleAt(line, column);

const isSame = (line: Line, before: Line, column: number): boolean => {
  const text = textAt(line, column);
  if (text !== textAt(before, column)) return false;
  const look = styleAt(line, column);
  const styleBefore = styleAt(before, column);
  return look === styleBefore || (text === ' ' && !look.marksBlanks && !styleBefore.marksBlanks);
};

/** Whether the cells between two columns can be written again without a change of look, and take one cell each. */
const canWriteAgain = (line: Line, from: number, to: number, look: Style): boolean => {
  for (let column = from + 1; column < to; column += 1) {
    if (!isCertain(textAt(line, column))) return false;
    if (visibleStyleAt(line, column, look) !== look) return false;
  }
  return true;
};

/** Where the last cell ends that is not an unmarked blank. */
const contentEnd = (line: Line): number => {
  let end = line.texts.length;
  while (end > 0 && isUnmarkedBlank(line, end - 1)) end -= 1;
  return end;
};

const widthAt = (line: Line, column: number): number => {
  let width = 1;
  while (line.texts[column + width] === '') width += 1;
  return width;
};
