// Tenants for the tests of triage: sources, clusters, VAs and runs with times in minutes before now.

import type { TenantEvidence } from '../../../../src/insight/triage/evidence.ts';
import { examine } from '../../../../src/insight/triage/evidence.ts';
import type { TenantFinding } from '../../../../src/insight/triage/tenantFinding.ts';
import { type Consequences, noConsequences } from '../../../../src/insight/triage/tenantFinding.ts';
import { triage } from '../../../../src/insight/triage/triage.ts';
import { managedClient } from '../../../../src/model/machines/managedClient.ts';
import { managedCluster } from '../../../../src/model/machines/managedCluster.ts';
import { type TaskStatus, taskStatus } from '../../../../src/model/runs/taskStatus.ts';
import { type Source, source } from '../../../../src/model/sources/source.ts';
import { minutesAgo, nowMs } from '../findings/looks.ts';

const iso = (minutes: number): string => new Date(minutesAgo(minutes)).toISOString();

/** A source by its name, red since so many minutes, or healthy. */
export const red = (
  name: string,
  minutes: number,
  more: Readonly<Record<string, unknown>> = {},
): Source =>
  source.parse({
    id: `id-${name}`,
    name,
    status: 'SOURCE_STATE_ERROR_SOURCE',
    healthy: false,
    since: iso(minutes),
    ...more,
  });

/** A source that is healthy since three days. */
export const green = (name: string, more: Readonly<Record<string, unknown>> = {}): Source =>
  red(name, 4320, { status: 'SOURCE_STATE_HEALTHY', healthy: true, ...more });

/** A run of a source that ended so many minutes ago; without a text it was good. */
export const run = (name: string, minutes: number, text?: string): TaskStatus =>
  taskStatus.parse({
    id: `run-${name}-${minutes}`,
    type: 'CLOUD_ACCOUNT_AGGREGATION',
    uniqueName: 'Cloud Account Aggregation',
    target: { id: `id-${name}`, name, type: 'SOURCE' },
    created: iso(minutes + 2),
    completed: iso(minutes),
    completionStatus: text === undefined ? 'SUCCESS' : 'ERROR',
    messages: text === undefined ? [] : [{ type: 'ERROR', text }],
  });

/** Where a source of a cluster stands. */
export const on = (cluster: string) => ({ cluster: { id: `id-${cluster}`, name: cluster } });

/** A cluster and its one VA, which was heard of so many minutes ago. */
export const cluster = (name: string, seenMinutes: number, status = 'NORMAL') => ({
  cluster: managedCluster.parse({ id: `id-${name}`, name, status }),
  client: managedClient.parse({
    id: `va-${name}`,
    clusterId: `id-${name}`,
    name: `va-${name}`,
    sinceLastSeen: seenMinutes * 60_000,
  }),
});

/** What is wrong in a tenant of these parts. */
export const found = (
  sources: readonly Source[],
  runs: readonly TaskStatus[] = [],
  clusters: readonly ReturnType<typeof cluster>[] = [],
  consequences: Consequences = noConsequences,
): readonly TenantFinding[] => {
  const evidence: TenantEvidence = {
    readAtMs: nowMs,
    sources,
    tasks: runs,
    clusters: clusters.map((entry) => entry.cluster),
    clients: clusters.map((entry) => entry.client),
  };
  return triage(examine(evidence, new Map(), nowMs), nowMs, consequences);
};
