// The columns of each kind's table as the operator chose them.

import { columnsOf, pathColumn } from '../../resources/cells/columns.ts';
import type { Column, Kind, KindId } from '../../resources/types.ts';
import type { Sort } from '../navigation/view.ts';

/** How the operator wants a kind's table. */
export type TableChoice = {
  /** The columns to show, in their order: ids of the kind's own ones, and paths into the object. */
  readonly columns?: readonly string[];
  readonly sort?: Sort;
};

/** The tables that the operator has changed, by kind; the others are as their kinds have them. */
export type TableChoices = Readonly<Record<KindId, TableChoice>>;

/** The slice of the state about the columns and sorts that the operator chose. */
export type TablesState = { readonly tables: TableChoices };

type Columns = { readonly shown: readonly Column[]; readonly all: readonly Column[] };

/** The columns of each choice. The same choice must give the same array, because caches use it as their key. */
const made = new WeakMap<readonly string[], Columns>();

const make = (ids: readonly string[], own: readonly Column[]): Columns => {
  const shown = ids.flatMap((id) => {
    const known = own.find((column) => column.id === id);
    if (known !== undefined) return [known];
    const read = pathColumn(id);
    return read.ok ? [read.value] : [];
  });
  const extra = shown.filter((column) => !own.includes(column));
  // Whoever put them in an order wants to see the first ones longest.
  const ranked = shown.map((column, index) => ({ ...column, priority: index + 1 }));
  return {
    shown: ranked.length === 0 ? own : ranked,
    all: extra.length === 0 ? own : [...own, ...extra],
  };
};

const columnsFor = (choices: TableChoices, kind: Kind): Columns => {
  const own = columnsOf(kind);
  const ids = choices[kind.id]?.columns;
  if (ids === undefined) return { shown: own, all: own };
  const known = made.get(ids) ?? make(ids, own);
  made.set(ids, known);
  return known;
};

/** The columns that are shown of a kind, in the operator's order. */
export const shownColumns = (choices: TableChoices, kind: Kind): readonly Column[] =>
  columnsFor(choices, kind).shown;

/** Every column that there is of a kind: its own and those by path. Filters and sorts look into all of them. */
export const allColumns = (choices: TableChoices, kind: Kind): readonly Column[] =>
  columnsFor(choices, kind).all;

/** Every column, those that are shown first and in their order. */
export const wideColumns = (choices: TableChoices, kind: Kind): readonly Column[] => {
  const { shown, all } = columnsFor(choices, kind);
  const ids = new Set(shown.map(({ id }) => id));
  return [...shown, ...all.filter(({ id }) => !ids.has(id))];
};

/** An entry of the menu of columns. */
export type ColumnEntry = {
  readonly id: string;
  readonly header: string;
  readonly shown: boolean;
  /** Whether it is one by path, that can be taken away altogether. */
  readonly byPath: boolean;
};

/** The menu of columns: what is shown in its order, then what is not. */
export const columnEntries = (choices: TableChoices, kind: Kind): readonly ColumnEntry[] => {
  const shown = new Set(shownColumns(choices, kind).map(({ id }) => id));
  const own = new Set(columnsOf(kind).map(({ id }) => id));
  return wideColumns(choices, kind).map(({ id, header }) => ({
    id,
    header,
    shown: shown.has(id),
    byPath: !own.has(id),
  }));
};

/** The ids that are shown once an entry is shown or hidden. A new one goes behind the first, where it is seen. */
export const withShown = (
  entries: readonly ColumnEntry[],
  id: string,
  show: boolean,
): readonly string[] => {
  const ids = entries.filter(({ shown }) => shown).map((entry) => entry.id);
  return show ? ids.toSpliced(1, 0, id) : ids.filter((other) => other !== id);
};

/** The ids that are shown once one of them has moved one further. */
export const withMoved = (
  entries: readonly ColumnEntry[],
  id: string,
  by: 1 | -1,
): readonly string[] => {
  const ids = entries.filter(({ shown }) => shown).map((entry) => entry.id);
  const at = ids.indexOf(id);
  const to = at + by;
  if (at === -1 || to < 0 || to >= ids.length) return ids;
  return ids.toSpliced(at, 1).toSpliced(to, 0, id);
};
