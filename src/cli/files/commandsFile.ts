// The file of typed command lines.

import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type CommandStore,
  commandText,
  remembered,
} from '../../store/commandLine/commandHistory.ts';
import { journalPath } from './journalFile.ts';

/** The file of typed command lines, beside the journal. */
export const commandsPath = (variables: Readonly<Record<string, string | undefined>>): string =>
  join(dirname(journalPath(variables)), 'commands');

/** The lines of the file, the newest first. The history is only a convenience, so a broken file counts as empty. */
const linesOf = (path: string): readonly string[] => {
  try {
    const lines = readFileSync(path, 'utf8').split('\n');
    return lines.map(commandText).reduceRight(remembered, []);
  } catch {
    return [];
  }
};

/** Removes a half-written file, if there is one. */
const discard = (path: string): void => {
  try {
    rmSync(path, { force: true });
  } catch {}
};

/**
 * Command lines in a file, one a line, the newest first, readable by its owner only. It is read again before each line
 * is added, so that sessions beside each other keep what both typed, and put in place whole.
 */
export const createCommandsFile = (path: string): CommandStore => ({
  read: async () => linesOf(path),
  add: (line) => {
    const fresh = `${path}.${process.pid}.new`;
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      chmodSync(dirname(path), 0o700);
      const lines = remembered(linesOf(path), line);
      writeFileSync(fresh, lines.map((text) => `${text}\n`).join(''), { mode: 0o600 });
      renameSync(fresh, path);
      return undefined;
    } catch (error) {
      discard(fresh);
      return error instanceof Error ? error.message : String(error);
    }
  },
});
