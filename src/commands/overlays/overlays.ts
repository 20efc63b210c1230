// The sort menu, and the commands of the help, the messages and the journal.

import type { Explorer } from '../../store/explorer.ts';
import { fieldOf } from '../../store/forms/field.ts';
import { currentView } from '../../store/navigation/view.ts';
import { sortColumns } from '../../store/selectors.ts';
import { type CommandEntry, views } from '../types.ts';
import { commandsOfMenu, type Menu } from './menus.ts';
import { panels } from './overlayKeys.ts';
import { overlayOf } from './overlayOf.ts';

const close = (explorer: Explorer) => explorer.setOverlay({ type: 'none' });

const chooseSort = (explorer: Explorer, choice: number): void => {
  const view = currentView(explorer.store.getState());
  close(explorer);
  if (view.screen !== 'list') return;
  // The first entry is the order of the API; the others are the columns.
  const column = sortColumns(explorer.store.getState(), view)[choice - 1];
  if (column === undefined) {
    explorer.setSort(undefined);
    return;
  }
  const again = view.sort?.column === column.id;
  explorer.setSort({
    column: column.id,
    descending: again ? view.sort?.descending !== true : false,
  });
};

/** The menu of the columns that a list can be sorted by. */
export const sortMenu: Menu = {
  type: 'sort',
  titles: { down: 'next column', up: 'column before' },
  count: (explorer) => {
    const view = currentView(explorer.store.getState());
    return view.screen === 'list' ? sortColumns(explorer.store.getState(), view).length + 1 : 0;
  },
  choose: {
    name: 'choose',
    keys: ['enter', 'space'],
    title: 'sort by it; again to turn round',
    hint: { label: 'sort by it, again to turn round', rank: 1 },
    run: chooseSort,
  },
  others: [],
  close: {
    keys: ['esc', 'q', 'S', 'ctrl-c'],
    title: 'leave it',
    hint: { label: 'leave', rank: 2 },
  },
};

/** Opens the help of the place one is in; it goes back there. */
export const openHelp = (explorer: Explorer): void => {
  const { overlay } = explorer.store.getState();
  const over = overlay.type === 'none' ? {} : { over: overlay };
  explorer.setOverlay({ type: 'help', scroll: 0, search: '', ...over });
};

/** Shows all of the help, or what holds what was searched for in it. */
const showHelp = (explorer: Explorer, search: string): void => {
  const over = overlayOf(explorer, 'helpSearch')?.over;
  explorer.setOverlay({ type: 'help', scroll: 0, search, ...(over && { over }) });
};

/** Opening and using what lies over a view: sort menu, help. */
export const overlayCommands: readonly CommandEntry[] = [
  {
    id: 'sort.open',
    keys: ['S'],
    contexts: ['list'],
    beforeRows: 'in turn',
    opens: 'sort',
    title: 'sort by a column',
    hint: { label: 'sort', rank: 9 },
    run: (explorer) => {
      const view = currentView(explorer.store.getState());
      if (view.screen !== 'list') return;
      const current = sortColumns(explorer.store.getState(), view).findIndex(
        ({ id }) => id === view.sort?.column,
      );
      explorer.setOverlay({ type: 'sort', choice: current + 1 });
    },
  },
  ...commandsOfMenu(sortMenu),
  {
    id: 'help.open',
    keys: ['?'],
    contexts: [...views, ...panels, 'confirm'],
    beforeRows: 'anywhere',
    opens: 'help',
    title: 'all keys and commands',
    hint: { label: 'keys', rank: 4 },
    run: openHelp,
  },
  {
    id: 'help.search',
    keys: ['/'],
    contexts: ['help'],
    title: 'search in the help',
    hint: { label: 'search', rank: 1 },
    run: (explorer) => {
      const help = overlayOf(explorer, 'help');
      const search = help?.search ?? '';
      const over = help?.over;
      explorer.setOverlay({
        type: 'helpSearch',
        field: fieldOf(search),
        search,
        ...(over && { over }),
      });
    },
  },
  {
    id: 'helpSearch.keep',
    keys: ['enter', 'down'],
    contexts: ['helpSearch'],
    title: 'keep it',
    hint: { label: 'keep', rank: 1 },
    run: (explorer) => showHelp(explorer, overlayOf(explorer, 'helpSearch')?.field.text ?? ''),
  },
  {
    id: 'helpSearch.cancel',
    keys: ['esc', 'ctrl-c'],
    contexts: ['helpSearch'],
    title: 'back to the whole help',
    hint: { label: 'whole help', rank: 2 },
    run: (explorer) => showHelp(explorer, ''),
  },
  {
    id: 'messages.close',
    keys: ['esc', 'q', 'ctrl-c'],
    contexts: ['messages', 'journal'],
    title: 'leave them',
    hint: { label: 'leave', rank: 1 },
    run: close,
  },
  {
    id: 'help.close',
    keys: ['esc', 'q', '?', 'ctrl-c'],
    contexts: ['help'],
    title: 'leave the help',
    hint: { label: 'leave', rank: 2 },
    run: (explorer) => explorer.setOverlay(overlayOf(explorer, 'help')?.over ?? { type: 'none' }),
  },
];
