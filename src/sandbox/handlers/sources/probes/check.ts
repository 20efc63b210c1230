// The handler that checks the connection of a source.

import { setTimeout as delay } from 'node:timers/promises';
import { randomOf } from '../../../data/random.ts';
import { iqServiceDetails } from '../../../data/sources/connectors/iqService.ts';
import { notFound, type Reply } from '../../../http/respond.ts';
import type { Call } from '../../call.ts';
import { sourceOf } from '../sources.ts';
import { answerProbe, failureAt, lengthMs } from './probe.ts';

/** The answer waits for a tenth of the time that the check reports, and at most this long. */
const longestWaitMs = 250;

/** Checks the connection of a source; the result follows what is true of it. */
export const checkConnection = async (call: Call): Promise<Reply> => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const { source, place } = found;
  const failure = failureAt(call, place, 'connection');
  const random = randomOf(call.tenant.seed, 'check', place);
  const elapsedMs = failure?.elapsedMs ?? lengthMs(call, place, random.int(80, 900));
  await delay(Math.min(longestWaitMs, elapsedMs / 10), undefined, { signal: call.signal });
  if (failure !== undefined) return answerProbe(call, found, { type: 'failed', failure });
  const details = source.connector.startsWith('active-directory')
    ? iqServiceDetails
    : place % 2 === 0
      ? {}
      : null;
  return answerProbe(call, found, { type: 'passed', details, elapsedMs });
};
