import { setTimeout as delay } from 'node:timers/promises';
import { applianceId, type ClusterKey } from '../data/clusters.ts';
import { type CheckFailure, failures } from '../data/errors.ts';
import { hostile } from '../data/hostile.ts';
import { randomOf } from '../data/random.ts';
import { notFound, ok, type Reply } from '../respond.ts';
import type { Call } from './call.ts';
import { sourceOf } from './sources.ts';

/** Nobody wants to wait for the full time of a made-up check: a tenth of it, and never longer than this. */
const longestWaitMs = 250;

const hostileFailure: CheckFailure = {
  text: hostile.checkError,
  elapsedMs: 333,
  shape: 'object',
};

const failureDetails = (found: CheckFailure, seed: number, cluster: ClusterKey | undefined) => {
  const text = found.text.replace('{client}', applianceId(seed, cluster ?? 'rotterdam'));
  return found.shape === 'text' ? text : { error: text };
};

/** What the relay on a Windows server tells of itself when an Active Directory source works. */
const relayDetails = {
  useTLSForIQService: true,
  IQServiceClientAuthEnabled: true,
  IQService: {
    Name: 'IQService',
    Host: 'IQ01',
    Port: 0,
    'TLS Port': 5051,
    Version: 'IQService Mar-2026',
    IQServiceStatus: 'Running',
    SecondaryService: 'IQService-Instance1-Secondary',
    SecondaryServiceStatus: 'Running',
    secondaryPort: 5052,
    'Operating System': 'Microsoft Windows Server 2022 Standard',
    'OS Architecture': 'AMD64',
    highestDotNetVersion: '4.8 or later',
  },
};

/**
 * Makes a live check, as the story of the source has it. A failed one is HTTP 200 too (sources API, StatusResponse).
 * Connectors differ in what they put into `details`: an object, a text, an empty object or null.
 */
export const checkConnection = async (call: Call): Promise<Reply> => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const { source, place } = found;
  const entry = call.tenant.world.entryAt(place);
  const failure =
    entry?.story === undefined
      ? undefined
      : entry.story === 'hostile'
        ? hostileFailure
        : failures[entry.story];
  const random = randomOf(call.tenant.seed, 'check', place);
  const elapsedMillis = failure?.elapsedMs ?? random.int(80, 900);
  await delay(Math.min(longestWaitMs, elapsedMillis / 10), undefined, { signal: call.signal });
  const successDetails = source.connector.startsWith('active-directory')
    ? relayDetails
    : place % 2 === 0
      ? {}
      : null;
  return ok({
    id: source.id,
    name: `${source.name} [source-${source.connectorAttributes.cloudExternalId}]`,
    status: failure === undefined ? 'SUCCESS' : 'FAILURE',
    elapsedMillis,
    details:
      failure === undefined
        ? successDetails
        : failureDetails(failure, call.tenant.seed, entry?.cluster),
  });
};
