// The stories of a tenant by its seed and scenario, and the key to all of its answers.

import type { Scenario } from '../../../../model/tenant/scenario.ts';
import { largeEntries, type Scale } from '../../large.ts';
import { siteOf } from '../../machines/sites.ts';
import { catalogue, hostileEntry, type SourceEntry } from '../catalogue.ts';
import { brokenNight, catalogueClusters, type Night } from '../incidents/seededIncidents.ts';
import { onCluster } from '../truth/plans.ts';
import { type Truth, truthIn } from '../truth/truth.ts';
import { outageNight } from './outage.ts';
import {
  contradictoryEntries,
  drawsOf,
  slowEntries,
  wellClusters,
  wellEntries,
} from './wellNights.ts';

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

/** Which tenant it is: the same seed makes the same one. */
export type NightOptions = {
  readonly seed: number;
  readonly scale: Scale;
  /** What happens in it; the usual where none is given. */
  readonly scenario?: Scenario;
};

/** The stories that a scenario tells of the company; usually seed 1 has those of the catalogue, other seeds have others. */
const companyNight = (seed: number, scenario: Scenario): Night => {
  const all = [...catalogue, hostileEntry];
  const random = drawsOf(seed, scenario);
  switch (scenario) {
    case 'usual': {
      const night =
        seed === 1 ? { entries: catalogue, clusters: catalogueClusters } : brokenNight(seed);
      return { ...night, entries: [...night.entries, hostileEntry] };
    }
    case 'outage':
      return outageNight(all, random);
    case 'healthy':
      return { entries: wellEntries(all, random), clusters: wellClusters };
    case 'slow':
      return { entries: slowEntries(all, random), clusters: wellClusters };
    case 'contradictory':
      return { entries: contradictoryEntries(all, random), clusters: wellClusters };
  }
};

/** The stories of a tenant. */
export const nightOf = ({ seed, scale, scenario = 'usual' }: NightOptions): Night => {
  const { entries, clusters } = companyNight(seed, scenario);
  const company = entries.map((entry) => (seed === 1 ? entry : relocated(entry, seed)));
  return {
    clusters,
    entries: (scale === 'large' ? largeEntries(company, scenario === 'usual') : company).map(
      (entry) => ({
        ...entry,
        story: onCluster(entry.story, entry.cluster && clusters[entry.cluster]),
      }),
    ),
  };
};

/** The key to all answers of a tenant: what is true of each source and cluster. */
export const truthOf = (options: NightOptions & { readonly startedAtMs: number }): Truth => {
  const { entries, clusters } = nightOf(options);
  return truthIn(entries, clusters, options);
};
