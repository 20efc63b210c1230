import { answerList } from '../lists.ts';
import { notFound, ok, type Reply } from '../respond.ts';
import type { Call } from './call.ts';

/** Lists the clusters of virtual appliances. */
export const listManagedClusters = (call: Call): Reply =>
  answerList(call, 'get-managed-clusters', call.tenant.clusterList, (row) => row);

/** One cluster. */
export const getManagedCluster = (call: Call): Reply => {
  const found = call.tenant.clusters.find(({ id }) => id === call.parameters.clusterId);
  return found === undefined ? notFound : ok(found);
};
