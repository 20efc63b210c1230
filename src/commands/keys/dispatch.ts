// What a key press or pasted text does: it finds the command and runs it, or says why it cannot.

import { keyed, keyOfCommand } from '../../model/keyed.ts';
import type { Explorer } from '../../store/explorer.ts';
import { applyKey, type Field, fieldOf, insert, mostBytes } from '../../store/forms/field.ts';
import { isTooSmall } from '../../store/frame/size.ts';
import { type Arrival, pressedAlone } from '../../store/quiet.ts';
import type { State } from '../../store/state.ts';
import { keyOfChord } from '../../terminal/input/keys.ts';
import { readLine } from '../commandLine/line.ts';
import { commandOf } from '../index.ts';
import { lineIn } from '../overlays/overlayKeys.ts';
import { type Command, contextNow } from '../types.ts';
import { fillIn } from './fillKeys.ts';
import { ignoredMarksText } from './ignoredMarks.ts';
import { boundTo } from './keymap.ts';
import { pressInSmall } from './tooSmall.ts';
import { typeAhead } from './typeAhead.ts';

/** Where the keys of this place are to be found, behind a blank; nothing where no key opens the help here. */
const whereKeysAre = (state: State): string => {
  const { contexts } = commandOf('help.open');
  return contexts.includes(contextNow(state)) ? keyed` {help.open} shows the keys that do.` : '';
};

/** A sentence with the keys that are in force where one is. */
const filled = (sentence: string, state: State): string => fillIn(state)(sentence);

/** Keys that keep the choice in a review: those that make it, and those that end the review. */
const keepsChoice = ['confirm.choose', 'confirm.back', 'confirm.do', 'confirm.cancel'];

/** Puts the choice of a review back on Cancel: whoever types something else does not mean to send. */
const backToCancel = (explorer: Explorer): 'put back' | 'was there' => {
  const { overlay } = explorer.store.getState();
  if (overlay.type !== 'confirm' || overlay.sending || overlay.choice === 'cancel')
    return 'was there';
  explorer.setOverlay({ ...overlay, choice: 'cancel' });
  return 'put back';
};

/** Why a command does not act on the key in hand, which is perhaps a stray one; undefined where it does. */
const whyNotHeard = (explorer: Explorer, command: Command): string | undefined => {
  const need = command.needs?.(explorer);
  if (need === undefined) return undefined;
  switch (explorer.quiet.hears(need)) {
    case 'act':
      return undefined;
    case 'soon':
      return `That came too fast to be meant: press ${keyOfCommand(command.id)} again.`;
    case 'burst':
      backToCancel(explorer);
      return `That came together with other keys: nothing is done. Press ${keyOfCommand(command.id)} by itself.`;
  }
};

const full = 'A line holds 4 KiB and is full';

/** Whether a character did not fit into a field any more. */
const isFull = (before: Field, after: Field, key: string): boolean =>
  before.text === after.text &&
  before.cursor === after.cursor &&
  Buffer.byteLength(before.text) + Buffer.byteLength(key) > mostBytes &&
  (key === 'space' || [...key].length === 1);

/** Acts on a key at once; one that cannot act says why. */
const act = (explorer: Explorer, key: string): void => {
  const state = explorer.store.getState();
  const bound = boundTo(state, key, contextNow(state));
  const command = bound?.command;
  const line = lineIn(state.overlay);
  if (line !== undefined && command === undefined) {
    const why = line.keys.whyNot?.(line.overlay);
    if (why !== undefined) {
      explorer.refuse(filled(why, state));
      return;
    }
    if (state.flash?.isRefusal === true) explorer.clearFlash();
    if (line.keys.press?.(explorer, key) === true) return;
    const field = applyKey(line.overlay.field, key);
    if (field === undefined) return;
    if (isFull(line.overlay.field, field, key)) explorer.refuse(`${full}.`);
    else line.keys.changed(explorer, line.overlay, field);
    return;
  }
  explorer.clearFlash();
  const isKept = command !== undefined && keepsChoice.includes(command.id);
  const choice = isKept ? 'was there' : backToCancel(explorer);
  if (command === undefined || command.applies?.(state) === false) {
    const back = choice === 'put back' ? ' The choice is back on Cancel.' : '';
    explorer.remark(`${key} does nothing here.${back}${filled(whereKeysAre(state), state)}`);
    return;
  }
  const why = command.whyNot?.(state) ?? whyNotHeard(explorer, command);
  if (why !== undefined) {
    explorer.refuse(filled(why, state));
    return;
  }
  const only = ignoredMarksText(command, state);
  command.run(explorer, bound?.key ?? key);
  if (only !== undefined && explorer.store.getState().flash === undefined) explorer.remark(only);
};

/** Keys that go or delete by words in text, and by one elsewhere. */
const wordKeys = ['left', 'right', 'backspace'];

/** What a key is here: text knows keys by words and keys with Alt, which are others where there is none. */
const keysHere = (state: State, key: string): readonly string[] => {
  const behindEscape = keyOfChord(key);
  if (behindEscape !== undefined) {
    const alt = wordKeys.includes(behindEscape) ? `word-${behindEscape}` : `alt-${behindEscape}`;
    const isMeant =
      lineIn(state.overlay) !== undefined || boundTo(state, alt, contextNow(state)) !== undefined;
    return isMeant ? [alt] : ['esc', behindEscape];
  }
  const one = /^word-(.*)$/.exec(key)?.[1];
  return [one === undefined || lineIn(state.overlay) !== undefined ? key : one];
};

/** Does what a key means here; one that has nothing to act on yet waits for it. */
export const pressKey = (
  explorer: Explorer,
  key: string,
  arrival: Arrival = pressedAlone,
): void => {
  const [first = key, ...more] = keysHere(explorer.store.getState(), key);
  pressOne(explorer, first, more.length === 0 ? arrival : { isAlone: false });
  for (const next of more) pressOne(explorer, next, { isAlone: false });
};

const pressOne = (explorer: Explorer, key: string, arrival: Arrival): void => {
  explorer.writeAccess.touch();
  explorer.quiet.arrives(arrival);
  takeKey(explorer, key);
  explorer.quiet.pressed();
};

const takeKey = (explorer: Explorer, key: string): void => {
  const state = explorer.store.getState();
  if (isTooSmall(state)) {
    pressInSmall(explorer, key);
    return;
  }
  const ahead = typeAhead(explorer, state, key, () => pressKey(explorer, key, { isAlone: false }));
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
  if (text.length > 2 * longestLine) return undefined;
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
  backToCancel(explorer);
  explorer.quiet.pressed();
  const { overlay } = state;
  const typed = lineIn(overlay);
  if (typed !== undefined) {
    const { field, left } = insert(typed.overlay.field, text);
    typed.keys.changed(explorer, typed.overlay, field);
    if (left > 0) {
      explorer.refuse(`${full}: ${left.toLocaleString('en')} pasted characters are left out.`);
    }
    return;
  }
  const line = overlay.type === 'none' ? lineOf(text, state) : undefined;
  if (line === undefined) explorer.remark('Pasted text is ignored here.');
  else explorer.setOverlay({ type: 'command', field: fieldOf(line) });
};
