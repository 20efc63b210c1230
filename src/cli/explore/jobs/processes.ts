// Finds out which programs a process was started by, and what they are called.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process: what its program is called, its parent, and the group and session that it is in. */
export type ProcessInfo = {
  readonly name: string;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
};

/** Looks a process up; undefined where it is not there or cannot be asked about. */
export type FindProcess = (id: number) => ProcessInfo | undefined;

const fromProc: FindProcess = (id) => {
  // The name of the program may hold anything, also blanks and parentheses; what follows it is numbers.
  const text = readFileSync(`/proc/${id}/stat`, 'utf8');
  const nameEnd = text.lastIndexOf(')');
  const [, parent, group, session] = text.slice(nameEnd + 2).split(' ');
  return {
    name: text.slice(text.indexOf('(') + 1, nameEnd),
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
  };
};

const fromPs: FindProcess = (id) => {
  const columns = ['ppid=', 'pgid=', 'sess=', 'comm='].flatMap((column) => ['-o', column]);
  const text = execFileSync('ps', [...columns, '-p', String(id)], {
    encoding: 'utf8',
    timeout: 1_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [parent, group, session, ...name] = text.trim().split(/\s+/);
  return {
    name: name.join(' '),
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
  };
};

/** Looks a process up on this machine. */
export const findProcess: FindProcess = (id) => {
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
 * The names of the programs that hold the terminals which a process is in, nearest first: each started the first process
 * of a session on a terminal of its own, as tmux, screen, sshd and sudo do. None where that cannot be found out.
 */
export const terminalHolders = (id: number, find: FindProcess = findProcess): readonly string[] => {
  const names: string[] = [];
  let below = find(id);
  for (let generation = 0; below !== undefined && generation < mostGenerations; generation += 1) {
    const above = below.parent > 1 ? find(below.parent) : undefined;
    if (above !== undefined && above.session !== below.session) names.push(above.name);
    below = above;
  }
  return names;
};
