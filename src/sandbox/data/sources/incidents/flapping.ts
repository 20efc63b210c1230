// A flapping source: whether it is down at a moment, and how it looks then.

import type { WireSource } from '../../wire.ts';
import type { SourceEntry } from '../catalogue.ts';

/** How a flapping source fares at a moment. */
export type FlapStatus = { readonly isDown: boolean; readonly sinceMs: number };

const minuteMs = 60_000;
const turnMs = 10 * minuteMs;

/**
 * How a source of the flapping incident fares: it turns every 10 minutes, and was well when the tenant came to be.
 * Undefined for all other sources.
 */
export const flapStatusOf = (
  { incident, sinceMinutes = 0 }: SourceEntry,
  startedAtMs: number,
  nowMs: number,
): FlapStatus | undefined => {
  if (incident !== 'flapping') return undefined;
  const firstMs = startedAtMs - sinceMinutes * minuteMs;
  const turn = Math.floor((nowMs - firstMs) / turnMs);
  return { isDown: turn % 2 === 1, sinceMs: firstMs + turn * turnMs };
};

/** The source as the last health check found it: its status, the time of its last change, and every copy of both. */
export const withFlapStatus = (source: WireSource, { isDown, sinceMs }: FlapStatus): WireSource => {
  const healthy = !isDown;
  const status = `SOURCE_STATE_${isDown ? 'ERROR_SOURCE' : 'HEALTHY'}`;
  const since = new Date(sinceMs).toISOString();
  const { connectorAttributes: settings } = source;
  const diagnostics: unknown = JSON.parse(String(settings['slpt-source-diagnostics'] ?? '{}'));
  return {
    ...source,
    healthy,
    status,
    since,
    modified: since,
    connectorAttributes: {
      ...settings,
      healthy,
      status,
      since,
      sourceConnected: healthy,
      'slpt-source-diagnostics': JSON.stringify({
        ...(typeof diagnostics === 'object' ? diagnostics : {}),
        status,
        healthy,
        lastHealthcheck: sinceMs,
        statusChanged: sinceMs,
      }),
    },
  };
};
