// What is true in a tenant: each trouble of its sources and clusters, with its cause, its times and its text.

import { type ClusterKey, clusterKeys, clusterOf } from '../../machines/clusters.ts';
import { minuteMs } from '../../time.ts';
import type { SourceEntry } from '../catalogue.ts';
import { type CheckFailure, failures } from '../incidents/errors.ts';
import type { ClusterPlans } from './clusters.ts';
import { effects, type Look } from './effects.ts';
import type { Layer } from './layers.ts';
import { type Fault, type Story, storyOf } from './story.ts';

/** What a trouble is about. `place` is that of the source in the lists of the tenant. */
export type About =
  | { readonly type: 'source'; readonly place: number; readonly name: string }
  | { readonly type: 'cluster'; readonly key: ClusterKey; readonly name: string };

/** One trouble of a source or cluster. Times are epoch milliseconds. */
export type Trouble = {
  readonly about: About;
  /** A word for what is wrong, such as `passwordExpired`. */
  readonly cause: string;
  readonly layer: Layer;
  readonly beganMs: number;
  /** Infinite where it lasts. */
  readonly endedMs: number;
  /** What looks say, with `{client}` for the id of an appliance. */
  readonly text: string;
  /** Whether the text names what is wrong. */
  readonly isNamed: boolean;
  /** Whether it comes from the cluster of the source. */
  readonly isOfCluster: boolean;
  /** Whether the checks of the tenant find it, so that the status tells it. */
  readonly isInStatus: boolean;
  /** The looks that fail on it, and the runs that warn of it. */
  readonly fails: readonly Look[];
  readonly warns: readonly Look[];
  readonly steadiness: 'always' | 'by turns' | 'now and then';
};

/** A source or cluster with all its troubles, past and present. */
export type True = { readonly about: About; readonly troubles: readonly Trouble[] };

/** What is true in a tenant. */
export type Truth = { readonly sources: readonly True[]; readonly clusters: readonly True[] };

/** Whether a trouble is there at a moment. */
export const isThere = (
  { beganMs, endedMs }: Pick<Trouble, 'beganMs' | 'endedMs'>,
  atMs: number,
): boolean => atMs >= beganMs && atMs < endedMs;

const steadinessOf = ({ rhythm }: Fault): Trouble['steadiness'] => {
  if (rhythm === undefined) return 'always';
  return rhythm === 'turns' ? 'by turns' : 'now and then';
};

const troubleOf = (about: About, fault: Fault, checks: Story['checks']): Trouble => {
  const { incident, cause, layer, beganMs, endedMs, failure } = fault;
  const { reach } = effects[incident];
  const looksWith = (effect: 'fails' | 'warns'): readonly Look[] =>
    (Object.keys(reach) as Look[]).filter((look) => reach[look] === effect);
  return {
    about,
    cause,
    layer,
    beganMs,
    endedMs,
    text: failure.text,
    isNamed: isNamed(failure),
    isOfCluster: incident === 'clusterUnreachable' || incident === 'noAppliance',
    isInStatus: reach.health === 'fails' && tellsTheTruth(checks),
    fails: looksWith('fails'),
    warns: looksWith('warns'),
    steadiness: steadinessOf(fault),
  };
};

const isNamed = ({ isUnclear }: CheckFailure): boolean => isUnclear !== true;

const tellsTheTruth = (checks: Story['checks']): boolean =>
  checks.type === 'imports' || (checks.type === 'regular' && checks.says === undefined);

/** The troubles of a source. */
export const troublesOfStory = (
  { faults, checks }: Story,
  about: Extract<About, { readonly type: 'source' }>,
): readonly Trouble[] => faults.map((fault) => troubleOf(about, fault, checks));

const clusterTruth = (
  key: ClusterKey,
  { trouble }: ClusterPlans[ClusterKey],
  { seed, startedAtMs }: { readonly seed: number; readonly startedAtMs: number },
): True => {
  const about: About = { type: 'cluster', key, name: clusterOf(seed, key).name };
  if (trouble === undefined) return { about, troubles: [] };
  const { incident, began, ended } = trouble;
  return {
    about,
    troubles: [
      {
        about,
        cause: incident,
        layer: incident === 'cutOff' || incident === 'noAppliance' ? 'cluster' : 'va',
        beganMs: startedAtMs - began * minuteMs,
        endedMs: ended === undefined ? Number.POSITIVE_INFINITY : startedAtMs - ended * minuteMs,
        text: failures.clusterUnreachable.text,
        isNamed: true,
        isOfCluster: true,
        isInStatus: true,
        fails: incident === 'oneSilent' ? [] : ['ping'],
        warns: [],
        steadiness: incident === 'shortOfMemory' ? 'now and then' : 'always',
      },
    ],
  };
};

/** What is true in a tenant with these sources and clusters. */
export const truthIn = (
  entries: readonly SourceEntry[],
  clusters: ClusterPlans,
  context: { readonly seed: number; readonly startedAtMs: number },
): Truth => ({
  sources: entries.map(({ name, story }, place) => {
    const about = { type: 'source', place, name } as const;
    return {
      about,
      troubles: troublesOfStory(storyOf(story, { ...context, index: place }), about),
    };
  }),
  clusters: clusterKeys.map((key) => clusterTruth(key, clusters[key], context)),
});
