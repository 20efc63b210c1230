// How far the columns of a list are moved sideways, and whether they can be moved further.

import type { TablesState } from '../lists/tableColumns.ts';
import type { ListView, ViewsState } from '../navigation/view.ts';
import { tableColumns } from '../selectors.ts';
import { type ColumnWindow, columnWindow } from './columnWindow.ts';
import { type FrameState, listCells } from './size.ts';

/** What the columns on screen depend on. */
type Framed = Pick<FrameState, 'size' | 'preview'> & TablesState & ViewsState;

/** The window over the columns of a list that is wide or moved sideways. */
const listWindowOf = (state: Framed, view: ListView): ColumnWindow =>
  columnWindow(tableColumns(state.tables, view), listCells(state), view.shift, view.sort?.column);

/** How many columns are out on the left; the view may ask for more than there are. */
export const listShift = (state: Framed, view: ListView): number => listWindowOf(state, view).left;

/** Whether the columns can be moved one further: to the right (1) or to the left (-1). */
export const canShift = (state: Framed, view: ListView, by: 1 | -1): boolean => {
  const { left, right } = listWindowOf(state, view);
  return by > 0 ? right > 0 : left > 0;
};

/** Whether all columns are on screen. */
export const fitsWhole = (state: Framed, view: ListView): boolean => {
  const { left, right } = listWindowOf(state, view);
  return left === 0 && right === 0;
};
