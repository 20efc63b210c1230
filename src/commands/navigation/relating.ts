// The commands that go to the parent of a thing and to what uses it.

import { kindOf } from '../../resources/index.ts';
import { wholeOf } from '../../resources/placement.ts';
import type { Destination } from '../../resources/types.ts';
import { markedOrAtHand } from '../../store/lists/marks.ts';
import { currentView } from '../../store/navigation/view.ts';
import { thingAtHand } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import type { CommandEntry } from '../types.ts';
import { nothingHere } from './opening.ts';

/** Where the thing is that the thing at hand belongs to. */
export const parentAtHand = (state: State): Destination | undefined => {
  const view = currentView(state);
  const kind = kindOf(view.kind);
  const row = thingAtHand(state, view);
  const own = row === undefined ? undefined : kind.parent?.(row, view.scope);
  return own ?? wholeOf(kind, view.scope);
};

/** Where that is which uses the thing at hand. */
export const usersAtHand = (state: State): Destination | undefined => {
  const view = currentView(state);
  const row = thingAtHand(state, view);
  return row === undefined ? undefined : kindOf(view.kind).usedBy?.(row, view.scope);
};

/** Where that is which says why something is wrong with the thing at hand; undefined where one is there. */
const whyAtHand = (state: State): Destination | undefined => {
  const view = currentView(state);
  const row = thingAtHand(state, view);
  const to = row === undefined ? undefined : kindOf(view.kind).why?.(row, view.scope);
  const isHere = view.screen === 'thing' && to?.screen === 'thing' && to.kind === view.kind;
  return isHere ? undefined : to;
};

const noWhy = (state: State): string | undefined =>
  whyAtHand(state) !== undefined
    ? undefined
    : (nothingHere(state) ??
      (currentView(state).kind === 'findings'
        ? 'This is why.'
        : 'Nothing tells why: what is wrong is known of sources, of their runs, of clusters and of VAs.'));

const noParent = (state: State): string | undefined => {
  if (parentAtHand(state) !== undefined) return undefined;
  const { singular } = kindOf(currentView(state).kind);
  return nothingHere(state) ?? `This ${singular} belongs to nothing that could be shown.`;
};

const noUsers = (state: State): string | undefined => {
  if (usersAtHand(state) !== undefined) return undefined;
  const { plural, singular, usedBy } = kindOf(currentView(state).kind);
  if (usedBy === undefined) return `What uses ${plural} cannot be listed.`;
  return nothingHere(state) ?? `Nothing is known to use this ${singular}.`;
};

const noChanges = (state: State): string | undefined => {
  const { plural, changedBefore } = kindOf(currentView(state).kind);
  return changedBefore === undefined
    ? `What was changed before the trouble of ${plural} cannot be asked.`
    : nothingHere(state);
};

/** From a thing to that which it belongs to, and to what uses it. */
export const relatingCommands: readonly CommandEntry[] = [
  {
    id: 'thing.parent',
    keys: ['J'],
    contexts: ['list', 'thing'],
    beforeRows: 'waits',
    title: 'to what it belongs to, such as the source of an entitlement',
    whyNot: noParent,
    run: (explorer) => {
      const to = parentAtHand(explorer.store.getState());
      if (to !== undefined) explorer.climb(to);
    },
  },
  {
    id: 'thing.why',
    keys: ['X'],
    contexts: ['list', 'thing'],
    beforeRows: 'waits',
    title: 'why: what is wrong with it, who says so, since when, and what to do',
    hint: { label: 'why', rank: 3, when: (state) => whyAtHand(state) !== undefined },
    applies: (state) => kindOf(currentView(state).kind).why !== undefined,
    whyNot: noWhy,
    run: (explorer) => {
      const to = whyAtHand(explorer.store.getState());
      if (to !== undefined) explorer.open(to);
    },
  },
  {
    id: 'thing.usedBy',
    keys: ['u'],
    contexts: ['list', 'thing'],
    beforeRows: 'waits',
    title: 'what uses it, such as the sources of a cluster',
    hint: { label: 'used by', rank: 11, when: (state) => usersAtHand(state) !== undefined },
    whyNot: noUsers,
    run: (explorer) => {
      const to = usersAtHand(explorer.store.getState());
      if (to !== undefined) explorer.open(to);
    },
  },
  {
    id: 'thing.changedBefore',
    keys: ['B'],
    contexts: ['list', 'thing'],
    beforeRows: 'waits',
    title: 'what was changed in the 24 hours before its trouble',
    applies: (state) => kindOf(currentView(state).kind).changedBefore !== undefined,
    whyNot: noChanges,
    run: (explorer) => {
      const state = explorer.store.getState();
      const kind = kindOf(currentView(state).kind);
      const to = kind.changedBefore?.(markedOrAtHand(state), explorer.now());
      if (to !== undefined) explorer.open(to);
    },
  },
];
