// The health indicators of a virtual appliance: container, memory, CPU.

import { randomOf } from '../random.ts';
import { minuteMs } from '../time.ts';
import type { Appliance } from './managedClients.ts';

/** An error or warning of an appliance (managed clients API, get-managed-client-health-indicators). */
type WireHealthEvent = {
  readonly detailedMessage: string;
  readonly uuid: string;
  readonly url: string | null;
  readonly timestamp: string;
  readonly lastNotifiedTimeStamp: string;
  readonly cpuUtilizationPercentage: number | null;
  readonly freeSpacePercentage: number | null;
};

type WireHealthCategory = {
  readonly errors: readonly WireHealthEvent[];
  readonly warnings: readonly WireHealthEvent[];
};

const healthy: WireHealthCategory = { errors: [], warnings: [] };

/** The health indicators of an appliance: short of memory, out of reach, or healthy. */
export const clientHealth = (
  appliance: Appliance,
  context: { readonly seed: number; readonly startedAtMs: number },
): {
  readonly status: 'NORMAL' | 'WARNING' | 'ERROR';
  readonly indicators: Readonly<Record<'container' | 'memory' | 'cpu', WireHealthCategory>>;
} => {
  const { cluster, place, status, silentSinceMs } = appliance;
  const random = randomOf(context.seed, 'client health', cluster, place);
  const event = (
    atMs: number,
    detailedMessage: string,
    shares: { readonly cpu?: number; readonly free?: number } = {},
  ): WireHealthEvent => ({
    detailedMessage,
    uuid: random.uuid(),
    url: null,
    timestamp: new Date(atMs).toISOString(),
    lastNotifiedTimeStamp: new Date(atMs + minuteMs).toISOString(),
    cpuUtilizationPercentage: shares.cpu ?? null,
    freeSpacePercentage: shares.free ?? null,
  });
  const indicators = { container: healthy, memory: healthy, cpu: healthy };
  if (status === 'FAILED') {
    const text = 'Container ccg does not answer: no route to the tenant';
    const errors = [event(silentSinceMs ?? context.startedAtMs, text)];
    return { status: 'ERROR', indicators: { ...indicators, container: { errors, warnings: [] } } };
  }
  if (status !== 'WARNING') return { status: 'NORMAL', indicators };
  const shortAtMs = (appliance.alertSinceMs ?? context.startedAtMs) + minuteMs;
  const restartedAtMs = shortAtMs + 4 * minuteMs;
  return {
    status: 'WARNING',
    indicators: {
      container: {
        errors: [],
        warnings: [event(restartedAtMs, 'Container ccg was restarted: it ran out of memory')],
      },
      memory: {
        errors: [],
        warnings: [event(shortAtMs, 'Free memory is below the limit', { free: 4 })],
      },
      cpu: {
        errors: [],
        warnings: [event(restartedAtMs - 2 * minuteMs, 'CPU utilization is high', { cpu: 88 })],
      },
    },
  };
};
