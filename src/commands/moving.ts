import type { Explorer } from '../store/explorer.ts';
import { formOf } from '../store/forms.ts';
import { type Move, moved } from '../store/listWindow.ts';
import { bodyLines, listLines, reviewRows } from '../store/selectors.ts';
import { currentView } from '../store/state.ts';
import { moveInThing } from './insideThings.ts';
import type { Command } from './types.ts';

const shifted = (at: number, move: Move, count: number): number =>
  Math.max(0, Math.min(moved(at, move, count), count - 1));

/** A move in whatever is on screen: rows of a list, lines of a thing or of the help, fields of a form. */
const go = (explorer: Explorer, move: Move): void => {
  const state = explorer.store.getState();
  if (state.overlay.type === 'none' && currentView(state).screen === 'thing') {
    moveInThing(explorer, move);
    return;
  }
  // The last screenful is as far as text scrolls, so that a step back is seen at once.
  const rows = state.overlay.type === 'confirm' ? reviewRows(state) : bodyLines(state);
  const stops = Math.max(1, explorer.lines().length - rows + 1);
  if (
    state.overlay.type === 'help' ||
    state.overlay.type === 'messages' ||
    state.overlay.type === 'journal' ||
    state.overlay.type === 'whoami' ||
    state.overlay.type === 'difference' ||
    state.overlay.type === 'confirm'
  ) {
    explorer.setOverlay({
      ...state.overlay,
      scroll: shifted(state.overlay.scroll, move, stops),
    });
    return;
  }
  explorer.moveCursor(move);
  explorer.changeProbe((view) => ({ ...view, scroll: shifted(view.scroll, move, stops) }));
  explorer.changeForm((view) => ({
    ...view,
    field: shifted(view.field, move, formOf(view).fields.length),
  }));
};

const page = (explorer: Explorer): number => {
  const state = explorer.store.getState();
  if (currentView(state).screen === 'thing') return bodyLines(state);
  if (state.overlay.type === 'none') return listLines(state);
  // The last line of a review that goes on says so, in the place of one of its own.
  return state.overlay.type === 'confirm' ? Math.max(1, reviewRows(state) - 1) : bodyLines(state);
};

const where = [
  'list',
  'thing',
  'probe',
  'form',
  'help',
  'messages',
  'journal',
  'confirm',
  'whoami',
  'difference',
] as const;

/** Moving: the same keys everywhere, vim's and the arrows. */
export const movingCommands: readonly Command[] = [
  {
    id: 'move.down',
    keys: ['j', 'down'],
    where,
    title: 'down one',
    run: (explorer) => go(explorer, { by: 1 }),
  },
  {
    id: 'move.up',
    keys: ['k', 'up'],
    where,
    title: 'up one',
    run: (explorer) => go(explorer, { by: -1 }),
  },
  {
    id: 'move.pageDown',
    keys: ['pgdn', 'ctrl-f'],
    where,
    title: 'down one page',
    run: (explorer) => go(explorer, { by: page(explorer) }),
  },
  {
    id: 'move.pageUp',
    keys: ['pgup', 'ctrl-b'],
    where,
    title: 'up one page',
    run: (explorer) => go(explorer, { by: -page(explorer) }),
  },
  {
    id: 'move.first',
    keys: ['g', 'home'],
    where,
    title: 'to the first',
    run: (explorer) => go(explorer, { to: 'first' }),
  },
  {
    id: 'move.last',
    keys: ['G', 'end'],
    where,
    title: 'to the last',
    run: (explorer) => go(explorer, { to: 'last' }),
  },
];
