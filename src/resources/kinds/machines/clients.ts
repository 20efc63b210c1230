// The kind `clients`: virtual appliances.

import { ago, describeTime, parseTime } from '../../../insight/time.ts';
import { equals } from '../../../model/filters/filterExpression.ts';
import type { ManagedClient } from '../../../model/machines/managedClient.ts';
import { thingAt, whyCluster } from '../../cells/links.ts';
import { linked } from '../../cells/references.ts';
import { plain } from '../../cells/text.ts';
import { appliancesPage } from '../../consolePage.ts';
import { joinedFilter } from '../../serverFilter.ts';
import type { Cell, Kind, Reading, Scope } from '../../types.ts';
import { applianceStatus } from './applianceStatus.ts';
import {
  type Appliance,
  clusterCell,
  clusterNames,
  clusterOf,
  withClusterName,
} from './clusterNames.ts';

const idOf = (client: ManagedClient): string => client.id ?? client.clientId ?? '';
const label = (client: ManagedClient): string => client.name || idOf(client);

/** How long nothing was heard of an appliance; the tenant counts it, so that a wrong clock here does not matter. */
const silence = (client: ManagedClient, { nowMs }: Reading): Cell => {
  const { sinceLastSeen, lastSeen } = client;
  if (sinceLastSeen !== undefined) return plain(ago(0, sinceLastSeen));
  const ms = parseTime(lastSeen);
  return plain(ms === undefined ? lastSeen : ago(ms, nowMs));
};

const scopeOf = (client: ManagedClient): Scope => ({
  parent: { id: idOf(client), name: label(client) },
});

/** The virtual appliances, of all clusters or of the one that they are listed in. */
export const clients: Kind<Appliance> = {
  id: 'clients',
  singular: 'client',
  plural: 'clients',
  aliases: ['appliances', 'appliance', 'vas'],
  summary: 'virtual appliances: who runs connectors, and who was not seen for long',
  area: 'appliances',
  listedIn: { in: 'environment' },
  found: { byName: 'all', byId: 'get', inFind: 'by name' },
  referenceTypes: [],
  consolePage: appliancesPage,
  shape: 'many',
  why: ({ clusterId }) => whyCluster({ id: clusterId }),
  identify: idOf,
  label,
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 20,
      grow: 2,
      priority: 1,
      cell: (client) => ({ text: label(client) }),
    },
    {
      id: 'status',
      header: 'STATUS',
      width: 14,
      priority: 2,
      cell: ({ status }) => applianceStatus(status),
      signed: true,
    },
    {
      id: 'seen',
      header: 'SEEN',
      width: 7,
      align: 'right',
      priority: 3,
      cell: silence,
      measure: {
        unit: 'age',
        of: ({ lastSeen, sinceLastSeen }, { nowMs }) =>
          parseTime(lastSeen) ?? (sinceLastSeen === undefined ? undefined : nowMs - sinceLastSeen),
      },
      sortKey: ({ sinceLastSeen }) => sinceLastSeen ?? Number.MAX_SAFE_INTEGER,
    },
    {
      id: 'cluster',
      header: 'CLUSTER',
      width: 18,
      grow: 1,
      priority: 4,
      cell: clusterCell,
    },
    {
      id: 'alert',
      header: 'ALERT',
      width: 20,
      grow: 1,
      priority: 5,
      cell: ({ alertKey }) => plain(alertKey),
    },
    {
      id: 'address',
      header: 'ADDRESS',
      width: 15,
      priority: 7,
      cell: ({ ipAddress }) => plain(ipAddress),
    },
    {
      id: 'version',
      header: 'VA VERSION',
      width: 24,
      grow: 1,
      priority: 6,
      cell: ({ vaVersion }) => plain(vaVersion),
    },
    { id: 'type', header: 'TYPE', width: 4, priority: 8, cell: ({ type }) => plain(type) },
  ],
  list: (api, { parent }, { sorters: _, ...options }) => {
    const own = parent === undefined ? [] : [equals('clusterId', parent.id)];
    return api.managedClients.list({ ...options, filters: joinedFilter(own, options.filters) });
  },
  get: (api, id, _scope, options) => api.managedClients.get(id, options),
  complete: async (api, scope, options) => {
    const names = await clusterNames(api, scope, options);
    return { addTo: (client) => withClusterName(client, names) };
  },
  parent: (client) => thingAt('clusters', clusterOf(client)),
  isBroken: ({ status }) => applianceStatus(status).tone === 'bad',
  headline: ({ status }) => applianceStatus(status),
  details: (client, reading) => [
    {
      details: [
        { label: 'status', value: applianceStatus(client.status) },
        { label: 'alert', value: plain(client.alertKey) },
        { label: 'silent for', value: silence(client, reading) },
        { label: 'last seen', value: { text: describeTime(client.lastSeen, reading.nowMs) } },
        { label: 'address', value: plain(client.ipAddress) },
        { label: 'VA version', value: plain(client.vaVersion) },
        { label: 'type', value: plain(client.type) },
        { label: 'provisioning', value: plain(client.provisionStatus) },
        linked('cluster', 'clusters', clusterOf(client)),
        { label: 'API client', value: plain(client.clientId) },
        { label: 'id', value: plain(client.id) },
        { label: 'created', value: { text: describeTime(client.createdAt, reading.nowMs) } },
        { label: 'updated', value: { text: describeTime(client.updatedAt, reading.nowMs) } },
        { label: 'description', value: plain(client.description) },
      ],
    },
  ],
  parts: [
    {
      title: 'health',
      to: (client) => ({
        screen: 'thing',
        kind: 'client-health',
        id: idOf(client),
        label: 'health',
        scope: scopeOf(client),
      }),
    },
    {
      title: 'status',
      to: (client) => ({
        screen: 'thing',
        kind: 'client-status',
        id: idOf(client),
        label: 'status',
        scope: scopeOf(client),
      }),
    },
  ],
  whenEmpty:
    'There are no virtual appliances that this user may see. They are added in the web console, under Virtual Appliances.',
  whenEmptyIn: ({ parent }) =>
    parent === undefined
      ? undefined
      : `The tenant lists no appliance of ${parent.name}; connectors run on appliances. One is added in the web console, under Virtual Appliances.`,
};
