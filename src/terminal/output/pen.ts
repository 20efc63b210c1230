// Knows where the terminal's cursor is and how it writes, and says how to move, write and erase in few bytes.

import { plainStyle, type Style, styleChange } from '../look/styles.ts';

/** What moves, writes and erases on a terminal; each function gives the sequence that does it. */
export type Pen = {
  /** The look of what is written next. */
  readonly style: Style;
  isAt(row: number, column: number): boolean;
  moveTo(row: number, column: number): string;
  /** Writes a text that should take so many cells. */
  write(text: string, cells: number, look: Style): string;
  /** Erases the line from the cursor on. */
  eraseToEnd(): string;
  /** Erases so many cells from the cursor on. */
  erase(cells: number): string;
  /** Takes this look without writing. */
  dip(look: Style): string;
  /** From now on it is not known in which column the cursor is; without a row, nor in which row. */
  lose(row?: number): void;
  /** From now on the cursor is in the first cell, and what is written is plain. */
  reset(): void;
};

/** A place of the cursor whose row at least is known. */
type Place = { readonly row: number; readonly column: number | 'unknown' };

/** A pen in the first cell of a screen, which is `columns()` wide. */
export const createPen = (columns: () => number): Pen => {
  let place: Place | undefined = { row: 0, column: 0 };
  let style: Style = plainStyle;
  const dip = (look: Style): string => {
    const sequence = styleChange(style, look);
    style = look;
    return sequence;
  };
  return {
    get style() {
      return style;
    },
    isAt: (row, column) => place?.row === row && place.column === column,
    moveTo: (row, column) => {
      const sequence = place === undefined ? absolute(row, column) : moved(place, row, column);
      place = { row, column };
      return sequence;
    },
    write: (text, cells, look) => {
      if (place !== undefined && place.column !== 'unknown') {
        const column = place.column + cells;
        // Behind the last cell terminals differ in where the cursor is.
        place = column >= columns() ? undefined : { row: place.row, column };
      }
      return dip(look) + text;
    },
    eraseToEnd: () => `${dip(plainStyle)}\x1b[K`,
    erase: (cells) => `${dip(plainStyle)}\x1b[${cells}X`,
    dip,
    lose: (row) => {
      place = row === undefined ? undefined : { row, column: 'unknown' };
    },
    reset: () => {
      place = { row: 0, column: 0 };
      style = plainStyle;
    },
  };
};

const absolute = (row: number, column: number): string =>
  `\x1b[${row + 1}${column === 0 ? '' : `;${column + 1}`}H`;

/** The shortest way from one cell to another. */
const moved = (from: Place, row: number, column: number): string => {
  if (from.row === row) {
    if (from.column === column) return '';
    if (column === 0) return '\r';
    if (from.column === 'unknown') return `\x1b[${column + 1}G`;
    const steps = column - from.column;
    return steps > 0 ? stepsOf('C', steps) : stepsOf('D', -steps);
  }
  if (column === 0 && row === from.row + 1) return '\r\n';
  return absolute(row, column);
};

const stepsOf = (final: string, steps: number): string =>
  steps === 1 ? `\x1b[${final}` : `\x1b[${steps}${final}`;
