import type { JitPolicy } from '../model/jitPolicy.ts';
import type { ClusterKey } from './data/clusters.ts';
import { managedClusters, type WireCluster } from './data/managedClusters.ts';
import { firstPolicy } from './data/policy.ts';
import { randomOf } from './data/random.ts';
import type { EntitlementRow, WireSource } from './data/wire.ts';
import { makeWorld, type Scale, type Span, type World, wholeRows } from './data/world.ts';
import { type Lister, makeLister } from './lists.ts';
import { requiredValues } from './matching.ts';

/** The state behind the handlers: data that is made on demand, and the one thing that can be changed. */
export type Tenant = {
  readonly seed: number;
  readonly world: World;
  readonly sources: Lister<WireSource>;
  readonly sourcesWithOwn: Lister<WireSource>;
  readonly entitlements: Lister<EntitlementRow>;
  readonly clusters: readonly WireCluster[];
  readonly clusterList: Lister<WireCluster>;
  /** Counts a ping of a cluster and says which it is; the first number comes from the seed. */
  countPing(cluster: ClusterKey): number;
  /** The stored JIT policy; undefined where none was ever stored. */
  policy(): JitPolicy | undefined;
  setPolicy(policy: JitPolicy | undefined): void;
};

/** Reads a property such as `owner.id` of a row. */
const readPath = (row: unknown, property: string): unknown =>
  property
    .split('.')
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null
          ? (value as Record<string, unknown>)[part]
          : undefined,
      row,
    );

/** The names by which filters and sorters know an entitlement's fields, where they are not the field's own. */
const readEntitlement = (row: EntitlementRow, property: string): unknown => {
  if (property === 'type') return row.sourceSchemaObjectType;
  if (property === 'privilegeLevel.direct') return row.privilege;
  return readPath(row, property);
};

/** Makes a tenant. `startedAtMs` is the moment that all its times are relative to. */
export const makeTenant = (options: {
  readonly seed: number;
  readonly scale: Scale;
  readonly startedAtMs: number;
}): Tenant => {
  const world = makeWorld(options);
  const clusters = managedClusters(options.seed, options.startedAtMs);
  const spanOf = (id: string): Span[] => {
    const place = world.placeOfEntitlement(id);
    return place === undefined ? [] : [{ from: place, to: place + 1 }];
  };
  // Undefined until it is asked for: finding the governed entitlements makes rows, which the start need not wait for.
  let stored: { policy: JitPolicy | undefined } | undefined;
  const holder = () => {
    stored ??= { policy: firstPolicy(world, options.seed) };
    return stored;
  };
  const pings = new Map<ClusterKey, number>();
  return {
    seed: options.seed,
    world,
    sources: makeLister<WireSource>({ rows: world.sources, read: readPath }),
    sourcesWithOwn: makeLister<WireSource>({ rows: world.sourcesWithOwn, read: readPath }),
    entitlements: makeLister<EntitlementRow>({
      rows: world.entitlements,
      read: readEntitlement,
      ascending: 'id',
      narrow: (filter) => {
        const spans =
          requiredValues(filter, 'id')?.flatMap(spanOf) ??
          requiredValues(filter, 'source.id')?.map((id) => world.entitlementsOf(id));
        const unique = new Map(spans?.map((span) => [span.from, span]));
        return spans && [...unique.values()].sort((left, right) => left.from - right.from);
      },
    }),
    clusters,
    clusterList: makeLister<WireCluster>({
      rows: wholeRows(clusters),
      read: readPath,
    }),
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
};
