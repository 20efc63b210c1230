// Typing, keeping and recalling a search in the text of a thing.

import type { Explorer } from '../../store/explorer.ts';
import { rememberingSearch } from '../../store/filters/filterHistory.ts';
import { type Field, fieldOf } from '../../store/forms/field.ts';
import { currentView } from '../../store/navigation/view.ts';
import type { Overlay } from '../../store/overlay.ts';
import type { State } from '../../store/state.ts';
import { lineOf, type Match, type ThingText } from '../../store/things/thingText.ts';
import type { CommandEntry } from '../types.ts';
import { changeFolds, type InThing, inThing, showFound } from './thingCursor.ts';

type Typing = Extract<Overlay, { type: 'search' }>;

const notHere = (search: string, text: ThingText): string =>
  text.isPart()
    ? `"${search}" is not in the part of this text that is drawn, and only that is searched: :save FILE has it whole.`
    : `"${search}" is not in this text.`;

/** Unfolds what hides a match, and puts the cursor on it. */
const goTo = (explorer: Explorer, { view }: InThing, match: Match): void => {
  const { folds } = view;
  const opened = Object.fromEntries(match.open.map((path) => [path, 'open' as const]));
  const hidden =
    match.open.length > 0 && explorer.text()?.lines.every(({ key }) => key !== match.key);
  if (hidden) changeFolds(explorer, { ...folds, paths: { ...folds.paths, ...opened } }, match.key);
  const line = lineOf(explorer.text()?.lines ?? [], match.key);
  if (line !== -1) showFound(explorer, line);
};

/** Goes to the next or previous line that holds what was searched for; round the end, and says so. */
const toMatch = (explorer: Explorer, direction: 'next' | 'previous'): void => {
  const here = inThing(explorer);
  if (here === undefined) return;
  const { search } = here.view;
  const matches = here.text.matches(search);
  const at = here.text.indexOf(here.line?.key ?? '');
  const further =
    direction === 'next'
      ? matches.find((match) => match.at > at)
      : matches.findLast((match) => match.at < at);
  const to = further ?? (direction === 'next' ? matches[0] : matches.at(-1));
  if (to === undefined) {
    explorer.flash(notHere(search, here.text), 'warn');
    return;
  }
  goTo(explorer, here, to);
  if (further === undefined) {
    const end = direction === 'next' ? 'end, on from the beginning' : 'beginning, on from the end';
    const place = `${matches.indexOf(to) + 1} of ${matches.length}`;
    explorer.remark(`/${search}   ${place}   round the ${end}`);
  }
};

const typing = (state: State): Typing | undefined =>
  state.overlay.type === 'search' ? state.overlay : undefined;

/** `/` begins with an empty line: what is looked for next is seldom what was looked for last. */
const openSearch = (explorer: Explorer): void => {
  const view = currentView(explorer.store.getState());
  if (view.screen !== 'thing') return;
  const { search, on, cursor, at, scroll, folds } = view;
  explorer.setOverlay({
    type: 'search',
    field: fieldOf(''),
    before: { search, on, cursor, at, scroll, folds },
  });
};

/**
 * Takes a changed search text. Shows the first match from where the search began, or that point where there is no
 * match.
 */
export const typeSearch = (
  explorer: Explorer,
  field: Field,
  recalled?: Typing['recalled'],
): void => {
  const overlay = typing(explorer.store.getState());
  if (overlay === undefined) return;
  const { before } = overlay;
  explorer.setOverlay({ type: 'search', field, before, recalled });
  if (field.text === overlay.field.text) return;
  const search = field.text === '' ? before.search : field.text;
  explorer.changeThing((view) => ({ ...view, ...before, search }));
  const here = inThing(explorer);
  if (here === undefined || field.text === '') return;
  const matches = here.text.matches(search);
  const place = here.text.indexOf(here.line?.key ?? '');
  const first = matches.find((match) => match.at >= place) ?? matches[0];
  if (first !== undefined) goTo(explorer, here, first);
};

/** The search that Enter on an empty line repeats. */
export const lastSearch = ({ overlay, searchHistory }: State): string | undefined =>
  overlay.type !== 'search'
    ? undefined
    : overlay.before.search === ''
      ? searchHistory[0]
      : overlay.before.search;

const keep = (explorer: Explorer): void => {
  const state = explorer.store.getState();
  const overlay = typing(state);
  if (overlay === undefined) return;
  const { text } = overlay.field;
  const last = lastSearch(state);
  explorer.setOverlay({ type: 'none' });
  if (text === '') {
    if (last === undefined) return;
    explorer.changeThing((view) => ({ ...view, search: last }));
    toMatch(explorer, 'next');
    return;
  }
  explorer.store.setState(({ searchHistory }) => ({
    searchHistory: rememberingSearch(searchHistory, text),
  }));
  const here = inThing(explorer);
  if (here === undefined || here.text.matches(text).length > 0) return;
  explorer.changeThing((view) => ({ ...view, search: overlay.before.search }));
  explorer.flash(notHere(text, here.text), 'warn');
};

const cancel = (explorer: Explorer): void => {
  const before = typing(explorer.store.getState())?.before;
  explorer.setOverlay({ type: 'none' });
  if (before !== undefined) explorer.changeThing((view) => ({ ...view, ...before }));
};

/** Earlier searches with 1, later ones with -1; before the newest one is what was typed. */
const recall = (explorer: Explorer, by: 1 | -1): void => {
  const state = explorer.store.getState();
  const overlay = typing(state);
  if (overlay === undefined) return;
  const { searchHistory } = state;
  const { typed, at } = overlay.recalled ?? { typed: overlay.field.text, at: -1 };
  const next = Math.min(at + by, searchHistory.length - 1);
  if (next === at) return;
  const text = searchHistory[next];
  const recalled = text === undefined ? undefined : { typed, at: next };
  typeSearch(explorer, fieldOf(text ?? typed), recalled);
};

/** Searches for nothing any more; one stays where one is. */
export const clearSearch = (explorer: Explorer): void =>
  explorer.changeThing((view) => ({ ...view, search: '' }));

const isSearched = (state: State): boolean => {
  const view = currentView(state);
  return view.screen === 'thing' && view.search !== '';
};

/** Finding a place in a text. */
export const searchingCommands: readonly CommandEntry[] = [
  {
    id: 'search.open',
    keys: ['/'],
    contexts: ['thing'],
    beforeRows: 'waits',
    opens: 'search',
    title: 'search in the text',
    hint: { label: 'search', rank: 7 },
    run: openSearch,
  },
  {
    id: 'search.keep',
    keys: ['enter'],
    contexts: ['search'],
    title: 'stay there; on an empty line, the last search again',
    hint: {
      label: 'stay there',
      rank: 1,
      // The line itself says what Enter does while nothing is typed.
      when: (state) => typing(state)?.field.text !== '',
    },
    run: keep,
  },
  {
    id: 'search.older',
    keys: ['up'],
    contexts: ['search'],
    title: 'the search before',
    hint: {
      label: 'earlier searches',
      rank: 3,
      when: ({ searchHistory }) => searchHistory.length > 0,
    },
    run: (explorer) => recall(explorer, 1),
  },
  {
    id: 'search.newer',
    keys: ['down'],
    contexts: ['search'],
    title: 'the search after; after the last, stay there',
    run: (explorer) => {
      if (typing(explorer.store.getState())?.recalled === undefined) keep(explorer);
      else recall(explorer, -1);
    },
  },
  {
    id: 'search.cancel',
    keys: ['esc', 'ctrl-c'],
    contexts: ['search'],
    title: 'back to how it was',
    hint: { label: 'as it was', rank: 2 },
    run: cancel,
  },
  {
    id: 'thing.nextMatch',
    keys: ['n'],
    contexts: ['thing'],
    beforeRows: 'waits',
    title: 'next place that was searched for',
    applies: isSearched,
    hint: { label: 'next match', rank: 2 },
    run: (explorer) => toMatch(explorer, 'next'),
  },
  {
    id: 'thing.previousMatch',
    keys: ['N'],
    contexts: ['thing'],
    beforeRows: 'waits',
    title: 'place before that was searched for',
    applies: isSearched,
    run: (explorer) => toMatch(explorer, 'previous'),
  },
];
