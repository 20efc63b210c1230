// The menu of columns: which ones a list shows, in which order, and adding one by its path.

import { readPath, valuesAt } from '../../insight/documents/path.ts';
import { didYouMean } from '../../model/didYouMean.ts';
import { keyed } from '../../model/keyed.ts';
import { pathColumn } from '../../resources/cells/columns.ts';
import { kindOf } from '../../resources/index.ts';
import type { Column } from '../../resources/types.ts';
import type { Explorer } from '../../store/explorer.ts';
import { fieldOf } from '../../store/forms/field.ts';
import {
  type ColumnEntry,
  columnEntries,
  withMoved,
  withShown,
} from '../../store/lists/tableColumns.ts';
import { currentView } from '../../store/navigation/view.ts';
import { listQuery } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import { choiceIn, chooseInMenu, commandsOfMenu, type Menu } from '../overlays/menus.ts';
import type { CommandEntry } from '../types.ts';
import { listOnScreen } from './listing.ts';

const entriesOf = (state: State): readonly ColumnEntry[] =>
  columnEntries(state.tables, kindOf(currentView(state).kind));

const choiceOf = ({ overlay }: State): number => choiceIn(overlay, 'columns');

const chosen = (state: State): ColumnEntry | undefined => entriesOf(state)[choiceOf(state)];

const count = (explorer: Explorer): number => entriesOf(explorer.store.getState()).length;

const choose = (explorer: Explorer, choice: number): void =>
  chooseInMenu(explorer, { type: 'columns', count }, choice);

/** Shows these columns from now on, and keeps the menu on the one that it was on. */
const show = (explorer: Explorer, ids: readonly string[], on: string): void => {
  explorer.tables.chooseColumns(currentView(explorer.store.getState()).kind, ids);
  const at = entriesOf(explorer.store.getState()).findIndex(({ id }) => id === on);
  choose(explorer, at === -1 ? choiceOf(explorer.store.getState()) : at);
};

/** Shows these columns from now on, with the menu where it is. */
const hide = (explorer: Explorer, ids: readonly string[]): void => {
  explorer.tables.chooseColumns(currentView(explorer.store.getState()).kind, ids);
  choose(explorer, choiceOf(explorer.store.getState()));
};

const move = (explorer: Explorer, by: 1 | -1): void => {
  const state = explorer.store.getState();
  const entry = chosen(state);
  if (entry !== undefined) show(explorer, withMoved(entriesOf(state), entry.id, by), entry.id);
};

const whyNotMoved = (state: State): string | undefined =>
  chosen(state)?.shown === true ? undefined : keyed`It is not shown: {columns.show} shows it.`;

/** More rows than these are not looked at for a key press; they are then taken from all over the list. */
const mostRowsLookedAt = 1_000;

/** A doubt about a path that no row has, as a sentence that says what it may have meant; undefined where one has it. */
const noRowHas = (state: State, { id }: Column): string | undefined => {
  const view = currentView(state);
  const rows = view.screen === 'list' ? (listQuery(state, view)?.data?.rows ?? []) : [];
  const step = Math.ceil(rows.length / mostRowsLookedAt);
  const looked = rows.filter((_, index) => index % step === 0);
  const path = readPath(id);
  if (looked.length === 0 || !path.ok) return undefined;
  if (looked.some((row) => valuesAt(path.value, row).length > 0)) return undefined;
  const which =
    looked.length < rows.length
      ? `None of ${looked.length.toLocaleString('en')} rows that were looked at`
      : 'No row that is loaded';
  const [head = ''] = /^[^.[]*/.exec(id) ?? [];
  const near = didYouMean(head, Object.keys(looked[0] ?? {}));
  const isNear = near !== undefined && near !== head;
  const question = isNear ? `: is it ${near}${id.slice(head.length)}?` : '.';
  return keyed`${which} has ${id}${question} {columnPath.keep} adds it all the same.`;
};

const addPath = (explorer: Explorer): void => {
  const state = explorer.store.getState();
  const { overlay } = state;
  if (overlay.type !== 'columnPath') return;
  const read = pathColumn(overlay.field.text);
  const entries = entriesOf(state);
  if (!read.ok) {
    explorer.setOverlay({ ...overlay, problem: read.error });
    return;
  }
  const doubt = noRowHas(state, read.value);
  // A path that is entered again after the doubt was shown is taken: some fields come with later rows.
  if (doubt !== undefined && overlay.problem !== doubt) {
    explorer.setOverlay({ ...overlay, problem: doubt });
    return;
  }
  const { id } = read.value;
  const known = entries.find((entry) => entry.id === id);
  explorer.setOverlay({ type: 'columns', choice: 0 });
  show(
    explorer,
    known?.shown === true
      ? entries.filter(({ shown }) => shown).map((entry) => entry.id)
      : withShown(entries, id, true),
    id,
  );
};

/** Opens the menu of columns of the list on screen. */
export const openColumns = (explorer: Explorer): void => {
  if (listOnScreen(explorer.store.getState()) === undefined) {
    explorer.flash('Columns are of lists: go to a list first.', 'warn');
  } else explorer.setOverlay({ type: 'columns', choice: 0 });
};

/** The menu of the columns of a list. */
export const columnMenu: Menu = {
  type: 'columns',
  titles: { down: 'next column', up: 'column before' },
  count,
  others: [
    {
      id: 'columns.show',
      keys: ['space'],
      contexts: ['columns'],
      title: 'show it or not',
      hint: { label: 'on/off', rank: 1 },
      whyNot: (state) => {
        const isLast = entriesOf(state).filter(({ shown }) => shown).length === 1;
        return isLast && chosen(state)?.shown === true
          ? 'A list needs one column: show another one first.'
          : undefined;
      },
      run: (explorer) => {
        const state = explorer.store.getState();
        const entry = chosen(state);
        if (entry === undefined) return;
        const ids = withShown(entriesOf(state), entry.id, !entry.shown);
        // What is hidden goes to the end; the keys stay here, for the next one.
        if (entry.shown) hide(explorer, ids);
        else show(explorer, ids, entry.id);
      },
    },
    {
      id: 'columns.earlier',
      keys: ['h', 'left'],
      contexts: ['columns'],
      title: 'move it to the left',
      hint: { label: 'left', rank: 6 },
      whyNot: whyNotMoved,
      run: (explorer) => move(explorer, -1),
    },
    {
      id: 'columns.later',
      keys: ['l', 'right'],
      contexts: ['columns'],
      title: 'move it to the right',
      hint: { label: 'right', rank: 7 },
      whyNot: whyNotMoved,
      run: (explorer) => move(explorer, 1),
    },
    {
      id: 'columns.add',
      keys: ['a'],
      contexts: ['columns'],
      title: 'add a column by its path in the object, such as owner.id',
      hint: { label: 'add', rank: 3 },
      run: (explorer) => explorer.setOverlay({ type: 'columnPath', field: fieldOf('') }),
    },
    {
      id: 'columns.remove',
      keys: ['x', 'delete'],
      contexts: ['columns'],
      title: 'drop a column that was added',
      hint: { label: 'drop', rank: 4, when: (state) => chosen(state)?.byPath === true },
      whyNot: (state) =>
        chosen(state)?.byPath === true
          ? undefined
          : keyed`Only columns that were added can be dropped. {columns.show} hides this one.`,
      run: (explorer) => {
        const state = explorer.store.getState();
        const entry = chosen(state);
        if (entry === undefined) return;
        hide(explorer, withShown(entriesOf(state), entry.id, false));
      },
    },
    {
      id: 'columns.reset',
      keys: ['z'],
      contexts: ['columns'],
      title: 'reset: the columns as spyglass has them',
      hint: { label: 'reset', rank: 5 },
      run: (explorer) => {
        explorer.tables.chooseColumns(currentView(explorer.store.getState()).kind, undefined);
        choose(explorer, 0);
      },
    },
  ],
  close: {
    keys: ['enter', 'esc', 'q', 'o', 'ctrl-c'],
    title: 'back to the list',
    hint: { label: 'ok', rank: 2 },
    afterwards: (explorer) => explorer.followCursor(),
  },
};

/** Choosing the columns of a list. */
export const columnCommands: readonly CommandEntry[] = [
  {
    id: 'columns.open',
    keys: ['o'],
    contexts: ['list'],
    beforeRows: 'in turn',
    opens: 'columns',
    title: 'choose the columns and their order',
    hint: { label: 'columns', rank: 12 },
    run: openColumns,
  },
  ...commandsOfMenu(columnMenu),
  {
    id: 'columnPath.keep',
    keys: ['enter'],
    contexts: ['columnPath'],
    title: 'add it',
    hint: { label: 'add it', rank: 1 },
    run: addPath,
  },
  {
    id: 'columnPath.cancel',
    keys: ['esc', 'ctrl-c'],
    contexts: ['columnPath'],
    title: 'back to the columns',
    hint: { label: 'leave it', rank: 2 },
    run: (explorer) => explorer.setOverlay({ type: 'columns', choice: 0 }),
  },
];
