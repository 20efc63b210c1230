// The commands that open the row under the cursor.

import { keyed } from '../../model/keyed.ts';
import { kindOf } from '../../resources/index.ts';
import type { Destination } from '../../resources/types.ts';
import type { Explorer } from '../../store/explorer.ts';
import { withChildren, withFoldTurned } from '../../store/lists/tree.ts';
import { currentView, type ThingView } from '../../store/navigation/view.ts';
import { placeAmongAlike } from '../../store/queries/openedRow.ts';
import {
  foldUnderCursor,
  isLoading,
  listQuery,
  rowUnderCursor,
  thingAtHand,
} from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import type { CommandEntry } from '../types.ts';

/** Why nothing can be done with what is at hand: there is nothing. */
export const nothingHere = (state: State): string | undefined => {
  const view = currentView(state);
  if (thingAtHand(state, view) !== undefined) return undefined;
  return isLoading(state, view)
    ? 'It is still loading: try again in a moment.'
    : 'There is nothing here to act on.';
};

/** The details of the row under the cursor, as a destination. */
export const detailsOf = (state: State): Destination | undefined => {
  const view = currentView(state);
  if (view.screen !== 'list') return undefined;
  const row = rowUnderCursor(state, view);
  if (row === undefined) return undefined;
  const kind = kindOf(view.kind);
  const own = kind.open?.(row, view.scope);
  if (own?.screen === 'thing') return own;
  const rows = withChildren(listQuery(state, view)?.data?.rows ?? [], kind);
  const nth = kind.get === undefined ? placeAmongAlike(row, rows, kind) : 0;
  return {
    screen: 'thing',
    kind: kind.id,
    id: kind.identify(row),
    label: kind.label(row),
    scope: view.scope,
    ...(nth === 0 ? {} : { nth }),
  };
};

/** Whether the row under the cursor opens something else than its details. */
const opensNoDetails = (state: State): boolean => {
  const view = currentView(state);
  if (view.screen !== 'list') return false;
  const row = rowUnderCursor(state, view);
  const to = row === undefined ? undefined : kindOf(view.kind).open?.(row, view.scope);
  return to !== undefined && to.screen !== 'thing';
};

const openDetails = (explorer: Explorer, as: ThingView['as']): void => {
  const destination = detailsOf(explorer.store.getState());
  if (destination === undefined) return;
  explorer.open(destination);
  explorer.changeThing((view) => ({ ...view, as }));
};

/** Why a row cannot be folded: a filter found rows in it, and would hide them. */
const whyNotFolded = (state: State): string | undefined => {
  const fold = foldUnderCursor(state, currentView(state));
  return fold?.is === 'parent' && fold.look === 'held'
    ? keyed`It stays unfolded for what was found in it. {view.escape} shows all rows again.`
    : undefined;
};

/** Going into things from where they are listed or edited. */
export const openingCommands: readonly CommandEntry[] = [
  {
    id: 'list.open',
    keys: ['enter'],
    contexts: ['list'],
    beforeRows: 'waits',
    title: 'open what the cursor is on; unfold or fold a row',
    hint: {
      label: 'open',
      rank: 1,
      instead: (state) => {
        const fold = foldUnderCursor(state, currentView(state));
        if (fold?.is !== 'parent') return undefined;
        return { label: fold.look === 'folded' ? 'unfold' : 'fold', rank: 1 };
      },
    },
    whyNot: (state) => nothingHere(state) ?? whyNotFolded(state),
    run: (explorer) => {
      const state = explorer.store.getState();
      const view = currentView(state);
      if (view.screen !== 'list') return;
      const kind = kindOf(view.kind);
      const row = rowUnderCursor(state, view);
      if (row !== undefined && foldUnderCursor(state, view)?.is === 'parent') {
        explorer.changeRows((shown) => withFoldTurned(shown, kind.identify(row)));
        return;
      }
      const to = row === undefined ? undefined : kind.open?.(row, view.scope);
      const destination = to ?? detailsOf(state);
      if (destination !== undefined) explorer.open(destination);
    },
  },
  {
    id: 'list.json',
    keys: ['y'],
    contexts: ['list'],
    beforeRows: 'waits',
    title: 'the whole object as JSON',
    hint: { label: 'json', rank: 10 },
    whyNot: nothingHere,
    ignoresMarks: 'Shows',
    run: (explorer) => openDetails(explorer, 'json'),
  },
  {
    id: 'list.describe',
    keys: ['d'],
    contexts: ['list'],
    beforeRows: 'waits',
    title: 'its details',
    hint: { label: 'details', rank: 5, when: opensNoDetails },
    applies: (state) => {
      const view = currentView(state);
      return view.screen === 'list' && kindOf(view.kind).details !== undefined;
    },
    whyNot: nothingHere,
    ignoresMarks: 'Shows',
    run: (explorer) => openDetails(explorer, 'details'),
  },
  {
    id: 'form.json',
    keys: ['y'],
    contexts: ['form'],
    beforeRows: 'waits',
    title: 'the whole object as JSON',
    hint: { label: 'json', rank: 4 },
    whyNot: nothingHere,
    run: (explorer) => {
      const view = currentView(explorer.store.getState());
      const kind = kindOf(view.kind);
      explorer.open({
        screen: 'thing',
        kind: kind.id,
        id: '',
        label: kind.singular,
        scope: view.scope,
      });
      explorer.changeThing((shown) => ({ ...shown, as: 'json' }));
    },
  },
];
