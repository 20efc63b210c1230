// The stories of clusters: what is wrong with their appliances, and since when.

import { type ClusterKey, clusterKeys } from '../../machines/clusters.ts';
import type { ClusterHealth } from '../../machines/managedClusters.ts';
import type { PlannedFault } from './story.ts';

/** What can be wrong with a cluster. */
export type ClusterIncident =
  /** All appliances are silent. */
  | 'cutOff'
  /** One appliance is silent, and the others answer. */
  | 'oneSilent'
  /** The first appliance is short of memory, and leaves some requests without an answer. */
  | 'shortOfMemory'
  /** It has no appliance. */
  | 'noAppliance';

/** The story of a cluster: the number of its appliances and what is wrong, in minutes before the tenant started. */
export type ClusterPlan = {
  readonly vas: number;
  readonly trouble?: {
    readonly incident: ClusterIncident;
    readonly began: number;
    readonly ended?: number;
  };
};

/** The story of each cluster. */
export type ClusterPlans = Readonly<Record<ClusterKey, ClusterPlan>>;

/** The fault of every source on a cluster that does not answer; undefined where the others answer for one. */
export const troubleOf = ({ trouble }: ClusterPlan): PlannedFault | undefined => {
  if (trouble?.incident !== 'cutOff' && trouble?.incident !== 'noAppliance') return undefined;
  const { incident, began, ended } = trouble;
  return {
    incident: incident === 'cutOff' ? 'clusterUnreachable' : 'noAppliance',
    began,
    ...(ended === undefined ? {} : { ended }),
  };
};

const statuses: Readonly<Record<ClusterIncident, string>> = {
  cutOff: 'FAILED',
  oneSilent: 'WARNING',
  shortOfMemory: 'WARNING',
  noAppliance: 'NO_CLIENTS',
};

/** The health of a cluster when the tenant starts. What lasts then, lasts. */
export const healthOf = ({ vas, trouble }: ClusterPlan): ClusterHealth => {
  if (trouble === undefined || trouble.ended !== undefined) return { status: 'NORMAL', vas };
  const { incident, began } = trouble;
  return {
    status: statuses[incident],
    vas,
    ...(incident === 'shortOfMemory' ? { alert: 'LIMITED_RESOURCES', alertMinutes: began } : {}),
    ...(incident === 'cutOff' ? { silent: { vas, minutes: began } } : {}),
    ...(incident === 'oneSilent' ? { silent: { vas: 1, minutes: began } } : {}),
  };
};

/** The health of each cluster when the tenant starts. */
export const clusterHealths = (plans: ClusterPlans): Readonly<Record<ClusterKey, ClusterHealth>> =>
  Object.fromEntries(clusterKeys.map((key) => [key, healthOf(plans[key])])) as Record<
    ClusterKey,
    ClusterHealth
  >;
