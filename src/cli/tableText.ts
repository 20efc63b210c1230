import type { Column, Reading, Thing } from '../resources/types.ts';
import { type Clean, clean } from '../terminal/clean.ts';
import { fit, widthOf } from '../terminal/width.ts';

const gap = '  ';

/** A row of cells in columns of these widths, without blanks at the end. */
const row = (
  cells: readonly Clean[],
  columns: readonly Column[],
  widths: readonly number[],
): string =>
  cells
    .map((cell, index) => fit(cell, widths[index] ?? 0, { align: columns[index]?.align }))
    .join(gap)
    .trimEnd();

/**
 * Rows as text: a table with heads, each column as wide as its widest cell, cut to `width` cells where the reader is
 * a terminal; or, as `lines`, one labelled value a line.
 */
export const tableText = (
  columns: readonly Column[],
  rows: readonly Thing[],
  reading: Reading,
  width: number | undefined,
  form: 'table' | 'lines',
): string => {
  const heads = columns.map(({ header }) => clean(header));
  const cells = rows.map((thing) =>
    columns.map((column) => clean(column.cell(thing, reading).text)),
  );
  if (form === 'lines') {
    const labelWidth = Math.max(0, ...heads.map(widthOf));
    return cells
      .flatMap((values) =>
        values.map(
          (value, index) => `${fit(heads[index] ?? clean(''), labelWidth)}${gap}${value}\n`,
        ),
      )
      .join('');
  }
  const widths = columns.map((_, index) =>
    [heads, ...cells].reduce((most, line) => Math.max(most, widthOf(line[index] ?? clean(''))), 0),
  );
  const lines = [heads, ...cells].map((line) => row(line, columns, widths));
  return lines
    .map((line) => (width === undefined ? line : fit(clean(line), width).trimEnd()))
    .join('\n')
    .concat('\n');
};
