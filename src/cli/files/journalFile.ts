// The file of the journal of writes.

import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { homeFolderOf } from '../../config/homeFolder.ts';
import { maskedAt } from '../../insight/secrets/masked.ts';
import type { JournalEntry } from '../../store/forms/journal.ts';
import { noLinks, noWaiting, objectionTo, openOwnFolder, reasonOf } from './ownFolder.ts';

/**
 * The file of the journal: in the folder for what a program keeps (XDG base directory specification, which has relative
 * paths ignored), on Windows beside its other data.
 */
export const journalPath = (variables: Readonly<Record<string, string | undefined>>): string => {
  const named = variables[process.platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_STATE_HOME'] ?? '';
  const folder = isAbsolute(named) ? named : join(homeFolderOf(variables), '.local', 'state');
  return join(folder, 'spyglass', 'journal.jsonl');
};

/** An entry as it may be kept, with the time in words too. */
const lineOf = (entry: JournalEntry): string => {
  const changes = entry.changes.map(({ path, before, after }) => ({
    path,
    before: maskedAt(path, before),
    after: maskedAt(path, after),
  }));
  return `${JSON.stringify({ ...entry, changes, at: new Date(entry.atMs).toISOString() })}\n`;
};

/** Whether the file ends within a line: a full disk or a lost machine cut it. */
const endsInHalfLine = (file: number, size: number): boolean => {
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, size - 1);
  return last[0] !== 0x0a;
};

const { O_APPEND, O_CREAT, O_RDWR } = constants;

/**
 * Adds an entry to the journal's file, one line of JSON, readable by its owner only, secrets as stars. It is written
 * before anything else happens, so that a write is on record even where the terminal is lost right after. A line that was
 * cut before stays alone. Links, pipes and files of others are left as they are.
 * Gives the reason where it cannot be written.
 */
export const appendToJournal = (path: string, entry: JournalEntry): string | undefined => {
  const closed = openOwnFolder(dirname(path));
  if (closed !== undefined) return closed;
  let file: number | undefined;
  try {
    file = openSync(path, O_RDWR | O_APPEND | O_CREAT | noLinks | noWaiting, 0o600);
    const stats = fstatSync(file);
    const objection = objectionTo(stats);
    if (objection !== undefined) return `${path}: ${objection}`;
    if ((stats.mode & 0o077) !== 0) fchmodSync(file, 0o600);
    const line = `${endsInHalfLine(file, stats.size) ? '\n' : ''}${lineOf(entry)}`;
    const bytes = Buffer.from(line);
    let written = 0;
    while (written < bytes.length) written += writeSync(file, bytes, written);
    return undefined;
  } catch (error) {
    return `${path}: ${reasonOf(error)}`;
  } finally {
    if (file !== undefined) closeSync(file);
  }
};
