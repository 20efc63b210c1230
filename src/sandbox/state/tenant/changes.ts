// The changes that people made in a tenant: before its start, and by requests since.

import { clusterReference } from '../../data/machines/clusters.ts';
import type { Trouble } from '../../data/sources/truth/truth.ts';
import {
  type ChangeStory,
  changeStoryOf,
  clusterStoryOf,
  tenantChangesOf,
} from '../../data/tenant/changeStory.ts';
import type { ChangeEvent } from '../../data/tenant/changes.ts';
import { perTenant } from '../../perTenant.ts';
import type { Tenant } from '../../tenant.ts';
import { troublesOf } from '../sources/troubles.ts';

/** The story of a source or cluster, and since when it is in trouble. */
export type KnownStory = ChangeStory & {
  readonly id: string;
  readonly beganMs: number | undefined;
};

/** The trouble among several that began first, of those that were not over when the tenant started; it may begin later. */
const firstOf = <One extends Pick<Trouble, 'beganMs' | 'endedMs'>>(
  troubles: readonly One[],
  startedAtMs: number,
): One | undefined =>
  troubles
    .filter(({ endedMs }) => endedMs > startedAtMs)
    .toSorted((left, right) => left.beganMs - right.beganMs)[0];

const sourceStoriesOf = ({ seed, startedAtMs, initial }: Tenant): readonly KnownStory[] => {
  const stories: KnownStory[] = [];
  for (let place = 0; place < initial.sources.count; place++) {
    const { id, name } = initial.sources.at(place);
    const faults = initial.storyAt(place)?.faults ?? [];
    const { incident, beganMs } = firstOf(faults, startedAtMs) ?? {};
    const source = { id, name };
    const story = changeStoryOf({ seed, startedAtMs, place, incident, source, beganMs });
    stories.push({ ...story, id, beganMs });
  }
  return stories;
};

/** When all appliances of each cluster that is or will be silent fall silent, by its id. */
const silencesOf = (tenant: Tenant): ReadonlyMap<string, number> => {
  const { seed, startedAtMs } = tenant;
  const silences = new Map<string, number>();
  for (const { about, troubles } of troublesOf(tenant).clusters) {
    const silent = troubles.filter(({ cause }) => cause === 'cutOff');
    const first = firstOf(silent, startedAtMs);
    if (first === undefined || about.type !== 'cluster') continue;
    silences.set(clusterReference(seed, about.key).id, first.beganMs);
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

/** The changes of a tenant up to the present time; those that requests make are added. */
export const changesOf = perTenant((tenant) => {
  const { sources, clusters } = changeStoriesOf(tenant);
  const past = [
    ...[...sources, ...clusters].flatMap(({ changes }) => changes),
    ...tenantChangesOf(tenant.seed, tenant.startedAtMs),
  ];
  let made: readonly ChangeEvent[] = [];
  return {
    all: (): readonly ChangeEvent[] => {
      const nowMs = tenant.now();
      return [...past.filter(({ atMs }) => atMs <= nowMs), ...made];
    },
    count: (): number => past.length + made.length,
    add: (change: ChangeEvent): void => {
      made = [...made, change];
    },
  };
});
