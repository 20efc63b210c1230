// The columns of a kind, and columns that show what is at a path in the object.

import { readPath, valuesAt } from '../../insight/documents/path.ts';
import { ago, parseTime } from '../../insight/time.ts';
import { type Result, success } from '../../model/result.ts';
import type { Column, Kind, Thing } from '../types.ts';
import { plain } from './text.ts';

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
    measure: { unit: 'age', of: (row) => parseTime(row.modified) },
    sortKey: (row) => -(parseTime(row.modified) ?? 0),
  },
];

/** The columns of a kind: its own, or id, name and modified. */
export const columnsOf = (kind: Pick<Kind, 'columns'>): readonly Column[] =>
  kind.columns ?? usualColumns;

const textAt = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

/** Names of properties that need the one before them to mean something. */
const tellingNothing = /^(id|name|type|value|key)$/i;

/** The head of a column by path: its last name, with the one before it where it needs that. */
const headOf = (path: string): string => {
  const names = path
    .split(/[.[\]"']+/)
    .filter((part) => part !== '' && !/^(\d+|\*|\$)$/.test(part));
  const last = names.at(-1) ?? path;
  return tellingNothing.test(last) ? names.slice(-2).join('.') : last;
};

/**
 * A column that shows what is at a path in the object, such as `owner.id`; many values are joined by commas. The failure
 * is a sentence that names the mistake in the path.
 */
export const pathColumn = (typed: string): Result<Column, string> => {
  const read = readPath(typed);
  if (!read.ok) return read;
  const path = typed.trim().replace(/^\$/, '').replace(/^\./, '');
  const header = headOf(path);
  const found = (row: Thing) => valuesAt(read.value, row);
  const numberOf = (row: Thing): number | undefined => {
    const [first] = found(row);
    return typeof first === 'number' ? first : undefined;
  };
  return success({
    id: path,
    header,
    width: Math.max(14, Math.min(header.length, 24)),
    grow: 1,
    priority: 50,
    cell: (row) => plain(found(row).map(textAt).join(', ')),
    measure: { unit: 'number', of: numberOf, counts: () => 'no list' },
    sortKey: (row) => numberOf(row) ?? found(row).map(textAt).join(', '),
  });
};
