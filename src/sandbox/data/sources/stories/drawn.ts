// What is broken in the tenant of a seed: which sources have an incident, and how healthy the clusters are.

import type { ClusterKey } from '../../machines/clusters.ts';
import { type ClusterHealth, clusterHealth } from '../../machines/managedClusters.ts';
import { siteOf } from '../../machines/sites.ts';
import { type Random, randomOf } from '../../random.ts';
import { catalogue, movedNote, type SourceEntry } from '../catalogue.ts';
import { type Incident, incidents } from './incidents.ts';

type Health = Readonly<Record<ClusterKey, ClusterHealth>>;

/** What befell the company in one night. */
type Night = { readonly entries: readonly SourceEntry[]; readonly health: Health };

const day = 1_440;

/** The clusters that may go dark, and those that may run out of memory; nobody is ever in the lab. */
const mayGoDark: readonly [ClusterKey, ...ClusterKey[]] = ['singapore', 'singapore', 'recovery'];
const mayRunShort: readonly [ClusterKey, ...ClusterKey[]] = ['recovery', 'azure', 'rotterdam'];

/** A source to which nothing happened. What only its connector knows, such as a right that is missing, stays. */
const atPeace = (entry: SourceEntry, random: Random): SourceEntry => {
  const { story: _, healthy: __, description, ...rest } = entry;
  // The lab has no appliance, and nobody checks what no appliance reaches.
  if (entry.cluster === 'lab') return entry;
  return {
    ...rest,
    ...(description === undefined ? {} : { description: description.replace(movedNote, '') }),
    state: 'HEALTHY',
    sinceMinutes: random.int(5, 200) * day,
  };
};

const isFree = ({ story }: SourceEntry): boolean => story === undefined;

/** What a check of the source says: one of the texts that its connector is known for. */
const failureFor = (entry: SourceEntry, { others = [] }: Incident, random: Random) => {
  const fitting = others.filter(
    ({ connectors }) => connectors === undefined || connectors.includes(entry.connector),
  );
  // The usual text stands first, which is no failure of its own.
  return fitting[random.int(0, fitting.length) - 1]?.failure;
};

const befallen = (entry: SourceEntry, incident: Incident, random: Random): SourceEntry => {
  const { story, state, minutes } = incident;
  const { sinceMinutes: _, flaw: __, ...rest } = entry;
  const failure = failureFor(entry, incident, random);
  return {
    ...rest,
    story,
    state,
    ...(minutes === undefined ? {} : { sinceMinutes: random.int(...minutes) }),
    ...(failure === undefined ? {} : { failure }),
    // Nothing was ever found wrong with it: healthy, whatever the status says.
    ...(story === 'neverAggregated' ? { healthy: true } : {}),
    ...(story === 'secretsNotMoved' ? { description: `${entry.description}${movedNote}` } : {}),
  };
};

/** Deals what can happen among the sources, by the seed. */
const nightOf = (seed: number): Night => {
  const random = randomOf(seed, 'night');
  const entries = catalogue.map((entry) => atPeace(entry, random));
  const strike = (fits: (entry: SourceEntry) => boolean, change: Change) => {
    const places = [...entries.keys()].filter((place) => {
      const entry = entries[place];
      return entry !== undefined && isFree(entry) && fits(entry);
    });
    const place = places[random.int(0, Math.max(0, places.length - 1))];
    const entry = place === undefined ? undefined : entries[place];
    if (place !== undefined && entry !== undefined) entries[place] = change(entry);
  };

  const dark = random.pick(mayGoDark);
  const silentMinutes = random.int(40, 500);
  for (const [place, entry] of entries.entries()) {
    if (entry.cluster !== dark) continue;
    const sinceMinutes = silentMinutes - 3;
    entries[place] = { ...entry, state: 'FAILURE_CLUSTER', story: 'siteDark', sinceMinutes };
  }
  const short = random.pick(mayRunShort);
  const shortOne = short === dark ? 'azure' : short;
  const sinceMinutes = random.int(2, 25);
  strike(
    ({ cluster }) => cluster === shortOne,
    (entry) => ({ ...entry, state: 'ERROR_CLUSTER', story: 'applianceOutOfMemory', sinceMinutes }),
  );

  const twice = random.chance(0.35) ? random.int(0, 4) : undefined;
  for (const [index, incident] of incidents.entries()) {
    const times = incident.always === true || random.chance(0.55) ? 1 : 0;
    for (let time = 0; time < times + (index === twice ? 1 : 0); time++) {
      strike(
        ({ connector }) => incident.connectors.includes(connector),
        (entry) => befallen(entry, incident, random),
      );
    }
  }
  strike(
    ({ connector }) => ['zoom', 'slack', 'box', 'atlassian'].includes(connector),
    ({ sinceMinutes: _, ...entry }) => ({ ...entry, state: 'UNCHECKED_SOURCE' }),
  );
  return {
    entries,
    health: {
      ...clusterHealth,
      recovery: { status: 'NORMAL', vas: 2 },
      singapore: { status: 'NORMAL', vas: 2 },
      [shortOne]: { ...clusterHealth[shortOne], status: 'WARNING', alert: 'LIMITED_RESOURCES' },
      [dark]: { status: 'FAILED', vas: 2, silentMinutes },
    },
  };
};

type Change = (entry: SourceEntry) => SourceEntry;

/** The 41 sources that the company of a seed uses: seed 1 is the catalogue as it stands, any other has a night of its own. */
export const entriesOf = (seed: number): readonly SourceEntry[] =>
  seed === 1 ? catalogue : nightOf(seed).entries.map((entry) => relocated(entry, seed));

/** How the clusters of a seed fare tonight. */
export const clusterHealthOf = (seed: number): Health =>
  seed === 1 ? clusterHealth : nightOf(seed).health;

/** Words of the description that name a place of the company follow it. */
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
