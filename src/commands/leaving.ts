import type { Explorer } from '../store/explorer.ts';
import { unsentWords } from '../store/unsent.ts';

/** Drafts that the operator was told of, beside those of other environments: asked again without a change, they go. */
const told = new WeakMap<object, readonly object[]>();

/** Leaves spyglass; with unsent changes, here or in another environment, only when it is asked for twice. */
export const leave = (explorer: Explorer): void => {
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
