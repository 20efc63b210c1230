// The commands that review and send the changes of a form.

import { sentenceOf } from '../../api/sentences.ts';
import { counted } from '../../insight/counted.ts';
import type { ApiError, Arrival } from '../../model/apiError.ts';
import { keyed } from '../../model/keyed.ts';
import type { FormField, FormRequest } from '../../resources/types.ts';
import type { Explorer } from '../../store/explorer.ts';
import { formOf, hasChanges, isEditable, noticesOf } from '../../store/forms/drafts.ts';
import type { Compared } from '../../store/forms/sending.ts';
import type { FormView } from '../../store/navigation/view.ts';
import type { State } from '../../store/state.ts';
import { copyOut } from '../sharing/copying.ts';
import { curlLine } from '../sharing/shareLines.ts';
import type { CommandEntry } from '../types.ts';
import { formView, whyReadOnly } from './editing.ts';

const whyNotSend = (state: State): string | undefined => {
  const view = formView(state);
  if (view === undefined || !hasChanges(state, view)) {
    return keyed`Nothing is changed, so there is nothing to send. {form.edit} edits a field.`;
  }
  if (!isEditable(state, view))
    return 'The tenant does not have it for this user, so nothing can be sent.';
  const error = noticesOf(state, view).find(({ level }) => level === 'error');
  if (error !== undefined) return `It cannot be sent yet: ${error.text}.`;
  return whyReadOnly(state);
};

const hasDraft = (state: State): boolean => {
  const view = formView(state);
  return view !== undefined && hasChanges(state, view) && isEditable(state, view);
};

const listed = (fields: readonly FormField[]): string =>
  fields.map(({ label }) => label).join(', ');

/** What is said around an error of a form, and whether the tenant may have the change all the same. */
type Said = { readonly before: string; readonly after?: string; readonly arrived: Arrival };

/**
 * What happened, the ids that support asks for, and what to do next. The end may be cut on a narrow screen, and what the
 * tenant says may be long: where a change may have arrived, the ids stand before it.
 */
const say = (explorer: Explorer, error: ApiError, { before, after, arrived }: Said): void => {
  const { what, next, ids } = sentenceOf(error, {});
  const shownIds = ids === undefined ? undefined : `${ids}.`;
  const middle = arrived === 'perhaps' ? [shownIds, what, after] : [what, after, shownIds];
  explorer.flash([before, ...middle, next].filter(Boolean).join(' '), 'bad');
};

/** Says that the journal's file lacks a write, beside what came of the write itself. */
const unwrittenWords = (reason: string | undefined): string =>
  reason === undefined ? '' : `It is not in the journal's file, ${reason}.`;

/** Whether the form that asked is still on screen. An answer never brings back a form that was closed. */
const isThere = (explorer: Explorer, view: FormView): boolean =>
  formView(explorer.store.getState())?.id === view.id;

/** Shows what would be sent, or says why there is nothing to send. Does nothing where the form was closed meanwhile. */
const showReview = async (
  explorer: Explorer,
  view: FormView,
  compared: Compared,
): Promise<void> => {
  const request = await explorer.forms.request(view);
  if (!isThere(explorer, view)) return;
  if (request === undefined) {
    explorer.setOverlay({ type: 'none' });
    explorer.flash(
      'Somebody made the same change meanwhile: there is nothing left to send.',
      'warn',
    );
    return;
  }
  if (compared.conflicts.length > 0) {
    explorer.setOverlay({ type: 'none' });
    explorer.flash(
      keyed`Not sent: somebody else changed ${listed(compared.conflicts)}. Look again; {form.review} sends yours.`,
      'bad',
    );
    return;
  }
  explorer.setOverlay({
    type: 'confirm',
    request,
    readAtMs: explorer.now(),
    theirs: compared.theirs.map(({ label }) => label),
    choice: 'cancel',
    sending: false,
    scroll: 0,
  });
};

/** Reads again what is there, and shows what would be sent. */
const review = async (explorer: Explorer, view: FormView): Promise<void> => {
  explorer.remark('Reading again what is there now');
  const compared = await explorer.forms.compare(view);
  if (!isThere(explorer, view)) return;
  explorer.clearFlash();
  if (compared.ok) await showReview(explorer, view, compared.value);
  else
    say(explorer, compared.error, {
      before: 'Not sent: it could not be read again.',
      arrived: 'no',
    });
};

const send = async (explorer: Explorer, view: FormView): Promise<void> => {
  const sent = await explorer.forms.send(view);
  if (!isThere(explorer, view)) return;
  switch (sent.outcome) {
    case 'moved':
      await showReview(explorer, view, sent.compared);
      if (explorer.store.getState().overlay.type === 'confirm') {
        const { noun } = formOf(view);
        explorer.flash(`Not sent: the ${noun} changed since the review. Look at it again.`, 'warn');
      }
      return;
    case 'failed': {
      explorer.setOverlay({ type: 'none' });
      const { arrived, error } = sent;
      // A lost answer has words of its own for this.
      const maybe = 'sent' in error ? '' : 'It may have arrived.';
      const before = arrived === 'perhaps' ? maybe : 'Not changed.';
      say(explorer, error, { before, after: unwrittenWords(sent.unwritten), arrived });
      // Reads what is there and puts the draft on top of it. A draft whose changes have arrived is no draft any more.
      if (arrived === 'perhaps') await explorer.forms.compare(view);
      return;
    }
    case 'changed': {
      explorer.setOverlay({ type: 'none' });
      const count = counted(sent.fields, 'field');
      const isAsSent = sent.kept.length === 0;
      const came = isAsSent
        ? `Changed ${count}, and read again.`
        : `Sent ${count}, but the tenant has something else in ${listed(sent.kept)}.`;
      const unwritten = unwrittenWords(sent.unwritten);
      const isWell = isAsSent && unwritten === '';
      explorer.flash([came, unwritten].filter(Boolean).join(' '), isWell ? 'good' : 'warn');
    }
  }
};

const copyRequest = async (explorer: Explorer, request: FormRequest): Promise<void> => {
  const say = explorer.later();
  const { baseUrl = '' } = await explorer.outside.addresses();
  await copyOut(explorer, { what: 'the request', text: curlLine(baseUrl, request) }, say);
};

const choose = (explorer: Explorer, choice: 'cancel' | 'send'): void => {
  const { overlay } = explorer.store.getState();
  if (overlay.type !== 'confirm' || overlay.sending) return;
  explorer.setOverlay({ ...overlay, choice });
};

/** Sending a draft: read again, reviewed, confirmed with the choice on Cancel, sent once. */
export const sendingCommands: readonly CommandEntry[] = [
  {
    id: 'form.review',
    keys: ['s', '='],
    contexts: ['form'],
    beforeRows: 'waits',
    opens: 'confirm',
    title: 'review what would be sent, and send it',
    hint: { label: 'review and send', rank: 2, when: hasDraft },
    whyNot: whyNotSend,
    run: (explorer) => {
      const view = formView(explorer.store.getState());
      if (view !== undefined) void explorer.busy.during(review(explorer, view));
    },
  },
  {
    id: 'confirm.choose',
    keys: ['right', 'tab'],
    contexts: ['confirm'],
    title: 'choose Send',
    hint: { label: 'choose Send', rank: 2 },
    run: (explorer) => choose(explorer, 'send'),
  },
  {
    id: 'confirm.back',
    keys: ['left', 'shift-tab'],
    contexts: ['confirm'],
    title: 'choose Cancel',
    run: (explorer) => choose(explorer, 'cancel'),
  },
  {
    id: 'confirm.copy',
    keys: ['c'],
    contexts: ['confirm'],
    title: 'copy the request, as a line for curl',
    run: (explorer) => {
      const { overlay } = explorer.store.getState();
      if (overlay.type === 'confirm')
        void explorer.busy.during(copyRequest(explorer, overlay.request));
    },
  },
  {
    id: 'confirm.do',
    keys: ['enter'],
    contexts: ['confirm'],
    title: 'do what is chosen',
    needs: ({ store }) => {
      const { overlay } = store.getState();
      return overlay.type === 'confirm' && overlay.choice === 'send' ? 'quiet' : undefined;
    },
    hint: { label: 'do what is chosen', rank: 1 },
    run: (explorer) => {
      const state = explorer.store.getState();
      const { overlay } = state;
      const view = formView(state);
      if (overlay.type !== 'confirm' || overlay.sending || view === undefined) return;
      if (overlay.choice === 'cancel') {
        explorer.setOverlay({ type: 'none' });
        explorer.flash('Nothing was sent; the draft is kept.', 'quiet');
        return;
      }
      const why = whyNotSend(state);
      if (why !== undefined) {
        explorer.setOverlay({ type: 'none' });
        explorer.flash(why, 'warn');
        return;
      }
      explorer.setOverlay({ ...overlay, sending: true });
      void explorer.busy.during(send(explorer, view));
    },
  },
  {
    id: 'confirm.cancel',
    keys: ['esc', 'q', 'ctrl-c'],
    contexts: ['confirm'],
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
