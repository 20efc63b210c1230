// What a view shows of the state: its answer, its rows and columns, the thing at hand.

import { kindOf } from '../resources/index.ts';
import type { Column, Kind, Thing } from '../resources/types.ts';
import type { SessionState } from './environments/session.ts';
import { type Completion, completionOf } from './filters/filterCompletion.ts';
import { type ServerPart, serverPart } from './filters/serverPart.ts';
import type { Field } from './forms/field.ts';
import { cursorIndex } from './lists/listWindow.ts';
import type { TablesState } from './lists/tableColumns.ts';
import { allColumns, shownColumns, type TableChoices, wideColumns } from './lists/tableColumns.ts';
import { type Fold, flatTree, type Tree, treeOf, withChildren } from './lists/tree.ts';
import { changesWithTime, visibleRows } from './lists/visible.ts';
import type { ViewsState } from './navigation/view.ts';
import {
  currentView,
  keyOf,
  type ListView,
  type ProbeView,
  queryKey,
  type Sort,
  servedQuestionOf,
  type View,
} from './navigation/view.ts';
import type { ProbesState } from './probes.ts';
import { type ProbeRun, probeKey } from './probes.ts';
import { listAfresh, type SeenState, thingAfresh } from './queries/afresh.ts';
import { countedTo } from './queries/countedTo.ts';
import type { AnswersState } from './queries/query.ts';
import { fetchedAt, type ListData, type Query, type ThingData, thingsOf } from './queries/query.ts';

/** What of the state says what answers there are, and what became of them since. */
export type ShownAnswers = Pick<AnswersState, 'lists' | 'things'> & SeenState;

type ShownLists = Omit<ShownAnswers, 'things'>;
type ShownThings = Omit<ShownAnswers, 'lists'>;

/** What of the state says which rows a list shows. */
export type ListsState = ShownLists & TablesState;

/** The same, with what says which part of a filter the tenant can do. */
export type ServedState = ListsState & Pick<SessionState, 'session'>;

const noRows: readonly Thing[] = [];

/** Whether all rows of a list are here, however old: then the tenant need not filter. */
export const isWhole = (state: Pick<AnswersState, 'lists'>, view: ListView): boolean =>
  fetchedAt(state.lists[queryKey(view)]) !== undefined;

/** The answer that the tenant filtered, where the view shows it: as long as not all rows are here. */
export const servedQuery = (
  state: Pick<AnswersState, 'lists'>,
  view: ListView,
): Query<ListData> | undefined => {
  const question = servedQuestionOf(view);
  const query = question === undefined ? undefined : state.lists[keyOf(question)];
  return query?.data === undefined || query.status === 'failed' || isWhole(state, view)
    ? undefined
    : query;
};

/** The answer that a list view shows, as it was read. */
export const listAsRead = (
  state: Pick<AnswersState, 'lists'>,
  view: ListView,
): Query<ListData> | undefined => servedQuery(state, view) ?? state.lists[queryKey(view)];

/** The answer that a list view shows. */
export const listQuery = (state: ShownLists, view: ListView): Query<ListData> | undefined =>
  listAfresh(state, kindOf(view.kind), listAsRead(state, view));

/** For how many seconds the view waits because the tenant refused a request (429); undefined where it does not wait. */
export const waitedForSeconds = (
  state: ViewsState & AnswersState & Pick<SessionState, 'session'>,
): number | undefined => {
  const { pausedForSeconds } = state.session.budget;
  const view = currentView(state);
  if (pausedForSeconds === undefined || view.screen === 'probe') return undefined;
  const query = view.screen === 'list' ? listAsRead(state, view) : thingAsRead(state, view);
  const isAsked = query === undefined || query.status === 'loading' || query.status === 'stale';
  return isAsked ? pausedForSeconds : undefined;
};

/** All columns that filters of a list know of, with what the tenant can filter by. */
export const columnsIn = (
  state: TablesState,
  view: ListView,
): Pick<Kind, 'columns' | 'serverFilter'> => ({
  columns: allColumns(state.tables, kindOf(view.kind)),
  serverFilter: kindOf(view.kind).serverFilter,
});

/** The part of a filter that the tenant is to do: none where all rows are here, or where it takes no filter. */
export const serverPartOf = (
  state: ServedState,
  view: ListView,
  filter: string,
  nowMs: number,
): ServerPart | undefined =>
  isWhole(state, view)
    ? undefined
    : serverPart(columnsIn(state, view), filter, state.session.scheme, nowMs);

/** What the word at the cursor of a filter could become, from the columns and the rows that are here. */
export const filterCompletion = (
  state: ListsState & ViewsState,
  field: Field,
): Completion | undefined => {
  const view = currentView(state);
  if (view.screen !== 'list') return undefined;
  const rows = listQuery(state, view)?.data?.rows ?? noRows;
  return completionOf(field, allColumns(state.tables, kindOf(view.kind)), rows);
};

/** The time zone that the schedules of this environment run by, where somebody looked at it. */
export const timeZoneOf = ({ things }: Pick<AnswersState, 'things'>): string | undefined => {
  const zone = thingsOf({ things }, 'org-config')[0]?.data?.item?.value.timeZone;
  return typeof zone === 'string' ? zone : undefined;
};

/** The answer that a view of one thing shows, as it was read. */
export const thingAsRead = (
  { things }: Pick<AnswersState, 'things'>,
  view: Exclude<View, ListView>,
): Query<ThingData> | undefined => (view.screen === 'probe' ? undefined : things[queryKey(view)]);

/** The answer that a view of one thing shows. */
export const thingQuery = (
  state: ShownThings,
  view: Exclude<View, ListView>,
): Query<ThingData> | undefined => thingAfresh(state, kindOf(view.kind), thingAsRead(state, view));

type Remembered = {
  readonly filter: string;
  readonly sort: Sort | undefined;
  readonly onlyBroken: boolean;
  readonly unfolded: ReadonlySet<string>;
  readonly columns: readonly Column[];
  /** The time that they hold for; always, where no time counts for them. */
  readonly nowMs: number | undefined;
  readonly tree: Tree;
};

/**
 * The last two results for each answer: a key that moves the cursor asks for the same rows again, and one that changes
 * the filter asks for those before and after it.
 */
const remembered = new WeakMap<readonly Thing[], readonly Remembered[]>();

type Narrowed = Pick<ListView, 'filter' | 'sort' | 'onlyBroken' | 'unfolded'>;

/** The tree of a list, out of the rows that its answer has. */
const treeFor = (
  rows: readonly Thing[],
  kind: Pick<Kind, 'isBroken' | 'children' | 'identify'>,
  columns: readonly Column[],
  { filter, sort, onlyBroken, unfolded }: Narrowed,
  nowMs: number,
): Tree => {
  const { isBroken } = kind;
  const fitting = (all: readonly Thing[], order: Sort | undefined): readonly Thing[] => {
    const visible = visibleRows(all, { columns }, filter, order, nowMs);
    return onlyBroken && isBroken !== undefined ? visible.filter(isBroken) : visible;
  };
  const all = withChildren(rows, kind);
  if (all === rows) return flatTree(fitting(rows, sort));
  const parents = visibleRows(rows, { columns }, '', sort, nowMs);
  if (filter === '' && !onlyBroken) return treeOf(parents, kind, unfolded);
  const fits = new Set(fitting(all, undefined));
  return treeOf(parents, kind, unfolded, (row) => fits.has(row));
};

/** The rows of a list view as they stand on screen: filtered, sorted, and folded as they are. */
export const listTree = (state: ListsState, view: ListView): Tree => {
  const query = listQuery(state, view);
  const rows = query?.data?.rows ?? noRows;
  const nowMs = countedTo(state, query);
  const { filter, sort, onlyBroken, unfolded } = view;
  const kind = kindOf(view.kind);
  const columns = allColumns(state.tables, kind);
  const results = remembered.get(rows) ?? [];
  const known = results.find(
    (result) =>
      result.filter === filter &&
      result.sort === sort &&
      result.onlyBroken === onlyBroken &&
      result.unfolded === unfolded &&
      result.columns === columns &&
      (result.nowMs === undefined || result.nowMs === nowMs),
  );
  if (known !== undefined) return known.tree;
  const tree = treeFor(rows, kind, columns, view, nowMs);
  const holdsForMs = changesWithTime({ columns }, filter, sort) ? nowMs : undefined;
  const result = { filter, sort, onlyBroken, unfolded, columns, nowMs: holdsForMs, tree };
  remembered.set(rows, [result, ...results.slice(0, 1)]);
  return tree;
};

/** The same without what says how they are folded. */
export const rowsOf = (state: ListsState, view: ListView): readonly Thing[] =>
  listTree(state, view).rows;

/** How the row under the cursor is folded; nothing for one without children. */
export const foldUnderCursor = (state: ListsState, view: View): Fold | undefined => {
  if (view.screen !== 'list') return undefined;
  const { rows, folds } = listTree(state, view);
  const row = rows[cursorIndex(view, rows, kindOf(view.kind))];
  return row === undefined ? undefined : folds.get(row);
};

/** The row under the cursor, where the list has any. */
export const rowUnderCursor = (state: ListsState, view: ListView): Thing | undefined => {
  const rows = rowsOf(state, view);
  return rows[cursorIndex(view, rows, kindOf(view.kind))];
};

/** The thing that a key would act on: the row under the cursor, or the thing on screen. */
export const thingAtHand = (state: ShownAnswers & TablesState, view: View): Thing | undefined =>
  view.screen === 'list' ? rowUnderCursor(state, view) : thingQuery(state, view)?.data?.item?.value;

/** The ladder that a view shows. */
export const probeRun = (state: ProbesState, view: ProbeView): ProbeRun | undefined =>
  state.probes[probeKey(view.kind, view.thingId)];

/** The columns that a list can be sorted by: all it has. */
export const sortColumns = (state: TablesState, view: ListView): readonly Column[] =>
  allColumns(state.tables, kindOf(view.kind));

/** The columns to show: those that were chosen, or else all, without those that say the same in each row here. */
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
export const listColumns = (state: TablesState, view: ListView): readonly Column[] =>
  tableColumns(state.tables, view);

/** Whether a view waits for its first answer. */
export const isLoading = (state: AnswersState, view: View): boolean => {
  if (view.screen === 'probe') return false;
  const query = view.screen === 'list' ? listAsRead(state, view) : thingAsRead(state, view);
  return query === undefined || query.status === 'loading';
};
