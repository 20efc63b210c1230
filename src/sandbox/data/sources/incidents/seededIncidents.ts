// What usually is wrong in the tenant of a seed: the stories of its sources and of its clusters.

import type { ClusterKey } from '../../machines/clusters.ts';
import { type Random, randomOf } from '../../random.ts';
import { catalogue, movedNote, type SourceEntry } from '../catalogue.ts';
import { connectors } from '../connectors/connectors.ts';
import type { ClusterPlans } from '../truth/clusters.ts';
import { broken, neverAggregated, neverChecked, well } from '../truth/plans.ts';
import type { PlannedStory } from '../truth/story.ts';
import { failureFor, storyThatEnded, storyWith } from './incidentStories.ts';
import { type Incident, incidents } from './incidents.ts';

/** The stories of a tenant: those of its sources, and of its clusters. */
export type Night = { readonly entries: readonly SourceEntry[]; readonly clusters: ClusterPlans };

const day = 1_440;

/** The clusters of the catalogue: one is short of memory, one is cut off, one has no appliances. */
export const catalogueClusters: ClusterPlans = {
  rotterdam: { vas: 2 },
  recovery: { vas: 2, trouble: { incident: 'shortOfMemory', began: 12 } },
  singapore: { vas: 2, trouble: { incident: 'cutOff', began: 229 } },
  azure: { vas: 3 },
  lab: { vas: 0, trouble: { incident: 'noAppliance', began: 10 * day + 20 } },
};

/** Clusters with which nothing is wrong, but that the lab never had an appliance. */
const quietClusters: ClusterPlans = {
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
export const brokenNight = (seed: number): Night => {
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
      ...quietClusters,
      [short]: {
        ...quietClusters[short],
        trouble: { incident: 'shortOfMemory', began: shortMinutes + 6 },
      },
      [cutOff]: { vas: 2, trouble: { incident: 'cutOff', began: silentMinutes } },
    },
  };
};
