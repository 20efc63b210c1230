// A flapping source: whether it is down at a moment, and how it looks then.

import { minuteMs } from '../../time.ts';
import type { WireSource } from '../../wire.ts';
import type { SourceEntry } from '../catalogue.ts';

/** Whether a flapping source is down, and since when. */
export type FlapStatus = { readonly isDown: boolean; readonly sinceMs: number };

const turnMs = 10 * minuteMs;

/**
 * The status of a flapping source: it changes every 10 minutes and is up when the tenant starts. Undefined for all other
 * sources.
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

/** The source with this status, the time of its change, and all copies of both in the settings. */
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
