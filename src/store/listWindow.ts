import type { Kind, Thing } from '../resources/types.ts';
import type { ListView } from './view.ts';

/** A move of the cursor: so many rows, or to an end. */
export type Move = { readonly by: number } | { readonly to: 'first' | 'last' };

/**
 * Where the cursor is among the rows: on its thing if that is there, else near where it was.
 * The last known index is tried first, so that a move in a long list costs no search.
 */
export const cursorIndex = (
  view: ListView,
  rows: readonly Thing[],
  kind: Pick<Kind, 'identify'>,
): number => {
  const { id, index } = view.cursor;
  const last = Math.max(0, rows.length - 1);
  const near = Math.min(index, last);
  if (id === undefined) return near;
  const there = rows[near];
  if (there !== undefined && kind.identify(there) === id) return near;
  const found = rows.findIndex((row) => kind.identify(row) === id);
  return found === -1 ? near : found;
};

/** The first row on screen so that the cursor is on it too. */
export const topFor = (top: number, index: number, count: number, height: number): number => {
  const highest = Math.max(0, count - height);
  const wanted = index < top ? index : index >= top + height ? index - height + 1 : top;
  return Math.min(Math.max(0, wanted), highest);
};

/** The view with its cursor on the row at an index, and that row in the window of `height` rows. */
export const withCursor = (
  view: ListView,
  rows: readonly Thing[],
  kind: Pick<Kind, 'identify'>,
  index: number,
  height: number,
): ListView => {
  const at = Math.min(Math.max(0, index), Math.max(0, rows.length - 1));
  const row = rows[at];
  return {
    ...view,
    cursor: { id: row === undefined ? undefined : kind.identify(row), index: at },
    top: topFor(view.top, at, rows.length, height),
  };
};

/** The index that a move leads to. */
export const moved = (index: number, move: Move, count: number): number => {
  if ('by' in move) return index + move.by;
  return move.to === 'first' ? 0 : count - 1;
};
