import type { Explorer } from '../store/explorer.ts';
import { applyKey, type Field, fieldOf, insert } from '../store/field.ts';
import type { Overlay, State } from '../store/state.ts';
import { readLine } from './commandLine/line.ts';
import { acceptGhost, acceptsGhost, typeFilter } from './filtering.ts';
import { boundTo } from './keymap.ts';
import { hintOf } from './keyWords.ts';
import { whereNow } from './types.ts';

type Typing = Extract<Overlay, { field: Field }>;

const isTyping = (overlay: Overlay): overlay is Typing => 'field' in overlay;

/** Puts a changed text into the overlay; a filter works while it is typed. */
const setField = (explorer: Explorer, overlay: Typing, field: Field): void => {
  if (overlay.type === 'filter') {
    typeFilter(explorer, field);
    return;
  }
  if (overlay.type === 'command') {
    // Whoever types on is done with completions and earlier lines.
    explorer.setOverlay({ type: 'command', field });
    return;
  }
  const changed = { ...overlay, field };
  // A problem is about the text as it was.
  explorer.setOverlay('problem' in changed ? { ...changed, problem: undefined } : changed);
};

/** Does what a key means here; a key that cannot act says why. */
export const pressKey = (explorer: Explorer, key: string): void => {
  explorer.access.touch();
  if (key !== 'ctrl-c' && explorer.environments.whenThere(() => pressKey(explorer, key))) return;
  const state = explorer.store.getState();
  const { overlay } = state;
  const bound = boundTo(state, key, whereNow(state));
  const command = bound?.command;
  if (overlay.type === 'item' && overlay.reading && command === undefined) {
    explorer.flash('It is being looked up. Esc leaves it.', 'quiet');
    return;
  }
  if (isTyping(overlay) && command === undefined) {
    if (acceptsGhost(state, key)) {
      acceptGhost(explorer);
      return;
    }
    const field = applyKey(overlay.field, key);
    if (field !== undefined) setField(explorer, overlay, field);
    return;
  }
  explorer.clearFlash();
  if (command === undefined || command.applies?.(state) === false) {
    const help = hintOf(state, 'help.open', '?', (open) => `${open} shows the keys that do.`);
    explorer.flash(`${key} does nothing here.${help}`, 'quiet');
    return;
  }
  const why = command.whyNot?.(state);
  if (why === undefined) command.run(explorer, bound?.key ?? key);
  else explorer.flash(why, 'warn');
};

/** Longer than any line that somebody would have typed. */
const longestLine = 200;

/** Pasted text as a line for the command prompt, where it reads as one: an id, or what could be typed after `:`. */
const lineOf = (text: string, { commandMemory }: State): string | undefined => {
  const line = text.trim();
  if (line === '' || line.length > longestLine || /[\r\n]/.test(line)) return undefined;
  const read = readLine(line, commandMemory.aliases);
  return read.ok && read.value !== undefined ? line.replace(/^:+\s*/, '') : undefined;
};

/**
 * Pasted text is text and presses no key: it goes into a field. Where there is none, an id or a command is put into the
 * command prompt, to be looked at before Enter runs it.
 */
export const paste = (explorer: Explorer, text: string): void => {
  if (explorer.environments.whenThere(() => paste(explorer, text))) return;
  const state = explorer.store.getState();
  const { overlay } = state;
  if (isTyping(overlay)) {
    setField(explorer, overlay, insert(overlay.field, text));
    return;
  }
  const line = overlay.type === 'none' ? lineOf(text, state) : undefined;
  if (line === undefined) explorer.flash('Pasted text is ignored here.', 'quiet');
  else explorer.setOverlay({ type: 'command', field: fieldOf(line) });
};
