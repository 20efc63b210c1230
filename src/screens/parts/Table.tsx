// The table of a list: column heads and the rows in sight.

import { Box } from 'ink';
import { memo, type ReactNode, useMemo } from 'react';
import type { Column, Reading, Thing } from '../../resources/types.ts';
import { foldedColumn, gap, type SizedColumn } from '../../store/frame/columnWindow.ts';
import type { Change } from '../../store/lists/changes.ts';
import type { Range } from '../../store/lists/marks.ts';
import type { Fold } from '../../store/lists/tree.ts';
import type { Sort } from '../../store/navigation/view.ts';
import type { Span } from '../../terminal/look/tones.ts';
import { alikeSoFar, type SeenTexts, seenTexts } from '../../terminal/text/alike.ts';
import { type Clean, clean, concat } from '../../terminal/text/clean.ts';
import { fit, widthOf } from '../../terminal/text/width.ts';
import { rowSigns } from '../text/lists/rowSigns.ts';
import { Line } from './Line.tsx';

/** What is special about a row: the cursor is on it, it is marked, or the last read changed it. */
export type RowLook = {
  readonly chosen: boolean;
  readonly marked?: boolean;
  readonly change?: Change;
  /** The columns whose cells are cut in the middle, by their ids between blanks: cut at the end two rows would read alike. */
  readonly cutInside?: string;
  /** How it is folded, before the cell of this column. */
  readonly foldedColumn?: string;
  readonly foldSign?: string;
};

const nothing = clean('');
const between = clean(' '.repeat(gap));
const betweenChanged = clean(`${' '.repeat(gap - 1)}${rowSigns.changed}`);

/** The two cells at the left of a row: the cursor, then the sign of a mark or of a change. */
const gutter = ({ chosen, marked, change }: RowLook, first: string | undefined): Clean => {
  const isChanged = change !== undefined && change !== 'new' && change.has(first ?? '');
  const sign = marked
    ? rowSigns.marked
    : change === 'new'
      ? rowSigns.added
      : isChanged
        ? rowSigns.changed
        : ' ';
  return clean(`${chosen ? rowSigns.cursor : ' '}${sign}`);
};

/** One row as spans. Signs at its left and before changed cells tell what colours tell too. */
export const rowSpans = (
  row: Thing,
  columns: readonly SizedColumn[],
  look: RowLook,
  reading: Reading,
): readonly Span[] => [
  { text: gutter(look, columns[0]?.column.id), tone: 'accent', bold: look.chosen },
  ...columns.flatMap(({ column, width }, index): Span[] => {
    const { text, tone } = column.cell(row, reading);
    // Only the name is bold: every cell with another look costs bytes on a slow link.
    const bold = look.chosen && index === 0;
    const ellipsis = look.cutInside?.includes(` ${column.id} `) === true ? 'middle' : 'end';
    const fold = column.id === look.foldedColumn ? clean(look.foldSign ?? '') : nothing;
    const room = width - widthOf(fold);
    const shown = concat(fold, fit(clean(text), room, { align: column.align, ellipsis }));
    const cell = { text: shown, tone, bold };
    if (index === 0) return [cell];
    const { change } = look;
    const isChanged = change !== undefined && change !== 'new' && change.has(column.id);
    return [isChanged ? { text: betweenChanged, tone: 'accent' } : { text: between }, cell];
  }),
];

const cellsOfSigns = new WeakMap<ReadonlyMap<Thing, Fold>, number>();

/** Cells of the signs of folds in a list: they hold the largest number, whether it is shown or not. */
const cellsOfSign = (folds: ReadonlyMap<Thing, Fold>): number => {
  const known = cellsOfSigns.get(folds);
  if (known !== undefined) return known;
  let most = 0;
  for (const fold of folds.values()) {
    if (fold.is === 'parent') most = Math.max(most, fold.children);
  }
  const cells = folds.size === 0 ? 0 : `${rowSigns.folded} ${most} `.length;
  cellsOfSigns.set(folds, cells);
  return cells;
};

/** Cells that what is folded into a row stands further in. */
const indent = 2;

/** The signs of folds before the names of rows, all of one width. */
export const foldSigns = (
  rows: readonly Thing[],
  folds: ReadonlyMap<Thing, Fold>,
): readonly string[] => {
  if (folds.size === 0) return [];
  const cells = cellsOfSign(folds);
  return rows.map((row) => {
    const fold = folds.get(row);
    if (fold === undefined) return ' '.repeat(cells);
    if (fold.is === 'child') return ' '.repeat(cells + indent);
    const sign = fold.look === 'folded' ? `${rowSigns.folded} ${fold.children}` : rowSigns.unfolded;
    return sign.padEnd(cells);
  });
};

/** What was in sight of each column, at the width that it had last. */
const seenByColumn = new WeakMap<Column, SeenTexts>();

const seenOf = (column: Column, width: number): SeenTexts => {
  const before = seenByColumn.get(column);
  if (before?.cells === width) return before;
  const seen = seenTexts(width);
  seenByColumn.set(column, seen);
  return seen;
};

/**
 * For each row, the columns whose cells would read like those of another row, in sight or seen before, if they were cut
 * at the end.
 */
export const cutInsideOf = (
  rows: readonly Thing[],
  columns: readonly SizedColumn[],
  reading: Reading,
): readonly string[] => {
  const ids = rows.map(() => ' ');
  for (const { column, width } of columns) {
    const texts = rows.map((row) => clean(column.cell(row, reading).text));
    for (const index of alikeSoFar(seenOf(column, width), texts)) ids[index] += `${column.id} `;
  }
  return ids;
};

type RowProps = RowLook & {
  readonly row: Thing;
  readonly columns: readonly SizedColumn[];
  readonly nowMs: number;
};

const Row = memo(({ row, columns, nowMs, ...look }: RowProps) => (
  <Line spans={rowSpans(row, columns, look, { nowMs })} />
));

/** The head of a column, with the sign of the sort direction where rows are sorted by it. */
const headText = (column: Column, width: number, sort: Sort | undefined): Clean => {
  const header = clean(column.header);
  if (sort?.column !== column.id) return fit(header, width, { align: column.align });
  const sign = clean(` ${sort.descending ? '▼' : '▲'}`);
  if (width <= widthOf(sign)) return fit(header, width);
  const room = width - widthOf(sign);
  const head = widthOf(header) > room ? fit(header, room) : header;
  return fit(concat(head, sign), width, { align: column.align });
};

/** The heads over the columns. */
export const headSpans = (
  columns: readonly SizedColumn[],
  sort: Sort | undefined,
): readonly Span[] => [
  { text: clean('  ') },
  ...columns.flatMap(({ column, width }, index): Span[] => {
    const head = { text: headText(column, width, sort), tone: 'quiet' as const };
    return index === 0 ? [head] : [{ text: between }, head];
  }),
];

type TableProps = {
  readonly rows: readonly Thing[];
  readonly folds: ReadonlyMap<Thing, Fold>;
  readonly top: number;
  readonly height: number;
  readonly cursor: number;
  readonly columns: readonly SizedColumn[];
  readonly nowMs: number;
  readonly marks: ReadonlySet<string>;
  /** The range that is being marked, up to the cursor. */
  readonly range: Range | undefined;
  readonly changes: ReadonlyMap<string, Change>;
  identify(row: Thing): string;
};

/** The rows in sight. Rows are memoized: a key that moves the cursor draws only two of them again. */
export const Table = ({
  rows,
  folds,
  top,
  height,
  cursor,
  columns,
  nowMs,
  marks,
  range,
  changes,
  identify,
}: TableProps): ReactNode => {
  const inSight = rows.slice(top, top + height);
  const ids = inSight.map(identify);
  const signs = foldSigns(inSight, folds);
  const foldedInto = signs.length === 0 ? undefined : foldedColumn(columns)?.id;
  const cutInside = useMemo(() => {
    const signCells = cellsOfSign(folds);
    const left = columns.map(({ column, width }) => ({
      column,
      width: column.id === foldedInto ? Math.max(1, width - signCells) : width,
    }));
    return cutInsideOf(rows.slice(top, top + height), left, { nowMs });
  }, [rows, folds, foldedInto, top, height, columns, nowMs]);
  return (
    <Box flexDirection="column" height={height} flexShrink={0}>
      {inSight.map((row, index) => {
        const id = ids[index] ?? '';
        const at = top + index;
        const isInRange = range !== undefined && at >= range.from && at <= range.to;
        return (
          <Row
            // Rows without an id, or with that of another one, are told apart by where they are.
            key={ids.indexOf(id) === index ? id : `${id} ${index}`}
            row={row}
            columns={columns}
            chosen={at === cursor}
            marked={(isInRange && id !== '') || marks.has(id)}
            change={changes.get(id)}
            cutInside={cutInside[index]}
            foldedColumn={foldedInto}
            foldSign={signs[index]}
            nowMs={nowMs}
          />
        );
      })}
    </Box>
  );
};
