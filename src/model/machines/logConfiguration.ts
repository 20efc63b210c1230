// The schema of the log configuration of a cluster, with its levels and time limits.

import * as z from 'zod';
import { number, record, text } from '../tolerant.ts';

/** The levels that logs can have, from silence to everything (managed clusters API, put-client-log-configuration). */
export const logLevels = ['OFF', 'FATAL', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'TRACE'] as const;
export type LogLevel = (typeof logLevels)[number];

/** How long a log configuration may last, in minutes, and how long it lasts by default (managed clusters API). */
export const logMinutes = { least: 5, most: 1_440, usual: 240 } as const;

/**
 * What the appliances of a cluster write to their logs, until it expires and they write the usual again. A tenant
 * answers with both the minutes and the time of expiry, but takes only one of the two
 * (managed clusters API, put-client-log-configuration).
 */
export const logConfiguration = z.looseObject({
  clientId: text,
  durationMinutes: number,
  /** When it ends, as text. */
  expiration: text,
  rootLevel: text,
  /** Level by class name, such as `sailpoint.connector.JDBCConnector`. */
  logLevels: record,
});
export type LogConfiguration = z.infer<typeof logConfiguration>;
