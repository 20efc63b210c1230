import type { Explorer } from '../store/explorer.ts';
import { applyKey, type Field, insert } from '../store/field.ts';
import type { Overlay } from '../store/state.ts';
import { commandFor } from './index.ts';
import { setTyped } from './overlays.ts';
import { whereNow } from './types.ts';

type Typing = Extract<Overlay, { field: Field }>;

const isTyping = (overlay: Overlay): overlay is Typing => 'field' in overlay;

/** Puts a changed text into the overlay; a filter works while it is typed. */
const setField = (explorer: Explorer, overlay: Typing, field: Field): void => {
  const changed = { ...overlay, field };
  // A problem is about the text as it was.
  explorer.setOverlay('problem' in changed ? { ...changed, problem: undefined } : changed);
  if (overlay.type === 'filter' && field.text !== overlay.field.text) {
    setTyped(explorer, field.text);
  }
};

/** Does what a key means here; a key that cannot act says why. */
export const pressKey = (explorer: Explorer, key: string): void => {
  explorer.access.touch();
  if (key !== 'ctrl-c' && explorer.environments.whenThere(() => pressKey(explorer, key))) return;
  const state = explorer.store.getState();
  const { overlay } = state;
  const command = commandFor(key, whereNow(state));
  if (overlay.type === 'item' && overlay.reading && command === undefined) {
    explorer.flash('It is being looked up. Esc leaves it.', 'quiet');
    return;
  }
  if (isTyping(overlay) && command === undefined) {
    const field = applyKey(overlay.field, key);
    if (field !== undefined) setField(explorer, overlay, field);
    return;
  }
  explorer.clearFlash();
  if (command === undefined || command.applies?.(state) === false) {
    explorer.flash(`${key} does nothing here. ? shows the keys that do.`, 'quiet');
    return;
  }
  const why = command.whyNot?.(state);
  if (why === undefined) command.run(explorer, key);
  else explorer.flash(why, 'warn');
};

/** Pasted text is text: it goes into a field, and nowhere else. */
export const paste = (explorer: Explorer, text: string): void => {
  if (explorer.environments.whenThere(() => paste(explorer, text))) return;
  const { overlay } = explorer.store.getState();
  if (isTyping(overlay)) setField(explorer, overlay, insert(overlay.field, text));
  else explorer.flash('Pasted text goes into a field only: open one with / or : first.', 'quiet');
};
