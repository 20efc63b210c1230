// Where the cursor of a list is, and which rows are on screen.

import type { Thing } from '../../resources/types.ts';
import type { ListView } from '../navigation/view.ts';
import { childrenOf, type FoldingKind } from './tree.ts';

/** A move of the cursor: so many rows, so many with the window along, or to an end. */
export type Move =
  | { readonly by: number }
  | { readonly scroll: number }
  | { readonly to: 'first' | 'last' };

/**
 * Where the cursor is among the rows: on its thing if that is there, on what it is folded into, else near where it was.
 * The last known index is tried first, so that a move in a long list costs no search.
 */
export const cursorIndex = (view: ListView, rows: readonly Thing[], kind: FoldingKind): number => {
  const near = nearIndex(view, rows);
  const found = foundIndex(view, rows, kind);
  return found === -1 ? near : found;
};

const nearIndex = ({ cursor }: ListView, rows: readonly Thing[]): number =>
  Math.min(cursor.index, Math.max(0, rows.length - 1));

const foundIndex = (view: ListView, rows: readonly Thing[], kind: FoldingKind): number => {
  const { id } = view.cursor;
  const near = nearIndex(view, rows);
  if (id === undefined) return near;
  const isIt = (row: Thing | undefined) => row !== undefined && kind.identify(row) === id;
  if (isIt(rows[near])) return near;
  // Of rows without an id none can be told from the next.
  if (id === '') return -1;
  // Several rows may have the id: the nearest of them is the likeliest.
  for (let away = 1; away < rows.length; away += 1) {
    if (isIt(rows[near - away])) return near - away;
    if (isIt(rows[near + away])) return near + away;
  }
  // What is folded away is where it is folded into.
  return kind.children === undefined
    ? -1
    : rows.findIndex((row) => childrenOf(kind, row).some(isIt));
};

/** Where the cursor is among rows that were chosen anew: on its thing if that is one of them, else on the first. */
export const chosenIndex = (view: ListView, rows: readonly Thing[], kind: FoldingKind): number =>
  Math.max(0, foundIndex(view, rows, kind));

/** The first row on screen so that the cursor is on it too. */
export const topFor = (top: number, index: number, count: number, height: number): number => {
  const highest = Math.max(0, count - height);
  const wanted = index < top ? index : index >= top + height ? index - height + 1 : top;
  return Math.min(Math.max(0, wanted), highest);
};

/** The first row on screen once the window has moved by so many, as far as there are rows. */
export const topAfter = (top: number, by: number, count: number, height: number): number =>
  Math.min(Math.max(0, top + by), Math.max(0, count - height));

/** Lines that are wanted below something that was searched for. */
const linesBelow = 2;

/** The first line on screen for a line that was searched for: a third down, where it is not in sight already. */
export const topForFound = (top: number, index: number, count: number, height: number): number =>
  index >= top && index < top + height - linesBelow
    ? topFor(top, index, count, height)
    : topAfter(index, -Math.floor(height / 3), count, height);

/** The view with its cursor on the row at an index, and that row in the window of `height` rows. */
export const withCursor = (
  view: ListView,
  rows: readonly Thing[],
  kind: FoldingKind,
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
  if ('scroll' in move) return index + move.scroll;
  return move.to === 'first' ? 0 : count - 1;
};
