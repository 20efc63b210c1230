// The command table: everything that the user can do.

import type { State } from '../store/state.ts';
import { commandLineCommands } from './commandLine/commands.ts';
import { editingCommands } from './forms/editing.ts';
import { itemsCommands, itemsMenu } from './forms/items.ts';
import { sendingCommands } from './forms/sending.ts';
import { unlockingCommands } from './forms/unlocking.ts';
import { columnCommands, columnMenu } from './lists/columnsMenu.ts';
import { comparingCommands } from './lists/comparing.ts';
import { filteringCommands } from './lists/filtering.ts';
import { listingCommands } from './lists/listing.ts';
import { environmentCommands, environmentMenu } from './navigation/environmentsMenu.ts';
import { goingCommands } from './navigation/going.ts';
import { loginCommands } from './navigation/loggingIn.ts';
import { lookupCommands } from './navigation/lookingUp.ts';
import { movingCommands } from './navigation/moving.ts';
import { openingCommands } from './navigation/opening.ts';
import { relatingCommands } from './navigation/relating.ts';
import { codeCommands, codeMenu } from './overlays/codes.ts';
import { movingInMenus } from './overlays/menus.ts';
import { overlayCommands, sortMenu } from './overlays/overlays.ts';
import { probingCommands } from './probing.ts';
import { repaintingCommands } from './repainting.ts';
import { copyMenu, sharingCommands } from './sharing/sharing.ts';
import { searchingCommands } from './things/searching.ts';
import { thingCommands } from './things/thingCommands.ts';
import { type Command, contextNow } from './types.ts';

/** The command table: everything the user can do, in the order that help shows it. */
export const commands: readonly Command[] = [
  ...openingCommands,
  ...thingCommands,
  ...probingCommands,
  ...relatingCommands,
  ...goingCommands,
  ...searchingCommands,
  ...editingCommands,
  ...itemsCommands,
  ...sendingCommands,
  ...sharingCommands,
  ...unlockingCommands,
  ...loginCommands,
  ...environmentCommands,
  ...comparingCommands,
  ...filteringCommands,
  ...commandLineCommands,
  ...lookupCommands,
  ...overlayCommands,
  ...codeCommands,
  ...movingInMenus({
    sort: sortMenu,
    items: itemsMenu,
    columns: columnMenu,
    environments: environmentMenu,
    copy: copyMenu,
    codes: codeMenu,
  }),
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
    (command) => command.contexts.includes(contextNow(state)) && (command.applies?.(state) ?? true),
  );
