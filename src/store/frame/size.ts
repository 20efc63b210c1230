// The size of the terminal, and how many lines and cells each part of the frame gets.

import type { Thing } from '../../resources/types.ts';
import type { ViewsState } from '../navigation/view.ts';

/** The details beside a list: whether they are wanted (where there is room, unless said), and what they are of. */
export type Preview = {
  readonly wanted: 'where there is room' | 'never';
  readonly at?: { readonly viewId: number; readonly id: string; readonly row: Thing };
};

/** The slice of the state about the terminal's size and how the frame is divided. */
export type FrameState = {
  readonly size: { readonly columns: number; readonly rows: number };
  /** What is typed after `:` in a terminal that is too small for anything but leaving. */
  readonly smallLine?: string;
  /** Whether the line that says where one is has been put away, to have one more for the rest. */
  readonly hidesPath?: boolean;
  readonly preview: Preview;
};

/** What the number of lines depends on. */
type Lines = Pick<FrameState, 'size' | 'hidesPath'>;

/** The smallest terminal that shows everything that matters, in cells. */
export const smallest = { columns: 60, rows: 14 };

/** Whether the terminal is too small to show what a key would do. */
export const isTooSmall = ({ size }: Pick<FrameState, 'size'>): boolean =>
  size.columns < smallest.columns || size.rows < smallest.rows;

/** Lines that header, path, message and hints take; the path may be put away. */
const chromeLines = ({ hidesPath }: Lines): number => (hidesPath === true ? 3 : 4);

/** Lines between header and hints. */
export const bodyLines = (state: Lines): number =>
  Math.max(1, state.size.rows - chromeLines(state));

/** Rows that a list shows: the body without its title and column heads. */
export const listLines = (state: Lines): number => Math.max(1, bodyLines(state) - 2);

/** Lines of text that a review shows: the body without the frame of the dialog, its question and its buttons. */
export const reviewRows = (state: Lines): number => Math.max(1, bodyLines(state) - 4);

/** A narrower terminal has no room for details beside a list. */
export const previewFrom = 140;

/** Cells that the details beside a list take, with the line before them; 0 where there are none. */
export const previewColumns = ({
  size,
  preview,
  views,
}: Pick<FrameState, 'size' | 'preview'> & ViewsState): number =>
  preview.wanted === 'never' || size.columns < previewFrom || views.at(-1)?.screen !== 'list'
    ? 0
    : Math.floor(size.columns * 0.4);

/** Cells that the columns of a list may take: without the mark at the left, and the details beside it. */
export const listCells = (state: Pick<FrameState, 'size' | 'preview'> & ViewsState): number =>
  Math.max(20, state.size.columns - previewColumns(state) - (previewColumns(state) > 0 ? 3 : 2));
