// The changes that people made in a tenant: before its start, and by requests since.

import { clusterKeys, clusterReference } from '../../data/machines/clusters.ts';
import { runInputFor } from '../../data/sources/sources.ts';
import {
  type ChangeStory,
  changeStoryOf,
  clusterStoryOf,
  tenantChangesOf,
} from '../../data/tenant/changeStory.ts';
import type { ChangeEvent } from '../../data/tenant/changes.ts';
import { minuteMs } from '../../data/time.ts';
import { perTenant } from '../../perTenant.ts';
import type { Tenant } from '../../tenant.ts';

/** The story of a source or cluster, and since when it is in trouble. */
export type KnownStory = ChangeStory & {
  readonly id: string;
  readonly beganMs: number | undefined;
};

const sourceStoriesOf = ({ seed, startedAtMs, initial }: Tenant): readonly KnownStory[] => {
  const stories: KnownStory[] = [];
  for (let place = 0; place < initial.sources.count; place++) {
    const entry = initial.entryAt(place);
    if (entry === undefined) continue;
    const { id, name, ...source } = initial.sources.at(place);
    const context = { seed, index: place, startedAtMs };
    const { faults } = runInputFor(entry, { id, name, ...source }, context).story;
    const [lasting] = faults
      .filter(({ beganMs, endedMs }) => beganMs <= startedAtMs && !Number.isFinite(endedMs))
      .toSorted((left, right) => left.beganMs - right.beganMs);
    const { incident, beganMs } = lasting ?? {};
    const story = changeStoryOf({ ...context, place, incident, source: { id, name }, beganMs });
    stories.push({ ...story, id, beganMs });
  }
  return stories;
};

/** When all appliances of each cluster that is silent fell silent, by its id. */
const silencesOf = ({ seed, initial, startedAtMs }: Tenant): ReadonlyMap<string, number> => {
  const silences = new Map<string, number>();
  for (const key of clusterKeys) {
    const { trouble } = initial.clusterPlans[key];
    if (trouble?.incident !== 'cutOff' || trouble.ended !== undefined) continue;
    silences.set(clusterReference(seed, key).id, startedAtMs - trouble.began * minuteMs);
  }
  return silences;
};

const clusterStoriesOf = (tenant: Tenant): readonly KnownStory[] => {
  const { seed, startedAtMs, clusters } = tenant;
  const silences = silencesOf(tenant);
  return clusters.map(({ id, name }) => {
    const beganMs = silences.get(id);
    const story = clusterStoryOf({ seed, startedAtMs, beganMs }, { id, name });
    return { ...story, id, beganMs };
  });
};

/** What was changed before the trouble of each source and cluster of a tenant. */
export const changeStoriesOf = perTenant((tenant) => ({
  sources: sourceStoriesOf(tenant),
  clusters: clusterStoriesOf(tenant),
}));

/** The changes of a tenant; those that requests make are added. */
export const changesOf = perTenant((tenant) => {
  const { sources, clusters } = changeStoriesOf(tenant);
  const past = [
    ...[...sources, ...clusters].flatMap(({ changes }) => changes),
    ...tenantChangesOf(tenant.seed, tenant.startedAtMs),
  ];
  let made: readonly ChangeEvent[] = [];
  return {
    all: (): readonly ChangeEvent[] => [...past, ...made],
    count: (): number => past.length + made.length,
    add: (change: ChangeEvent): void => {
      made = [...made, change];
    },
  };
});
