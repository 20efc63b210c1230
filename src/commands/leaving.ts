import type { Explorer } from '../store/explorer.ts';

/** Drafts that the operator was told of: asked again without a further change, they are left behind. */
const told = new WeakSet<object>();

/** Leaves spyglass; with unsent changes only when it is asked for twice. */
export const leave = (explorer: Explorer): void => {
  const { drafts } = explorer.store.getState();
  if (Object.keys(drafts).length === 0 || told.has(drafts)) {
    explorer.quit();
    return;
  }
  told.add(drafts);
  explorer.flash('You have changes that were not sent. Once more leaves them behind.', 'warn');
};
