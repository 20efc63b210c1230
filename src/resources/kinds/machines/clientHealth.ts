// The kind `client-health`: errors and warnings of an appliance.

import { describeTime } from '../../../insight/time.ts';
import type { HealthEvent, ManagedClientHealth } from '../../../model/machines/managedClient.ts';
import { plain } from '../../cells/text.ts';
import type { Detail, Kind, Section } from '../../types.ts';
import { applianceStatus } from './applianceStatus.ts';

const shareOf = ({ cpuUtilizationPercentage, freeSpacePercentage }: HealthEvent): string => {
  if (cpuUtilizationPercentage !== undefined) return ` (${cpuUtilizationPercentage} % busy)`;
  return freeSpacePercentage === undefined ? '' : ` (${freeSpacePercentage} % free)`;
};

const lineOf = (event: HealthEvent, nowMs: number): string =>
  `${event.detailedMessage ?? 'no message'}${shareOf(event)}, ${describeTime(event.timestamp, nowMs)}`;

/** The errors and warnings of a machine by category; a category without any says so. */
const indicators = ({ body }: ManagedClientHealth, nowMs: number): readonly Section[] =>
  Object.entries(body?.health_indicators ?? {}).map(([title, category]) => {
    const { errors = [], warnings = [] } = category ?? {};
    const details: Detail[] = [
      ...errors.map((event) => ({
        label: 'error',
        lines: [lineOf(event, nowMs)],
        tone: 'bad' as const,
      })),
      ...warnings.map((event) => ({
        label: 'warning',
        lines: [lineOf(event, nowMs)],
        tone: 'warn' as const,
      })),
    ];
    const well: Detail = { label: '', value: { text: 'nothing to report', tone: 'quiet' } };
    return { title, details: details.length === 0 ? [well] : details };
  });

/** How the machine of an appliance fares: containers, memory and processors. */
export const clientHealth: Kind<ManagedClientHealth> = {
  id: 'client-health',
  singular: 'client health',
  plural: 'client health',
  aliases: ['va-health'],
  summary: 'errors and warnings of the machine of an appliance',
  area: 'appliances',
  listedIn: { in: 'thing', kind: 'clients' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'one',
  identify: ({ body }) => body?.id ?? '',
  label: ({ body }) => body?.hostname ?? body?.id ?? '',
  columns: [
    {
      id: 'host',
      header: 'HOST',
      width: 28,
      grow: 1,
      priority: 1,
      cell: ({ body }) => plain(body?.hostname),
    },
    {
      id: 'status',
      header: 'STATUS',
      width: 14,
      priority: 2,
      cell: ({ status }) => applianceStatus(status),
    },
    {
      id: 'health',
      header: 'HEALTH',
      width: 14,
      priority: 3,
      cell: ({ body }) => applianceStatus(body?.consolidatedHealthIndicatorsStatus),
    },
  ],
  get: (api, id, { parent }, options) => api.managedClients.health(parent?.id ?? id, options),
  headline: ({ body, status }) =>
    applianceStatus(body?.consolidatedHealthIndicatorsStatus ?? status),
  details: (health, { nowMs }) => [
    {
      details: [
        { label: 'status', value: plain(health.status) },
        { label: 'reported', value: { text: describeTime(health.timestamp, nowMs) } },
        { label: 'host', value: plain(health.body?.hostname) },
        { label: 'inner address', value: plain(health.body?.internal_ip) },
        {
          label: 'system',
          value: plain([health.body?.os_type, health.body?.os_version].filter(Boolean).join(' ')),
        },
        { label: 'hypervisor', value: plain(health.body?.hypervisor) },
        { label: 'VA version', value: plain(health.body?.va_version) },
      ],
    },
    ...indicators(health, nowMs),
  ],
  whenMissing: 'The tenant has no report of this appliance about its machine.',
};
