// Quitting spyglass: when it asks for a second press, because of unsent changes or running work.

import type { Explorer } from '../../store/explorer.ts';
import { unsentWords } from '../../store/forms/unsent.ts';
import { currentView } from '../../store/navigation/view.ts';
import { isWithinMoment } from '../../store/queries/endings.ts';
import { isLoading } from '../../store/selectors.ts';

/** The drafts that the operator was warned of. Quitting again while they are the same gives them up. */
const told = new WeakMap<object, readonly object[]>();

/** Leaves spyglass; with unsent changes, here or in another environment, only when it is asked for twice. */
export const quit = (explorer: Explorer): void => {
  const state = explorer.store.getState();
  const waiting = explorer.environments.waiting();
  const unsent = unsentWords(state, waiting);
  const all = waiting.map(({ drafts }) => drafts);
  const before = told.get(state.drafts);
  const isTold = before !== undefined && all.every((drafts) => before.includes(drafts));
  if (unsent.length === 0 || isTold) {
    explorer.quit();
    return;
  }
  told.set(state.drafts, all);
  explorer.flash(`Not sent: ${unsent.join(', ')}. Once more leaves that behind.`, 'warn');
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
  const nowMs = explorer.now();
  const meant = whatWasMeant(explorer);
  const beforeMs = askedAtMs.get(explorer) ?? Number.NEGATIVE_INFINITY;
  if (meant === undefined || isWithinMoment(nowMs, beforeMs)) {
    quit(explorer);
    return;
  }
  askedAtMs.set(explorer, nowMs);
  const state = explorer.store.getState();
  const goesBack = state.views.length > 1 ? ' {view.back} goes back,' : '';
  explorer.remark(`${meant}${goesBack} :q or {app.quit} once more leaves spyglass.`);
};
