// How many cells each column of a list gets, and which columns are on screen.

import type { Column } from '../../resources/types.ts';

/** A column with the cells it gets. */
export type SizedColumn = { readonly column: Column; readonly width: number };

/** Cells between two columns. */
export const gap = 2;

/** Cells for the sort sign behind the header of the sorted column. */
const signCells = 2;

const wanted = (column: Column, sorted: string | undefined): number =>
  column.id === sorted ? Math.max(column.width, column.header.length + signCells) : column.width;

const needed = (columns: readonly Column[], sorted: string | undefined): number =>
  columns.reduce(
    (sum, column) => sum + wanted(column, sorted),
    gap * Math.max(0, columns.length - 1),
  );

/** Gives each column its cells, and shares what is left over by their `grow`. */
const share = (
  columns: readonly Column[],
  width: number,
  sorted: string | undefined,
): readonly SizedColumn[] => {
  const spare = Math.max(0, width - needed(columns, sorted));
  const shares = columns.reduce((sum, column) => sum + (column.grow ?? 0), 0);
  let given = 0;
  let sharesGiven = 0;
  let left = width;
  return columns.map((column) => {
    sharesGiven += column.grow ?? 0;
    // Rounding the running total, not each share, leaves no cell over.
    const total = shares === 0 ? 0 : Math.floor((spare * sharesGiven) / shares);
    const cells = Math.min(left, wanted(column, sorted) + total - given);
    given = total;
    left = Math.max(0, left - cells - gap);
    return { column, width: cells };
  });
};

/**
 * Chooses the columns that fit into `width` cells, the least important dropped first. The sorted column gets room for
 * its sort sign.
 */
export const sizeColumns = (
  columns: readonly Column[],
  width: number,
  sorted?: string,
): readonly SizedColumn[] => {
  let chosen = columns;
  while (chosen.length > 1 && needed(chosen, sorted) > width) {
    // The first stays in any case: it says what the row is.
    const least = chosen.slice(1).reduce((a, b) => (b.priority > a.priority ? b : a));
    chosen = chosen.filter((column) => column !== least);
  }
  return share(chosen, width, sorted);
};

/** The columns on screen where not all of them fit: those that stay, and of the others those from one on. */
export type ColumnWindow = {
  readonly columns: readonly SizedColumn[];
  /** How many are out on the left, behind those that stay, and on the right. */
  readonly left: number;
  readonly right: number;
};

const saysWhich = ({ id, names }: Column): boolean => names === true || id === 'name';

/** The column before whose cells it is said how a row is folded: that which says what the row is. */
export const foldedColumn = (columns: readonly SizedColumn[]): Column | undefined => {
  const all = columns.map(({ column }) => column);
  return all.find(saysWhich) ?? all.find(({ grow }) => grow !== undefined) ?? all[0];
};

/** The columns that stay where others move: the first, and that which says what the row is, where the first does not. */
const staying = (columns: readonly Column[]): readonly Column[] => {
  const [first] = columns;
  if (first === undefined) return [];
  const naming = saysWhich(first) ? undefined : columns.find(saysWhich);
  return naming === undefined ? [first] : [first, naming];
};

/** How many of these fit behind the columns that stay; one is shown in any case, be it narrower. */
const fitting = (
  kept: readonly Column[],
  rest: readonly Column[],
  width: number,
  sorted: string | undefined,
): number => {
  let count = 0;
  while (count < rest.length && needed([...kept, ...rest.slice(0, count + 1)], sorted) <= width) {
    count += 1;
  }
  return Math.max(count, Math.min(1, rest.length));
};

/** The window over all columns, `shift` of them to the left; not further than to the last one. */
export const columnWindow = (
  columns: readonly Column[],
  width: number,
  shift: number,
  sorted?: string,
): ColumnWindow => {
  const kept = staying(columns);
  const rest = columns.filter((column) => !kept.includes(column));
  let left = 0;
  while (left < shift && fitting(kept, rest.slice(left), width, sorted) < rest.length - left) {
    left += 1;
  }
  const behind = rest.slice(left);
  const count = fitting(kept, behind, width, sorted);
  return {
    columns: share([...kept, ...behind.slice(0, count)], width, sorted),
    left,
    right: behind.length - count,
  };
};
