import type { State } from '../store/state.ts';
import { editingCommands } from './editing.ts';
import { environmentCommands } from './environments.ts';
import { goingCommands } from './going.ts';
import { itemsCommands } from './items.ts';
import { movingCommands } from './moving.ts';
import { openingCommands } from './opening.ts';
import { overlayCommands } from './overlays.ts';
import { probingCommands } from './probing.ts';
import { searchingCommands } from './searching.ts';
import { sendingCommands } from './sending.ts';
import { type Command, type Where, whereNow } from './types.ts';
import { unlockingCommands } from './unlocking.ts';

/** The command table: everything the user can do, in the order that help shows it. */
export const commands: readonly Command[] = [
  ...openingCommands,
  ...probingCommands,
  ...goingCommands,
  ...searchingCommands,
  ...editingCommands,
  ...itemsCommands,
  ...sendingCommands,
  ...unlockingCommands,
  ...environmentCommands,
  ...overlayCommands,
  ...movingCommands,
];

/** The command with this id. */
export const commandOf = (id: string): Command => {
  const command = commands.find((entry) => entry.id === id);
  if (command === undefined) throw new Error(`no command ${id} in the table`);
  return command;
};

/** The command that a key runs in a place, whether or not it means anything there now. */
export const commandFor = (key: string, where: Where): Command | undefined =>
  commands.find((command) => command.where.includes(where) && command.keys.includes(key));

/** The commands that mean something now, for hints and help. */
export const commandsNow = (state: State): readonly Command[] =>
  commands.filter(
    (command) => command.where.includes(whereNow(state)) && (command.applies?.(state) ?? true),
  );
