// The kind `clusters`: clusters of virtual appliances.

import { describeTime } from '../../../insight/time.ts';
import type { ManagedCluster } from '../../../model/machines/managedCluster.ts';
import { listOf, whyCluster } from '../../cells/links.ts';
import { plain, yesNo } from '../../cells/text.ts';
import { appliancesPage } from '../../consolePage.ts';
import { asText } from '../../serverFilter.ts';
import type { Cell, Destination, Kind, Scope } from '../../types.ts';
import { applianceStatus, applianceStatuses } from './applianceStatus.ts';
import {
  brokenByCluster,
  brokenCell,
  brokenInWords,
  brokenOf,
  type CountedCluster,
  withBroken,
} from './brokenSources.ts';

const label = (cluster: ManagedCluster): string => cluster.name || cluster.id;

const statusCell = ({ status }: ManagedCluster): Cell => applianceStatus(status);

const scopeOf = (cluster: ManagedCluster): Scope => ({
  parent: { id: cluster.id, name: label(cluster) },
});

const appliancesOf = (cluster: ManagedCluster): Destination => ({
  screen: 'list',
  kind: 'clients',
  scope: scopeOf(cluster),
});

const sourcesOn = (cluster: ManagedCluster): Destination =>
  listOf('sources', { id: cluster.id, name: label(cluster) });

/** Clusters of virtual appliances: what stands between the tenant and sources in a data centre. */
export const clusters: Kind<CountedCluster> = {
  id: 'clusters',
  singular: 'cluster',
  plural: 'clusters',
  aliases: ['va'],
  summary: 'clusters of virtual appliances that run connectors',
  area: 'appliances',
  listedIn: { in: 'environment' },
  found: { byName: 'all', byId: 'get', inFind: 'by name' },
  referenceTypes: ['CLUSTER', 'MANAGED_CLUSTER'],
  consolePage: appliancesPage,
  shape: 'many',
  why: (cluster) => whyCluster(cluster),
  identify: (cluster) => cluster.id,
  label,
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 24,
      grow: 2,
      priority: 1,
      cell: (cluster) => ({ text: label(cluster) }),
    },
    { id: 'status', header: 'STATUS', width: 14, priority: 2, cell: statusCell, signed: true },
    {
      id: 'broken',
      header: 'BROKEN',
      width: 6,
      align: 'right',
      priority: 3,
      cell: brokenCell,
      measure: { unit: 'number', of: brokenOf, counts: () => 'no list' },
    },
    {
      id: 'clients',
      header: 'VAS',
      width: 3,
      align: 'right',
      priority: 4,
      cell: (cluster) => plain(cluster.clientIds.length),
      measure: {
        unit: 'number',
        of: (cluster) => cluster.clientIds.length,
        counts: appliancesOf,
      },
      sortKey: (cluster) => cluster.clientIds.length,
    },
    {
      id: 'alert',
      header: 'ALERT',
      width: 18,
      grow: 1,
      priority: 5,
      cell: (cluster) => plain(cluster.alertKey),
    },
    {
      id: 'type',
      header: 'TYPE',
      width: 16,
      priority: 7,
      cell: (cluster) => plain(cluster.type),
    },
    {
      id: 'version',
      header: 'CCG VERSION',
      width: 12,
      grow: 1,
      priority: 6,
      cell: (cluster) => plain(cluster.ccgVersion),
    },
  ],
  list: (api, _scope, options) => api.managedClusters.list(options),
  get: (api, id, _scope, options) => api.managedClusters.get(id, options),
  complete: async (api, _scope, options) => {
    const counts = await brokenByCluster(api, options);
    return { addTo: (cluster) => withBroken(cluster, counts) };
  },
  usedBy: sourcesOn,
  isBroken: (cluster) => statusCell(cluster).tone === 'bad',
  headline: statusCell,
  details: (cluster, { nowMs }) => [
    {
      details: [
        { label: 'status', value: statusCell(cluster) },
        { label: 'alert', value: plain(cluster.alertKey) },
        { label: 'health', value: plain(cluster.consolidatedHealthIndicatorsStatus) },
        { label: 'operational', value: yesNo(cluster.operational) },
        { label: 'appliances', value: plain(cluster.clientIds.length), to: appliancesOf(cluster) },
        { label: 'sources', value: plain(cluster.serviceCount), to: sourcesOn(cluster) },
        { label: 'broken sources', value: brokenInWords(cluster) },
        { label: 'type', value: plain(cluster.type) },
        { label: 'client type', value: plain(cluster.clientType) },
        { label: 'CCG version', value: plain(cluster.ccgVersion) },
        { label: 'pinned', value: yesNo(cluster.pinnedConfig) },
        { label: 'release', value: plain(cluster.currentInstalledReleaseVersion) },
        { label: 'waiting release', value: plain(cluster.updatePackage) },
        { label: 'updates', value: plain(cluster.updatePreferences?.updateState) },
        { label: 'encryption', value: plain(cluster.encryptionConfiguration?.format) },
        { label: 'log level', value: plain(cluster.logConfiguration?.rootLevel) },
        { label: 'queue', value: plain(cluster.attributes?.queue?.name) },
        {
          label: 'org and pod',
          value: plain([cluster.org, cluster.pod].filter(Boolean).join(' ')),
        },
        { label: 'created', value: { text: describeTime(cluster.createdAt, nowMs) } },
        { label: 'updated', value: { text: describeTime(cluster.updatedAt, nowMs) } },
        { label: 'id', value: { text: cluster.id } },
        { label: 'description', value: plain(cluster.description) },
      ],
    },
  ],
  parts: [
    {
      title: 'appliances',
      count: (cluster) => cluster.clientIds.length,
      to: appliancesOf,
    },
    {
      title: 'log configuration',
      to: (cluster) => ({
        screen: 'thing',
        kind: 'log-config',
        id: cluster.id,
        label: 'log configuration',
        scope: scopeOf(cluster),
      }),
    },
  ],
  serverFilter: {
    operation: 'get-managed-clusters',
    columns: {
      name: asText('name'),
      type: asText('type'),
      status: {
        type: 'words',
        property: 'status',
        values: applianceStatuses.map((value) => ({
          value,
          texts: [applianceStatus(value).text],
        })),
      },
    },
  },
  whenEmpty:
    'There are no clusters that this user may see; sources that are SaaS or files need none. They are made in the web console, under Virtual Appliances.',
  whenRefused: ({ tag }) =>
    tag === 'forbidden'
      ? 'As a rule clusters are shown to administrators only. The sources still say which cluster each uses, and whether it is healthy.'
      : undefined,
};
