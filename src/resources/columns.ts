import { ago, parseTime } from '../insight/time.ts';
import { plain } from './text.ts';
import type { Column, Kind } from './types.ts';

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** What a kind shows that says nothing of its columns. */
const usualColumns: readonly Column[] = [
  {
    id: 'name',
    header: 'NAME',
    width: 24,
    grow: 2,
    priority: 1,
    cell: (row) => plain(textOf(row.name)),
  },
  { id: 'id', header: 'ID', width: 32, priority: 2, cell: (row) => plain(textOf(row.id)) },
  {
    id: 'modified',
    header: 'MODIFIED',
    width: 8,
    align: 'right',
    priority: 3,
    cell: (row, { nowMs }) => {
      const ms = parseTime(row.modified);
      return plain(ms === undefined ? undefined : ago(ms, nowMs));
    },
    sortKey: (row) => -(parseTime(row.modified) ?? 0),
  },
];

/** The columns of a kind: its own, or id, name and modified. */
export const columnsOf = (kind: Pick<Kind, 'columns'>): readonly Column[] =>
  kind.columns ?? usualColumns;
