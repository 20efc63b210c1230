import type { Explorer } from '../store/explorer.ts';
import { fieldOf } from '../store/field.ts';
import { sortColumns } from '../store/selectors.ts';
import { currentView, type Overlay } from '../store/state.ts';
import { complete, runLine } from './palette.ts';
import { type Command, views } from './types.ts';

const close = (explorer: Explorer) => explorer.setOverlay({ type: 'none' });

/** The overlay if it is of this type: a command of one place runs only there. */
const overlayOf = <Type extends Overlay['type']>(
  explorer: Explorer,
  type: Type,
): Extract<Overlay, { type: Type }> | undefined => {
  const { overlay } = explorer.store.getState();
  return overlay.type === type ? (overlay as Extract<Overlay, { type: Type }>) : undefined;
};

/** The text that `/` starts from: the filter of a list, the search of a thing. */
const typedSoFar = (explorer: Explorer): string => {
  const view = currentView(explorer.store.getState());
  if (view.screen === 'list') return view.filter;
  return view.screen === 'thing' ? view.search : '';
};

const openFilter = (explorer: Explorer): void => {
  const before = typedSoFar(explorer);
  explorer.setOverlay({ type: 'filter', field: fieldOf(before), before });
};

/** Sets the filter of a list or the search of a thing, live as it is typed. */
export const setTyped = (explorer: Explorer, text: string): void => {
  explorer.setFilter(text);
  explorer.changeThing((view) => ({ ...view, search: text }));
};

const chooseSort = (explorer: Explorer): void => {
  const view = currentView(explorer.store.getState());
  const overlay = overlayOf(explorer, 'sort');
  close(explorer);
  if (view.screen !== 'list' || overlay === undefined) return;
  // The first entry is the order of the API; the others are the columns.
  const column = sortColumns(view)[overlay.choice - 1];
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

const moveChoice = (explorer: Explorer, by: number): void => {
  const view = currentView(explorer.store.getState());
  const overlay = overlayOf(explorer, 'sort');
  if (view.screen !== 'list' || overlay === undefined) return;
  const choice = Math.max(0, Math.min(overlay.choice + by, sortColumns(view).length));
  explorer.setOverlay({ type: 'sort', choice });
};

/** Opening and using what lies over a view: command line, filter, sort menu, help. */
export const overlayCommands: readonly Command[] = [
  {
    id: 'command.open',
    keys: [':'],
    where: views,
    title: 'type a command',
    hint: { label: 'command', rank: 8 },
    run: (explorer) => explorer.setOverlay({ type: 'command', field: fieldOf('') }),
  },
  {
    id: 'command.run',
    keys: ['enter'],
    where: ['command'],
    title: 'run it',
    hint: { label: 'run', rank: 1 },
    run: (explorer) => {
      const typed = overlayOf(explorer, 'command')?.field.text ?? '';
      close(explorer);
      runLine(explorer, typed);
    },
  },
  {
    id: 'command.complete',
    keys: ['tab'],
    where: ['command'],
    title: 'complete the word',
    hint: { label: 'complete', rank: 2 },
    run: (explorer) => {
      const typed = overlayOf(explorer, 'command')?.field.text ?? '';
      explorer.setOverlay({ type: 'command', field: fieldOf(complete(typed)) });
    },
  },
  {
    id: 'command.close',
    keys: ['esc', 'ctrl-c'],
    where: ['command'],
    title: 'leave it',
    hint: { label: 'leave', rank: 3 },
    run: close,
  },
  {
    id: 'filter.open',
    keys: ['/'],
    where: ['list'],
    title: 'filter the rows',
    hint: { label: 'filter', rank: 7 },
    run: openFilter,
  },
  {
    id: 'search.open',
    keys: ['/'],
    where: ['thing'],
    title: 'search in the text',
    hint: { label: 'search', rank: 7 },
    run: openFilter,
  },
  {
    id: 'filter.keep',
    keys: ['enter', 'down'],
    where: ['filter'],
    title: 'keep it',
    hint: { label: 'keep', rank: 1 },
    run: close,
  },
  {
    id: 'filter.cancel',
    keys: ['esc', 'ctrl-c'],
    where: ['filter'],
    title: 'back to how it was',
    hint: { label: 'as it was', rank: 2 },
    run: (explorer) => {
      setTyped(explorer, overlayOf(explorer, 'filter')?.before ?? '');
      close(explorer);
    },
  },
  {
    id: 'sort.open',
    keys: ['S'],
    where: ['list'],
    title: 'sort by a column',
    hint: { label: 'sort', rank: 9 },
    run: (explorer) => {
      const view = currentView(explorer.store.getState());
      if (view.screen !== 'list') return;
      const current = sortColumns(view).findIndex(({ id }) => id === view.sort?.column);
      explorer.setOverlay({ type: 'sort', choice: current + 1 });
    },
  },
  {
    id: 'sort.down',
    keys: ['j', 'down'],
    where: ['sort'],
    title: 'next column',
    run: (explorer) => moveChoice(explorer, 1),
  },
  {
    id: 'sort.up',
    keys: ['k', 'up'],
    where: ['sort'],
    title: 'column before',
    run: (explorer) => moveChoice(explorer, -1),
  },
  {
    id: 'sort.choose',
    keys: ['enter', 'space'],
    where: ['sort'],
    title: 'sort by it; again to turn round',
    hint: { label: 'sort by it, again to turn round', rank: 1 },
    run: chooseSort,
  },
  {
    id: 'sort.close',
    keys: ['esc', 'q', 'S', 'ctrl-c'],
    where: ['sort'],
    title: 'leave it',
    hint: { label: 'leave', rank: 2 },
    run: close,
  },
  {
    id: 'help.open',
    keys: ['?'],
    where: views,
    title: 'all keys and commands',
    hint: { label: 'keys', rank: 4 },
    run: (explorer) => explorer.setOverlay({ type: 'help', scroll: 0, search: '' }),
  },
  {
    id: 'help.search',
    keys: ['/'],
    where: ['help'],
    title: 'search in the help',
    hint: { label: 'search', rank: 1 },
    run: (explorer) => {
      const search = overlayOf(explorer, 'help')?.search ?? '';
      explorer.setOverlay({ type: 'helpSearch', field: fieldOf(search), search });
    },
  },
  {
    id: 'helpSearch.keep',
    keys: ['enter', 'down'],
    where: ['helpSearch'],
    title: 'keep it',
    hint: { label: 'keep', rank: 1 },
    run: (explorer) => {
      const search = overlayOf(explorer, 'helpSearch')?.field.text ?? '';
      explorer.setOverlay({ type: 'help', scroll: 0, search });
    },
  },
  {
    id: 'helpSearch.cancel',
    keys: ['esc', 'ctrl-c'],
    where: ['helpSearch'],
    title: 'back to the whole help',
    hint: { label: 'whole help', rank: 2 },
    run: (explorer) => explorer.setOverlay({ type: 'help', scroll: 0, search: '' }),
  },
  {
    id: 'messages.close',
    keys: ['esc', 'q', 'ctrl-c'],
    where: ['messages', 'journal'],
    title: 'leave them',
    hint: { label: 'leave', rank: 1 },
    run: close,
  },
  {
    id: 'help.close',
    keys: ['esc', 'q', '?', 'ctrl-c'],
    where: ['help'],
    title: 'leave the help',
    hint: { label: 'leave', rank: 2 },
    run: close,
  },
];
