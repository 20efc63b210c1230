// Tenants in which nothing is wrong: all is well, all is slow, or statuses say what is not true.

import { type ClusterKey, clusterKeys } from '../../machines/clusters.ts';
import { type Random, randomOf } from '../../random.ts';
import type { WireSchedule } from '../../runs/schedules.ts';
import type { SourceEntry } from '../catalogue.ts';
import { connectors } from '../connectors/connectors.ts';
import type { ClusterPlan, ClusterPlans } from '../truth/clusters.ts';
import { recovered, saying, well } from '../truth/plans.ts';
import type { PlannedChecks, PlannedStory } from '../truth/story.ts';

const day = 1_440;

const vas: Readonly<Partial<Record<ClusterKey, number>>> = { azure: 3, lab: 1 };

/** Clusters with which nothing is wrong. */
export const wellClusters: ClusterPlans = Object.fromEntries(
  clusterKeys.map((key): [ClusterKey, ClusterPlan] => [key, { vas: vas[key] ?? 2 }]),
) as Record<ClusterKey, ClusterPlan>;

const accountSchedules = ['0 0 * * * ?', '0 0 0/4 * * ?', '0 30 1 * * ?', '0 0 5,13,21 * * ?'];
const groupSchedules = ['0 15 2 * * ?', '0 20 0/6 * * ?'];

/** A source that is well, and aggregated every day or more often. */
const wellEntry = (entry: SourceEntry, random: Random): SourceEntry => {
  const { connectionType, grants } = connectors[entry.connector];
  const turned = random.int(5, 200) * day + random.int(1, 29);
  const schedule = (type: WireSchedule['type'], [first, ...others]: readonly string[]) =>
    first === undefined ? [] : [{ type, cronExpression: random.pick([first, ...others]) }];
  const story: PlannedStory = {
    ...(connectionType === 'file'
      ? { faults: [], checks: { type: 'imports', turned } }
      : well(turned)),
    isCalm: true,
  };
  const isScheduled = connectionType === 'direct' && entry.connector !== 'nonEmployee';
  return {
    ...entry,
    story,
    schedules: isScheduled
      ? [
          ...schedule('ACCOUNT_AGGREGATION', accountSchedules),
          ...(grants.length === 0 ? [] : schedule('GROUP_AGGREGATION', groupSchedules)),
        ]
      : [],
  };
};

/** Entries with which nothing is wrong. */
export const wellEntries = (
  entries: readonly SourceEntry[],
  random: Random,
): readonly SourceEntry[] => entries.map((entry) => wellEntry(entry, random));

/** Entries with which nothing is wrong, and which take their time over everything. */
export const slowEntries = (
  entries: readonly SourceEntry[],
  random: Random,
): readonly SourceEntry[] =>
  wellEntries(entries, random).map((entry) => ({ ...entry, isSlow: true }));

const red = { state: 'ERROR_SOURCE', healthy: false } as const;
const green = { state: 'HEALTHY', healthy: true } as const;

/** How the status of a source contradicts what is true, beside sources that are well. */
const contradictions = (random: Random): readonly PlannedStory[] => {
  const turned = random.int(6 * 60, 3 * day);
  const ended = random.int(4 * 60, 2 * day);
  const checks = (more: Partial<Extract<PlannedChecks, { readonly type: 'regular' }>>) =>
    saying(turned, more);
  return [
    // In error, though runs and live checks pass, and though the tenant goes on with its checks.
    checks({ says: red }),
    // In error since the checks were switched off.
    checks({ says: red, off: turned }),
    checks({ says: { state: 'FAILURE_SOURCE', healthy: false } }),
    // Healthy, though a run failed; that is over.
    recovered('gatewayUnreachable', ended + 300, ended),
    recovered('passwordExpired', ended + 700, ended),
    // The flag says another thing than the word, or the copy in the settings than the source.
    checks({ flag: false }),
    checks({ says: red, flag: true }),
    checks({ copies: red }),
    checks({ says: red, copies: green }),
  ];
};

/** Entries of which some have a status that contradicts what is true. */
export const contradictoryEntries = (
  entries: readonly SourceEntry[],
  random: Random,
): readonly SourceEntry[] => {
  const made = [...wellEntries(entries, random)];
  for (const story of contradictions(random)) {
    const places = [...made.keys()].filter((place) => {
      const entry = made[place];
      return entry?.story.checks.type === 'regular' && isPlain(entry);
    });
    const place = places[random.int(0, places.length - 1)];
    const entry = place === undefined ? undefined : made[place];
    if (place !== undefined && entry !== undefined) made[place] = { ...entry, story };
  }
  return made;
};

const isPlain = ({ story, connector, isHostile }: SourceEntry): boolean =>
  story.isCalm === true && connector !== 'nonEmployee' && isHostile !== true;

/** The draws of a scenario in the tenant of a seed. */
export const drawsOf = (seed: number, scenario: string): Random =>
  randomOf(seed, 'scenario', scenario);
