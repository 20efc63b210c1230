// Finds out whether a shell waits that could call back a suspended program.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process: its parent, and the group and session that it is in. */
export type ProcessInfo = {
  readonly parent: number;
  readonly group: number;
  readonly session: number;
};

/** Looks a process up; undefined where it is not there or cannot be asked about. */
export type FindProcess = (id: number) => ProcessInfo | undefined;

const fromProc: FindProcess = (id) => {
  // The name of the program may hold anything, also blanks and parentheses; what follows it is numbers.
  const text = readFileSync(`/proc/${id}/stat`, 'utf8');
  const [, parent, group, session] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(parent), group: Number(group), session: Number(session) };
};

const fromPs: FindProcess = (id) => {
  const columns = ['-o', 'ppid=', '-o', 'pgid=', '-o', 'sess=', '-p', String(id)];
  const text = execFileSync('ps', columns, {
    encoding: 'utf8',
    timeout: 1_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [parent, group, session] = text.trim().split(/\s+/);
  return { parent: Number(parent), group: Number(group), session: Number(session) };
};

const findProcess: FindProcess = (id) => {
  for (const find of [fromProc, fromPs]) {
    try {
      return find(id);
    } catch {
      // The other way may work.
    }
  }
  return undefined;
};

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
