// A model of the terminal's screen that understands what is written to it.

import { erasedStyle, plainStyle, type Style, styleAfter } from '../look/styles.ts';
import { clean } from '../text/clean.ts';
import { graphemes } from '../text/graphemes.ts';
import { widthOf } from '../text/width.ts';

/** A line of cells. A character that takes two cells is followed by a cell with no text. */
export type ScreenLine = {
  readonly texts: string[];
  readonly styles: Style[];
};

/** A cursor, counted from 0. `column` is the width of the screen after its last cell was written. */
export type Position = {
  readonly row: number;
  readonly column: number;
};

/** What a terminal would show, cell by cell, and which rows changed since the last look. */
export type Screen = {
  readonly columns: number;
  readonly rows: number;
  readonly cursor: Position;
  readonly style: Style;
  readonly showsCursor: boolean;
  line(row: number): ScreenLine;
  /**
   * Takes in what is written to a terminal, up to the first thing that it does not know. Answers that thing and what
   * follows it, or undefined where it understood all; and what is not whole yet, such as half an escape sequence.
   */
  feed(text: string): { readonly unknown?: Unknown; readonly rest: string };
  /** Rows that were written to since the last time this was asked. */
  takeTouched(): readonly number[];
};

/** A sequence that a screen does not know how to show, whole. */
export type Unknown = {
  readonly sequence: string;
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a terminal is told with.
const printableRun = /[^\x00-\x1f\x7f-\x9f]+/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above.
const controlSequence = /\x1b\[([?>=<]?)([\d;:]*)([ -/]*)([@-~])/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above.
const stringSequence = /\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above.
const shortSequence = /\x1b[ -/]*[0-Z\\`-~]/y;
const plainText = /^[\x20-\x7e]*$/;

const blankLine = (columns: number, style: Style = plainStyle): ScreenLine => ({
  texts: new Array<string>(columns).fill(' '),
  styles: new Array<Style>(columns).fill(style),
});

/** A line made wider with blanks. */
const widened = (columns: number, line: ScreenLine): ScreenLine => {
  const { texts, styles } = blankLine(columns);
  for (let at = 0; at < line.texts.length; at += 1) {
    texts[at] = line.texts[at] ?? ' ';
    styles[at] = line.styles[at] ?? plainStyle;
  }
  return { texts, styles };
};

/**
 * A screen with the cursor, hidden, in its first cell; or another one made large enough for this size. It never gets
 * smaller: a program that did not write since the terminal shrank believes that all it wrote is still there, and where
 * the terminal grows again before it writes, it is right.
 */
export const createScreen = (
  smallestColumns: number,
  smallestRows: number,
  from?: Screen,
): Screen => {
  const columns = Math.max(smallestColumns, from?.columns ?? 0);
  const rows = Math.max(smallestRows, from?.rows ?? 0);
  const lines = Array.from({ length: rows }, (_, at) =>
    from === undefined || at >= from.rows ? blankLine(columns) : widened(columns, from.line(at)),
  );
  let touched = new Set<number>();
  let row = from?.cursor.row ?? 0;
  let column = from?.cursor.column ?? 0;
  let style = from?.style ?? plainStyle;
  let showsCursor = from?.showsCursor ?? false;

  const lineAt = (at: number): ScreenLine => {
    const line = lines[at];
    if (line === undefined) throw new RangeError(`the screen has no row ${at}`);
    return line;
  };
  const lineFeed = (): void => {
    if (row < rows - 1) {
      row += 1;
      return;
    }
    lines.shift();
    lines.push(blankLine(columns, erasedStyle(style)));
    for (let at = 0; at < rows; at += 1) touched.add(at);
  };
  const put = (text: string, cells: number): void => {
    if (cells === 0) return;
    if (column + cells > columns) {
      column = 0;
      lineFeed();
    }
    const { texts, styles } = lineAt(row);
    // A wide character that loses one of its halves loses the other too.
    if (texts[column] === '' && column > 0) texts[column - 1] = ' ';
    if (texts[column + cells] === '') texts[column + cells] = ' ';
    for (let at = 0; at < cells; at += 1) {
      texts[column + at] = at === 0 ? text : '';
      styles[column + at] = style;
    }
    touched.add(row);
    column += cells;
  };
  const print = (text: string): void => {
    if (plainText.test(text)) {
      for (const character of text) put(character, 1);
      return;
    }
    for (const { segment } of graphemes.segment(text)) put(segment, widthOf(clean(segment)));
  };
  const erase = (at: number, from: number, to: number): void => {
    const { texts, styles } = lineAt(at);
    if (texts[from] === '' && from > 0) texts[from - 1] = ' ';
    if (texts[to] === '') texts[to] = ' ';
    texts.fill(' ', from, to);
    styles.fill(erasedStyle(style), from, to);
    touched.add(at);
  };
  const eraseInDisplay = (which: number): boolean => {
    // The lines that were scrolled away are none of a full screen's.
    if (which === 3) return true;
    if (which > 3) return false;
    if (which === 0) erase(row, Math.min(column, columns), columns);
    if (which === 1) erase(row, 0, Math.min(column + 1, columns));
    for (let at = 0; at < rows; at += 1) {
      if (which === 2 || (which === 0 && at > row) || (which === 1 && at < row))
        erase(at, 0, columns);
    }
    return true;
  };
  const moveTo = (toRow: number, toColumn: number): void => {
    row = Math.max(0, Math.min(rows - 1, toRow));
    column = Math.max(0, Math.min(columns - 1, toColumn));
  };

  /** Whether the sequence was understood. */
  const control = (mark: string, parameters: string, between: string, final: string): boolean => {
    if (between !== '') return false;
    if (mark === '?') {
      if (parameters !== '25' || !'hl'.includes(final)) return parameters === '2026';
      showsCursor = final === 'h';
      return true;
    }
    if (mark !== '') return false;
    const numbers = parameters.split(';').map(Number);
    const [first = 0, second = 0] = numbers;
    const steps = Math.max(1, first);
    const at = Math.min(column, columns - 1);
    switch (final) {
      case 'A':
        moveTo(row - steps, at);
        return true;
      case 'B':
        moveTo(row + steps, at);
        return true;
      case 'C':
        moveTo(row, at + steps);
        return true;
      case 'D':
        moveTo(row, at - steps);
        return true;
      case 'E':
        moveTo(row + steps, 0);
        return true;
      case 'F':
        moveTo(row - steps, 0);
        return true;
      case 'G':
        moveTo(row, steps - 1);
        return true;
      case 'H':
        moveTo(steps - 1, Math.max(1, second) - 1);
        return true;
      case 'J':
        return eraseInDisplay(first);
      case 'K':
        if (first > 2) return false;
        erase(row, first === 0 ? Math.min(column, columns) : 0, first === 1 ? at + 1 : columns);
        return true;
      case 'm': {
        const after = styleAfter(style, parameters);
        if (after !== undefined) style = after;
        return after !== undefined;
      }
      default:
        return false;
    }
  };

  return {
    columns,
    rows,
    get cursor() {
      return { row, column };
    },
    get style() {
      return style;
    },
    get showsCursor() {
      return showsCursor;
    },
    line: lineAt,
    takeTouched: () => {
      const taken = [...touched].sort((left, right) => left - right);
      touched = new Set();
      return taken;
    },
    feed: (text) => {
      let at = 0;
      const take = (pattern: RegExp): RegExpExecArray | null => {
        pattern.lastIndex = at;
        const found = pattern.exec(text);
        if (found !== null) at += found[0].length;
        return found;
      };
      while (at < text.length) {
        const printable = take(printableRun);
        if (printable !== null) {
          print(printable[0]);
          continue;
        }
        const code = text[at];
        if (code === '\r') column = 0;
        else if (code === '\n') {
          // The terminal driver sends a return with every line feed of a program.
          column = 0;
          lineFeed();
        } else if (code === '\b') column = Math.max(0, Math.min(column, columns - 1) - 1);
        else if (code === '\x1b') {
          const sequence = take(controlSequence);
          if (sequence !== null) {
            const [whole, mark = '', parameters = '', between = '', final = ''] = sequence;
            if (control(mark, parameters, between, final)) continue;
            return { unknown: { sequence: whole }, rest: text.slice(at) };
          }
          const other = take(stringSequence) ?? take(shortSequence);
          if (other !== null) return { unknown: { sequence: other[0] }, rest: text.slice(at) };
          return { rest: text.slice(at) };
        } else {
          at += 1;
          return { unknown: { sequence: code ?? '' }, rest: text.slice(at) };
        }
        at += 1;
      }
      return { rest: '' };
    },
  };
};
