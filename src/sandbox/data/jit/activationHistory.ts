// Makes activations: those of the past 90 days, and new ones.

import { type Random, randomOf } from '../random.ts';
import { dayMs, minuteMs } from '../time.ts';
import type { Activation, Verdict } from './activations.ts';

/** How far the history reaches back. */
export const historyMs = 90 * dayMs;

/** The error of a workflow whose connected system refuses the change. */
export const upstreamFailure = 'Upstream provisioning failed after 3 retries (503)';

/** How long the steps of a workflow take: 5 to 40 s to give access, 10 to 30 s to remove it. */
export const durationsOf = (
  random: Random,
): Pick<Activation, 'creatingMs' | 'provisioningMs' | 'deprovisioningMs'> => ({
  creatingMs: random.int(1_000, 3_000),
  provisioningMs: random.int(4_000, 37_000),
  deprovisioningMs: random.int(10_000, 30_000),
});

const workflowId = (random: Random): string => `jit-activation-${random.hex(12)}`;

/** How a past activation ended: most of them with access. */
const outcomeOf = (
  draw: number,
  requestedAtMs: number,
  random: Random,
): Pick<Activation, 'verdict' | 'ended'> => {
  const granted: Verdict = { type: 'granted' };
  if (draw < 40) return { verdict: granted, ended: undefined };
  const afterMs = random.int(5, 25) * minuteMs;
  if (draw < 82)
    return { verdict: granted, ended: { atMs: requestedAtMs + afterMs, by: 'holder' } };
  if (draw < 88) return { verdict: { type: 'failed', error: upstreamFailure }, ended: undefined };
  if (draw < 92) return { verdict: { type: 'timedOut' }, ended: undefined };
  if (draw < 96) return { verdict: granted, ended: { atMs: requestedAtMs + 2_000, by: 'holder' } };
  return { verdict: granted, ended: { atMs: requestedAtMs + afterMs, by: 'administrator' } };
};

/** The activations of a connection in the 90 days before the start, the oldest first; all have ended. */
export const pastActivations = (
  connection: number,
  context: { readonly seed: number; readonly startedAtMs: number },
): readonly Activation[] => {
  const random = randomOf(context.seed, 'activations', connection);
  const count = random.int(2, 12);
  const shareMs = Math.floor(historyMs / count);
  return Array.from({ length: count }, (_, index): Activation => {
    const sinceMs = (count - index) * shareMs - random.int(0, Math.floor(shareMs / 2));
    const requestedAtMs = context.startedAtMs - sinceMs;
    return {
      id: random.uuid(),
      workflowId: workflowId(random),
      connection,
      requestedAtMs,
      ...durationsOf(random),
      periodMins: random.pick([30, 60, 60, 120, 240, 480]),
      extensionMins: random.chance(0.15) ? 30 : 0,
      ...outcomeOf(random.int(0, 99), requestedAtMs, random),
    };
  });
};

/** Makes an activation that begins now; `number` is its number among those of the connection. */
export const newActivation = (
  request: Pick<Activation, 'connection' | 'requestedAtMs' | 'periodMins' | 'verdict'>,
  seed: number,
  number: number,
): Activation => {
  const random = randomOf(seed, 'live activation', request.connection, number);
  return {
    id: random.uuid(),
    workflowId: workflowId(random),
    ...request,
    ...durationsOf(random),
    extensionMins: 0,
    ended: undefined,
  };
};
