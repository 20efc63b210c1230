// The kind `schedules`: when a source is aggregated.

import { type Schedule, type ScheduleType, scheduleTypes } from '../../../model/runs/schedule.ts';
import { plain } from '../../cells/text.ts';
import type { Cell, Kind } from '../../types.ts';

/** What each type starts, in words. */
const starts: Readonly<Record<ScheduleType, string>> = {
  ACCOUNT_AGGREGATION: 'aggregates accounts',
  GROUP_AGGREGATION: 'aggregates entitlements',
};

const typeOf = (type: string | undefined): ScheduleType | undefined =>
  scheduleTypes.find((known) => known === type);

const startsCell = ({ type }: Schedule): Cell => {
  const known = typeOf(type);
  return plain(known === undefined ? type : starts[known]);
};

/** When a source is aggregated: at most one schedule for accounts and one for entitlements. */
export const schedules: Kind<Schedule> = {
  id: 'schedules',
  singular: 'schedule',
  plural: 'schedules',
  aliases: ['sched', 'cron'],
  summary: 'when a source is aggregated by itself',
  area: 'runs',
  listedIn: { in: 'source' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'many',
  identify: ({ type }) => type ?? '',
  label: ({ type }) => type ?? '',
  columns: [
    {
      id: 'type',
      header: 'TYPE',
      width: 20,
      priority: 1,
      cell: ({ type }) => plain(type),
    },
    {
      id: 'cron',
      header: 'CRON (QUARTZ)',
      width: 24,
      grow: 1,
      priority: 2,
      cell: ({ cronExpression }) => plain(cronExpression),
    },
    { id: 'starts', header: 'WHAT RUNS', width: 24, grow: 1, priority: 3, cell: startsCell },
  ],
  list: (api, { source }, options) => api.schedules.list(source?.id ?? '', options),
  // An unknown type is sent as it is, and the tenant answers.
  get: (api, id, { source }, options) =>
    api.schedules.get(source?.id ?? '', typeOf(id) ?? (id as ScheduleType), options),
  headline: startsCell,
  details: (schedule, { timeZone }) => [
    {
      details: [
        { label: 'type', value: plain(schedule.type) },
        { label: 'what runs', value: startsCell(schedule) },
        { label: 'expression', value: plain(schedule.cronExpression) },
        {
          label: '',
          lines: [
            'seconds, minutes, hours, day of month, month, day of week (1 is Sunday), and perhaps a year,',
            timeZone === undefined
              ? 'in the time zone of the organisation, which :org tells'
              : `in the time zone of the organisation: ${timeZone}`,
          ],
          tone: 'quiet',
        },
      ],
    },
  ],
  whenEmpty:
    'The tenant lists no schedule of this source: somebody, or something outside, starts its aggregation or loads a file.',
};
