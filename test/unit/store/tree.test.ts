import { describe, expect, it } from 'vitest';
import type { Thing } from '../../../src/resources/types.ts';
import { treeOf, withChildren } from '../../../src/store/lists/tree.ts';

const named = (id: string, ...within: readonly string[]): Thing => ({
  id,
  within: within.map((child): Thing => ({ id: child })),
});

const kind = {
  identify: ({ id }: Thing) => String(id),
  children: ({ within }: Thing) => (within ?? []) as readonly Thing[],
};

const parents = [named('a', 'a1', 'a2'), named('b'), named('c', 'c1')];

/** The rows as they are shown: a sign for how a row is folded, its id. */
const shown = (unfolded: readonly string[], ...fitting: readonly string[]): string => {
  const fits = fitting.length === 0 ? undefined : (row: Thing) => fitting.includes(String(row.id));
  const { rows, folds } = treeOf(parents, kind, new Set(unfolded), fits);
  const signs = { folded: '+', unfolded: '-', held: '=' };
  return rows
    .map((row) => {
      const fold = folds.get(row);
      const sign = fold?.is === 'parent' ? `${signs[fold.look]}${fold.children}` : '';
      return `${sign}${fold?.is === 'child' ? '.' : ''}${row.id}`;
    })
    .join(' ');
};

describe('the tree of a list', () => {
  it.each([
    ['folded', [], [], '+2a b +1c'],
    ['with one row unfolded', ['a'], [], '-2a .a1 .a2 b +1c'],
    ['with what is unfolded no more there', ['z', 'b'], [], '+2a b +1c'],
    ['narrowed to a child, with its row', [], ['a2'], '=2a .a2'],
    ['narrowed to a row and its child, as it is folded', [], ['a', 'a2'], '+2a'],
    ['narrowed to a row and its child, unfolded', ['a'], ['a', 'a2'], '-2a .a2'],
    ['narrowed to a row that has all of its children', ['a'], ['a'], '-2a .a1 .a2'],
    ['narrowed to what has none', ['a'], ['b'], 'b'],
    ['narrowed to nothing that is there', ['a'], ['x'], ''],
  ])('is %s', (_, unfolded, fitting, expected) => {
    expect(shown(unfolded, ...fitting)).toBe(expected);
  });

  it('is the list itself where nothing is folded', () => {
    const rows = [named('a'), named('b')];
    expect(withChildren(rows, kind)).toBe(rows);
    expect(withChildren(parents, {})).toBe(parents);
    expect(withChildren(parents, kind).map(({ id }) => id)).toEqual('a a1 a2 b c c1'.split(' '));
  });
});
