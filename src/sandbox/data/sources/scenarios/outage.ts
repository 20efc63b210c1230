// A night in which things go wrong and recover in the first minutes after the tenant started.

import type { ClusterKey } from '../../machines/clusters.ts';
import type { Random } from '../../random.ts';
import type { SourceEntry } from '../catalogue.ts';
import type { ConnectorKey } from '../connectors/connectors.ts';
import type { IncidentName } from '../incidents/errors.ts';
import type { ClusterPlans } from '../truth/clusters.ts';
import { broken, checkedEvery, recovered } from '../truth/plans.ts';
import type { PlannedStory } from '../truth/story.ts';
import { wellClusters, wellEntries } from './wellNights.ts';

type Tale = {
  /** Incidents that it can be, each with the connectors to which it happens. */
  readonly incidents: Readonly<Partial<Record<IncidentName, readonly ConnectorKey[]>>>;
  /** Whether it happens to a source on the cluster that is cut off. */
  readonly isOnCluster: boolean;
  readonly story: (incident: IncidentName) => PlannedStory;
};

const everyFiveMinutes = [
  { type: 'ACCOUNT_AGGREGATION', cronExpression: '0 */5 * * * ?' },
] as const;

const expiring: Tale['incidents'] = {
  passwordExpired: ['activeDirectory'],
  secretExpired: ['azureActiveDirectory', 'entraSaas'],
  oraclePasswordExpired: ['oracleDatabase'],
  invalidToken: ['webServices', 'webServicesSmall'],
};

const day = 1_440;

/** What happens in the night; minutes before the start, and less than 0 after it. */
const talesOf = (random: Random): readonly Tale[] => {
  const phase = () => random.int(1, 29);
  const soon = -random.int(3, 6);
  const back = -random.int(7, 11);
  const past = random.int(60, 200);
  return [
    {
      // Older than the trouble of its cluster, and another cause.
      isOnCluster: true,
      incidents: {
        untrustedCertificate: ['openLdap', 'sapHana', 'scim'],
        oraclePasswordExpired: ['oracleDatabase'],
        secretExpired: ['azureActiveDirectory'],
        secretsNotMoved: ['racf', 'ibmI', 'sqlServer'],
      },
      story: (incident) => broken(incident, random.int(5 * 60, 2 * day), phase()),
    },
    {
      isOnCluster: false,
      incidents: expiring,
      story: (incident) => checkedEvery([{ incident, began: soon }], 40 * day + phase()),
    },
    {
      isOnCluster: false,
      incidents: expiring,
      story: (incident) =>
        checkedEvery([{ incident, began: random.int(50, 180), ended: back }], phase()),
    },
    {
      // Over before the start.
      isOnCluster: false,
      incidents: { timeout: ['jdbc', 'workdayAccounts', 'cyberArk'], assumeRole: ['aws'] },
      story: (incident) => recovered(incident, past + random.int(60, 400), past),
    },
  ];
};

/** A night in which a cluster is cut off for some minutes while credentials expire and other things recover. */
export const outageNight = (
  entries: readonly SourceEntry[],
  random: Random,
): { readonly entries: readonly SourceEntry[]; readonly clusters: ClusterPlans } => {
  const cutOff: ClusterKey = random.pick(['rotterdam', 'azure']);
  const began = -random.int(1, 3);
  const ended = -random.int(13, 17);
  const made = wellEntries(entries, random).map((entry) =>
    entry.cluster === cutOff && random.chance(0.3)
      ? { ...entry, schedules: everyFiveMinutes }
      : entry,
  );
  const taken = new Set<number>();
  for (const { incidents, isOnCluster, story } of talesOf(random)) {
    const possible = made.flatMap(({ connector, cluster, isHostile }, place) =>
      (Object.keys(incidents) as IncidentName[]).flatMap((incident) =>
        incidents[incident]?.includes(connector) === true &&
        (cluster === cutOff) === isOnCluster &&
        isHostile !== true &&
        !taken.has(place)
          ? [{ place, incident }]
          : [],
      ),
    );
    const chosen = possible[random.int(0, Math.max(0, possible.length - 1))];
    const entry = chosen && made[chosen.place];
    if (chosen === undefined || entry === undefined) continue;
    taken.add(chosen.place);
    made[chosen.place] = { ...entry, story: story(chosen.incident), schedules: everyFiveMinutes };
  }
  return {
    entries: made,
    clusters: {
      ...wellClusters,
      [cutOff]: { ...wellClusters[cutOff], trouble: { incident: 'cutOff', began, ended } },
      // It warns, and the sources on it answer.
      recovery: { vas: 2, trouble: { incident: 'oneSilent', began: random.int(90, 400) } },
    },
  };
};
