import type { Explorer } from '../store/explorer.ts';
import { currentView, type State } from '../store/state.ts';
import { lineOf, type Match } from '../store/thingText.ts';
import { changeFolds, type InThing, inThing, putCursor } from './insideThings.ts';
import type { Command } from './types.ts';

/** Unfolds what hides a match, and puts the cursor on it. */
const goTo = (explorer: Explorer, { view }: InThing, match: Match): void => {
  const { folds } = view;
  const opened = Object.fromEntries(match.open.map((path) => [path, 'open' as const]));
  const hidden =
    match.open.length > 0 && explorer.text()?.lines.every(({ key }) => key !== match.key);
  if (hidden) changeFolds(explorer, { ...folds, paths: { ...folds.paths, ...opened } }, match.key);
  const line = lineOf(explorer.text()?.lines ?? [], match.key);
  if (line !== -1) putCursor(explorer, line);
};

/** Goes to the next or previous line that holds what was searched for; round the end, and says so. */
const toMatch = (explorer: Explorer, direction: 'next' | 'previous'): void => {
  const here = inThing(explorer);
  if (here === undefined) return;
  const { search } = here.view;
  const matches = here.text.matches(search);
  const at = here.text.placeOf(here.line?.key ?? '');
  const further =
    direction === 'next'
      ? matches.find((match) => match.at > at)
      : matches.findLast((match) => match.at < at);
  const to = further ?? (direction === 'next' ? matches[0] : matches.at(-1));
  if (to === undefined) {
    explorer.flash(`"${search}" is not in this text.`, 'warn');
    return;
  }
  goTo(explorer, here, to);
  if (further === undefined) {
    const end = direction === 'next' ? 'end, on from the beginning' : 'beginning, on from the end';
    const place = `${matches.indexOf(to) + 1} of ${matches.length}`;
    explorer.flash(`/${search}   ${place}   round the ${end}`, 'quiet');
  }
};

/**
 * Searches the thing on screen for a text while it is typed: the first place from where one was is shown, and where
 * one was again when nothing is left.
 */
export const searchFor = (explorer: Explorer, search: string): void => {
  const before = inThing(explorer);
  if (before === undefined) return;
  const { cursor, at, scroll } = before.view;
  const isTyping = explorer.store.getState().overlay.type === 'filter';
  const from = before.view.searchedFrom ?? { cursor, at, scroll };
  const start = isTyping ? from : {};
  const searchedFrom = isTyping && search !== '' ? from : undefined;
  explorer.changeThing((view) => ({ ...view, ...start, search, searchedFrom }));
  const here = inThing(explorer);
  if (here === undefined || search === '' || !isTyping) return;
  const matches = here.text.matches(search);
  const place = here.text.placeOf(here.line?.key ?? '');
  const first = matches.find((match) => match.at >= place) ?? matches[0];
  if (first !== undefined) goTo(explorer, here, first);
};

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
