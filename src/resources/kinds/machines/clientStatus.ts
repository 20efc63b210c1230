// The kind `client-status`: what an appliance last said of itself.

import { describeTime, parseTime } from '../../../insight/time.ts';
import type { ManagedClientStatus } from '../../../model/machines/managedClient.ts';
import { plain } from '../../cells/text.ts';
import type { Kind } from '../../types.ts';
import { applianceStatus } from './applianceStatus.ts';

const textIn = ({ body }: ManagedClientStatus, name: string): string | undefined => {
  const value = body[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};

/** What an appliance last said of itself. Its type must be named to ask for it; connectors run on VAs. */
export const clientStatus: Kind<ManagedClientStatus> = {
  id: 'client-status',
  singular: 'client status',
  plural: 'client status',
  aliases: ['va-status'],
  summary: 'what an appliance last said of itself',
  area: 'appliances',
  listedIn: { in: 'thing', kind: 'clients' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'one',
  identify: (status) => textIn(status, 'id') ?? '',
  label: (status) => textIn(status, 'hostname') ?? textIn(status, 'id') ?? '',
  columns: [
    {
      id: 'host',
      header: 'HOST',
      width: 28,
      grow: 1,
      priority: 1,
      cell: (status) => plain(textIn(status, 'hostname')),
    },
    {
      id: 'status',
      header: 'STATUS',
      width: 14,
      priority: 2,
      cell: ({ status }) => applianceStatus(status),
    },
    {
      id: 'reported',
      header: 'REPORTED',
      width: 28,
      priority: 3,
      cell: ({ timestamp }, { nowMs }) => ({ text: describeTime(timestamp, nowMs) }),
      measure: { unit: 'age', of: ({ timestamp }) => parseTime(timestamp) },
    },
  ],
  get: (api, id, { parent }, options) => api.managedClients.status(parent?.id ?? id, 'VA', options),
  headline: ({ status }) => applianceStatus(status),
  details: (status, { nowMs }) => [
    {
      details: [
        { label: 'status', value: applianceStatus(status.status) },
        { label: 'type', value: plain(status.type) },
        { label: 'reported', value: { text: describeTime(status.timestamp, nowMs) } },
        { label: 'alert', value: plain(textIn(status, 'alertKey')) },
        { label: 'host', value: plain(textIn(status, 'hostname')) },
        { label: 'inner address', value: plain(textIn(status, 'internal_ip')) },
        { label: 'CCG pin', value: plain(textIn(status, 'ccg_pin')) },
        { label: 'platform', value: plain(textIn(status, 'platform_version')) },
        { label: 'system', value: plain(textIn(status, 'os_version')) },
        { label: 'trouble', value: plain(textIn(status, 'stacktrace')) },
      ],
    },
  ],
  whenMissing: 'The tenant has no report of this appliance; of what is no VA there is none.',
};
