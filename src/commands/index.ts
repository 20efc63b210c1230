import type { State } from '../store/state.ts';
import { columnCommands } from './columns.ts';
import { commandLineCommands } from './commandLine/commands.ts';
import { comparingCommands } from './comparing.ts';
import { editingCommands } from './editing.ts';
import { environmentCommands } from './environments.ts';
import { filteringCommands } from './filtering.ts';
import { goingCommands } from './going.ts';
import { inThingsCommands } from './inThings.ts';
import { itemsCommands } from './items.ts';
import { listingCommands } from './listing.ts';
import { lookupCommands } from './lookingUp.ts';
import { menuCommands } from './menus.ts';
import { movingCommands } from './moving.ts';
import { openingCommands } from './opening.ts';
import { overlayCommands } from './overlays.ts';
import { probingCommands } from './probing.ts';
import { relatingCommands } from './relating.ts';
import { repaintingCommands } from './repainting.ts';
import { searchingCommands } from './searching.ts';
import { sendingCommands } from './sending.ts';
import { sharingCommands } from './sharing.ts';
import { type Command, whereNow } from './types.ts';
import { unlockingCommands } from './unlocking.ts';

/** The command table: everything the user can do, in the order that help shows it. */
export const commands: readonly Command[] = [
  ...openingCommands,
  ...inThingsCommands,
  ...probingCommands,
  ...relatingCommands,
  ...goingCommands,
  ...searchingCommands,
  ...editingCommands,
  ...itemsCommands,
  ...sendingCommands,
  ...sharingCommands,
  ...unlockingCommands,
  ...environmentCommands,
  ...comparingCommands,
  ...filteringCommands,
  ...commandLineCommands,
  ...lookupCommands,
  ...overlayCommands,
  ...menuCommands,
  ...listingCommands,
  ...columnCommands,
  ...movingCommands,
  ...repaintingCommands,
];

/** The command with this id. */
export const commandOf = (id: string): Command => {
  const command = commands.find((entry) => entry.id === id);
  if (command === undefined) throw new Error(`no command ${id} in the table`);
  return command;
};

/** The commands that mean something now, for hints and help. */
export const commandsNow = (state: State): readonly Command[] =>
  commands.filter(
    (command) => command.where.includes(whereNow(state)) && (command.applies?.(state) ?? true),
  );
