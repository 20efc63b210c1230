import { describe, expect, it } from 'vitest';
import { pressKey } from '../../src/commands/keys/dispatch.ts';
import { currentView, type ListView, viewOf } from '../../src/store/navigation/view.ts';
import { rowUnderCursor } from '../../src/store/selectors.ts';
import { folding, type TestRow, testKindId, trials, withTestKind } from '../dsl/testKind.ts';
import { listAnswer } from '../unit/store/answers.ts';
import { draw, explorerWith, nowMs } from './draw.tsx';

const ten = trials(...Array.from({ length: 10 }, (_, index) => `b${index}`));
const rows: readonly TestRow[] = [
  { id: 'b', state: 'down', within: ten },
  { id: 'c', state: 'well' },
  { id: 'a', state: 'down', within: [{ id: 'a1', state: 'red' }, ...trials('a2')] },
];

const answered = (some: readonly TestRow[], before?: readonly TestRow[]) =>
  listAnswer(testKindId, {
    status: 'ready',
    data: { rows: some, unreadable: 0, ...(before === undefined ? {} : { before }) },
    fetchedAtMs: nowMs,
  });

const opened = () => {
  const explorer = explorerWith({
    views: [viewOf({ screen: 'list', kind: testKindId, scope: {} }, 1)],
    lists: answered(rows),
  });
  const list = () => {
    const [, , title = '', , ...lines] = draw(explorer);
    return [title.trim(), ...lines.slice(0, lines.indexOf(''))];
  };
  const press = (...keys: readonly string[]) => {
    for (const key of keys) pressKey(explorer, key);
    return list();
  };
  const cursor = () => {
    const state = explorer.store.getState();
    return rowUnderCursor(state, currentView(state) as ListView)?.id;
  };
  return { explorer, list, press, cursor };
};

describe('a list whose rows have others folded into them', () => {
  withTestKind({ ...folding, details: () => [] });

  it('shows how many, and them below it once Enter has unfolded it', () => {
    const { explorer, list, press } = opened();
    expect(list()).toEqual([
      'TRIALS 3',
      expect.stringMatching(/^▌ ▸ 10 b +down$/),
      expect.stringMatching(/^ {7}c +well$/),
      expect.stringMatching(/^ {2}▸ 2 {2}a +down$/),
    ]);
    expect(draw(explorer).at(-1)).toContain('enter unfold');
    expect(press('G', 'enter')).toEqual([
      'TRIALS 3',
      expect.stringMatching(/^ {2}▸ 10 b +down$/),
      expect.stringMatching(/^ {7}c +well$/),
      expect.stringMatching(/^▌ ▾ {4}a +down$/),
      expect.stringMatching(/^ {9}a1 +red$/),
      expect.stringMatching(/^ {9}a2 +-$/),
    ]);
    expect(draw(explorer).at(-1)).toContain('enter fold');
    expect(press('enter')).toHaveLength(4);
  });

  it('opens and marks a row that was folded into another, and keeps the mark while it is folded away', () => {
    const { explorer, press } = opened();
    expect(press('G', 'enter', 'j', 'space')[4]).toMatch(/^ ● {7}a1 /);
    press('k', 'k', 'enter');
    explorer.store.setState({ lists: answered([...rows]) });
    expect(press()[0]).toBe('TRIALS 3   ● 1 marked, 1 of them not shown');
    press('enter', 'j', 'enter');
    expect(currentView(explorer.store.getState())).toMatchObject({
      screen: 'thing',
      thingId: 'a1',
    });
  });

  it('sorts the rows, each with what is in it behind it, and keeps the cursor on its row', () => {
    const { explorer, press, cursor } = opened();
    press('G', 'enter', 'j');
    explorer.setSort({ column: 'name', descending: true });
    const ids = () =>
      press()
        .slice(1)
        .map((line) => /(\w+) +\S+$/.exec(line)?.[1]);
    expect([ids(), cursor()]).toEqual([['c', 'b', 'a', 'a1', 'a2'], 'a1']);
    explorer.setSort({ column: 'name', descending: false });
    expect([ids(), cursor()]).toEqual([['a', 'a1', 'a2', 'b', 'c'], 'a1']);
    explorer.store.setState({ lists: answered([{ id: 'z' }, ...rows.map((row) => ({ ...row }))]) });
    expect([ids(), cursor()]).toEqual([['a', 'a1', 'a2', 'b', 'c', 'z'], 'a1']);
  });

  it('finds what is folded away with its row, which then stays unfolded', () => {
    const { explorer, list, press, cursor } = opened();
    explorer.setFilter('red');
    expect(list()).toEqual([
      'TRIALS 1 of 3   filter red',
      expect.stringMatching(/^▌ ▾ {3}a +down$/),
      expect.stringMatching(/^ {8}a1 +red$/),
    ]);
    press('enter');
    expect(draw(explorer).at(-2)).toBe(
      ' It stays unfolded for what was found in it. esc shows all rows again.',
    );
    press('j', 'esc');
    expect([press().length, cursor()]).toEqual([4, 'a']);
  });

  it('marks what the last read changed of them, and counts the rows alone', () => {
    const { explorer, press } = opened();
    press('G', 'enter');
    const changed = [{ id: 'a1', state: 'green' }, ...trials('a2', 'a3')];
    const after = rows.map((row) => (row.id === 'a' ? { ...row, within: changed } : row));
    explorer.store.setState({ lists: answered(after, rows) });
    expect(press()).toEqual([
      'TRIALS 3',
      expect.stringMatching(/^ {2}▸ 10 b /),
      expect.stringMatching(/ c /),
      expect.stringMatching(/ ▾ {4}a /),
      expect.stringMatching(/^ {9}a1 +\*green$/),
      expect.stringMatching(/ a2 /),
      expect.stringMatching(/^ \+ {7}a3 /),
    ]);
  });
});
