// The kind `log-config`: how much a cluster logs, and until when.

import { describeTime, parseTime } from '../../../insight/time.ts';
import type { LogConfiguration } from '../../../model/machines/logConfiguration.ts';
import { success } from '../../../model/result.ts';
import { plain } from '../../cells/text.ts';
import type { Kind } from '../../types.ts';

/** What was asked of the logs of a cluster, until it ends by itself. */
export const logConfig: Kind<LogConfiguration> = {
  id: 'log-config',
  singular: 'log configuration',
  plural: 'log configurations',
  aliases: ['logs'],
  summary: "what a cluster's appliances write to their logs, and until when",
  area: 'appliances',
  listedIn: { in: 'thing', kind: 'clusters' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'one',
  identify: ({ clientId }) => clientId ?? '',
  label: () => 'log configuration',
  columns: [
    {
      id: 'root',
      header: 'LEVEL',
      width: 6,
      priority: 1,
      cell: ({ rootLevel }) => plain(rootLevel),
    },
    {
      id: 'ends',
      header: 'ENDS',
      width: 30,
      priority: 2,
      cell: ({ expiration }, { nowMs }) => ({ text: describeTime(expiration, nowMs) }),
      measure: { unit: 'until', of: ({ expiration }) => parseTime(expiration) },
    },
    {
      id: 'classes',
      header: 'CLASSES',
      width: 7,
      align: 'right',
      priority: 3,
      cell: ({ logLevels }) => plain(Object.keys(logLevels).length),
    },
  ],
  get: async (api, id, { parent }, options) => {
    const answer = await api.managedClusters.logConfiguration(parent?.id ?? id, options);
    if (!answer.ok) return answer;
    const { value, raw } = answer.value;
    return success(value === undefined ? undefined : { value, raw });
  },
  details: (configuration, { nowMs }) => [
    {
      details: [
        { label: 'level', value: plain(configuration.rootLevel) },
        { label: 'minutes', value: plain(configuration.durationMinutes) },
        { label: 'ends', value: { text: describeTime(configuration.expiration, nowMs) } },
      ],
    },
    {
      title: 'levels by class',
      details: Object.entries(configuration.logLevels).map(([name, level]) => ({
        label: String(level),
        lines: [name],
      })),
    },
  ],
  whenMissing: 'The tenant has no settings for the logs of this cluster.',
};
