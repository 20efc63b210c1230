// The commands that edit the fields of a form.

import type { Explorer } from '../../store/explorer.ts';
import {
  chosenField,
  draftedThing,
  hasChanges,
  isChanged,
  isEditable,
} from '../../store/forms/drafts.ts';
import { fieldOf } from '../../store/forms/field.ts';
import { currentView, type FormView } from '../../store/navigation/view.ts';
import { isLoading } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import type { CommandEntry } from '../types.ts';

/** The form on screen. */
export const formView = (state: State): FormView | undefined => {
  const view = currentView(state);
  return view.screen === 'form' ? view : undefined;
};

/** Why nothing can be changed in this session; undefined where it can. */
export const whyReadOnly = ({ session: { access } }: State): string | undefined => {
  if (access.mode === 'WRITE') return undefined;
  return access.canUnlock
    ? `READ-ONLY: ${access.why}. :unlock allows changes.`
    : `READ-ONLY: ${access.why}.`;
};

const whyNotEdit = (state: State): string | undefined => {
  const view = formView(state);
  if (view !== undefined && isLoading(state, view)) {
    return 'It is still loading: try again in a moment.';
  }
  if (view === undefined || !isEditable(state, view)) {
    return 'There is nothing here to edit.';
  }
  return whyReadOnly(state);
};

const editField = (explorer: Explorer): void => {
  const state = explorer.store.getState();
  const view = formView(state);
  const thing = view === undefined ? undefined : draftedThing(state, view);
  if (view === undefined || thing === undefined) return;
  const field = chosenField(view);
  if (field.items !== undefined) explorer.setOverlay({ type: 'items', choice: 0 });
  else explorer.setOverlay({ type: 'edit', field: fieldOf(field.edit(thing)) });
};

const keepField = (explorer: Explorer): void => {
  const state = explorer.store.getState();
  const view = formView(state);
  if (view === undefined || state.overlay.type !== 'edit') return;
  const problem = explorer.forms.read(view, state.overlay.field.text);
  if (problem === undefined) explorer.setOverlay({ type: 'none' });
  else explorer.setOverlay({ ...state.overlay, problem });
};

/** Editing a form: fields into a draft, and back. */
export const editingCommands: readonly CommandEntry[] = [
  {
    id: 'form.edit',
    keys: ['enter', 'e'],
    contexts: ['form'],
    beforeRows: 'waits',
    opens: 'edit',
    title: 'edit the field',
    hint: {
      label: 'edit field',
      rank: 1,
      when: (state) => {
        const view = formView(state);
        return view !== undefined && isEditable(state, view);
      },
    },
    whyNot: whyNotEdit,
    run: editField,
  },
  {
    id: 'form.undo',
    keys: ['z'],
    contexts: ['form'],
    beforeRows: 'waits',
    title: 'put the field back as it is in the tenant',
    hint: { label: 'undo field', rank: 3 },
    applies: (state) => {
      const view = formView(state);
      return view !== undefined && hasChanges(state, view);
    },
    whyNot: (state) => {
      const view = formView(state);
      return view !== undefined && isChanged(state, view, chosenField(view))
        ? undefined
        : 'This field is not changed.';
    },
    needs: () => 'alone',
    run: (explorer) => {
      const view = formView(explorer.store.getState());
      if (view !== undefined) explorer.forms.undo(view);
    },
  },
  {
    id: 'edit.keep',
    keys: ['enter'],
    contexts: ['edit'],
    title: 'keep it in the draft',
    hint: { label: 'keep in the draft', rank: 1 },
    run: keepField,
  },
  {
    id: 'edit.cancel',
    keys: ['esc', 'ctrl-c'],
    contexts: ['edit'],
    title: 'leave the field as it was',
    hint: { label: 'leave as it was', rank: 2 },
    run: (explorer) => explorer.setOverlay({ type: 'none' }),
  },
];
