import type { Column } from '../../resources/types.ts';

/** A column with the cells it gets. */
export type PlacedColumn = { readonly column: Column; readonly width: number };

/** Cells between two columns. */
export const gap = 2;

/**
 * Chooses the columns that fit into `width` cells, the least important dropped first, and shares what is left
 * over by their `grow`.
 */
export const placeColumns = (
  columns: readonly Column[],
  width: number,
): readonly PlacedColumn[] => {
  const needed = (chosen: readonly Column[]) =>
    chosen.reduce((sum, column) => sum + column.width, gap * Math.max(0, chosen.length - 1));
  let chosen = columns;
  while (chosen.length > 1 && needed(chosen) > width) {
    const least = chosen.reduce((a, b) => (b.priority > a.priority ? b : a));
    chosen = chosen.filter((column) => column !== least);
  }
  const spare = Math.max(0, width - needed(chosen));
  const shares = chosen.reduce((sum, column) => sum + (column.grow ?? 0), 0);
  let given = 0;
  let sharesGiven = 0;
  return chosen.map((column) => {
    sharesGiven += column.grow ?? 0;
    // Rounding the running total, not each share, leaves no cell over.
    const total = shares === 0 ? 0 : Math.floor((spare * sharesGiven) / shares);
    const extra = total - given;
    given = total;
    return { column, width: Math.min(width, column.width + extra) };
  });
};
