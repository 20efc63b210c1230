// The handler that tests the configuration of a source.

import { setTimeout as delay } from 'node:timers/promises';
import { randomOf } from '../../../data/random.ts';
import { iqServiceDetails } from '../../../data/sources/connectors/iqService.ts';
import { configurationFailures } from '../../../data/sources/incidents/errors.ts';
import type { WireSource } from '../../../data/wire.ts';
import { notFound, type Reply } from '../../../http/respond.ts';
import type { Call } from '../../call.ts';
import { sourceOf } from '../sources.ts';
import { answerProbe, connectionFailureOf } from './probe.ts';

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
  const elapsedMs = randomOf(call.tenant.seed, 'configuration', place).int(400, 900);
  await delay(elapsedMs, undefined, { signal: call.signal });
  const missingPermission = call.tenant.initial.entryAt(place)?.missingPermission;
  const failure =
    connectionFailureOf(call, place) ??
    (missingPermission === undefined ? undefined : configurationFailures[missingPermission]);
  return answerProbe(
    call,
    found,
    failure === undefined
      ? { type: 'passed', details: detailsOf(source), elapsedMs }
      : { type: 'failed', failure },
  );
};
