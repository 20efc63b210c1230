// What the last read changed of a list.

import type { Column, Kind, Thing } from '../../resources/types.ts';
import type { ListData } from '../queries/query.ts';
import { rowsById } from './byId.ts';
import { type FoldingKind, withChildren } from './tree.ts';

/** Longer lists are not compared with what was there before: both would have to be kept. */
export const longestCompared = 5_000;

/** What the last read changed of a row: it is new, or these of its columns say something else. */
export type Change = 'new' | ReadonlySet<string>;

/** What the last read changed of a list, by the ids of its things. */
export type Changes = {
  readonly byId: ReadonlyMap<string, Change>;
  readonly changed: number;
  readonly added: number;
  readonly gone: number;
};

const none: Changes = { byId: new Map(), changed: 0, added: 0, gone: 0 };

/** The columns that say something else. An age does so every minute, which is no change. */
const changedColumns = (
  row: Thing,
  before: Thing,
  columns: readonly Column[],
): ReadonlySet<string> => {
  const reading = { nowMs: 0 };
  return new Set(
    columns.flatMap((column) =>
      column.measure?.unit !== 'age' &&
      column.cell(row, reading).text !== column.cell(before, reading).text
        ? [column.id]
        : [],
    ),
  );
};

const compare = (
  rows: readonly Thing[],
  before: readonly Thing[],
  columns: readonly Column[],
  { identify }: Pick<Kind, 'identify'>,
): Changes => {
  const [old, fresh] = [rowsById(before, identify), rowsById(rows, identify)];
  const byId = new Map<string, Change>();
  let added = 0;
  for (const [id, row] of fresh.rows) {
    if (old.unclear.has(id)) continue;
    const was = old.rows.get(id);
    if (was === undefined) {
      byId.set(id, 'new');
      added += 1;
      continue;
    }
    const changed = changedColumns(row, was, columns);
    if (changed.size > 0) byId.set(id, changed);
  }
  let gone = 0;
  for (const id of old.rows.keys()) {
    if (!fresh.rows.has(id) && !fresh.unclear.has(id)) gone += 1;
  }
  return { byId, changed: byId.size - added, added, gone };
};

/** The changes of rows and of what is folded into them; those of the rows alone are counted. */
const compareAll = (
  { rows, before }: Required<Pick<ListData, 'rows' | 'before'>>,
  columns: readonly Column[],
  kind: FoldingKind,
): Changes => {
  const changes = compare(rows, before, columns, kind);
  const all = withChildren(rows, kind);
  if (all === rows) return changes;
  const { byId } = compare(all, withChildren(before, kind), columns, kind);
  return { ...changes, byId };
};

type Known = { readonly columns: readonly Column[]; readonly changes: Changes };
const known = new WeakMap<ListData, Known>();

/** What the last read of a list changed, compared once for each answer and choice of columns. */
export const changesOf = (
  data: ListData | undefined,
  columns: readonly Column[],
  kind: FoldingKind,
): Changes => {
  if (data?.before === undefined) return none;
  const found = known.get(data);
  if (found?.columns === columns) return found.changes;
  const changes = compareAll({ rows: data.rows, before: data.before }, columns, kind);
  known.set(data, { columns, changes });
  return changes;
};
