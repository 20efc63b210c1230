import { kindOf } from '../resources/index.ts';
import type { Column, Kind, Thing } from '../resources/types.ts';
import { type Completion, completionOf } from './filters/filterCompletion.ts';
import { placesInWords, type ServerPart, serverPart } from './filters/serverFilter.ts';
import type { Field } from './forms/field.ts';
import { allColumns, shownColumns, type TableChoices, wideColumns } from './lists/columns.ts';
import { type ColumnWindow, columnWindow } from './lists/columnWindow.ts';
import { cursorIndex } from './lists/listWindow.ts';
import { visibleRows } from './lists/visible.ts';
import {
  type ListView,
  type ProbeView,
  queryKey,
  type Sort,
  serverKey,
  type View,
} from './navigation/view.ts';
import { probeKey } from './probes.ts';
import { fetchedAt, type ListData, type Query, type ThingData } from './queries/query.ts';
import { currentView, type ProbeRun, type State } from './state.ts';

const noRows: readonly Thing[] = [];

/** Lines that header, path, message and hints take; the path may be put away. */
const chromeLines = ({ hidesPath }: State): number => (hidesPath === true ? 3 : 4);

/** Lines between header and hints. */
export const bodyLines = (state: State): number =>
  Math.max(1, state.size.rows - chromeLines(state));

/** Rows that a list shows: the body without its title and column heads. */
export const listLines = (state: State): number => Math.max(1, bodyLines(state) - 2);

/** Lines of text that a review shows: the body without the frame of the dialog, its question and its buttons. */
export const reviewRows = (state: State): number => Math.max(1, bodyLines(state) - 4);

/** Whether all rows of a list are here, from whatever time: nothing need be left to the tenant then. */
const isWhole = (state: State, view: ListView): boolean =>
  fetchedAt(state.lists[queryKey(view)]) !== undefined;

/** The answer that the tenant filtered, where the view shows it: as long as not all rows are here. */
const servedQuery = (state: State, view: ListView): Query<ListData> | undefined => {
  const key = serverKey(view);
  const query = key === undefined ? undefined : state.lists[key];
  return query?.data === undefined || query.status === 'failed' || isWhole(state, view)
    ? undefined
    : query;
};

/** The answer that a list view shows. */
export const listQuery = (state: State, view: ListView): Query<ListData> | undefined =>
  servedQuery(state, view) ?? state.lists[queryKey(view)];

/** All columns that filters of a list know of, with what the tenant can filter by. */
export const columnsIn = (
  state: State,
  view: ListView,
): Pick<Kind, 'columns' | 'serverFilter'> => ({
  columns: allColumns(state.tables, kindOf(view.kind)),
  serverFilter: kindOf(view.kind).serverFilter,
});

/** The part of a filter that the tenant is to do: none where all rows are here, or where it takes no filter. */
export const serverPartOf = (
  state: State,
  view: ListView,
  filter: string,
  nowMs: number,
): ServerPart | undefined =>
  isWhole(state, view)
    ? undefined
    : serverPart(columnsIn(state, view), filter, state.session.scheme, nowMs);

/** Which part of the filter ran where, for the title; undefined where all rows were looked through here. */
export const filterPlaces = (state: State, view: ListView): string | undefined => {
  const { server, filter } = view;
  const key = serverKey(view);
  if (server === undefined || key === undefined || isWhole(state, view)) return undefined;
  if (servedQuery(state, view) !== undefined) {
    return placesInWords(columnsIn(state, view), server, filter);
  }
  return state.lists[key]?.status === 'loading' ? 'asking the server' : undefined;
};

/** What the word at the cursor of a filter could become, from the columns and the rows that are here. */
export const filterCompletion = (state: State, field: Field): Completion | undefined => {
  const view = currentView(state);
  if (view.screen !== 'list') return undefined;
  const rows = listQuery(state, view)?.data?.rows ?? noRows;
  return completionOf(field, allColumns(state.tables, kindOf(view.kind)), rows);
};

/** The time zone that the schedules of this environment run by, where somebody looked at it. */
export const timeZoneOf = ({ things }: Pick<State, 'things'>): string | undefined => {
  const key = Object.keys(things).find((name) => name.startsWith('thing org-config '));
  const zone = key === undefined ? undefined : things[key]?.data?.item?.value.timeZone;
  return typeof zone === 'string' ? zone : undefined;
};

/** The answer that a view of one thing shows. */
export const thingQuery = (
  state: State,
  view: Exclude<View, ListView>,
): Query<ThingData> | undefined => state.things[queryKey(view)];

type Remembered = {
  readonly filter: string;
  readonly sort: Sort | undefined;
  readonly onlyBroken: boolean;
  readonly columns: readonly Column[];
  readonly visible: readonly Thing[];
};

/**
 * The last two results for each answer: a key that moves the cursor asks for the same rows again, and one that changes
 * the filter asks for those before and after it.
 */
const remembered = new WeakMap<readonly Thing[], readonly Remembered[]>();

/** The rows of a list view as they stand on screen, filtered and sorted. */
export const rowsOf = (state: State, view: ListView): readonly Thing[] => {
  const rows = listQuery(state, view)?.data?.rows ?? noRows;
  const { filter, sort, onlyBroken } = view;
  const kind = kindOf(view.kind);
  const columns = allColumns(state.tables, kind);
  const results = remembered.get(rows) ?? [];
  const known = results.find(
    (result) =>
      result.filter === filter &&
      result.sort === sort &&
      result.onlyBroken === onlyBroken &&
      result.columns === columns,
  );
  if (known !== undefined) return known.visible;
  const { isBroken } = kind;
  const fitting = visibleRows(rows, { columns }, filter, sort);
  const visible = onlyBroken && isBroken !== undefined ? fitting.filter(isBroken) : fitting;
  const result = { filter, sort, onlyBroken, columns, visible };
  remembered.set(rows, [result, ...results.slice(0, 1)]);
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
export const sortColumns = (state: State, view: ListView): readonly Column[] =>
  allColumns(state.tables, kindOf(view.kind));

/**
 * The columns to show: those that were chosen, or all of them as they tell things apart here; none that says the same
 * in each row.
 */
export const tableColumns = (
  tables: TableChoices,
  { kind: kindId, wide, scope }: Pick<ListView, 'kind' | 'wide' | 'scope'>,
): readonly Column[] => {
  const kind = kindOf(kindId);
  const columns = wide ? wideColumns(tables, kind) : shownColumns(tables, kind);
  const isChosen = tables[kindId]?.columns !== undefined;
  const here = isChosen ? columns : (kind.columnsIn?.(scope, columns) ?? columns);
  return scope.source === undefined ? here : here.filter(({ id }) => id !== 'source');
};

/** The columns that a list shows, where they fit. */
export const listColumns = (state: State, view: ListView): readonly Column[] =>
  tableColumns(state.tables, view);

/** A narrower terminal has no room for details beside a list. */
export const previewFrom = 140;

/** Cells that the details beside a list take, with the line before them; 0 where there are none. */
export const previewColumns = ({ size, preview, views }: State): number =>
  preview.wanted === 'never' || size.columns < previewFrom || views.at(-1)?.screen !== 'list'
    ? 0
    : Math.floor(size.columns * 0.4);

/** Whether a view waits for its first answer. */
export const isLoading = (state: State, view: View): boolean => {
  if (view.screen === 'probe') return false;
  const query = view.screen === 'list' ? listQuery(state, view) : thingQuery(state, view);
  return query === undefined || query.status === 'loading';
};

/** Cells that the columns of a list may take: without the mark at the left, and the details beside it. */
export const listCells = (state: State): number =>
  Math.max(20, state.size.columns - previewColumns(state) - (previewColumns(state) > 0 ? 3 : 2));

/** The window over the columns of a list that is wide or moved sideways. */
export const listWindowOf = (state: State, view: ListView): ColumnWindow =>
  columnWindow(tableColumns(state.tables, view), listCells(state), view.shift, view.sort?.column);

/** How many columns are out on the left; the view may ask for more than there are. */
export const listShift = (state: State, view: ListView): number => listWindowOf(state, view).left;

/** Whether the columns can be moved one further: to the right (1) or to the left (-1). */
export const canShift = (state: State, view: ListView, by: 1 | -1): boolean => {
  const { left, right } = listWindowOf(state, view);
  return by > 0 ? right > 0 : left > 0;
};

/** Whether all columns are on screen. */
export const fitsWhole = (state: State, view: ListView): boolean => {
  const { left, right } = listWindowOf(state, view);
  return left === 0 && right === 0;
};
