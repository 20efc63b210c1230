// The access profiles that a tenant starts with, and their shapes in the list and in the search index.

import type { InitialData } from '../initialData.ts';
import { type Person, referenceTo } from '../people/people.ts';
import { type Random, randomOf } from '../random.ts';
import { catalogue } from '../sources/catalogue.ts';
import { dayMs, timeText } from '../time.ts';
import type { EntitlementRow, WireReference, WireSource } from '../wire.ts';
import { builtInEntitlements } from './builtInEntitlements.ts';
import { wordsAt } from './entitlements.ts';

/** An access profile. Times are epoch milliseconds. */
export type AccessProfileRow = {
  readonly id: string;
  readonly department: string;
  readonly isDescribed: boolean;
  readonly sourceId: string;
  /** The places of what it holds among all entitlements; all are of its source. */
  readonly entitlementPlaces: readonly number[];
  readonly owner: Person | undefined;
  readonly enabled: boolean;
  readonly requestable: boolean;
  readonly createdAtMs: number;
  readonly modifiedAtMs: number;
};

/** An access profile (access profiles API, AccessProfile). */
export type WireAccessProfile = {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly created: string;
  readonly modified: string;
  readonly enabled: boolean;
  readonly owner: WireReference<'IDENTITY'> | null;
  readonly source: WireReference<'SOURCE'>;
  readonly entitlements: readonly WireReference<'ENTITLEMENT'>[];
  readonly requestable: boolean;
};

/** The company's own sources and the hostile one have access profiles; those of the large scale beyond them have none. */
const sourceCount = catalogue.length + 1;

/** So many of the first entitlements of a source are put into access profiles. */
const entitlementsLooked = 240;
const mostProfiles = 5;
const mostHeld = 6;

type Group = { readonly department: string; readonly places: readonly number[] };

/** The first entitlements of a source by department, without those that its connector has built in. */
const groupsAt = (initial: InitialData, sourceIndex: number): readonly Group[] => {
  const entry = initial.entryAt(sourceIndex);
  const { from, to } = initial.entitlementsOf(initial.sources.at(sourceIndex).id);
  const groups = new Map<string, readonly number[]>();
  const builtIn = (entry && builtInEntitlements[entry.connector]?.length) ?? 0;
  for (let local = builtIn; local < Math.min(to - from, entitlementsLooked); local++) {
    const { department } = wordsAt(sourceIndex, local);
    groups.set(department, [...(groups.get(department) ?? []), from + local]);
  }
  return [...groups].map(([department, places]) => ({ department, places }));
};

/** Some entries of a list, each at most once, in their order. */
const some = <Entry>(entries: readonly Entry[], count: number, random: Random): Entry[] => {
  const left = entries.map((_, at) => at);
  const taken = Array.from({ length: Math.min(count, entries.length) }, () =>
    left.splice(random.int(0, left.length - 1), 1),
  );
  const chosen = new Set(taken.flat());
  return entries.filter((_, at) => chosen.has(at));
};

/** The access profiles of a tenant: what a department holds on a source. */
export const makeAccessProfiles = (context: {
  readonly seed: number;
  readonly startedAtMs: number;
  readonly initial: InitialData;
}): readonly AccessProfileRow[] => {
  const { seed, startedAtMs, initial } = context;
  const { people, sources } = initial;
  return Array.from({ length: Math.min(sourceCount, sources.count) }, (_, index) => index).flatMap(
    (sourceIndex) => {
      const ofSource = randomOf(seed, 'access profiles', sourceIndex);
      const groups = groupsAt(initial, sourceIndex);
      const wanted = Math.min(Math.ceil(groups.length / 3), ofSource.int(1, mostProfiles));
      return some(groups, wanted, ofSource).map(({ department, places }): AccessProfileRow => {
        const random = randomOf(seed, 'access profile', sourceIndex, department);
        const enabled = !random.chance(0.08);
        const ageDays = random.int(40, 1_100);
        const createdAtMs = startedAtMs - ageDays * dayMs;
        const sourceOwner = initial.entryAt(sourceIndex)?.owner;
        const owner = random.chance(0.6) ? sourceOwner : undefined;
        return {
          id: random.hex(32),
          department,
          isDescribed: random.chance(0.75),
          sourceId: sources.at(sourceIndex).id,
          // A disabled one may hold nothing (access profiles API, AccessProfile).
          entitlementPlaces:
            enabled || random.chance(0.5) ? some(places, random.int(1, mostHeld), random) : [],
          owner: people[owner ?? random.int(0, people.length - 1)],
          enabled,
          requestable: random.chance(0.7),
          createdAtMs,
          modifiedAtMs: createdAtMs + random.int(0, ageDays - 1) * dayMs + random.int(0, dayMs),
        };
      });
    },
  );
};

/** An access profile as the API sends it, with its source and what it holds as they are now. */
export const accessProfileShape = (
  row: AccessProfileRow,
  { name, id }: WireSource,
  held: readonly EntitlementRow[],
): WireAccessProfile => ({
  id: row.id,
  name: `${row.department} – ${name}`,
  description: row.isDescribed ? `What ${row.department} works with on ${name}.` : null,
  created: timeText(row.createdAtMs),
  modified: timeText(row.modifiedAtMs),
  enabled: row.enabled,
  owner: referenceTo(row.owner),
  source: { type: 'SOURCE', id, name },
  entitlements: held.map((entitlement) => ({
    type: 'ENTITLEMENT',
    id: entitlement.id,
    name: entitlement.name,
  })),
  requestable: row.requestable,
});

/** An access profile as the search API sends it, without the fields that all documents have. */
export const accessProfileDocument = (
  { description, source, entitlements: _, ...profile }: WireAccessProfile,
  held: readonly EntitlementRow[],
) => ({
  ...profile,
  ...(description === null ? {} : { description }),
  source: { id: source.id, name: source.name },
  entitlements: held.map((row) => ({
    id: row.id,
    name: row.name,
    ...(row.description === null ? {} : { description: row.description }),
    attribute: row.attribute,
    value: row.value,
    schema: row.sourceSchemaObjectType,
    privileged: row.privilege === 'HIGH',
    hasPermissions: row.directPermissions.length > 0,
  })),
  entitlementCount: held.length,
});
