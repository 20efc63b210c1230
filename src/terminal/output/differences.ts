// Sends only the cells that changed since the last frame.

import { plainStyle, type Style, styleChange } from '../look/styles.ts';
import { type Frame, frameOf } from './frame.ts';
import { blankScreen } from './modes.ts';
import { createScreen, type Position, type ScreenLine } from './screen.ts';

/** Turns what a program writes for a whole screen into what changes on it. */
export type Differences = {
  /** What has to be sent to the terminal instead of this; empty while a frame is not whole, and where nothing changed. */
  take(written: string): string;
  /** From now on the terminal has this size. What it shows is not known any more: the next frame is painted whole. */
  resize(columns: number, rows: number): void;
  /** From now on nobody knows what the terminal shows: the next frame is painted whole. */
  forget(): void;
  /** Everything, where the terminal is not known to show it; empty where it is, and while a frame is not whole. */
  mend(): string;
  /** What the terminal shows now. */
  frame(): Frame;
};

const frameBegin = '\x1b[?2026h';
const frameEnd = '\x1b[?2026l';
/** Erasing the rest of a line takes three bytes; fewer blanks are written as they are. */
const shortBlank = 3;
/** A jump over equal cells takes four bytes or so; fewer cells in the same look are written again. */
const shortGap = 4;

type Shown = { readonly texts: readonly string[]; readonly styles: readonly Style[] };

/** A terminal whose screen is blank, of this size, with its cursor in the first cell and hidden. */
export const createDifferences = (firstColumns: number, firstRows: number): Differences => {
  /** The size of the terminal; the screen may be larger. */
  let columns = firstColumns;
  let rows = firstRows;
  let screen = createScreen(columns, rows);
  let shown: (Shown | undefined)[] = Array.from({ length: rows }, (_, row) =>
    copyOf(screen.line(row)),
  );
  let isKnown = true;
  let pending = '';
  let isInFrame = false;
  let cursor: Position | undefined = screen.cursor;
  let style: Style = plainStyle;
  // Undefined until it was said: a program that begins may have the cursor on.
  let showsCursor: boolean | undefined;

  /** What moves the real cursor, and remembers that it did. */
  const moveTo = (row: number, column: number): string => {
    const sequence = cursor === undefined ? absolute(row, column) : moved(cursor, row, column);
    cursor = { row, column };
    return sequence;
  };
  /** To where the program has its cursor, or as near as the terminal is large. */
  const moveToCursor = (): string => {
    const { row, column } = screen.cursor;
    return moveTo(Math.min(row, rows - 1), Math.min(column, columns - 1));
  };
  const write = (text: string, cells: number, look: Style): string => {
    const sequence = styleChange(style, look) + text;
    style = look;
    if (cursor !== undefined) {
      const column = cursor.column + cells;
      // Behind the last cell terminals differ in where the cursor is.
      cursor = column >= columns ? undefined : { row: cursor.row, column };
    }
    return sequence;
  };
  const eraseToEnd = (): string => {
    const sequence = `${styleChange(style, plainStyle)}\x1b[K`;
    style = plainStyle;
    return sequence;
  };

  const wholeLine = (row: number, line: ScreenLine): string => {
    const end = contentEnd(line);
    let sequence = moveTo(row, 0);
    for (let column = 0; column < end; column += 1) {
      const text = line.texts[column] ?? ' ';
      if (text !== '')
        sequence += write(text, cellsAt(line, column), line.styles[column] ?? plainStyle);
    }
    return end < columns ? sequence + eraseToEnd() : sequence;
  };

  /**
   * A line that a terminal may take for shorter or longer than it is: nothing of what was there may stay behind its
   * end, it may not run on into the next line, and nobody knows where the cursor is then.
   */
  const doubtfulLine = (row: number, line: ScreenLine): string => {
    const erased = moveTo(row, 0) + eraseToEnd();
    const end = contentEnd(line);
    let sequence = '';
    for (let column = 0; column < end; column += 1) {
      const text = line.texts[column] ?? ' ';
      if (text !== '')
        sequence += write(text, cellsAt(line, column), line.styles[column] ?? plainStyle);
    }
    cursor = undefined;
    return `${erased}\x1b[?7l${sequence}\x1b[?7h`;
  };

  const changedCells = (row: number, line: ScreenLine, before: Shown): string => {
    const end = contentEnd(line);
    const endBefore = contentEnd(before);
    let sequence = '';
    let written = Number.NEGATIVE_INFINITY;
    const last = endBefore - end > shortBlank ? end : Math.max(end, endBefore);
    for (let column = 0; column < last; column += 1) {
      if (isSame(line, before, column)) continue;
      const gap = column - written;
      if (gap > 1 && gap <= shortGap && isOneStyle(line, written, column, style)) {
        for (let at = written + 1; at < column; at += 1)
          sequence += write(line.texts[at] ?? ' ', 1, style);
      }
      sequence += moveTo(row, column);
      sequence += write(line.texts[column] ?? ' ', 1, visibleStyleAt(line, column, style));
      written = column;
    }
    if (last < endBefore) sequence += moveTo(row, last) + eraseToEnd();
    return sequence;
  };

  const paint = (): string => {
    let sequence = isKnown ? '' : blankScreen;
    if (!isKnown) {
      cursor = { row: 0, column: 0 };
      style = plainStyle;
      shown = shown.map(() => blankLine);
    }
    const touched = screen.takeTouched();
    const rowsToPaint = isKnown ? touched : Array.from({ length: rows }, (_, row) => row);
    isKnown = true;
    for (const row of rowsToPaint) {
      if (row >= rows) continue;
      const line = windowed(screen.line(row), columns);
      const before = shown[row];
      if (before !== undefined && before !== blankLine && isEqual(line, before)) continue;
      const isBlankAgain = before === blankLine && contentEnd(line) === 0;
      if (!isBlankAgain) {
        if (hasDoubtful(line) || (before !== undefined && hasDoubtful(before))) {
          sequence += doubtfulLine(row, line);
        } else {
          const isNew = before === undefined || before === blankLine;
          sequence += isNew ? wholeLine(row, line) : changedCells(row, line, before);
        }
      }
      shown[row] = copyOf(line);
    }
    if (screen.showsCursor) {
      sequence += moveToCursor();
    }
    const frame = sequence === '' ? '' : frameBegin + sequence + frameEnd;
    if (screen.showsCursor === showsCursor) return frame;
    showsCursor = screen.showsCursor;
    return frame + (showsCursor ? '\x1b[?25h' : '\x1b[?25l');
  };

  /** Sets cursor and style to what the program believes them to be, before something is passed on unchanged. */
  const agree = (): string => {
    const sequence = styleChange(style, screen.style);
    style = screen.style;
    return sequence + moveToCursor();
  };

  const forget = (): void => {
    shown = Array.from({ length: rows }, () => undefined);
    isKnown = false;
  };

  return {
    frame: () => frameOf({ columns, rows, line: (row) => windowed(screen.line(row), columns) }),
    forget,
    mend: () => (isKnown || isInFrame || pending !== '' ? '' : paint()),
    resize: (newColumns, newRows) => {
      columns = newColumns;
      rows = newRows;
      screen = createScreen(columns, rows, screen);
      forget();
    },
    take: (written) => {
      pending += written;
      let sent = '';
      for (;;) {
        const end = pending.indexOf(frameEnd);
        const begin = pending.indexOf(frameBegin);
        if (!isInFrame && begin !== -1 && (end === -1 || begin < end)) isInFrame = true;
        if (isInFrame && end === -1) return sent;
        const whole = end === -1 ? pending : pending.slice(0, end + frameEnd.length);
        const { unknown, rest } = screen.feed(whole);
        const after = end === -1 ? '' : pending.slice(end + frameEnd.length);
        pending = rest + after;
        if (unknown === undefined) {
          if (rest === '' && end !== -1) isInFrame = false;
          sent += paint();
          if (rest !== '' || after === '') return sent;
        } else {
          sent += paint();
          // What moves nothing on the screen, such as a mark or a mode, needs no agreement.
          sent += isHarmless(unknown.sequence) ? unknown.sequence : agree() + unknown.sequence;
          if (pending === '') return sent;
        }
      }
    },
  };
};

const blankLine: Shown = { texts: [], styles: [] };

/** Strings to the terminal, and modes: they leave cells and cursor as they are. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for.
const harmless = /^(?:\x1b[\]PX^_]|\x1b\[\?[\d;]+[hl]$|\x07$)/;

const isHarmless = (sequence: string): boolean => harmless.test(sequence);

/** The part of a line that a terminal of this width shows. Half of a wide character is none. */
const windowed = (line: ScreenLine, columns: number): ScreenLine => {
  if (line.texts.length === columns) return line;
  const texts = line.texts.slice(0, columns);
  if (line.texts[columns] === '') texts[columns - 1] = ' ';
  return { texts, styles: line.styles.slice(0, columns) };
};

const copyOf = ({ texts, styles }: ScreenLine): Shown => ({
  texts: [...texts],
  styles: [...styles],
});

const styleAt = (line: Shown, column: number): Style => line.styles[column] ?? plainStyle;

/** A blank looks the same in most looks, so it takes the one that is there. */
const visibleStyleAt = (line: Shown, column: number, current: Style): Style => {
  const look = styleAt(line, column);
  const isBlank = (line.texts[column] ?? ' ') === ' ';
  return isBlank && !look.marksBlanks && !current.marksBlanks ? current : look;
};

const isSame = (line: Shown, before: Shown, column: number): boolean => {
  const text = line.texts[column] ?? ' ';
  if (text !== (before.texts[column] ?? ' ')) return false;
  const look = styleAt(line, column);
  const styleBefore = styleAt(before, column);
  return look === styleBefore || (text === ' ' && !look.marksBlanks && !styleBefore.marksBlanks);
};

const isEqual = (line: Shown, before: Shown): boolean => {
  for (let column = 0; column < line.texts.length; column += 1) {
    if (!isSame(line, before, column)) return false;
  }
  return true;
};

/** Whether the cells between two columns can be written again without a change of look. */
const isOneStyle = (line: Shown, from: number, to: number, look: Style): boolean => {
  for (let column = from + 1; column < to; column += 1) {
    if (visibleStyleAt(line, column, look) !== look) return false;
  }
  return true;
};

/** Where the last cell ends that is not an unmarked blank. */
const contentEnd = (line: Shown): number => {
  let end = line.texts.length;
  while (end > 0 && (line.texts[end - 1] ?? ' ') === ' ' && !styleAt(line, end - 1).marksBlanks) {
    end -= 1;
  }
  return end;
};

const cellsAt = (line: Shown, column: number): number => {
  let cells = 1;
  while (line.texts[column + cells] === '') cells += 1;
  return cells;
};

/**
 * Terminals do not agree on how wide some characters are: wide ones, and those of several code points. A line that has
 * one is painted whole, so that what stands behind it cannot end up in the middle of what was there before.
 */
const hasDoubtful = ({ texts }: Shown): boolean => texts.some((text) => text.length !== 1);

const absolute = (row: number, column: number): string =>
  `\x1b[${row + 1}${column === 0 ? '' : `;${column + 1}`}H`;

/** The shortest way from one cell to another. */
const moved = (from: Position, row: number, column: number): string => {
  if (from.row === row) {
    if (from.column === column) return '';
    const steps = column - from.column;
    const relative = steps > 0 ? stepsOf('C', steps) : stepsOf('D', -steps);
    return column === 0 ? '\r' : relative;
  }
  if (column === 0 && row === from.row + 1) return '\r\n';
  return absolute(row, column);
};

const stepsOf = (final: string, steps: number): string =>
  steps === 1 ? `\x1b[${final}` : `\x1b[${steps}${final}`;
