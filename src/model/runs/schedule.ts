// The schema of a schedule of a source.

import * as z from 'zod';
import { text } from '../tolerant.ts';

/** What a schedule may start: the aggregation of accounts, or that of entitlements (sources API, create-source-schedule). */
export const scheduleTypes = ['ACCOUNT_AGGREGATION', 'GROUP_AGGREGATION'] as const;
export type ScheduleType = (typeof scheduleTypes)[number];

/**
 * When a source is aggregated. A source has at most one of each type, so the type is its key (sources API,
 * get-source-schedules). The expression is one of Quartz: seconds, minutes, hours, day of the month, month, day of the
 * week with 1 for Sunday, and perhaps a year. It is meant in the time zone of the organisation (organisation API,
 * get-org-config: the zone that scheduled tasks run by).
 */
export const schedule = z.looseObject({ type: text, cronExpression: text });
export type Schedule = z.infer<typeof schedule>;
