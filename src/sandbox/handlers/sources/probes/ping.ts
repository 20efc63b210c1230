// The handler that pings the cluster of a source.

import { setTimeout as delay } from 'node:timers/promises';
import { clusterKeys, clusterReference } from '../../../data/machines/clusters.ts';
import type { ClusterHealth } from '../../../data/machines/managedClusters.ts';
import { randomOf } from '../../../data/random.ts';
import { failures } from '../../../data/sources/incidents/errors.ts';
import { badRequest, notFound, type Reply } from '../../../http/respond.ts';
import type { Call } from '../../call.ts';
import { sourceOf } from '../sources.ts';
import { answerProbe, type Finding } from './probe.ts';

/** The tenant waits for 15 s until it gives a cluster up; here nobody has to. */
const silenceMs = 1_500;

/** Asks the cluster of a source for a sign of life. */
export const pingCluster = async (call: Call): Promise<Reply> => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const { source } = found;
  const { seed } = call.tenant;
  const cluster = clusterKeys.find((key) => clusterReference(seed, key).id === source.cluster?.id);
  if (cluster === undefined) {
    return badRequest(`The source "${source.name}" has no cluster, so there is nothing to ping.`);
  }
  const ping = call.tenant.countPing(cluster);
  const random = randomOf(call.tenant.seed, 'ping', cluster, ping);
  const finding: Finding = answers(call.tenant.initial.clusterHealth[cluster], ping)
    ? { type: 'passed', details: {}, elapsedMs: random.int(50, 250) }
    : { type: 'failed', failure: failures.clusterUnreachable };
  const waitMs = finding.type === 'passed' ? finding.elapsedMs : silenceMs;
  await delay(waitMs, undefined, { signal: call.signal });
  return answerProbe(call, found, finding);
};

/** A cluster short of memory leaves every third ping without an answer. */
const answers = ({ status, alert }: ClusterHealth, ping: number): boolean => {
  if (status !== 'NORMAL' && status !== 'WARNING') return false;
  return alert === undefined || ping % 3 !== 2;
};
