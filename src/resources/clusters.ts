import { describeTime } from '../insight/time.ts';
import type { ManagedCluster } from '../model/managedCluster.ts';
import { plain, yesNo } from './text.ts';
import type { Cell, Kind, Tone } from './types.ts';

const label = (cluster: ManagedCluster): string => cluster.name || cluster.id;

/** The statuses of the managed clusters API; one that is not known is shown without a feeling. */
const tones: Readonly<Record<string, Tone>> = {
  NORMAL: 'good',
  WARNING: 'warn',
  CONFIGURING: 'warn',
  FAILED: 'bad',
  NO_CLIENTS: 'bad',
};

const signs: Readonly<Record<string, string>> = { good: '✓', warn: '~', bad: '✗' };

const statusCell = ({ status }: ManagedCluster): Cell => {
  const tone = tones[status ?? ''];
  if (status === undefined || tone === undefined) return plain(status);
  return { text: `${signs[tone]} ${status.toLowerCase().replaceAll('_', ' ')}`, tone };
};

/** Clusters of virtual appliances: what stands between the tenant and sources in a data centre. */
export const clusters: Kind<ManagedCluster> = {
  id: 'clusters',
  singular: 'cluster',
  plural: 'clusters',
  aliases: ['va'],
  summary: 'clusters of virtual appliances that run connectors',
  within: 'environment',
  shape: 'many',
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
    { id: 'status', header: 'STATUS', width: 14, priority: 2, cell: statusCell },
    {
      id: 'clients',
      header: 'VAS',
      width: 3,
      align: 'right',
      priority: 3,
      cell: (cluster) => plain(cluster.clientIds.length),
      sortKey: (cluster) => cluster.clientIds.length,
    },
    {
      id: 'alert',
      header: 'ALERT',
      width: 18,
      grow: 1,
      priority: 4,
      cell: (cluster) => plain(cluster.alertKey),
    },
    {
      id: 'type',
      header: 'TYPE',
      width: 16,
      priority: 6,
      cell: (cluster) => plain(cluster.type),
    },
    {
      id: 'version',
      header: 'CCG VERSION',
      width: 12,
      grow: 1,
      priority: 5,
      cell: (cluster) => plain(cluster.ccgVersion),
    },
  ],
  list: (api, _scope, options) => api.managedClusters.list(options),
  get: (api, id, _scope, options) => api.managedClusters.get(id, options),
  headline: statusCell,
  details: (cluster, { nowMs }) => [
    {
      details: [
        { label: 'status', value: plain(cluster.status) },
        { label: 'alert', value: plain(cluster.alertKey) },
        { label: 'health', value: plain(cluster.consolidatedHealthIndicatorsStatus) },
        { label: 'operational', value: yesNo(cluster.operational) },
        { label: 'appliances', value: plain(cluster.clientIds.length) },
        { label: 'sources', value: plain(cluster.serviceCount) },
        { label: 'type', value: plain(cluster.type) },
        { label: 'client type', value: plain(cluster.clientType) },
        { label: 'CCG version', value: plain(cluster.ccgVersion) },
        { label: 'updated', value: { text: describeTime(cluster.updatedAt, nowMs) } },
        { label: 'id', value: { text: cluster.id } },
        { label: 'description', value: plain(cluster.description) },
      ],
    },
  ],
  whenEmpty: 'This environment has no clusters: its sources are SaaS or files.',
};
