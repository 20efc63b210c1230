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

/** Whether the trouble of a cluster is there, so many minutes after the tenant started. */
const isThere = ({ trouble }: ClusterPlan, minutes: number): boolean =>
  trouble !== undefined &&
  minutes >= -trouble.began &&
  (trouble.ended === undefined || minutes < -trouble.ended);

/** The health of a cluster so many minutes after the tenant started. */
const healthOf = (plan: ClusterPlan, minutes: number): ClusterHealth => {
  const { vas, trouble } = plan;
  if (trouble === undefined || !isThere(plan, minutes)) return { status: 'NORMAL', vas };
  const { incident, began } = trouble;
  return {
    status: statuses[incident],
    vas,
    ...(incident === 'shortOfMemory' ? { alert: 'LIMITED_RESOURCES', alertMinutes: began } : {}),
    ...(incident === 'cutOff' ? { silent: { vas, minutes: began } } : {}),
    ...(incident === 'oneSilent' ? { silent: { vas: 1, minutes: began } } : {}),
  };
};

/** The health of each cluster. */
export type ClusterHealths = Readonly<Record<ClusterKey, ClusterHealth>>;

/** The minutes after the start at which the health of a cluster changes. */
export const turnsOf = (plans: ClusterPlans): readonly number[] =>
  clusterKeys.flatMap((key) => {
    const { trouble } = plans[key];
    return trouble === undefined
      ? []
      : [-trouble.began, ...(trouble.ended === undefined ? [] : [-trouble.ended])];
  });

/** The health of each cluster so many minutes after the tenant started. */
export const clusterHealths = (plans: ClusterPlans, minutes: number): ClusterHealths =>
  Object.fromEntries(clusterKeys.map((key) => [key, healthOf(plans[key], minutes)])) as Record<
    ClusterKey,
    ClusterHealth
  >;
