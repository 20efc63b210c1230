// Sends only the cells that changed since the last frame.

import { type Frame, frameOf } from './frame.ts';
import { blankLine, isEqual, type Line, paintLine } from './lines.ts';
import { blankScreen } from './modes.ts';
import { createPen } from './pen.ts';
import { createScreen, type ScreenLine } from './screen.ts';

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

/** A terminal whose screen is blank, of this size, with its cursor in the first cell and hidden. */
export const createDifferences = (firstColumns: number, firstRows: number): Differences => {
  /** The size of the terminal; the screen may be larger. */
  let columns = firstColumns;
  let rows = firstRows;
  let screen = createScreen(columns, rows);
  let shown: readonly Line[] = Array.from({ length: rows }, () => blankLine);
  const pen = createPen(() => columns);
  let isKnown = true;
  let pending = '';
  let isInFrame = false;
  // Undefined until it was said: a program that begins may have the cursor on.
  let showsCursor: boolean | undefined;

  /** To where the program has its cursor, or as near as the terminal is large. */
  const moveToCursor = (): string => {
    const { row, column } = screen.cursor;
    return pen.moveTo(Math.min(row, rows - 1), Math.min(column, columns - 1));
  };

  const paint = (): string => {
    let sequence = isKnown ? '' : blankScreen;
    if (!isKnown) {
      pen.reset();
      shown = Array.from({ length: rows }, () => blankLine);
    }
    const touched = screen.takeTouched();
    const rowsToPaint = new Set(isKnown ? touched : shown.keys());
    isKnown = true;
    shown = shown.map((before, row) => {
      if (!rowsToPaint.has(row)) return before;
      const line = windowed(screen.line(row), columns);
      if (isEqual(line, before)) return before;
      sequence += paintLine({ pen, row, columns }, line, before);
      return copyOf(line);
    });
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
    return pen.dip(screen.style) + moveToCursor();
  };

  const forget = (): void => {
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

const copyOf = ({ texts, styles }: ScreenLine): Line => ({
  texts: [...texts],
  styles: [...styles],
});
