import { describe, expect, it } from 'vitest';
import type { Thing } from '../../../src/resources/types.ts';
import { markedOrAtHand } from '../../../src/store/lists/marks.ts';
import { currentView } from '../../../src/store/navigation/view.ts';
import { listAnswer } from './answers.ts';
import { madeExplorer, startMs } from './made.ts';
import { sourceOf } from './parts.ts';

const give = (names: readonly string[]) =>
  listAnswer('sources', {
    status: 'ready' as const,
    data: { rows: names.map((name) => sourceOf(name)) as readonly Thing[], unreadable: 0 },
    fetchedAtMs: startMs,
  });

const started = (names: readonly string[] = ['a', 'b', 'c', 'd']) => {
  const { explorer } = madeExplorer();
  explorer.store.setState({ lists: give(names) });
  const mark = (id: string) =>
    explorer.changeList((view) => ({ ...view, marks: new Set([...view.marks, id]) }));
  const taken = () => markedOrAtHand(explorer.store.getState()).map(({ id }) => id);
  return { explorer, mark, taken };
};

describe('what a command acts on', () => {
  it('is the thing at hand where nothing is marked', () => {
    const { explorer, taken } = started();
    explorer.moveCursor({ by: 1 });
    expect(taken()).toEqual(['b']);
  });

  it('is what is marked, in the order on screen, through sort and filter', () => {
    const { explorer, mark, taken } = started();
    mark('a');
    mark('c');
    expect(taken()).toEqual(['a', 'c']);
    explorer.setSort({ column: 'name', descending: true });
    expect(taken()).toEqual(['c', 'a']);
    explorer.setFilter('c');
    expect(taken()).toEqual(['c', 'a']);
  });

  it('drops what a refresh does not bring back', () => {
    const { explorer, mark, taken } = started();
    mark('a');
    mark('c');
    explorer.store.setState({ lists: give(['d', 'c', 'b']) });
    const view = currentView(explorer.store.getState());
    expect([view.screen === 'list' && [...view.marks], taken()]).toEqual([['c'], ['c']]);
  });

  it('is the range up to the cursor while one is open', () => {
    const { explorer, taken } = started();
    explorer.moveCursor({ by: 1 });
    explorer.changeList((view) => ({ ...view, range: view.cursor }));
    explorer.moveCursor({ to: 'last' });
    expect(taken()).toEqual(['b', 'c', 'd']);
    explorer.moveCursor({ to: 'first' });
    expect(taken()).toEqual(['a', 'b']);
  });

  it('belongs to one list view, not to the next one', () => {
    const { explorer, mark, taken } = started();
    mark('a');
    mark('b');
    explorer.open({ screen: 'list', kind: 'sources', scope: {} });
    expect(taken()).toEqual(['a']);
    explorer.back();
    expect(taken()).toEqual(['a', 'b']);
  });
});
