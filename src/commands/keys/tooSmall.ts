// What keys do in a terminal that is too small to draw in: only leaving and suspending.

import type { Explorer } from '../../store/explorer.ts';
import { currentView } from '../../store/navigation/view.ts';
import type { Need } from '../../store/quiet.ts';
import { readLine } from '../commandLine/line.ts';
import { needsToQuit, quit } from '../navigation/quitting.ts';
import { boundTo } from './keymap.ts';

const setLine = (explorer: Explorer, smallLine: string | undefined): void => {
  if (explorer.store.getState().smallLine !== smallLine) explorer.store.setState({ smallLine });
};

/** Whether the key in hand may do what needs this; where it may not, that is said. */
const mayAct = (explorer: Explorer, need: Need | undefined): boolean => {
  if (need === undefined || explorer.quiet.hears(need) === 'act') return true;
  explorer.refuse('That came together with other keys: nothing is done.');
  return false;
};

/** Runs what was typed after `:` where it leaves spyglass, and nothing else. */
const runLeaving = (explorer: Explorer, line: string): void => {
  const read = readLine(line, explorer.store.getState().commandMemory.aliases);
  if (!read.ok || read.value?.type !== 'word') return;
  const { word } = read.value;
  if (word.leaves === true && mayAct(explorer, word.needs?.(explorer))) word.run(explorer, '');
};

/** A key of the line after `:`. */
const typeOn = (explorer: Explorer, line: string, key: string): void => {
  const typed = key === 'space' ? ' ' : key;
  const command = boundTo(explorer.store.getState(), key, 'command')?.command;
  if (command?.id === 'command.run') {
    setLine(explorer, undefined);
    runLeaving(explorer, line);
  } else if (key === 'backspace') {
    setLine(explorer, line === '' ? undefined : line.slice(0, -1));
  } else setLine(explorer, typed.length === 1 ? line + typed : undefined);
};

/** A key in a terminal that is too small: only what leaves or suspends acts, as nobody sees what else it would do. */
export const pressInSmall = (explorer: Explorer, key: string): void => {
  const state = explorer.store.getState();
  const { smallLine } = state;
  const command = boundTo(state, key, currentView(state).screen)?.command;
  explorer.clearFlash();
  if (key === 'ctrl-c') {
    if (mayAct(explorer, needsToQuit(explorer))) quit(explorer);
  } else if (smallLine !== undefined && key.length === 1) typeOn(explorer, smallLine, key);
  else if (command?.id === 'command.open') setLine(explorer, '');
  else if (command?.inTooSmall === true) {
    const why = command.whyNot?.(state);
    if (why === undefined) command.run(explorer, key);
    else explorer.refuse(why);
  } else if (smallLine !== undefined) typeOn(explorer, smallLine, key);
};
