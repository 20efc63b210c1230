// The clusters of a tenant with the health that they have at the present time.

import type { InitialData } from '../../data/initialData.ts';
import type { ClusterKey } from '../../data/machines/clusters.ts';
import { managedClusters, type WireCluster } from '../../data/machines/managedClusters.ts';
import { rowsOf } from '../../data/rows.ts';
import { type ClusterHealths, clusterHealths, turnsOf } from '../../data/sources/truth/clusters.ts';
import { minuteMs } from '../../data/time.ts';
import { type EditableRows, editableRows } from '../../editableRows.ts';

/** The clusters at the present time. */
export type PresentClusters = {
  /** The health of each cluster; the same object as long as nothing changes. */
  health(): ClusterHealths;
  all(): readonly WireCluster[];
  readonly rows: EditableRows<WireCluster>;
};

/** The clusters of a tenant. `servicesOn` gives the number of sources on a cluster. */
export const presentClusters = (
  {
    seed,
    startedAtMs,
    now,
  }: {
    readonly seed: number;
    readonly startedAtMs: number;
    readonly now: () => number;
  },
  { clusterPlans }: InitialData,
  servicesOn: (key: ClusterKey) => number,
): PresentClusters => {
  const turns = turnsOf(clusterPlans);
  const passed = () => {
    const minutes = (now() - startedAtMs) / minuteMs;
    return { minutes, turned: turns.filter((turn) => turn <= minutes).length };
  };
  const make = () => {
    const { minutes, turned } = passed();
    const health = clusterHealths(clusterPlans, minutes);
    return { turned, health, all: managedClusters(seed, startedAtMs, servicesOn, health) };
  };
  let known = make();
  const rows = editableRows(rowsOf(known.all));
  const current = () => {
    if (passed().turned === known.turned) return known;
    known = make();
    for (const [place, cluster] of known.all.entries()) rows.set(place, cluster);
    return known;
  };
  return {
    health: () => current().health,
    all: () => current().all,
    rows: {
      ...rows,
      get count() {
        return rows.count;
      },
      get revision() {
        current();
        return rows.revision;
      },
    },
  };
};
