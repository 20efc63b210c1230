import { appendFileSync, chmodSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { masked } from '../insight/masked.ts';
import type { JournalEntry } from '../store/journal.ts';

/** The file of the journal: in the folder for what a program keeps (XDG), on Windows beside its other data. */
export const journalPath = (variables: Readonly<Record<string, string | undefined>>): string => {
  const home = variables[process.platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_STATE_HOME'] ?? '';
  const folder = home === '' ? join(variables.HOME ?? homedir(), '.local', 'state') : home;
  return join(folder, 'spyglass', 'journal.jsonl');
};

/**
 * Adds an entry to the journal's file, one line of JSON, readable by its owner only, secrets as stars. It is written
 * before anything else happens, so that a write is on record even where the terminal is lost right after.
 * Gives the reason where it cannot be written.
 */
export const appendToJournal = (path: string, entry: JournalEntry): string | undefined => {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const line = { ...entry, at: new Date(entry.atMs).toISOString() };
    appendFileSync(path, `${JSON.stringify(masked(line))}\n`, { mode: 0o600 });
    chmodSync(path, 0o600);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
