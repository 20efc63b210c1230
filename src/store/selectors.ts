import { columnsOf } from '../resources/columns.ts';
import { kindOf } from '../resources/index.ts';
import type { Column, Thing } from '../resources/types.ts';
import { cursorIndex } from './listWindow.ts';
import { probeKey } from './probes.ts';
import type { ListData, Query, ThingData } from './query.ts';
import type { ProbeRun, State } from './state.ts';
import { type ListView, type ProbeView, queryKey, type Sort, type View } from './view.ts';
import { visibleRows } from './visible.ts';

const noRows: readonly Thing[] = [];

/** Lines that header, path, message and hints take. */
export const chromeLines = 4;

/** Lines between header and hints. */
export const bodyLines = ({ size }: State): number => Math.max(1, size.rows - chromeLines);

/** Rows that a list shows: the body without its title and column heads. */
export const listLines = (state: State): number => Math.max(1, bodyLines(state) - 2);

/** Lines of text that a review shows: the body without the frame of the dialog, its question and its buttons. */
export const reviewRows = (state: State): number => Math.max(1, bodyLines(state) - 4);

/** The answer that a list view shows. */
export const listQuery = (state: State, view: ListView): Query<ListData> | undefined =>
  state.lists[queryKey(view)];

/** The answer that a view of one thing shows. */
export const thingQuery = (
  state: State,
  view: Exclude<View, ListView>,
): Query<ThingData> | undefined => state.things[queryKey(view)];

type Remembered = {
  readonly filter: string;
  readonly sort: Sort | undefined;
  readonly visible: readonly Thing[];
};

/** The last result for each answer: a key that moves the cursor asks for the same rows again. */
const remembered = new WeakMap<readonly Thing[], Remembered>();

/** The rows of a list view as they stand on screen, filtered and sorted. */
export const rowsOf = (state: State, view: ListView): readonly Thing[] => {
  const rows = listQuery(state, view)?.data?.rows ?? noRows;
  const known = remembered.get(rows);
  if (known !== undefined && known.filter === view.filter && known.sort === view.sort) {
    return known.visible;
  }
  const visible = visibleRows(rows, kindOf(view.kind), view.filter, view.sort);
  remembered.set(rows, { filter: view.filter, sort: view.sort, visible });
  return visible;
};

/** The row under the cursor, where the list has any. */
export const rowUnderCursor = (state: State, view: ListView): Thing | undefined => {
  const rows = rowsOf(state, view);
  return rows[cursorIndex(view, rows, kindOf(view.kind))];
};

/** The thing that a key would act on: the row under the cursor, or the thing on screen. */
export const thingAtHand = (state: State, view: View): Thing | undefined =>
  view.screen === 'list' ? rowUnderCursor(state, view) : thingQuery(state, view)?.data?.item?.value;

/** The ladder that a view shows. */
export const probeRun = (state: State, view: ProbeView): ProbeRun | undefined =>
  state.probes[probeKey(view.kind, view.thingId)];

/** The columns that a list can be sorted by: all it has. */
export const sortColumns = (view: ListView): readonly Column[] => columnsOf(kindOf(view.kind));

/** Whether a view waits for its first answer. */
export const isLoading = (state: State, view: View): boolean => {
  if (view.screen === 'probe') return false;
  const query = view.screen === 'list' ? listQuery(state, view) : thingQuery(state, view);
  return query === undefined || query.status === 'loading';
};
