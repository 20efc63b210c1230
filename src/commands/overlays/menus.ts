// The menu machine: what all menus share, and the commands made from their data.

import type { Explorer } from '../../store/explorer.ts';
import { bodyLines } from '../../store/frame/size.ts';
import { moveInItems } from '../forms/items.ts';
import { moveInColumns } from '../lists/columns.ts';
import { moveInEnvironments } from '../navigation/environments.ts';
import { moveInCopies } from '../sharing/sharing.ts';
import type { CommandEntry, OverlayContext } from '../types.ts';
import { moveChoice } from './overlays.ts';

/** Further than any menu goes. */
const toTheEnd = 1_000_000;

/** Moves the choice of the menu on screen, as far as it goes. */
const step = (explorer: Explorer, by: number): void => {
  switch (explorer.store.getState().overlay.type) {
    case 'sort':
      moveChoice(explorer, by);
      return;
    case 'items':
      moveInItems(explorer, by);
      return;
    case 'copy':
      moveInCopies(explorer, by);
      return;
    case 'columns':
      moveInColumns(explorer, by);
      return;
    case 'environments':
      moveInEnvironments(explorer, by);
  }
};

const page = (explorer: Explorer): number => Math.max(1, bodyLines(explorer.store.getState()) - 1);

const lettersMove: readonly OverlayContext[] = ['sort', 'items', 'columns', 'environments'];
/** In the copy menu letters copy. */
const menus: readonly OverlayContext[] = [...lettersMove, 'copy'];

/** Moving far in menus, with the keys that do it in lists. */
export const menuCommands: readonly CommandEntry[] = [
  {
    id: 'menu.pageDown',
    keys: ['pgdn', 'ctrl-f'],
    contexts: menus,
    title: 'down one page',
    run: (explorer) => step(explorer, page(explorer)),
  },
  {
    id: 'menu.pageUp',
    keys: ['pgup', 'ctrl-b'],
    contexts: menus,
    title: 'up one page',
    run: (explorer) => step(explorer, -page(explorer)),
  },
  {
    id: 'menu.first',
    keys: ['g', 'home'],
    contexts: lettersMove,
    title: 'to the first',
    run: (explorer) => step(explorer, -toTheEnd),
  },
  {
    id: 'menu.last',
    keys: ['G', 'end'],
    contexts: lettersMove,
    title: 'to the last',
    run: (explorer) => step(explorer, toTheEnd),
  },
  {
    id: 'copy.first',
    keys: ['home'],
    contexts: ['copy'],
    title: 'to the first',
    run: (explorer) => step(explorer, -toTheEnd),
  },
  {
    id: 'copy.last',
    keys: ['end'],
    contexts: ['copy'],
    title: 'to the last',
    run: (explorer) => step(explorer, toTheEnd),
  },
];
