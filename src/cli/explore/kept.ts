// What of a session is kept for later ones, and what cannot be.

import { dirname } from 'node:path';
import type { JournalSink } from '../../store/forms/journal.ts';
import { appendToJournal, journalPath } from '../files/journalFile.ts';
import { openOwnFolder } from '../files/ownFolder.ts';
import type { Surroundings } from '../surroundings.ts';
import type { RunEnvironment } from './runEnvironments.ts';

/** Notes writes in the journal's file. The demo has no file. */
export const journalOf =
  ({ variables }: Surroundings, environment: () => RunEnvironment): JournalSink =>
  (entry) =>
    environment().origin === 'the demo'
      ? undefined
      : appendToJournal(journalPath(variables), entry);

/** What of the program cannot be kept for later sessions, in a sentence; undefined where all can, and for the demo. */
export const whatIsNotKept = ({ variables }: Surroundings, { origin }: RunEnvironment) => {
  if (origin === 'the demo') return undefined;
  const problem = openOwnFolder(dirname(journalPath(variables)));
  return problem === undefined
    ? undefined
    : `Neither the journal nor typed commands, columns and sorts are kept for later sessions: ${problem}.`;
};
