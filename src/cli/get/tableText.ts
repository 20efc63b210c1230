// Prints rows as a table for people, or the one thing of a kind as lines.

import type { Column, Reading, Thing } from '../../resources/types.ts';
import { alikeWhenCut } from '../../terminal/text/alike.ts';
import { type Clean, clean, cleanWhole } from '../../terminal/text/clean.ts';
import { fit, widthOf, widthUpTo } from '../../terminal/text/width.ts';

const gap = '  ';

/** How many cells a column keeps at least when it is narrowed; the one that says which row it is keeps more. */
const leastCells = { naming: 16, other: 10 };

/** The column that says which row it is: the first with names, which may stand behind a state. */
const namingColumn = (columns: readonly Column[]): Column | undefined =>
  columns.find(({ grow, signed }) => grow !== undefined && signed !== true) ?? columns[0];

/** Wider texts than any terminal are all the same when columns are laid out. */
const widest = 1_000;

/** The widest column that is still padded for another program: what is behind it then stands below its head. */
const mostPadding = 200;

/** A row of cells in columns of these widths, without blanks at the end. A text that is `whole` is never cut; others in the middle where `isAlike`. */
const rowText = (
  cells: readonly Clean[],
  columns: readonly Column[],
  widths: readonly number[],
  long: 'cut' | 'whole',
  isAlike: (index: number) => boolean,
): string =>
  cells
    .map((cell, index) => {
      const width = widths[index] ?? 0;
      const isLong = long === 'whole' && widthUpTo(cell, width) > width;
      return isLong
        ? cell
        : fit(cell, width, {
            align: columns[index]?.align,
            ellipsis: isAlike(index) ? 'middle' : 'end',
          });
    })
    .join(gap)
    .trimEnd();

const taken = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, gap.length * Math.max(0, widths.length - 1));

/** The widths with the widest ones taken in, cell by cell, until the line fits; none goes below its least width. */
const shrunk = (
  natural: readonly number[],
  least: readonly number[],
  width: number,
): readonly number[] => {
  const widths = [...natural];
  let over = taken(widths) - width;
  while (over > 0) {
    const room = widths.map((cells, index) => (cells > (least[index] ?? 0) ? cells : 0));
    const widest = Math.max(0, ...room);
    if (widest === 0) break;
    widths[room.indexOf(widest)] = widest - 1;
    over -= 1;
  }
  return widths;
};

type Layout = { readonly columns: readonly Column[]; readonly widths: readonly number[] };

/**
 * The columns on a terminal, each as wide as its widest cell where all of that fits. Else those with texts of any length
 * (`grow`) give up cells, the widest first; what is still too much goes without its least important columns.
 */
const layOut = (
  columns: readonly Column[],
  natural: ReadonlyMap<Column, number>,
  width: number,
): Layout => {
  const wanted = columns.map((column) => natural.get(column) ?? 0);
  const naming = namingColumn(columns);
  const least = columns.map((column, index) =>
    column.grow === undefined
      ? (wanted[index] ?? 0)
      : Math.min(wanted[index] ?? 0, column === naming ? leastCells.naming : leastCells.other),
  );
  // The columns that say which row it is, and how it is, always stay.
  const lesser = columns.slice(1).filter((column) => column !== naming && column.signed !== true);
  if (taken(least) <= width || lesser.length === 0) {
    return { columns, widths: shrunk(wanted, least, width) };
  }
  const last = lesser.reduce((a, b) => (b.priority > a.priority ? b : a));
  return layOut(
    columns.filter((column) => column !== last),
    natural,
    width,
  );
};

/**
 * Rows as text: a table with heads that fits `width` cells where the reader is a terminal, and has every text whole
 * where it is another program; or, as `lines`, one labelled value a line.
 */
export const tableText = (
  columns: readonly Column[],
  rows: readonly Thing[],
  reading: Reading,
  width: number | undefined,
  form: 'table' | 'lines',
): string => {
  const heads = columns.map(({ header }) => clean(header));
  const shown = width === undefined ? cleanWhole : clean;
  const cells = rows.map((thing) =>
    columns.map((column) => shown(column.cell(thing, reading).text)),
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
  const all = [heads, ...cells];
  const natural = columns.map((_, index) =>
    all.reduce((most, line) => Math.max(most, widthUpTo(line[index] ?? clean(''), widest)), 0),
  );
  const layout: Layout =
    width === undefined
      ? { columns, widths: natural.map((cellsWide) => Math.min(cellsWide, mostPadding)) }
      : layOut(
          columns,
          new Map(columns.map((column, index) => [column, natural[index] ?? 0])),
          width,
        );
  const places = layout.columns.map((column) => columns.indexOf(column));
  // Names that read alike once they are cut at the end keep it.
  const alike = places.map((place, index) =>
    width === undefined
      ? new Set<number>()
      : alikeWhenCut(
          all.map((line) => line[place] ?? clean('')),
          layout.widths[index] ?? 0,
        ),
  );
  return all
    .map((line, lineIndex) =>
      rowText(
        places.map((place) => line[place] ?? clean('')),
        layout.columns,
        layout.widths,
        width === undefined ? 'whole' : 'cut',
        (index) => alike[index]?.has(lineIndex) === true,
      ),
    )
    .map((line) => (width === undefined ? line : fit(clean(line), width).trimEnd()))
    .join('\n')
    .concat('\n');
};
