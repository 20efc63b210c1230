// All that is known of a tenant, by whoever looked, and what of it concerns one source.

import type { ManagedClient } from '../../model/machines/managedClient.ts';
import type { ManagedCluster } from '../../model/machines/managedCluster.ts';
import { withoutSuffix } from '../../model/reference.ts';
import type { TaskStatus } from '../../model/runs/taskStatus.ts';
import type { Source } from '../../model/sources/source.ts';
import { inOrder, type Look } from '../findings/look.ts';
import {
  type Appliance,
  applianceOf,
  type ClusterTrouble,
  clusterTroubleOf,
} from '../findings/machineTrouble.ts';
import { type SourceFinding, sourceFindingOf } from '../findings/sourceFinding.ts';
import { healthChecksOf, lookOfTask } from '../findings/tenantLooks.ts';

/** What was read of a tenant. A part that is undefined was not read: not asked yet, or refused. */
export type TenantEvidence = {
  /** When it was read, epoch milliseconds. */
  readonly readAtMs: number;
  readonly sources: readonly Source[];
  readonly clusters?: readonly ManagedCluster[];
  readonly clients?: readonly ManagedClient[];
  /** The tasks of late. */
  readonly tasks?: readonly TaskStatus[];
};

/** The live checks of this session, by the ids of sources. */
export type LiveChecks = ReadonlyMap<string, readonly Look[]>;

/** What is known of a cluster: its VAs, undefined where they were not read, and what is wrong with it. */
export type ExaminedCluster = {
  readonly cluster: ManagedCluster;
  readonly appliances?: readonly Appliance[];
  readonly trouble?: ClusterTrouble;
};

/** What is known of a source: all looks at it, the earliest first, its cluster, and what is wrong with it. */
export type ExaminedSource = {
  readonly source: Source;
  readonly looks: readonly Look[];
  /** Undefined where it has none, or where clusters were not read. */
  readonly cluster?: ExaminedCluster;
  readonly finding: SourceFinding;
};

/** What is known of a whole tenant. */
export type Examined = {
  readonly sources: readonly ExaminedSource[];
  readonly clusters: readonly ExaminedCluster[];
};

/** The entries by a text of each; those without one are left out. */
const groupedBy = <Entry>(
  entries: readonly Entry[],
  textOf: (entry: Entry) => string | undefined,
): ReadonlyMap<string, readonly Entry[]> => {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const text = textOf(entry);
    if (text === undefined) continue;
    const group = groups.get(text);
    if (group === undefined) groups.set(text, [entry]);
    else group.push(entry);
  }
  return groups;
};

const examinedCluster = (
  cluster: ManagedCluster,
  clients: readonly ManagedClient[] | undefined,
  readAtMs: number,
): ExaminedCluster => {
  const trouble = clusterTroubleOf(cluster, clients, readAtMs);
  return {
    cluster,
    ...(clients === undefined
      ? {}
      : { appliances: clients.map((client) => applianceOf(client, readAtMs)) }),
    ...(trouble === undefined ? {} : { trouble }),
  };
};

/** The looks of runs by the source that they read: by its id, else by its name, as older tenants send no id of it. */
const runsBySource = (tasks: readonly TaskStatus[]): ((source: Source) => readonly Look[]) => {
  const looks = tasks.flatMap((task) => {
    const look = lookOfTask(task);
    return look === undefined ? [] : { look, target: task.target };
  });
  const byId = groupedBy(looks, ({ target }) => target?.id);
  const byName = groupedBy(
    looks.filter(({ target }) => target?.id === undefined),
    ({ target }) => withoutSuffix(target?.name ?? ''),
  );
  return ({ id, name }) =>
    [...(byId.get(id) ?? []), ...(byName.get(withoutSuffix(name ?? '')) ?? [])].map(
      ({ look }) => look,
    );
};

/** Judges every source and cluster by all that is known, with the live checks of this session. */
export const examine = (evidence: TenantEvidence, checks: LiveChecks, nowMs: number): Examined => {
  const { readAtMs, tasks = [] } = evidence;
  const clientsBy =
    evidence.clients === undefined
      ? undefined
      : groupedBy(evidence.clients, ({ clusterId }) => clusterId);
  const clusters = (evidence.clusters ?? []).map((cluster) =>
    examinedCluster(
      cluster,
      clientsBy === undefined ? undefined : (clientsBy.get(cluster.id) ?? []),
      readAtMs,
    ),
  );
  const clusterById = new Map(clusters.map((entry) => [entry.cluster.id, entry]));
  const runsOf = runsBySource(tasks);
  const sources = evidence.sources.map((source): ExaminedSource => {
    const looks = inOrder([
      ...healthChecksOf(source),
      ...runsOf(source),
      ...(checks.get(source.id) ?? []),
    ]);
    const cluster = clusterById.get(source.cluster?.id ?? '');
    const trouble = cluster?.trouble;
    const finding = sourceFindingOf(
      { source, looks, ...(trouble === undefined ? {} : { cluster: trouble }) },
      nowMs,
    );
    return { source, looks, ...(cluster === undefined ? {} : { cluster }), finding };
  });
  return { sources, clusters };
};
