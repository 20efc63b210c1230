import type { State } from './state.ts';

/** The smallest terminal that shows everything that matters, in cells. */
export const smallest = { columns: 60, rows: 14 };

/** Whether the terminal is too small to show what a key would do. */
export const isTooSmall = ({ size }: Pick<State, 'size'>): boolean =>
  size.columns < smallest.columns || size.rows < smallest.rows;
