// The marks of a list: which things they are on, and what a command then acts on.

import { kindOf } from '../../resources/index.ts';
import type { Kind, Thing } from '../../resources/types.ts';
import type { ViewsState } from '../navigation/view.ts';
import { currentView, type ListView } from '../navigation/view.ts';
import { listQuery, rowsOf, type ShownAnswers, thingAtHand } from '../selectors.ts';
import { cursorIndex } from './listWindow.ts';
import type { TablesState } from './tableColumns.ts';
import { type FoldingKind, withChildren } from './tree.ts';

type Identify = Pick<Kind, 'identify'>;

/** The rows between where a range was begun and the cursor, as indexes in the list. */
export type Range = { readonly from: number; readonly to: number };

/** The range that is being marked, where one is. */
export const rangeOf = (
  view: ListView,
  rows: readonly Thing[],
  kind: Identify,
): Range | undefined => {
  if (view.range === undefined) return undefined;
  const begin = cursorIndex({ ...view, cursor: view.range }, rows, kind);
  const end = cursorIndex(view, rows, kind);
  return { from: Math.min(begin, end), to: Math.max(begin, end) };
};

/** The ids that are marked, those of a range that is not ended included. */
export const markedIds = (
  view: ListView,
  rows: readonly Thing[],
  kind: Identify,
): ReadonlySet<string> => {
  const range = rangeOf(view, rows, kind);
  if (range === undefined) return view.marks;
  const inRange = rows.slice(range.from, range.to + 1).map((row) => kind.identify(row));
  // One without an id cannot be told from the next.
  return new Set([...view.marks, ...inRange.filter((id) => id !== '')]);
};

/** How many rows are marked: where several have one id, a mark on it is on each of them. */
export const markedCount = (view: ListView, rows: readonly Thing[], kind: Identify): number => {
  const range = rangeOf(view, rows, kind);
  if (range === undefined) return Math.max(view.marks.size, shownMarks(view, rows, kind));
  if (view.marks.size > 0) return markedIds(view, rows, kind).size;
  let count = 0;
  for (let index = range.from; index <= range.to; index += 1) {
    const row = rows[index];
    if (row !== undefined && kind.identify(row) !== '') count += 1;
  }
  return count;
};

/** The view with the mark of a thing turned round. */
export const withMark = (view: ListView, id: string): ListView => {
  const marks = new Set(view.marks);
  if (!marks.delete(id)) marks.add(id);
  return { ...view, marks };
};

/** The view with a range begun at the cursor; or, where one was begun, with its rows marked. */
export const withRange = (view: ListView, rows: readonly Thing[], kind: Identify): ListView =>
  view.range === undefined
    ? { ...view, range: view.cursor }
    : { ...view, range: undefined, marks: markedIds(view, rows, kind) };

/** The view without marks of things that are not in the list any more. */
export const withMarksIn = (view: ListView, all: readonly Thing[], kind: FoldingKind): ListView => {
  if (view.marks.size === 0) return view;
  const there = new Set<string>();
  for (const row of withChildren(all, kind)) {
    const id = kind.identify(row);
    if (view.marks.has(id)) there.add(id);
  }
  return there.size === view.marks.size ? view : { ...view, marks: there };
};

/** Marked things of a list that its filter leaves out, counted once for the same rows and marks. */
type Counted = { readonly marks: ReadonlySet<string>; readonly shown: number };
const counted = new WeakMap<readonly Thing[], Counted>();

/** How many of the marked things a list shows. */
export const shownMarks = (view: ListView, rows: readonly Thing[], kind: Identify): number => {
  if (view.marks.size === 0) return 0;
  const known = counted.get(rows);
  if (known?.marks === view.marks) return known.shown;
  let shown = 0;
  for (const row of rows) if (view.marks.has(kind.identify(row))) shown += 1;
  counted.set(rows, { marks: view.marks, shown });
  return shown;
};

/**
 * What a command acts on: the marked things of a list, first those on screen in their order, then those that a filter
 * leaves out; where nothing is marked, the one thing at hand.
 */
export const markedOrAtHand = (
  state: ShownAnswers & TablesState & ViewsState,
): readonly Thing[] => {
  const view = currentView(state);
  const one = thingAtHand(state, view);
  const atHand = one === undefined ? [] : [one];
  if (view.screen !== 'list') return atHand;
  const kind = kindOf(view.kind);
  const rows = rowsOf(state, view);
  const ids = markedIds(view, rows, kind);
  if (ids.size === 0) return atHand;
  const isMarked = (row: Thing) => ids.has(kind.identify(row));
  const onScreen = rows.filter(isMarked);
  if (onScreen.length === ids.size) return onScreen;
  const known = new Set(onScreen);
  const all = withChildren(listQuery(state, view)?.data?.rows ?? [], kind);
  const others = all.filter((row) => isMarked(row) && !known.has(row));
  return [...onScreen, ...others];
};
