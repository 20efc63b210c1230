// The handlers of clusters: list and details.

import type { WireCluster } from '../../data/machines/managedClusters.ts';
import { notFound, ok, type Reply } from '../../http/respond.ts';
import { answerList } from '../../lists/lists.ts';
import type { Call, Handlers } from '../call.ts';
import { storedLogConfiguration } from './logConfiguration.ts';

/** A cluster with its present log configuration. */
const shapeFor =
  (call: Call) =>
  (row: WireCluster): unknown => ({
    ...row,
    ...(call.quirks.has(9) ? { redis: null } : {}),
    logConfiguration: storedLogConfiguration(call, row.id),
  });

/** Lists the clusters of virtual appliances. */
const listManagedClusters = (call: Call): Reply =>
  answerList(call, 'get-managed-clusters', call.tenant.clusterList, shapeFor(call));

/** One cluster. */
const getManagedCluster = (call: Call): Reply => {
  const found = call.tenant.clusters.find(({ id }) => id === call.parameters.clusterId);
  return found === undefined ? notFound : ok(shapeFor(call)(found));
};

/** The handlers of clusters. */
export const clusterHandlers = {
  'get-managed-clusters': listManagedClusters,
  'get-managed-cluster': getManagedCluster,
} satisfies Handlers;
