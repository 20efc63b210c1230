// The commands that move the cursor or scroll in views, pages and the review.

import type { Explorer } from '../../store/explorer.ts';
import { formOf } from '../../store/forms/drafts.ts';
import { bodyLines, reviewRows } from '../../store/frame/size.ts';
import { type Move, moved } from '../../store/lists/listWindow.ts';
import { rowLines } from '../../store/lists/rowLines.ts';
import { currentView } from '../../store/navigation/view.ts';
import type { State } from '../../store/state.ts';
import { scrolledTexts } from '../overlays/overlayKeys.ts';
import { moveInThing } from '../things/thingCursor.ts';
import { type CommandEntry, type Context, views } from '../types.ts';

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
  if ('scroll' in state.overlay) {
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

/** How many lines of what moves are on screen. */
const linesInSight = (state: State): number => {
  const { overlay } = state;
  // The last line of a review that goes on says so, in the place of one of its own.
  if (overlay.type === 'confirm') return reviewRows(state) - 1;
  const view = currentView(state);
  return overlay.type === 'none' && view.screen === 'list'
    ? rowLines(state, view)
    : bodyLines(state);
};

/** A page on: the last line of the one before stays in sight, to read on from. */
const pages = (explorer: Explorer, by: 1 | -1): void =>
  go(explorer, { scroll: by * Math.max(1, linesInSight(explorer.store.getState()) - 1) });

const halfPages = (explorer: Explorer, by: 1 | -1): void =>
  go(explorer, {
    scroll: by * Math.max(1, Math.floor(linesInSight(explorer.store.getState()) / 2)),
  });

const contexts: readonly Context[] = [...views, ...scrolledTexts, 'confirm'];

/** Where space has nothing to mark or to choose. */
const texts: readonly Context[] = ['thing', 'probe', ...scrolledTexts];

/** Moving: the same keys everywhere, vim's and the arrows. */
export const movingCommands: readonly CommandEntry[] = [
  {
    id: 'move.down',
    keys: ['j', 'down'],
    contexts,
    beforeRows: 'waits',
    title: 'down one',
    run: (explorer) => go(explorer, { by: 1 }),
  },
  {
    id: 'move.up',
    keys: ['k', 'up'],
    contexts,
    beforeRows: 'waits',
    title: 'up one',
    run: (explorer) => go(explorer, { by: -1 }),
  },
  {
    id: 'move.pageDown',
    keys: ['pgdn', 'ctrl-f'],
    contexts,
    beforeRows: 'waits',
    title: 'down one page',
    run: (explorer) => pages(explorer, 1),
  },
  {
    id: 'move.pageUp',
    keys: ['pgup', 'ctrl-b'],
    contexts,
    beforeRows: 'waits',
    title: 'up one page',
    run: (explorer) => pages(explorer, -1),
  },
  {
    id: 'move.readOn',
    keys: ['space'],
    contexts: texts,
    beforeRows: 'waits',
    title: 'down one page',
    run: (explorer) => pages(explorer, 1),
  },
  {
    id: 'move.halfPageDown',
    keys: ['ctrl-d', '}'],
    contexts,
    beforeRows: 'waits',
    title: 'down half a page',
    run: (explorer) => halfPages(explorer, 1),
  },
  {
    id: 'move.halfPageUp',
    keys: ['ctrl-u', '{'],
    contexts,
    beforeRows: 'waits',
    title: 'up half a page',
    run: (explorer) => halfPages(explorer, -1),
  },
  {
    id: 'move.first',
    keys: ['g', 'home'],
    contexts,
    beforeRows: 'waits',
    title: 'to the first',
    run: (explorer) => go(explorer, { to: 'first' }),
  },
  {
    id: 'move.last',
    keys: ['G', 'end'],
    contexts,
    beforeRows: 'waits',
    title: 'to the last',
    run: (explorer) => go(explorer, { to: 'last' }),
  },
];
