// The file of typed command lines.

import { dirname, join } from 'node:path';
import { type Result, success } from '../../model/result.ts';
import {
  type CommandStore,
  commandText,
  remembered,
} from '../../store/commandLine/commandHistory.ts';
import { journalPath } from './journalFile.ts';
import { replaceOwnFile } from './ownFolder.ts';
import { readOwnText } from './ownText.ts';

/** The file of typed command lines, beside the journal. */
export const commandsPath = (variables: Readonly<Record<string, string | undefined>>): string =>
  join(dirname(journalPath(variables)), 'commands');

/** The lines of the file, the newest first; the failure says why there are none to be read. */
const linesOf = (path: string): Result<readonly string[], string> => {
  const text = readOwnText(path);
  if (!text.ok) return text;
  const lines = (text.value ?? '').split('\n');
  return success(lines.map(commandText).reduceRight(remembered, []));
};

/**
 * Command lines in a file, one a line, the newest first, readable by its owner only. It is read again before each line
 * is added, so that sessions beside each other keep what both typed, and put in place whole. What is no file of ours, or
 * far too large for one, is left as it is. The history is only a convenience, so it counts as empty where it is broken.
 */
export const createCommandsFile = (path: string): CommandStore => ({
  read: async () => {
    const lines = linesOf(path);
    return lines.ok ? lines.value : [];
  },
  add: (line) => {
    const before = linesOf(path);
    if (!before.ok) return `${path}: ${before.error}`;
    const lines = remembered(before.value, line);
    return replaceOwnFile(path, lines.map((text) => `${text}\n`).join(''));
  },
});
