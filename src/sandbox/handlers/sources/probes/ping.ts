// The handler that pings the cluster of a source.

import { setTimeout as delay } from 'node:timers/promises';
import { clusterKeys, clusterReference } from '../../../data/machines/clusters.ts';
import type { ClusterHealth } from '../../../data/machines/managedClusters.ts';
import { randomOf } from '../../../data/random.ts';
import { failures } from '../../../data/sources/incidents/errors.ts';
import { badRequest, notFound, type Reply } from '../../../http/respond.ts';
import type { Call } from '../../call.ts';
import { sourceOf } from '../sources.ts';
import { answerProbe, type Finding, lengthMs } from './probe.ts';

/** How long a ping without answer takes; real tenants wait for 15 s. */
const silenceMs = 1_500;

/** Pings the cluster of a source. */
export const pingCluster = async (call: Call): Promise<Reply> => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const { source, place } = found;
  const { seed } = call.tenant;
  const cluster = clusterKeys.find((key) => clusterReference(seed, key).id === source.cluster?.id);
  if (cluster === undefined) {
    return badRequest(`The source "${source.name}" has no cluster, so there is nothing to ping.`);
  }
  const ping = call.tenant.countPing(cluster);
  const random = randomOf(call.tenant.seed, 'ping', cluster, ping);
  const finding: Finding = answers(call.tenant.clusterHealth()[cluster], ping)
    ? { type: 'passed', details: {}, elapsedMs: lengthMs(call, place, random.int(50, 250)) }
    : { type: 'failed', failure: failures.clusterUnreachable };
  const waitMs = finding.type === 'passed' ? Math.min(silenceMs, finding.elapsedMs) : silenceMs;
  await delay(waitMs, undefined, { signal: call.signal });
  return answerProbe(call, found, finding);
};

/** Whether a cluster answers a ping; one that is short of memory does not answer every third. */
const answers = ({ status, alert }: ClusterHealth, ping: number): boolean => {
  if (status !== 'NORMAL' && status !== 'WARNING') return false;
  return alert === undefined || ping % 3 !== 2;
};
