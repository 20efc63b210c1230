// The menu of the entries of a form field: adding, changing and removing them.

import { keyed } from '../../model/keyed.ts';
import { success } from '../../model/result.ts';
import type { Items, Thing } from '../../resources/types.ts';
import type { Explorer } from '../../store/explorer.ts';
import { chosenField, draftedThing, isChanged } from '../../store/forms/drafts.ts';
import { fieldOf } from '../../store/forms/field.ts';
import type { FormView } from '../../store/navigation/view.ts';
import type { State } from '../../store/state.ts';
import { choiceIn, chooseInMenu, commandsOfMenu, type Menu } from '../overlays/menus.ts';
import type { CommandEntry } from '../types.ts';
import { formView } from './editing.ts';

/** The entries on screen: of which form, which thing and which field. */
type Opened = { readonly view: FormView; readonly thing: Thing; readonly items: Items };

const opened = (state: State): Opened | undefined => {
  const view = formView(state);
  const thing = view === undefined ? undefined : draftedThing(state, view);
  const items = view === undefined ? undefined : chosenField(view).items;
  return view === undefined || thing === undefined || items === undefined
    ? undefined
    : { view, thing, items };
};

const choiceOf = ({ overlay }: State): number => choiceIn(overlay, 'items');

const count = (explorer: Explorer): number => {
  const found = opened(explorer.store.getState());
  return found?.items.entries(found.thing).length ?? 0;
};

/** Keeps the cursor of the menu on an entry, when there are fewer or others. */
const stayOnEntry = (explorer: Explorer): void =>
  chooseInMenu(explorer, { type: 'items', count }, choiceOf(explorer.store.getState()));

const isEmpty = (state: State): boolean => {
  const found = opened(state);
  return found === undefined || found.items.entries(found.thing).length === 0;
};

const isDrafted = (state: State): boolean => {
  const view = formView(state);
  return view !== undefined && isChanged(state, view, chosenField(view));
};

const whyEmpty = (state: State): string | undefined =>
  isEmpty(state) ? keyed`There is none yet. {items.add} adds one.` : undefined;

/** Puts an entry into the draft, where it was or at the end. An entry that is there already is not added again. */
const put = (explorer: Explorer, entry: string, index: number | undefined): void => {
  const found = opened(explorer.store.getState());
  if (found === undefined) return;
  const before = found.items.entries(found.thing);
  const others = index === undefined ? before : before.toSpliced(index, 1);
  if (others.includes(entry)) {
    explorer.setOverlay({ type: 'items', choice: before.indexOf(entry) });
    explorer.flash('That one is there already.', 'warn');
    return;
  }
  const after = index === undefined ? [...before, entry] : before.with(index, entry);
  explorer.forms.change(found.view, found.items.with(found.thing, after));
  explorer.setOverlay({ type: 'items', choice: index ?? after.length - 1 });
};

const keep = async (explorer: Explorer): Promise<void> => {
  const state = explorer.store.getState();
  const { overlay } = state;
  const found = opened(state);
  if (overlay.type !== 'item' || overlay.reading || found === undefined) return;
  explorer.setOverlay({ ...overlay, problem: undefined, reading: true });
  const before =
    overlay.index === undefined ? undefined : found.items.entries(found.thing)[overlay.index];
  const typed = overlay.field.text;
  // A name that was left as it is means the same entry, whatever else has that name.
  const read =
    before !== undefined && typed === found.items.show(before, state.names).text
      ? success(before)
      : await found.items.read(explorer.api, typed, {});
  const now = explorer.store.getState().overlay;
  // Whoever left the prompt meanwhile does not want the answer any more.
  if (now.type !== 'item' || !now.reading) return;
  if (read.ok) put(explorer, read.value, overlay.index);
  else explorer.setOverlay({ ...overlay, problem: read.error, reading: false });
};

const edit = (explorer: Explorer, index: number | undefined): void => {
  const state = explorer.store.getState();
  const { names } = state;
  const found = opened(state);
  if (found === undefined) return;
  const entry = index === undefined ? undefined : found.items.entries(found.thing)[index];
  const text = entry === undefined ? '' : found.items.show(entry, names).text;
  explorer.setOverlay({ type: 'item', field: fieldOf(text), index, reading: false });
};

/** The menu of the entries of a field. */
export const itemsMenu: Menu = {
  type: 'items',
  titles: { down: 'next one', up: 'one before' },
  count,
  others: [
    {
      id: 'items.add',
      keys: ['a'],
      contexts: ['items'],
      title: 'add one',
      hint: { label: 'add', rank: 1 },
      run: (explorer) => edit(explorer, undefined),
    },
    {
      id: 'items.edit',
      keys: ['e', 'enter'],
      contexts: ['items'],
      title: 'change it',
      hint: { label: 'change', rank: 2 },
      whyNot: whyEmpty,
      run: (explorer) => edit(explorer, choiceOf(explorer.store.getState())),
    },
    {
      id: 'items.remove',
      keys: ['x', 'delete'],
      contexts: ['items'],
      title: 'take it out of the draft',
      hint: { label: 'take out', rank: 3 },
      whyNot: whyEmpty,
      needs: () => 'alone',
      run: (explorer) => {
        const state = explorer.store.getState();
        const found = opened(state);
        if (found === undefined) return;
        const before = found.items.entries(found.thing);
        const taken = before[choiceOf(state)];
        if (taken === undefined) return;
        const after = before.toSpliced(choiceOf(state), 1);
        explorer.forms.change(found.view, found.items.with(found.thing, after));
        stayOnEntry(explorer);
        const { text } = found.items.show(taken, state.names);
        explorer.flash(keyed`Taken out: ${text}. {items.undo} puts all back.`, 'quiet');
      },
    },
    {
      id: 'items.undo',
      keys: ['z'],
      contexts: ['items'],
      title: 'put them back as they are in the tenant',
      hint: { label: 'put back', rank: 4, when: isDrafted },
      whyNot: (state) => (isDrafted(state) ? undefined : 'Nothing is changed here.'),
      needs: () => 'alone',
      run: (explorer) => {
        const found = opened(explorer.store.getState());
        if (found !== undefined) explorer.forms.undo(found.view);
        stayOnEntry(explorer);
      },
    },
  ],
  close: {
    keys: ['esc', 'q', 'ctrl-c'],
    title: 'back to the form',
    hint: { label: 'done', rank: 5 },
  },
};

/** Editing the entries of a field one by one. */
export const itemsCommands: readonly CommandEntry[] = [
  ...commandsOfMenu(itemsMenu),
  {
    id: 'item.keep',
    keys: ['enter'],
    contexts: ['item'],
    title: 'keep it in the draft',
    hint: { label: 'keep in the draft', rank: 1 },
    run: (explorer) => void explorer.busy.during(keep(explorer)),
  },
  {
    id: 'item.cancel',
    keys: ['esc', 'ctrl-c'],
    contexts: ['item'],
    title: 'leave it as it was',
    hint: { label: 'leave as it was', rank: 2 },
    run: (explorer) => {
      const { overlay } = explorer.store.getState();
      const choice = overlay.type === 'item' ? (overlay.index ?? 0) : 0;
      explorer.setOverlay({ type: 'items', choice });
    },
  },
];
