import { describe, expect, it } from 'vitest';
import type { Column, Thing } from '../../../src/resources/types.ts';
import { changesInWords } from '../../../src/screens/text/lists/listTitle.ts';
import { changesOf } from '../../../src/store/lists/changes.ts';

const column = (id: string, more: Partial<Column> = {}): Column => ({
  id,
  header: id,
  width: 5,
  priority: 1,
  cell: (row) => ({ text: String(row[id] ?? '-') }),
  ...more,
});
const columns = [
  column('name'),
  column('status'),
  column('since', { measure: { unit: 'age', of: (row) => Number(row.since) } }),
];
const identify = (row: Thing) => String(row.id);
const row = (id: string, status: string, since = 0) => ({ id, name: id, status, since });
const changes = (before: readonly Thing[] | undefined, rows: readonly Thing[]) =>
  changesOf({ rows, unreadable: 0, before }, columns, { identify });

describe('what a refresh changed', () => {
  it('is nothing where nothing was read before', () => {
    expect(changesInWords(changes(undefined, [row('a', 'ok')]))).toBe('');
  });

  it('is told by id and column, wherever the row stands now', () => {
    const found = changes(
      [row('a', 'ok'), row('b', 'ok'), row('c', 'ok')],
      [row('c', 'ok'), row('d', 'ok'), row('b', 'failed')],
    );
    expect(found).toEqual({
      byId: new Map<string, unknown>([
        ['d', 'new'],
        ['b', new Set(['status'])],
      ]),
      changed: 1,
      added: 1,
      gone: 1,
    });
    expect(changesInWords(found)).toBe('1 changed, 1 new, 1 gone');
  });

  it('says nothing of rows without an id, or with one that several have', () => {
    const named = (id: string, name: string, status: string) => ({ ...row(id, status), name });
    const before = [
      named('', 'one', 'ok'),
      named('', 'two', 'failed'),
      named('a', 'three', 'ok'),
      named('a', 'four', 'failed'),
      named('b', 'five', 'ok'),
    ];
    expect(changes(before, before.toReversed())).toMatchObject({ changed: 0, added: 0, gone: 0 });
    expect(changes(before, before.slice(1))).toMatchObject({ changed: 0, added: 0, gone: 0 });
    expect(changes(before, before.slice(0, 3))).toMatchObject({ changed: 0, added: 0, gone: 1 });
  });

  it('does not count ages', () => {
    expect(changes([row('a', 'ok', 1)], [row('a', 'ok', 999_999)]).byId.size).toBe(0);
  });

  it('is compared once for an answer', () => {
    const data = { rows: [row('a', 'x')], before: [row('a', 'y')], unreadable: 0 };
    expect(changesOf(data, columns, { identify })).toBe(changesOf(data, columns, { identify }));
  });
});
