import { answerList, type ListRules } from '../lists.ts';
import { notFound, ok, type Reply } from '../respond.ts';
import type { Call } from './call.ts';

/** Filters of list-managed-clusters (managed clusters API); it takes no sorters. */
const rules: ListRules = {
  filterable: { operational: ['eq'], name: ['eq'], type: ['eq'], status: ['eq'] },
  sortable: [],
  searchAfter: false,
};

/** Lists the clusters of virtual appliances. */
export const listManagedClusters = (call: Call): Reply =>
  answerList(call.query, rules, call.tenant.clusterList, (row) => row);

/** One cluster. */
export const getManagedCluster = (call: Call): Reply => {
  const found = call.tenant.clusters.find(({ id }) => id === call.parameters.clusterId);
  return found === undefined ? notFound : ok(found);
};
