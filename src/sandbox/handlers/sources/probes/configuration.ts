// The handler that tests the configuration of a source.

import { setTimeout as delay } from 'node:timers/promises';
import { randomOf } from '../../../data/random.ts';
import { iqServiceDetails } from '../../../data/sources/connectors/iqService.ts';
import type { WireSource } from '../../../data/wire.ts';
import { notFound, type Reply } from '../../../http/respond.ts';
import type { Call } from '../../call.ts';
import { sourceOf } from '../sources.ts';
import { answerProbe, failureAt, lengthMs } from './probe.ts';

/** The details of a successful test: the object types that the connector could read. */
const detailsOf = ({ connector, schemas }: WireSource): object => {
  const readable = { objectTypes: schemas.map(({ name }) => name) };
  return connector.startsWith('active-directory') ? { ...iqServiceDetails, ...readable } : readable;
};

/**
 * Tests the configuration of a source. It fails where the connection check fails, and also where the connector lacks a
 * permission.
 */
export const testConfiguration = async (call: Call): Promise<Reply> => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const { source, place } = found;
  const usualMs = randomOf(call.tenant.seed, 'configuration', place).int(400, 900);
  const elapsedMs = lengthMs(call, place, usualMs);
  await delay(usualMs, undefined, { signal: call.signal });
  const failure = failureAt(call, place, 'configuration');
  return answerProbe(
    call,
    found,
    failure === undefined
      ? { type: 'passed', details: detailsOf(source), elapsedMs }
      : { type: 'failed', failure },
  );
};
