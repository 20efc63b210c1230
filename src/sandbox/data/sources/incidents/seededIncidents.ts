// What is wrong in the tenant of a seed: the stories of its sources and of its clusters.

import { largeEntries, type Scale } from '../../large.ts';
import type { ClusterKey } from '../../machines/clusters.ts';
import { siteOf } from '../../machines/sites.ts';
import { type Random, randomOf } from '../../random.ts';
import { catalogue, hostileEntry, movedNote, type SourceEntry } from '../catalogue.ts';
import { connectors } from '../connectors/connectors.ts';
import type { ClusterPlans } from '../truth/clusters.ts';
import { broken, neverAggregated, neverChecked, onCluster, well } from '../truth/plans.ts';
import type { PlannedStory } from '../truth/story.ts';
import { type Truth, truthIn } from '../truth/truth.ts';
import { failureFor, storyThatEnded, storyWith } from './incidentStories.ts';
import { type Incident, incidents } from './incidents.ts';

/** The stories of a tenant: its sources, each with what is wrong with its cluster, and its clusters. */
export type Night = { readonly entries: readonly SourceEntry[]; readonly clusters: ClusterPlans };

const day = 1_440;

/** The clusters of the catalogue: one is short of memory, one is cut off, one has no appliances. */
const catalogueClusters: ClusterPlans = {
  rotterdam: { vas: 2 },
  recovery: { vas: 2, trouble: { incident: 'shortOfMemory', began: 12 } },
  singapore: { vas: 2, trouble: { incident: 'cutOff', began: 229 } },
  azure: { vas: 3 },
  lab: { vas: 0, trouble: { incident: 'noAppliance', began: 10 * day + 20 } },
};

/** Clusters with which nothing is wrong; the lab never had an appliance. */
const wellClusters: ClusterPlans = {
  ...catalogueClusters,
  recovery: { vas: 2 },
  singapore: { vas: 2 },
};

/** The clusters that can be cut off, and those that can run out of memory; the lab has no appliances. */
const canBeCutOff: readonly [ClusterKey, ...ClusterKey[]] = ['singapore', 'singapore', 'recovery'];
const canRunShort: readonly [ClusterKey, ...ClusterKey[]] = ['recovery', 'azure', 'rotterdam'];

const missingPermissions = ['tableNotReadable', 'consentMissing'];

const lacksPermission = ({ story }: SourceEntry): boolean =>
  story.faults.some(({ incident }) => missingPermissions.includes(incident));

const isFile = ({ connector }: SourceEntry): boolean =>
  connectors[connector].connectionType === 'file';

/** A source of which no story was told yet. A missing permission stays, since only some looks find it. */
const withoutIncident = (entry: SourceEntry, random: Random): SourceEntry => {
  const { description, ...rest } = entry;
  const turned = random.int(5, 200) * day;
  const story: PlannedStory = isFile(entry)
    ? { faults: [], checks: { type: 'imports', turned } }
    : lacksPermission(entry)
      ? { ...entry.story, checks: { type: 'regular', turned } }
      : well(turned);
  return {
    ...rest,
    ...(description === undefined ? {} : { description: description.replace(movedNote, '') }),
    story,
  };
};

const isFree = ({ story }: SourceEntry): boolean =>
  story.faults.every(({ incident }) => missingPermissions.includes(incident)) &&
  story.checks.type !== 'never';

const withIncident = (entry: SourceEntry, incident: Incident, random: Random): SourceEntry => ({
  ...entry,
  story: storyWith(incident, entry, random),
  ...(incident.name === 'secretsNotMoved'
    ? { description: `${entry.description}${movedNote}` }
    : {}),
});

/** Incidents that were over before the tenant started: one to three, of those that the status told of. */
const overIncidents = (random: Random): readonly Incident[] => {
  const [first, ...others] = incidents.filter(({ form = 'seen' }) => form === 'seen');
  return first === undefined
    ? []
    : Array.from({ length: random.int(1, 3) }, () => random.pick([first, ...others]));
};

type Change = (entry: SourceEntry) => SourceEntry;

/** The entries where one of a cluster that is cut off has a trouble of its own, which began before. */
const withOlderTrouble = (
  entries: readonly SourceEntry[],
  cluster: ClusterKey,
  silentMinutes: number,
  random: Random,
): readonly SourceEntry[] => {
  const seen = incidents.filter(({ form = 'seen' }) => form === 'seen');
  const possible = entries.flatMap((entry) =>
    entry.cluster === cluster
      ? seen.flatMap((incident) =>
          incident.connectors.includes(entry.connector) ? [{ entry, incident }] : [],
        )
      : [],
  );
  const chosen = possible[random.int(0, Math.max(0, possible.length - 1))];
  if (chosen === undefined) return entries;
  const { entry, incident } = chosen;
  const turned = silentMinutes + random.int(60, 2 * day);
  const failure = failureFor(entry, incident, random);
  const story = broken(incident.name, turned, random.int(1, 28), failure);
  return entries.map((one) => (one === entry ? { ...one, story } : one));
};

/** Tells stories of some sources and clusters. */
const brokenNight = (seed: number): Night => {
  const random = randomOf(seed, 'night');
  const entries = catalogue.map((entry) => withoutIncident(entry, random));
  const changeOne = (fits: (entry: SourceEntry) => boolean, change: Change) => {
    const places = [...entries.keys()].filter((place) => {
      const entry = entries[place];
      return entry !== undefined && isFree(entry) && fits(entry);
    });
    const place = places[random.int(0, Math.max(0, places.length - 1))];
    const entry = place === undefined ? undefined : entries[place];
    if (place !== undefined && entry !== undefined) entries[place] = change(entry);
  };

  const cutOff = random.pick(canBeCutOff);
  const silentMinutes = random.int(40, 500);
  const chosen = random.pick(canRunShort);
  const short = chosen === cutOff ? 'azure' : chosen;
  const shortMinutes = random.int(2, 25);
  const isSpared = ({ cluster }: SourceEntry) => cluster === cutOff || cluster === 'lab';
  changeOne(
    ({ cluster }) => cluster === short,
    (entry) => ({ ...entry, story: broken('applianceOutOfMemory', shortMinutes, 5) }),
  );

  // The index of an incident that happens to two sources.
  const twice = random.chance(0.35) ? random.int(0, 4) : undefined;
  for (const [index, incident] of incidents.entries()) {
    const times = incident.always === true || random.chance(0.55) ? 1 : 0;
    for (let time = 0; time < times + (index === twice ? 1 : 0); time++) {
      changeOne(
        (entry) => !isSpared(entry) && incident.connectors.includes(entry.connector),
        (entry) => withIncident(entry, incident, random),
      );
    }
  }
  for (const incident of overIncidents(random)) {
    changeOne(
      (entry) => !isSpared(entry) && incident.connectors.includes(entry.connector),
      (entry) => ({ ...entry, story: storyThatEnded(incident, entry, random) }),
    );
  }
  changeOne(
    ({ connector }) => ['badgeFile', 'box', 'slack', 'duo', 'zoom'].includes(connector),
    (entry) => ({ ...entry, story: neverAggregated }),
  );
  changeOne(
    ({ connector }) => ['zoom', 'slack', 'box', 'atlassian'].includes(connector),
    (entry) => ({ ...entry, story: neverChecked }),
  );
  const entriesOn = entries.map((entry) =>
    entry.cluster === cutOff ? { ...entry, story: well(silentMinutes - random.int(1, 28)) } : entry,
  );
  return {
    entries: random.chance(0.4)
      ? withOlderTrouble(entriesOn, cutOff, silentMinutes, random)
      : entriesOn,
    clusters: {
      ...wellClusters,
      [short]: {
        ...wellClusters[short],
        trouble: { incident: 'shortOfMemory', began: shortMinutes + 6 },
      },
      [cutOff]: { vas: 2, trouble: { incident: 'cutOff', began: silentMinutes } },
    },
  };
};

/** Which tenant it is: the same seed makes the same one. */
export type NightOptions = { readonly seed: number; readonly scale: Scale };

/** The stories of a tenant: seed 1 has those of the catalogue, other seeds have others. */
export const nightOf = ({ seed, scale }: NightOptions): Night => {
  const { entries, clusters } =
    seed === 1 ? { entries: catalogue, clusters: catalogueClusters } : brokenNight(seed);
  const company = [
    ...entries.map((entry) => (seed === 1 ? entry : relocated(entry, seed))),
    hostileEntry,
  ];
  return {
    clusters,
    entries: (scale === 'large' ? largeEntries(company) : company).map((entry) => ({
      ...entry,
      story: onCluster(entry.story, entry.cluster && clusters[entry.cluster]),
    })),
  };
};

/** The key to all answers of a tenant: what is true of each source and cluster. */
export const truthOf = (options: NightOptions & { readonly startedAtMs: number }): Truth => {
  const { entries, clusters } = nightOf(options);
  return truthIn(entries, clusters, options);
};

/** The entry with the cities of this seed in its description. */
const relocated = (entry: SourceEntry, seed: number): SourceEntry =>
  entry.description === undefined
    ? entry
    : {
        ...entry,
        description: entry.description.replace(
          'the Asian branches',
          `the branches around ${siteOf(seed, 'branch').city}`,
        ),
      };
