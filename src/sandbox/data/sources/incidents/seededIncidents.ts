// What is broken in the tenant of a seed: which sources have an incident, and how healthy the clusters are.

import type { ClusterKey } from '../../machines/clusters.ts';
import { type ClusterHealth, clusterHealth } from '../../machines/managedClusters.ts';
import { siteOf } from '../../machines/sites.ts';
import { type Random, randomOf } from '../../random.ts';
import { catalogue, movedNote, type SourceEntry } from '../catalogue.ts';
import { type Incident, incidents } from './incidents.ts';

type Health = Readonly<Record<ClusterKey, ClusterHealth>>;

type SeededIncidents = { readonly entries: readonly SourceEntry[]; readonly health: Health };

const day = 1_440;

/** The clusters that can be cut off, and those that can run out of memory; the lab has no appliances. */
const canBeCutOff: readonly [ClusterKey, ...ClusterKey[]] = ['singapore', 'singapore', 'recovery'];
const canRunShort: readonly [ClusterKey, ...ClusterKey[]] = ['recovery', 'azure', 'rotterdam'];

/** A healthy source. A missing permission stays, since only a test of the configuration finds it. */
const withoutIncident = (entry: SourceEntry, random: Random): SourceEntry => {
  const { incident: _, healthy: __, description, ...rest } = entry;
  // The lab has no appliance, and a source that no appliance reaches is never checked.
  if (entry.cluster === 'lab') return entry;
  return {
    ...rest,
    ...(description === undefined ? {} : { description: description.replace(movedNote, '') }),
    state: 'HEALTHY',
    sinceMinutes: random.int(5, 200) * day,
  };
};

const isFree = ({ incident }: SourceEntry): boolean => incident === undefined;

/** One of the failures that a live check can have; undefined for the usual one of the incident. */
const failureFor = (entry: SourceEntry, { others = [] }: Incident, random: Random) => {
  const fitting = others.filter(
    ({ connectors }) => connectors === undefined || connectors.includes(entry.connector),
  );
  // 0 stands for the usual failure, so that the others begin with 1.
  return fitting[random.int(0, fitting.length) - 1]?.failure;
};

const withIncident = (entry: SourceEntry, incident: Incident, random: Random): SourceEntry => {
  const { name, state, minutes } = incident;
  const { sinceMinutes: _, missingPermission: __, ...rest } = entry;
  const failure = failureFor(entry, incident, random);
  return {
    ...rest,
    incident: name,
    state,
    ...(minutes === undefined ? {} : { sinceMinutes: random.int(...minutes) }),
    ...(failure === undefined ? {} : { failure }),
    // A source that was never checked is healthy, although its status is not HEALTHY.
    ...(name === 'neverAggregated' ? { healthy: true } : {}),
    ...(name === 'secretsNotMoved' ? { description: `${entry.description}${movedNote}` } : {}),
  };
};

/** Chooses the sources that have an incident, and the clusters that are cut off or short of memory. */
const incidentsOf = (seed: number): SeededIncidents => {
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
  for (const [place, entry] of entries.entries()) {
    if (entry.cluster !== cutOff) continue;
    entries[place] = {
      ...entry,
      state: 'FAILURE_CLUSTER',
      incident: 'clusterUnreachable',
      sinceMinutes: silentMinutes - 3,
    };
  }
  const chosen = random.pick(canRunShort);
  const short = chosen === cutOff ? 'azure' : chosen;
  const sinceMinutes = random.int(2, 25);
  changeOne(
    ({ cluster }) => cluster === short,
    (entry) => ({
      ...entry,
      state: 'ERROR_CLUSTER',
      incident: 'applianceOutOfMemory',
      sinceMinutes,
    }),
  );

  // The index of an incident that happens to two sources.
  const twice = random.chance(0.35) ? random.int(0, 4) : undefined;
  for (const [index, incident] of incidents.entries()) {
    const times = incident.always === true || random.chance(0.55) ? 1 : 0;
    for (let time = 0; time < times + (index === twice ? 1 : 0); time++) {
      changeOne(
        ({ connector }) => incident.connectors.includes(connector),
        (entry) => withIncident(entry, incident, random),
      );
    }
  }
  changeOne(
    ({ connector }) => ['zoom', 'slack', 'box', 'atlassian'].includes(connector),
    ({ sinceMinutes: _, ...entry }) => ({ ...entry, state: 'UNCHECKED_SOURCE' }),
  );
  return {
    entries,
    health: {
      ...clusterHealth,
      recovery: { status: 'NORMAL', vas: 2 },
      singapore: { status: 'NORMAL', vas: 2 },
      [short]: { ...clusterHealth[short], status: 'WARNING', alert: 'LIMITED_RESOURCES' },
      [cutOff]: { status: 'FAILED', vas: 2, silentMinutes },
    },
  };
};

type Change = (entry: SourceEntry) => SourceEntry;

/** The 41 sources of the company in the tenant of a seed: seed 1 has the catalogue as it is, other seeds other incidents. */
export const entriesOf = (seed: number): readonly SourceEntry[] =>
  seed === 1 ? catalogue : incidentsOf(seed).entries.map((entry) => relocated(entry, seed));

/** The health of the clusters in the tenant of a seed. */
export const clusterHealthOf = (seed: number): Health =>
  seed === 1 ? clusterHealth : incidentsOf(seed).health;

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
