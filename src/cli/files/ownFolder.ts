// The folder for what the program keeps: made, closed to others, and left alone where it is not ours.

import {
  chmodSync,
  constants,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Windows has neither: there a link is told by its count, and a pipe is no file. */
export const noLinks = constants.O_NOFOLLOW ?? 0;
/** See `noLinks`. */
export const noWaiting = constants.O_NONBLOCK ?? 0;

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'it is on a disk that cannot be written',
  ENOSPC: 'the disk is full',
  EDQUOT: 'no more may be kept on that disk',
  EFBIG: 'it may not get any larger',
  EEXIST: 'something else is in its place',
  ENOTDIR: 'something else is in the place of its folder',
  EISDIR: 'a folder is in its place',
  ENOENT: 'its folder cannot be made',
  ELOOP: 'it is a link to another file',
};

/** Why something could not be done with a file, in words. */
export const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
};

const isOurs = ({ uid }: Stats): boolean =>
  process.getuid === undefined || uid === process.getuid();

/** Why a file is left alone: writing through it would change what belongs to somebody else. Undefined for one of our own. */
export const objectionTo = (stats: Stats): string | undefined => {
  if (stats.isSymbolicLink() || stats.nlink > 1) return 'it is a link to another file';
  if (!stats.isFile()) return 'it is no plain file';
  return isOurs(stats) ? undefined : 'it belongs to somebody else';
};

/**
 * Makes a folder that its owner alone may look into, and closes one that others may read. Gives why it cannot be used: a
 * folder that others may write into, or that is not ours, is left as it is.
 */
export const openOwnFolder = (folder: string): string | undefined => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stats = lstatSync(folder);
    if (stats.isSymbolicLink()) return `${folder}: it is a link to another folder`;
    if (!isOurs(stats)) return `${folder}: it belongs to somebody else`;
    if (process.getuid === undefined) return undefined;
    if ((stats.mode & 0o022) !== 0) return `${folder}: others may write into it`;
    if ((stats.mode & 0o077) !== 0) chmodSync(folder, 0o700);
    return undefined;
  } catch (error) {
    return `${folder}: ${reasonOf(error)}`;
  }
};

const remove = (path: string): void => {
  try {
    rmSync(path, { force: true });
  } catch {
    // What could not be written need not be removed.
  }
};

/** Why a file of our own cannot be put where something is already; undefined where it can. */
const objectionAt = (path: string): string | undefined => {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined ? undefined : objectionTo(stats);
};

/**
 * Writes a file of our own: whole beside the old one and then put in its place, readable by its owner only. Gives why it
 * cannot.
 */
export const replaceOwnFile = (path: string, text: string): string | undefined => {
  const closed = openOwnFolder(dirname(path));
  if (closed !== undefined) return closed;
  const fresh = `${path}.${process.pid}.new`;
  try {
    const objection = objectionAt(path);
    if (objection !== undefined) return `${path}: ${objection}`;
    remove(fresh);
    writeFileSync(fresh, text, { mode: 0o600, flag: 'wx' });
    renameSync(fresh, path);
    return undefined;
  } catch (error) {
    remove(fresh);
    return `${path}: ${reasonOf(error)}`;
  }
};
