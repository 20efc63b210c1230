// The virtual appliances of a tenant, and when each was last seen.

import type { ClusterKey } from '../../data/machines/clusters.ts';
import { clusterReference, clusters } from '../../data/machines/clusters.ts';
import { type Appliance, makeAppliance } from '../../data/machines/managedClients.ts';
import { perTenant } from '../../perTenant.ts';
import type { Tenant } from '../../tenant.ts';

/** The virtual appliances of a tenant, cluster by cluster. */
export const appliancesOf = perTenant((tenant): readonly Appliance[] =>
  (Object.keys(clusters) as ClusterKey[]).flatMap((cluster) => {
    const { id: clusterId } = clusterReference(tenant.seed, cluster);
    const found = tenant.clusters.find(({ id }) => id === clusterId);
    return (found?.clientIds ?? []).map((id, place) =>
      makeAppliance(
        { id, cluster, place },
        { ...tenant, health: tenant.initial.clusterHealth[cluster] },
      ),
    );
  }),
);

/** The time of the last heartbeat of an appliance, in epoch milliseconds. */
export const lastSeenMs = (appliance: Appliance, { now, startedAtMs }: Tenant): number => {
  const { silentSinceMs, heartbeatMs } = appliance;
  if (silentSinceMs !== undefined) return silentSinceMs;
  const sinceMs = (now() - startedAtMs + appliance.place * 7_000) % heartbeatMs;
  return now() - sinceMs;
};
