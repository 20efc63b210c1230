import { describe, expect, it } from 'vitest';
import type { Column, Thing } from '../../../src/resources/types.ts';
import { visibleRows } from '../../../src/store/lists/visible.ts';

const column = (id: string): Column => ({
  id,
  header: id.toUpperCase(),
  width: 5,
  priority: 1,
  cell: (row) => ({ text: String(row[id] ?? '-') }),
});

const kind = {
  columns: [
    column('name'),
    column('owner'),
    { ...column('size'), sortKey: (row: Thing) => Number(row.size) },
  ],
};

const rows: readonly Thing[] = [
  { name: 'Delta', owner: 'Ann', size: 10 },
  { name: 'alpha 10', owner: 'Bob', size: 9 },
  { name: 'alpha 9', owner: 'Ann\nDelta', size: 100 },
  { name: 'Émile', size: 1 },
];

const names = (filter: string, sort?: { column: string; descending: boolean }) =>
  visibleRows(rows, kind, filter, sort, 0).map(({ name }) => name);

describe('the rows of a list', () => {
  it.each([
    ['', ['Delta', 'alpha 10', 'alpha 9', 'Émile']],
    ['ALPHA', ['alpha 10', 'alpha 9']],
    ['alpha ann', ['alpha 9']],
    ['!ann', ['alpha 10', 'Émile']],
    ['own:ann', ['Delta', 'alpha 9']],
    ['name:delta', ['Delta']],
    ['!owner:bob alpha', ['alpha 9']],
    ['emile', ['Émile']],
    ['ÉMI', ['Émile']],
    ['álpha', ['alpha 10', 'alpha 9']],
    ['^emi', ['Émile']],
    ['^É[mn]', ['Émile']],
    ['-f eml', ['Émile']],
    ['name=emile', ['Émile']],
    ['!name=emile', ['Delta', 'alpha 10', 'alpha 9']],
    ['nobody:x', []],
    ['!', ['Delta', 'alpha 10', 'alpha 9', 'Émile']],
  ])('filtered by %j are %j', (filter, expected) => {
    expect(names(filter)).toEqual(expected);
  });

  it('are sorted as people count, without regard to case', () => {
    expect(names('', { column: 'name', descending: false })).toEqual([
      'alpha 9',
      'alpha 10',
      'Delta',
      'Émile',
    ]);
  });

  it('are sorted by the key of the column, either way', () => {
    expect(names('', { column: 'size', descending: true })).toEqual([
      'alpha 9',
      'Delta',
      'alpha 10',
      'Émile',
    ]);
  });

  it('are sorted by the amount of the column, with nothing at the end either way', () => {
    const took = {
      ...column('took'),
      measure: { unit: 'duration' as const, of: (row: Thing) => row.ms as number | undefined },
    };
    const timed = [
      { took: '12 s', ms: 12_000 },
      { took: '-' },
      { took: '3 min', ms: 180_000 },
      { took: '900 ms', ms: 900 },
    ];
    const sorted = (descending: boolean) =>
      visibleRows(timed, { columns: [took] }, '', { column: 'took', descending }, 0).map(
        (row) => row.took,
      );
    expect(sorted(false)).toEqual(['900 ms', '12 s', '3 min', '-']);
    expect(sorted(true)).toEqual(['3 min', '12 s', '900 ms', '-']);
  });

  it('stay in the order of the API where the column is not known', () => {
    expect(names('', { column: 'colour', descending: false })).toEqual(names(''));
  });
});
