import type { Explorer } from '../store/explorer.ts';
import { currentView, type State } from '../store/state.ts';
import type { Command } from './types.ts';

/** Scrolls to the next or previous line that holds what was searched for; round the end once. */
const toMatch = (explorer: Explorer, direction: 'next' | 'previous'): void =>
  explorer.changeThing((view) => {
    const wanted = view.search.toLowerCase();
    const found = explorer
      .lines()
      .flatMap((line, index) => (line.toLowerCase().includes(wanted) ? [index] : []));
    const to =
      direction === 'next'
        ? (found.find((index) => index > view.scroll) ?? found[0])
        : (found.findLast((index) => index < view.scroll) ?? found.at(-1));
    if (to === undefined) explorer.flash(`"${view.search}" is not in this text.`, 'warn');
    return to === undefined ? view : { ...view, scroll: to };
  });

const isSearched = (state: State): boolean => {
  const view = currentView(state);
  return view.screen === 'thing' && view.search !== '';
};

/** Finding a place in a text. */
export const searchingCommands: readonly Command[] = [
  {
    id: 'thing.nextMatch',
    keys: ['n'],
    where: ['thing'],
    title: 'next place that was searched for',
    applies: isSearched,
    hint: { label: 'next match', rank: 2 },
    run: (explorer) => toMatch(explorer, 'next'),
  },
  {
    id: 'thing.previousMatch',
    keys: ['N'],
    where: ['thing'],
    title: 'place before that was searched for',
    applies: isSearched,
    run: (explorer) => toMatch(explorer, 'previous'),
  },
];
