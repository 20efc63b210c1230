// Finds out whether a shell waits that could call back a suspended program.

import { type FindProcess, findProcess } from './processes.ts';

/** More generations than any start of a program has. */
const mostGenerations = 64;

/**
 * Whether a shell waits for the group of a process, so that the group can be stopped and called back. Without one (a
 * program that is the terminal's only one, or behind `ssh host spyglass`) nobody could call it back; the system then
 * does not stop it either. Undefined where that cannot be found out.
 */
export const hasJobControl = (id: number, find: FindProcess = findProcess): boolean | undefined => {
  const own = find(id);
  if (own === undefined) return undefined;
  let { parent } = own;
  for (let generation = 0; generation < mostGenerations; generation += 1) {
    if (parent <= 1) return false;
    const above = find(parent);
    if (above === undefined) return undefined;
    if (above.group !== own.group) {
      // Some `ps` know no sessions and print 0 for all of them.
      return above.session === own.session;
    }
    parent = above.parent;
  }
  return undefined;
};
