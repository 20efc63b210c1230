// The schedules that sources have at the start.

import type { ScheduleType } from '../../../model/runs/schedule.ts';
import { randomOf } from '../random.ts';
import type { WireSource } from '../wire.ts';

/** A schedule (sources API, Schedule). */
export type WireSchedule = { readonly type: ScheduleType; readonly cronExpression: string };

/** The schedules of the company: once a night, a few times a day, on some days, and some far too often. */
const expressions = [
  '0 0 6 * * ?',
  '0 0 5,13,21 * * ?',
  '0 0 12 1/1 * ? *',
  '0 30 1 * * ?',
  '0 0 2 ? * 1',
  '0 15 10 ? * 2-6',
  '0 45 22 ? * MON-FRI',
  '0 0 0/4 * * ?',
  '0 0 * * * ?',
  '0 0 3 L * ?',
  '0 0 4 ? * 7#1',
  '0 0,15,30,45 * * * ?',
  '0 */5 * * * ?',
] as const;

/** Connectors without aggregation, since their accounts are made in the tenant. */
const withoutAggregation = ['identitynow', 'non-employee'];

/**
 * The schedules of a source at the start. File sources have none; of the others two thirds have one for accounts, and
 * half of those with entitlements have one for these.
 */
export const firstSchedules = (
  seed: number,
  source: Pick<WireSource, 'id' | 'connector' | 'connectionType' | 'schemas'>,
  { schedules }: { readonly schedules?: readonly WireSchedule[] } = {},
): readonly WireSchedule[] => {
  if (schedules !== undefined) return schedules;
  const { id, connector, connectionType, schemas } = source;
  if (connectionType !== 'direct' || withoutAggregation.includes(connector)) return [];
  const random = randomOf(seed, 'schedules', id);
  const accounts = random.chance(2 / 3);
  const groups = random.chance(1 / 2);
  const schedule = (type: ScheduleType): WireSchedule => ({
    type,
    cronExpression: random.pick(expressions),
  });
  return [
    ...(accounts ? [schedule('ACCOUNT_AGGREGATION')] : []),
    ...(groups && schemas.length > 1 ? [schedule('GROUP_AGGREGATION')] : []),
  ];
};
