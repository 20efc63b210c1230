// Names, hosts and ids of the clusters and their virtual appliances.

import { randomOf } from '../random.ts';
import type { WireReference } from '../wire.ts';
import { siteOf } from './sites.ts';

/** The clusters of virtual appliances: their names, and the hosts of their first appliances. */
export const clusters = {
  rotterdam: { name: 'Rotterdam DC – Primary', host: 'va-rtm-01.meridian.example' },
  recovery: { name: 'Rotterdam DC – DR', host: 'va-rtm-dr-01.meridian.example' },
  singapore: { name: 'Singapore Branch', host: 'va-sin-01.meridian.example' },
  azure: { name: 'Azure VNet – EU', host: 'va-azeu-01.meridian.example' },
  lab: { name: 'Lab', host: 'va-lab-01.meridian.example' },
} as const;

/** The key of a cluster in this sandbox. */
export type ClusterKey = keyof typeof clusters;

/** Every cluster. */
export const clusterKeys = Object.keys(clusters) as readonly ClusterKey[];

/** The name and host of a cluster in the tenant of a seed, whose cities differ. */
export const clusterOf = (
  seed: number,
  key: ClusterKey,
): { readonly name: string; readonly host: string } => {
  const { name, host } = clusters[key];
  const home = siteOf(seed, 'home');
  const branch = siteOf(seed, 'branch');
  return {
    name: name.replace('Rotterdam', home.city).replace('Singapore', branch.city),
    host: host.replace('-rtm-', `-${home.code}-`).replace('-sin-', `-${branch.code}-`),
  };
};

/** A pointer to a cluster. */
export const clusterReference = (seed: number, key: ClusterKey): WireReference<'CLUSTER'> => ({
  type: 'CLUSTER',
  id: `2c918085${randomOf(seed, 'cluster', key).hex(24)}`,
  name: clusterOf(seed, key).name,
});

/** The id of an appliance of a cluster. */
const idOfAppliance = (seed: number, key: ClusterKey, place: number): string =>
  randomOf(seed, 'appliance', key, ...(place === 0 ? [] : [place])).hex(32);

/** The id of the first appliance of a cluster, which error texts name. */
export const applianceId = (seed: number, key: ClusterKey): string => idOfAppliance(seed, key, 0);

/** The ids of the first `count` appliances of a cluster. */
export const applianceIds = (seed: number, key: ClusterKey, count: number): readonly string[] =>
  Array.from({ length: count }, (_, place) => idOfAppliance(seed, key, place));
