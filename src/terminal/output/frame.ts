// What a terminal shows at one moment, cell by cell.

import type { Style } from '../look/styles.ts';

/** What a terminal shows at one moment, cell by cell. A character that takes two cells is followed by an empty text. */
export type Frame = {
  readonly columns: number;
  readonly rows: number;
  readonly lines: readonly FrameLine[];
};

/** A line of cells: their texts and how each looks. */
export type FrameLine = {
  readonly texts: readonly string[];
  readonly styles: readonly Style[];
};

/** What a screen shows now; it does not change when the screen does. */
export const frameOf = (screen: {
  readonly columns: number;
  readonly rows: number;
  line(row: number): FrameLine;
}): Frame => {
  const { columns, rows } = screen;
  const lines = Array.from({ length: rows }, (_, row) => {
    const { texts, styles } = screen.line(row);
    return { texts: [...texts], styles: [...styles] };
  });
  return { columns, rows, lines };
};

/** A frame as plain text, without blanks at the ends of lines. */
export const frameText = ({ lines }: Frame): string =>
  lines.map(({ texts }) => `${texts.join('').trimEnd()}\n`).join('');
