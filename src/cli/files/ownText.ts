// Reads a small file that the program keeps for itself, without waiting for a pipe and without taking in a large one.

import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { failure, type Result, success } from '../../model/result.ts';
import { noLinks, noWaiting, objectionTo, reasonOf } from './ownFolder.ts';

/** Nothing that the program keeps is larger; its size is looked at before it is read. */
export const mostOwnBytes = 1024 * 1024;

/** The text of a file; undefined where there is none. The failure says why it cannot be read. */
export const readOwnText = (path: string): Result<string | undefined, string> => {
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | noLinks | noWaiting);
    const stats = fstatSync(file);
    const objection = objectionTo(stats);
    if (objection !== undefined) return failure(objection);
    if (stats.size > mostOwnBytes) return failure('it is larger than 1 MB');
    return success(readFileSync(file, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ELOOP' || code === 'ENOTDIR') return failure(reasonOf(error));
    return code === 'ENOENT' ? success(undefined) : failure(`it cannot be read (${code})`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
};
