import { sentenceOf } from '../api/sentences.ts';
import type { Explorer } from '../store/explorer.ts';
import { fieldOf } from '../store/field.ts';
import { chosenField, draftedThing, isChanged, pendingRequest } from '../store/forms.ts';
import { currentView, type State } from '../store/state.ts';
import type { FormView } from '../store/view.ts';
import type { Command } from './types.ts';

const formView = (state: State): FormView | undefined => {
  const view = currentView(state);
  return view.screen === 'form' ? view : undefined;
};

const whyReadOnly = ({ session }: State): string | undefined =>
  session.access === 'READ-ONLY'
    ? `This session is READ-ONLY: start spyglass with --write to change ${session.environment}.`
    : undefined;

const whyNotEdit = (state: State): string | undefined => {
  const view = formView(state);
  if (view === undefined || draftedThing(state, view) === undefined)
    return 'There is nothing here to edit.';
  return whyReadOnly(state);
};

const whyNotSend = (state: State): string | undefined => {
  const view = formView(state);
  if (view === undefined || pendingRequest(state, view) === undefined) {
    return 'Nothing is changed, so there is nothing to send: e edits a field.';
  }
  return whyReadOnly(state);
};

const editField = (explorer: Explorer): void => {
  const state = explorer.store.getState();
  const view = formView(state);
  const thing = view === undefined ? undefined : draftedThing(state, view);
  if (view === undefined || thing === undefined) return;
  explorer.setOverlay({ type: 'edit', field: fieldOf(chosenField(view).edit(thing)) });
};

const keepField = (explorer: Explorer): void => {
  const state = explorer.store.getState();
  const view = formView(state);
  if (view === undefined || state.overlay.type !== 'edit') return;
  const problem = explorer.forms.read(view, state.overlay.field.text);
  if (problem === undefined) explorer.setOverlay({ type: 'none' });
  else explorer.setOverlay({ ...state.overlay, problem });
};

const send = async (explorer: Explorer): Promise<void> => {
  const state = explorer.store.getState();
  const view = formView(state);
  if (view === undefined || state.overlay.type !== 'confirm') return;
  const { request } = state.overlay;
  explorer.setOverlay({ ...state.overlay, sending: true });
  const answer = await explorer.forms.send(view, request);
  explorer.setOverlay({ type: 'none' });
  if (answer.ok) {
    const count = request.body.length;
    explorer.flash(`Changed ${count} ${count === 1 ? 'field' : 'fields'}, and read again.`, 'good');
  } else {
    const { what, next } = sentenceOf(answer.error, {});
    explorer.flash(`Not changed as far as is known. ${what} ${next}`, 'bad');
  }
};

/** Editing a form: fields into a draft, the draft reviewed, sent once after a confirmation. */
export const editingCommands: readonly Command[] = [
  {
    id: 'form.edit',
    keys: ['enter', 'e'],
    where: ['form'],
    title: 'edit the field',
    hint: { label: 'edit field', rank: 1 },
    whyNot: whyNotEdit,
    run: editField,
  },
  {
    id: 'form.undo',
    keys: ['z'],
    where: ['form'],
    title: 'put the field back as it is in the tenant',
    hint: { label: 'undo field', rank: 3 },
    applies: (state) => {
      const view = formView(state);
      return view !== undefined && pendingRequest(state, view) !== undefined;
    },
    whyNot: (state) => {
      const view = formView(state);
      return view !== undefined && isChanged(state, view, chosenField(view))
        ? undefined
        : 'This field is not changed.';
    },
    run: (explorer) => {
      const view = formView(explorer.store.getState());
      if (view !== undefined) explorer.forms.undo(view);
    },
  },
  {
    id: 'form.review',
    keys: ['s'],
    where: ['form'],
    title: 'review what would be sent, and send it',
    hint: { label: 'review and send', rank: 2 },
    whyNot: whyNotSend,
    run: (explorer) => {
      const state = explorer.store.getState();
      const view = formView(state);
      const request = view === undefined ? undefined : pendingRequest(state, view);
      if (request === undefined) return;
      explorer.setOverlay({ type: 'confirm', request, choice: 'cancel', sending: false });
    },
  },
  {
    id: 'edit.keep',
    keys: ['enter'],
    where: ['edit'],
    title: 'keep it in the draft',
    hint: { label: 'keep in the draft', rank: 1 },
    run: keepField,
  },
  {
    id: 'edit.cancel',
    keys: ['esc', 'ctrl-c'],
    where: ['edit'],
    title: 'leave the field as it was',
    hint: { label: 'leave as it was', rank: 2 },
    run: (explorer) => explorer.setOverlay({ type: 'none' }),
  },
  {
    id: 'confirm.choose',
    keys: ['left', 'right', 'h', 'l', 'tab', 'shift-tab'],
    where: ['confirm'],
    title: 'choose between Cancel and Send',
    hint: { label: 'choose', rank: 2 },
    run: (explorer) => {
      const { overlay } = explorer.store.getState();
      if (overlay.type !== 'confirm' || overlay.sending) return;
      const choice = overlay.choice === 'cancel' ? 'send' : 'cancel';
      explorer.setOverlay({ ...overlay, choice });
    },
  },
  {
    id: 'confirm.do',
    keys: ['enter'],
    where: ['confirm'],
    title: 'do what is chosen',
    hint: { label: 'do what is chosen', rank: 1 },
    run: (explorer) => {
      const { overlay } = explorer.store.getState();
      if (overlay.type !== 'confirm' || overlay.sending) return;
      if (overlay.choice === 'cancel') {
        explorer.setOverlay({ type: 'none' });
        explorer.flash('Nothing was sent; the draft is kept.', 'quiet');
      } else void explorer.busy.during(send(explorer));
    },
  },
  {
    id: 'confirm.cancel',
    keys: ['esc', 'q', 'ctrl-c'],
    where: ['confirm'],
    title: 'cancel',
    hint: { label: 'cancel', rank: 3 },
    run: (explorer) => {
      const { overlay } = explorer.store.getState();
      if (overlay.type !== 'confirm') return;
      if (overlay.sending) {
        explorer.flash('It is on its way and cannot be taken back.', 'warn');
        return;
      }
      explorer.setOverlay({ type: 'none' });
      explorer.flash('Nothing was sent; the draft is kept.', 'quiet');
    },
  },
];
