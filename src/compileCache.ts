// Where compiled code is kept from start to start: in a folder of the operator alone, or nowhere.

import { lstatSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Variables = Readonly<Record<string, string | undefined>>;

/** The folder for compiled code: in that for caches (XDG base directory specification, which has relative paths ignored). */
export const compileCachePath = (variables: Variables): string => {
  const isWindows = process.platform === 'win32';
  const named = variables[isWindows ? 'LOCALAPPDATA' : 'XDG_CACHE_HOME'] ?? '';
  const base = isAbsolute(named) ? named : join(variables.HOME || homedir(), '.cache');
  return isWindows ? join(base, 'spyglass', 'cache') : join(base, 'spyglass');
};

/**
 * The folder to keep compiled code in, made where it is missing; undefined where it cannot be trusted. What lies in it is
 * run, so it must be a folder of our own, no link, that nobody else may write into. The usual place of Node, in the folder
 * for temporary files, is the same for all users of a machine.
 */
export const trustedCompileCache = (variables: Variables): string | undefined => {
  const path = compileCachePath(variables);
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const stats = lstatSync(path);
    if (!stats.isDirectory()) return undefined;
    if (process.getuid === undefined) return path;
    return stats.uid === process.getuid() && (stats.mode & 0o077) === 0 ? path : undefined;
  } catch {
    return undefined;
  }
};

/** Keeps compiled code from now on, where there is a folder that can be trusted. */
export const enableTrustedCompileCache = (variables: Variables): void => {
  const folder = trustedCompileCache(variables);
  if (folder !== undefined) enableCompileCache(folder);
};
