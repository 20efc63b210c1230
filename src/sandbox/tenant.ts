// The state of a tenant that handlers read and change: sources, entitlements, clusters, the JIT policy.

import type { JitPolicy } from '../model/jit/jitPolicy.ts';
import type { Scenario } from '../model/tenant/scenario.ts';
import { type InitialData, makeInitialData } from './data/initialData.ts';
import { firstPolicy } from './data/jit/policy.ts';
import type { Scale } from './data/large.ts';
import type { ClusterKey } from './data/machines/clusters.ts';
import type { WireCluster } from './data/machines/managedClusters.ts';
import { randomOf } from './data/random.ts';
import type { Span } from './data/rows.ts';
import type { ClusterHealths } from './data/sources/truth/clusters.ts';
import type { TenantAccounts } from './data/tenant/tenant.ts';
import type { EntitlementRow, WireSource } from './data/wire.ts';
import { type EditableRows, editableRows } from './editableRows.ts';
import { type Lister, makeLister, readPath } from './lists/lists.ts';
import { requiredValues } from './lists/matching.ts';
import { presentClusters } from './state/machines/presentClusters.ts';
import { checkedSources } from './state/sources/checkedSources.ts';

/** A source and its place among the rows. The tenant's own source stands behind those of the company. */
export type FoundSource = { readonly place: number; readonly source: WireSource };

/** The state of a tenant. Rows are made on demand; those that were changed, added or removed are kept. */
export type Tenant = {
  readonly seed: number;
  readonly initial: InitialData;
  readonly accounts: TenantAccounts;
  /** When the tenant started, in epoch milliseconds; the times of the initial data are relative to it. */
  readonly startedAtMs: number;
  /** The clock, in epoch milliseconds. */
  now(): number;
  /** Registers a function that runs before every request, for example to end tasks that are due. */
  onSettle(settle: (nowMs: number) => void): void;
  /** Runs the registered functions. */
  settle(): void;
  readonly sources: EditableRows<WireSource>;
  readonly sourceList: Lister<WireSource>;
  readonly sourceListWithOwn: Lister<WireSource>;
  findSource(id: string): FoundSource | undefined;
  readonly entitlements: EditableRows<EntitlementRow>;
  readonly entitlementList: Lister<EntitlementRow>;
  /** The place of an entitlement; undefined where it is unknown or was removed. */
  placeOfEntitlement(id: string): number | undefined;
  /** The clusters, and their health, at the present time. */
  readonly clusters: readonly WireCluster[];
  clusterHealth(): ClusterHealths;
  readonly clusterList: Lister<WireCluster>;
  /** Counts the pings of a cluster and gives the number of this one; the first number depends on the seed. */
  countPing(cluster: ClusterKey): number;
  /** The stored JIT policy; undefined where there is none. */
  policy(): JitPolicy | undefined;
  setPolicy(policy: JitPolicy | undefined): void;
};

/** Reads a property of an entitlement by the name that filters and sorters give it. */
export const readEntitlement = (row: EntitlementRow, property: string): unknown => {
  if (property === 'type') return row.sourceSchemaObjectType;
  if (property === 'privilegeLevel.direct') return row.privilege;
  return readPath(row, property);
};

/** Makes a tenant that starts at the present time of the clock. */
export const makeTenant = (options: {
  readonly seed: number;
  readonly scale: Scale;
  readonly scenario?: Scenario;
  readonly accounts: TenantAccounts;
  readonly now: () => number;
}): Tenant => {
  const startedAtMs = options.now();
  const initial = makeInitialData({ ...options, startedAtMs });
  const servicesOn = (cluster: ClusterKey): number =>
    Array.from({ length: initial.sources.count }, (_, place) => initial.entryAt(place)).filter(
      (entry) => entry?.cluster === cluster,
    ).length;
  const clusters = presentClusters({ ...options, startedAtMs }, initial, servicesOn);
  const sources = checkedSources(initial, { startedAtMs, now: options.now });
  const ownPlace = sources.fixed - 1;
  const entitlements = editableRows(initial.entitlements);
  const settlers: ((nowMs: number) => void)[] = [];
  const addedPlaceOf = (id: string): number | undefined => {
    for (let place = sources.fixed; place < sources.count; place++) {
      if (sources.at(place).id === id) return place;
    }
    return undefined;
  };
  const spanOf = (id: string): Span[] => {
    const place = initial.placeOfEntitlement(id);
    return place === undefined ? [] : [{ from: place, to: place + 1 }];
  };
  // Made when first asked for, since finding the governed entitlements makes many rows and would delay the start.
  let stored: { policy: JitPolicy | undefined } | undefined;
  const holder = () => {
    stored ??= { policy: firstPolicy(initial, options.seed) };
    return stored;
  };
  const pings = new Map<ClusterKey, number>();
  const tenant: Tenant = {
    seed: options.seed,
    initial,
    accounts: options.accounts,
    startedAtMs,
    now: options.now,
    onSettle: (settle) => {
      settlers.push(settle);
    },
    settle: () => {
      for (const settle of settlers) settle(options.now());
    },
    sources,
    sourceList: makeLister<WireSource>({
      rows: sources,
      read: readPath,
      shows: (place) => place !== ownPlace,
    }),
    sourceListWithOwn: makeLister<WireSource>({ rows: sources, read: readPath }),
    findSource: (id) => {
      const place = initial.placeOfSource(id) ?? addedPlaceOf(id);
      return place !== undefined && sources.has(place)
        ? { place, source: sources.at(place) }
        : undefined;
    },
    entitlements,
    placeOfEntitlement: (id) => {
      const place = initial.placeOfEntitlement(id);
      return place !== undefined && entitlements.has(place) ? place : undefined;
    },
    entitlementList: makeLister<EntitlementRow>({
      rows: entitlements,
      read: readEntitlement,
      ascending: 'id',
      narrow: (filter) => {
        const spans =
          requiredValues(filter, 'id')?.flatMap(spanOf) ??
          requiredValues(filter, 'source.id')?.map((id) => initial.entitlementsOf(id));
        const unique = new Map(spans?.map((span) => [span.from, span]));
        return spans && [...unique.values()].sort((left, right) => left.from - right.from);
      },
    }),
    get clusters() {
      return clusters.all();
    },
    clusterHealth: clusters.health,
    clusterList: makeLister<WireCluster>({ rows: clusters.rows, read: readPath }),
    countPing: (cluster) => {
      const first = () => randomOf(options.seed, 'first ping', cluster).int(1, 3);
      const ping = (pings.get(cluster) ?? first() - 1) + 1;
      pings.set(cluster, ping);
      return ping;
    },
    policy: () => holder().policy,
    setPolicy: (policy) => {
      stored = { policy };
    },
  };
  return tenant;
};
