// Where compiled code is kept from start to start: in a folder of the operator alone, or nowhere.

import { lstatSync, mkdirSync, type Stats } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { isAbsolute, join } from 'node:path';
import { homeFolderOf } from './config/homeFolder.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** The folder for compiled code: in that for caches (XDG base directory specification, which has relative paths ignored). */
export const compileCachePath = (variables: Variables): string => {
  const isWindows = process.platform === 'win32';
  const named = variables[isWindows ? 'LOCALAPPDATA' : 'XDG_CACHE_HOME'] ?? '';
  const base = isAbsolute(named) ? named : join(homeFolderOf(variables), '.cache');
  return isWindows ? join(base, 'spyglass', 'cache') : join(base, 'spyglass');
};

/** A folder that can be trusted with what is run, or why there is none. */
type Trusted = { readonly folder: string } | { readonly problem: string };

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it cannot be made, as you may not write there',
  EPERM: 'it cannot be made, as you may not write there',
  EROFS: 'it cannot be made, as that disk cannot be written',
  ENOSPC: 'it cannot be made, as the disk is full',
  EEXIST: 'something else is in its place',
  ENOTDIR: 'something else is in the place of a folder above it',
};

const objectionTo = (stats: Stats): string | undefined => {
  if (stats.isSymbolicLink()) return 'it is a link to another folder';
  if (process.getuid === undefined) return undefined;
  if (stats.uid !== process.getuid()) return 'it belongs to somebody else';
  return (stats.mode & 0o077) === 0 ? undefined : 'it is open to others: chmod 700 closes it';
};

/**
 * The folder to keep compiled code in, made where it is missing. What lies in it is run, so it must be a folder of our own,
 * no link, that nobody else may write into. The usual place of Node, in the folder for temporary files, is the same for all
 * users of a machine.
 */
export const trustedCompileCache = (variables: Variables): Trusted => {
  const folder = compileCachePath(variables);
  const refused = (why: string): Trusted => ({
    problem: `Compiled code is not kept in ${folder}, so that each start is slower: ${why}.`,
  });
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const objection = objectionTo(lstatSync(folder));
    return objection === undefined ? { folder } : refused(objection);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return refused(reasons[code] ?? `it cannot be made (${code})`);
  }
};

/** Keeps compiled code from now on, where there is a folder that can be trusted; gives why there is none. */
export const enableTrustedCompileCache = (variables: Variables): string | undefined => {
  // Node's own way to have none.
  if ((variables.NODE_DISABLE_COMPILE_CACHE ?? '') !== '') return undefined;
  const trusted = trustedCompileCache(variables);
  if ('problem' in trusted) return trusted.problem;
  enableCompileCache(trusted.folder);
  return undefined;
};
