// Quitting spyglass: when it asks for a second press, because of unsent changes or running work.

import { keyed } from '../../model/keyed.ts';
import type { Explorer } from '../../store/explorer.ts';
import { unsentWords } from '../../store/forms/unsent.ts';
import { currentView } from '../../store/navigation/view.ts';
import { isWithinMoment } from '../../store/queries/endings.ts';
import type { Need, Question } from '../../store/quiet.ts';
import { isLoading } from '../../store/selectors.ts';

/** The drafts that the operator was asked about, and what has become of the question. */
type Asked = { readonly all: readonly object[]; readonly question: () => Question };

/** Quitting again while the drafts are those that were asked about gives them up. */
const asked = new WeakMap<object, Asked>();

/** Whether there are unsent changes, here or in another environment. */
export const hasUnsent = ({ store, environments }: Explorer): boolean =>
  unsentWords(store.getState(), environments.waiting()).length > 0;

/** What has become of the question whether to leave unsent changes behind. */
const questionNow = (explorer: Explorer): Question => {
  const before = asked.get(explorer.store.getState().drafts);
  const isSame =
    before !== undefined &&
    explorer.environments.waiting().every(({ drafts }) => before.all.includes(drafts));
  return isSame ? before.question() : 'too old';
};

/** What must be true of the key that leaves: one that gives changes up is no part of a text. */
export const needsToQuit = (explorer: Explorer): Need | undefined =>
  hasUnsent(explorer) && questionNow(explorer) !== 'too old' ? 'alone' : undefined;

/** Leaves spyglass; with unsent changes, here or in another environment, only when it is asked for twice. */
export const quit = (explorer: Explorer): void => {
  const state = explorer.store.getState();
  const waiting = explorer.environments.waiting();
  const unsent = unsentWords(state, waiting);
  if (unsent.length === 0) {
    explorer.quit();
    return;
  }
  const question = questionNow(explorer);
  if (question === 'asked') {
    explorer.quit();
    return;
  }
  if (question === 'too old') {
    const all = waiting.map(({ drafts }) => drafts);
    asked.set(state.drafts, { all, question: explorer.quiet.asks() });
  }
  const tooFast = question === 'too new' ? 'That came too fast to be meant. ' : '';
  explorer.flash(`${tooFast}Not sent: ${unsent.join(', ')}. Once more leaves that behind.`, 'warn');
};

/** What somebody may have meant to stop: what loads, or what ended a moment ago; undefined where all is at rest. */
const whatWasMeant = ({ store, endings }: Explorer): string | undefined => {
  const state = store.getState();
  const view = currentView(state);
  if (isLoading(state, view)) return 'Still loading.';
  return view.screen === 'probe' || endings.isRecent() ? 'Nothing is running.' : undefined;
};

const askedAtMs = new WeakMap<Explorer, number>();

/** Leaves at once where all is at rest; where somebody may have meant to stop something, only when pressed twice. */
export const quitFromRest = (explorer: Explorer): void => {
  const nowMs = explorer.elapsed();
  const meant = whatWasMeant(explorer);
  const beforeMs = askedAtMs.get(explorer) ?? Number.NEGATIVE_INFINITY;
  if (meant === undefined || isWithinMoment(nowMs, beforeMs)) {
    quit(explorer);
    return;
  }
  askedAtMs.set(explorer, nowMs);
  const state = explorer.store.getState();
  const goesBack = state.views.length > 1 ? keyed` {view.back} goes back,` : '';
  explorer.remark(keyed`${meant}${goesBack} :q or {app.quit} once more leaves spyglass.`);
};
