// The virtual appliances of a tenant, and when each was last seen.

import { clusterKeys, clusterReference } from '../../data/machines/clusters.ts';
import { type Appliance, makeAppliance } from '../../data/machines/managedClients.ts';
import type { ClusterHealths } from '../../data/sources/truth/clusters.ts';
import { perTenant } from '../../perTenant.ts';
import type { Tenant } from '../../tenant.ts';

const makeAppliances = (tenant: Tenant, healths: ClusterHealths): readonly Appliance[] =>
  clusterKeys.flatMap((cluster) => {
    const { seed, startedAtMs } = tenant;
    const { id: clusterId } = clusterReference(seed, cluster);
    const found = tenant.clusters.find(({ id }) => id === clusterId);
    return (found?.clientIds ?? []).map((id, place) =>
      makeAppliance({ id, cluster, place }, { seed, startedAtMs, health: healths[cluster] }),
    );
  });

const madeFor = perTenant((tenant) => {
  let made:
    | { readonly healths: ClusterHealths; readonly appliances: readonly Appliance[] }
    | undefined;
  return (): readonly Appliance[] => {
    const healths = tenant.clusterHealth();
    if (made?.healths !== healths) made = { healths, appliances: makeAppliances(tenant, healths) };
    return made.appliances;
  };
});

/** The virtual appliances of a tenant, cluster by cluster, as they are at the present time. */
export const appliancesOf = (tenant: Tenant): readonly Appliance[] => madeFor(tenant)();

/** The time of the last heartbeat of an appliance, in epoch milliseconds. */
export const lastSeenMs = (appliance: Appliance, { now, startedAtMs }: Tenant): number => {
  const { silentSinceMs, heartbeatMs } = appliance;
  if (silentSinceMs !== undefined) return silentSinceMs;
  const sinceMs = (now() - startedAtMs + appliance.place * 7_000) % heartbeatMs;
  return now() - sinceMs;
};
