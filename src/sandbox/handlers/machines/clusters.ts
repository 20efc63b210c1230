// The handlers of clusters: list and details.

import type { WireCluster } from '../../data/machines/managedClusters.ts';
import { notFound, ok, type Reply } from '../../http/respond.ts';
import { answerList } from '../../lists/lists.ts';
import type { Call } from '../call.ts';
import { storedLogConfiguration } from './logConfiguration.ts';

/** A cluster as the tenant shows it now: with the log configuration that holds, if any does. */
const shapeFor =
  (call: Call) =>
  (row: WireCluster): unknown => ({
    ...row,
    // A tenant without the field's object has null there.
    ...(call.quirks.has(9) ? { redis: null } : {}),
    logConfiguration: storedLogConfiguration(call, row.id),
  });

/** Lists the clusters of virtual appliances. */
export const listManagedClusters = (call: Call): Reply =>
  answerList(call, 'get-managed-clusters', call.tenant.clusterList, shapeFor(call));

/** One cluster. */
export const getManagedCluster = (call: Call): Reply => {
  const found = call.tenant.clusters.find(({ id }) => id === call.parameters.clusterId);
  return found === undefined ? notFound : ok(shapeFor(call)(found));
};
