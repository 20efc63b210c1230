import { randomOf } from './random.ts';
import type { WireReference } from './wire.ts';

/** The clusters of virtual appliances; the name says what the API shows, the host which machine answers. */
export const clusters = {
  rotterdam: { name: 'Rotterdam DC – Primary', host: 'va-rtm-01.meridian.example' },
  recovery: { name: 'Rotterdam DC – DR', host: 'va-rtm-dr-01.meridian.example' },
  singapore: { name: 'Singapore Branch', host: 'va-sin-01.meridian.example' },
  azure: { name: 'Azure VNet – EU', host: 'va-azeu-01.meridian.example' },
  lab: { name: 'Lab', host: 'va-lab-01.meridian.example' },
} as const;
export type ClusterKey = keyof typeof clusters;

/** A pointer to a cluster. */
export const clusterReference = (seed: number, key: ClusterKey): WireReference<'CLUSTER'> => ({
  type: 'CLUSTER',
  id: `2c918085${randomOf(seed, 'cluster', key).hex(24)}`,
  name: clusters[key].name,
});

/** The id of the appliance that answers (or does not) for a cluster, as error texts quote it. */
export const applianceId = (seed: number, key: ClusterKey): string =>
  randomOf(seed, 'appliance', key).hex(32);
