// The data that a tenant starts with: sources, schemas and entitlements, made on demand.

import type { Scenario } from '../../model/tenant/scenario.ts';
import { entitlementIds, entitlementSince, makeEntitlement } from './access/entitlements.ts';
import type { Scale } from './large.ts';
import { clusterOf } from './machines/clusters.ts';
import { type Person, peopleOf } from './people/people.ts';
import { ownedRows, type Rows, type Span } from './rows.ts';
import { madeOnce, rememberedRows, sharedBy } from './shared.ts';
import { ownSource, type SourceEntry } from './sources/catalogue.ts';
import { hostile } from './sources/incidents/hostile.ts';
import { nightOf } from './sources/scenarios/nights.ts';
import { schemasOf } from './sources/schemas.ts';
import { connectorOf, makeSource, sourceId } from './sources/sources.ts';
import type { ClusterPlans } from './sources/truth/clusters.ts';
import { type Story, storyOf } from './sources/truth/story.ts';
import type { EntitlementRow, WireSchema, WireSource } from './wire.ts';

/** What the tenant starts with; it never changes. */
export type InitialData = {
  /** What its rows depend on but for their times: tenants with the same key have them in common. */
  readonly key: string;
  readonly people: readonly Person[];
  /** The sources without IdentityNow, the tenant's own source, which list-sources hides. */
  readonly sources: Rows<WireSource>;
  /** The same sources, and IdentityNow as the last one. */
  readonly sourcesWithOwn: Rows<WireSource>;
  /** The place of a source in `sourcesWithOwn`. */
  placeOfSource(id: string): number | undefined;
  entryAt(place: number): SourceEntry | undefined;
  /** What is true of a source; undefined for one that was added later. */
  storyAt(place: number): Story | undefined;
  schemasAt(place: number): readonly WireSchema[];
  /** The host name of the appliance that answers for a source. */
  hostAt(place: number): string;
  /** What happens to the clusters. */
  readonly clusterPlans: ClusterPlans;
  readonly entitlements: Rows<EntitlementRow>;
  placeOfEntitlement(id: string): number | undefined;
  /** The span of the entitlements of a source; empty for an unknown source. */
  entitlementsOf(sourceId: string): Span;
};

const remembered = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** Entitlements of tenants that started at time zero, by place. */
const entitlementsByKey = sharedBy((_key: string) => new Map<number, EntitlementRow>());

/** Makes the initial data, which takes little time: sources and entitlements are made when they are asked for. */
export const makeInitialData = (options: {
  readonly seed: number;
  readonly scale: Scale;
  readonly scenario?: Scenario;
  readonly startedAtMs: number;
}): InitialData => {
  const { seed, startedAtMs } = options;
  const people = peopleOf(seed);
  const night = nightOf(options);
  const listed = night.entries;
  const entries = [...listed, ownSource];

  const owned = ownedRows(listed.map(({ entitlements }) => entitlements));

  const ids = remembered(() => entries.map((_, index) => sourceId(seed, index)));
  const places = remembered(() => new Map(ids().map((id, index) => [id, index])));
  const stories = new Map<number, Story>();
  const made = new Map<number, WireSource>();
  const sourceAt = (index: number): WireSource => {
    const known = made.get(index);
    if (known !== undefined) return known;
    const source = makeSource(entries[index] ?? ownSource, { seed, index, startedAtMs, people });
    made.set(index, source);
    return source;
  };

  const sized = listed.map(({ name, connector, entitlements, isHostile }) => [
    name,
    connector,
    entitlements,
    isHostile,
  ]);
  const key = `${seed} ${JSON.stringify(sized)}`;
  const context = { seed, startedAtMs: 0, people };
  const makeAt = (index: number): EntitlementRow => {
    const sourceIndex = owned.ownerOf(index);
    return makeEntitlement(
      {
        index,
        sourceIndex,
        sourceId: ids()[sourceIndex] ?? '',
        local: index - owned.spanOf(sourceIndex).from,
        entry: entries[sourceIndex] ?? ownSource,
      },
      context,
    );
  };
  const madeEntitlements = entitlementsByKey(key);
  const entitlements = rememberedRows({
    count: owned.count,
    at: (index) => entitlementSince(madeOnce(madeEntitlements, index, makeAt), startedAtMs),
  });

  return {
    key,
    people,
    sources: { count: listed.length, at: sourceAt },
    sourcesWithOwn: { count: entries.length, at: sourceAt },
    placeOfSource: (id) => places().get(id),
    entryAt: (place) => entries[place],
    storyAt: (place) => {
      const known = stories.get(place);
      const entry = entries[place];
      if (known !== undefined || entry === undefined) return known;
      const story = storyOf(entry.story, { seed, index: place, startedAtMs });
      stories.set(place, story);
      return story;
    },
    schemasAt: (place) => {
      const source = sourceAt(place);
      const entry = entries[place] ?? ownSource;
      const schemas = schemasOf(seed, source.id, connectorOf(entry), {
        createdAt: source.created,
        modifiedAt: source.modified,
      });
      return entry.isHostile === true ? schemas.map(withHostileTexts) : schemas;
    },
    hostAt: (place) => {
      const cluster = entries[place]?.cluster;
      return cluster === undefined ? 'saas.meridian.example' : clusterOf(seed, cluster).host;
    },
    clusterPlans: night.clusters,
    entitlements,
    placeOfEntitlement: (id) => {
      const place = entitlementIds.placeOf(seed, id);
      return place !== undefined && place < owned.count ? place : undefined;
    },
    entitlementsOf: (id) => {
      const place = places().get(id);
      return place === undefined ? { from: 0, to: 0 } : owned.spanOf(place);
    },
  };
};

const withHostileTexts = (schema: WireSchema): WireSchema => ({
  ...schema,
  name: schema.name === 'account' ? schema.name : hostile.schemaName,
  attributes: schema.attributes.map((attribute) => ({
    ...attribute,
    name: attribute.isEntitlement ? hostile.attributeName : attribute.name,
    description: hostile.attributeDescription,
  })),
});
