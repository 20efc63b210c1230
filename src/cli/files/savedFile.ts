// Writes files for the operator, readable by their owner only.

import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { homeFolderOf } from '../../config/homeFolder.ts';
import { failure, type Result, success } from '../../model/result.ts';
import type { FileToWrite, NotWritten } from '../../store/outside.ts';

type Variables = Readonly<Record<string, string | undefined>>;

const wholePath = (path: string, variables: Variables): string =>
  path.startsWith('~/') ? join(homeFolderOf(variables), path.slice(2)) : resolve(path);

const reasonOf = (error: NodeJS.ErrnoException): string => {
  switch (error.code) {
    case 'ENOENT':
      return 'its folder is not there';
    case 'EACCES':
    case 'EPERM':
      return 'you may not write there';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return error.message;
  }
};

/** Writes a file that its owner alone can read. What is there already stays, unless it may be overwritten. */
export const writeOwnFile = async (
  { path: typed, text, overwrite }: FileToWrite,
  variables: Variables,
): Promise<Result<string, NotWritten>> => {
  const path = wholePath(typed, variables);
  try {
    await writeFile(path, text, { mode: 0o600, flag: overwrite ? 'w' : 'wx' });
    // A file that was there keeps its mode otherwise.
    await chmod(path, 0o600);
    return success(path);
  } catch (error) {
    const fault = error as NodeJS.ErrnoException;
    return failure(
      fault.code === 'EEXIST'
        ? { tag: 'exists', path }
        : { tag: 'refused', path, reason: reasonOf(fault) },
    );
  }
};

/** The same in a folder of our own, which is made where it is not there. */
export const writeInOwnFolder = async (
  file: FileToWrite,
  variables: Variables,
): Promise<Result<string, NotWritten>> => {
  try {
    await mkdir(dirname(file.path), { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = reasonOf(error as NodeJS.ErrnoException);
    return failure({ tag: 'refused', path: file.path, reason });
  }
  return writeOwnFile(file, variables);
};
