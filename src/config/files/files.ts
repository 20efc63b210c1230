// Reads text files, and says in a sentence why one cannot be read.

import type { FileHandle } from 'node:fs/promises';
import { failure, type Result, success } from '../../model/result.ts';

/** A text file: what it holds, and its mode as `stat` gives it. */
export type FileText = { readonly text: string; readonly mode: number };

/** Why a file could not be read. `missing` is for the caller to judge; the others are mistakes. */
export type FileFault =
  | 'missing'
  | 'danglingLink'
  | 'directory'
  | 'notAFile'
  | 'forbidden'
  | 'tooBig'
  | 'notText'
  | 'unreadable';

/** Reads one text file. Never rejects. */
export type ReadText = (path: string) => Promise<Result<FileText, FileFault>>;

/** A larger file is none of settings or certificates. */
export const maximumFileBytes = 1024 * 1024;

/** Reads a text file of the disk. */
export const readTextFile: ReadText = async (path) => {
  const { lstat, open, stat } = await import('node:fs/promises');
  let file: FileHandle | undefined;
  try {
    // Opening a pipe would wait for its writer, so what it is comes first.
    const kind = await stat(path);
    if (kind.isDirectory()) return failure('directory');
    if (!kind.isFile()) return failure('notAFile');
    file = await open(path, 'r');
    const { mode, size } = await file.stat();
    if (size > maximumFileBytes) return failure('tooBig');
    const bytes = await file.readFile();
    return success({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), mode });
  } catch (error) {
    if (error instanceof TypeError) return failure('notText');
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EACCES' || code === 'EPERM') return failure('forbidden');
    if (code === 'ELOOP') return failure('danglingLink');
    if (code !== 'ENOENT' && code !== 'ENOTDIR') return failure('unreadable');
    const isLink = await lstat(path).then(
      (found) => found.isSymbolicLink(),
      () => false,
    );
    return failure(isLink ? 'danglingLink' : 'missing');
  } finally {
    await file?.close().catch(() => undefined);
  }
};

/** A fault as a sentence about the file. */
export const faultSentence = (path: string, fault: FileFault): string => {
  switch (fault) {
    case 'missing':
      return `${path} is not there.`;
    case 'danglingLink':
      return `${path} is a link to a file that is not there. Mend or remove the link.`;
    case 'directory':
      return `${path} is a folder, not a file.`;
    case 'notAFile':
      return `${path} is no plain file.`;
    case 'forbidden':
      return `${path} may not be read by this user. Look at its owner and mode: ls -l ${path}`;
    case 'tooBig':
      return `${path} is larger than 1 MiB, so it is not what it should be.`;
    case 'notText':
      return `${path} is not UTF-8 text.`;
    case 'unreadable':
      return `${path} could not be read.`;
  }
};
