// What a key press or pasted text does: it finds the command and runs it, or says why it cannot.

import type { Explorer } from '../../store/explorer.ts';
import { applyKey, type Field, fieldOf, insert } from '../../store/forms/field.ts';
import { isTooSmall } from '../../store/frame/size.ts';
import type { Overlay } from '../../store/overlay.ts';
import type { State } from '../../store/state.ts';
import { readLine } from '../commandLine/line.ts';
import { commandOf } from '../index.ts';
import { acceptGhost, acceptsGhost, typeFilter } from '../lists/filtering.ts';
import { typeSearch } from '../things/searching.ts';
import { contextNow } from '../types.ts';
import { fillIn } from './fillKeys.ts';
import { ignoredMarksText } from './ignoredMarks.ts';
import { boundTo } from './keymap.ts';
import { pressInSmall } from './tooSmall.ts';
import { typeAhead } from './typeAhead.ts';

type Typing = Extract<Overlay, { field: Field }>;

const isTyping = (overlay: Overlay): overlay is Typing => 'field' in overlay;

/** What a changed text does where nothing acts on it while it is typed: a problem is about the text as it was. */
const keepText = (explorer: Explorer, overlay: Typing, field: Field): void => {
  const changed = { ...overlay, field };
  explorer.setOverlay('problem' in changed ? { ...changed, problem: undefined } : changed);
};

/** What typing does in each overlay with a text field; the compiler asks for a new one. */
const typed: Readonly<
  Record<Typing['type'], (explorer: Explorer, overlay: Typing, field: Field) => void>
> = {
  // Whoever types on is done with completions and earlier lines.
  command: (explorer, _, field) => explorer.setOverlay({ type: 'command', field }),
  filter: (explorer, _, field) => typeFilter(explorer, field),
  search: (explorer, _, field) => typeSearch(explorer, field),
  columnPath: keepText,
  edit: keepText,
  helpSearch: keepText,
  item: keepText,
  unlock: keepText,
};

/** Puts a changed text into the overlay. */
const setField = (explorer: Explorer, overlay: Typing, field: Field): void =>
  typed[overlay.type](explorer, overlay, field);

/** Where the keys of this place are to be found, behind a blank; nothing where no key opens the help here. */
const whereKeysAre = (state: State): string => {
  const { contexts } = commandOf('help.open');
  return contexts.includes(contextNow(state)) ? ' {help.open} shows the keys that do.' : '';
};

/** A sentence with the keys that are in force where one is. */
const filled = (sentence: string, state: State): string => fillIn(state)(sentence);

/** Acts on a key at once; one that cannot act says why. */
const act = (explorer: Explorer, key: string): void => {
  const state = explorer.store.getState();
  const { overlay } = state;
  const bound = boundTo(state, key, contextNow(state));
  const command = bound?.command;
  if (overlay.type === 'item' && overlay.reading && command === undefined) {
    explorer.remark(filled('It is being looked up. {Item.cancel} leaves it.', state));
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
    explorer.remark(`${key} does nothing here.${filled(whereKeysAre(state), state)}`);
    return;
  }
  const why = command.whyNot?.(state);
  if (why !== undefined) {
    explorer.flash(filled(why, state), 'warn');
    return;
  }
  const only = ignoredMarksText(command, state);
  command.run(explorer, bound?.key ?? key);
  if (only !== undefined && explorer.store.getState().flash === undefined) explorer.remark(only);
};

/** Does what a key means here; one that has nothing to act on yet waits for it. */
export const pressKey = (explorer: Explorer, key: string): void => {
  explorer.writeAccess.touch();
  const state = explorer.store.getState();
  if (isTooSmall(state)) {
    pressInSmall(explorer, key);
    return;
  }
  const ahead = typeAhead(explorer, state, key, () => pressKey(explorer, key));
  if (ahead.type === 'held') return;
  const command = boundTo(state, key, contextNow(state))?.command;
  if (command?.id !== 'app.quit') explorer.endings.forget();
  act(explorer, key);
  if (ahead.type === 'instead') explorer.add(`Not pressed: ${ahead.of}.`);
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
  const state = explorer.store.getState();
  if (isTooSmall(state)) return;
  const press = () => paste(explorer, text);
  if (explorer.lookups.hold({ key: 'pasted text', anywhere: false, opens: true, press })) return;
  const { overlay } = state;
  if (isTyping(overlay)) {
    setField(explorer, overlay, insert(overlay.field, text));
    return;
  }
  const line = overlay.type === 'none' ? lineOf(text, state) : undefined;
  if (line === undefined) explorer.remark('Pasted text is ignored here.');
  else explorer.setOverlay({ type: 'command', field: fieldOf(line) });
};
