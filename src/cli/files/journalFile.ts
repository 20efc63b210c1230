// The file of the journal of writes.

import { appendFileSync, chmodSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { maskedAt } from '../../insight/secrets/masked.ts';
import type { JournalEntry } from '../../store/forms/journal.ts';

/**
 * The file of the journal: in the folder for what a program keeps (XDG base directory specification, which has relative
 * paths ignored), on Windows beside its other data.
 */
export const journalPath = (variables: Readonly<Record<string, string | undefined>>): string => {
  const named = variables[process.platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_STATE_HOME'] ?? '';
  const folder = isAbsolute(named) ? named : join(variables.HOME || homedir(), '.local', 'state');
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

/**
 * Adds an entry to the journal's file, one line of JSON, readable by its owner only, secrets as stars. It is written
 * before anything else happens, so that a write is on record even where the terminal is lost right after.
 * Gives the reason where it cannot be written.
 */
export const appendToJournal = (path: string, entry: JournalEntry): string | undefined => {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    chmodSync(dirname(path), 0o700);
    appendFileSync(path, lineOf(entry), { mode: 0o600 });
    chmodSync(path, 0o600);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
