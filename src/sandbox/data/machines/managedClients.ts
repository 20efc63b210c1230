// The virtual appliances of the tenant: addresses, versions, health.

import { randomOf } from '../random.ts';
import { company } from '../tenant/tenant.ts';
import { dayMs, minuteMs } from '../time.ts';
import { type ClusterKey, clusterOf, clusterReference } from './clusters.ts';
import { type ClusterHealth, releases } from './managedClusters.ts';

/** A virtual appliance. Times are epoch milliseconds. */
export type Appliance = {
  readonly id: string;
  readonly cluster: ClusterKey;
  readonly clusterId: string;
  /** Its place among the appliances of its cluster. */
  readonly place: number;
  readonly hostname: string;
  readonly internalIp: string;
  readonly publicIp: string;
  readonly apiUser: string;
  readonly secret: string;
  readonly status: 'NORMAL' | 'WARNING' | 'FAILED';
  readonly alertKey: string | undefined;
  readonly vaVersion: string;
  readonly ccId: number;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** The time of its last heartbeat; undefined for one that still sends them. */
  readonly silentSinceMs: number | undefined;
  /** When its alert began; undefined where it has none. */
  readonly alertSinceMs: number | undefined;
  /** The time between two heartbeats. */
  readonly heartbeatMs: number;
};

/** Each cluster has a network of its own. */
const networks: Readonly<Record<ClusterKey, number>> = {
  rotterdam: 4,
  recovery: 15,
  singapore: 31,
  azure: 62,
  lab: 90,
};

/** The hostname of an appliance: that of the first one of the cluster, with its own number. */
const hostnameOf = (seed: number, key: ClusterKey, place: number): string =>
  clusterOf(seed, key).host.replace(/-01\./, `-${String(place + 1).padStart(2, '0')}.`);

/**
 * Makes an appliance. In a cluster that is cut off all appliances are silent, or the last one is; in one that is short of
 * memory the first one has the alert, and is the one that error texts name.
 */
export const makeAppliance = (
  position: { readonly id: string; readonly cluster: ClusterKey; readonly place: number },
  context: { readonly seed: number; readonly startedAtMs: number; readonly health: ClusterHealth },
): Appliance => {
  const { id, cluster, place } = position;
  const { seed, startedAtMs } = context;
  const random = randomOf(seed, 'managed client', cluster, place);
  const { vas, alert, alertMinutes = 0, silent } = context.health;
  const isSilent = silent !== undefined && place >= vas - silent.vas;
  const hasAlert = alert !== undefined && place === 0;
  return {
    id,
    cluster,
    clusterId: clusterReference(seed, cluster).id,
    place,
    hostname: hostnameOf(seed, cluster, place),
    internalIp: `10.${networks[cluster]}.17.${11 + place}`,
    publicIp: `203.0.113.${networks[cluster] + place}`,
    apiUser: random.uuid(),
    secret: random.hex(64),
    status: isSilent ? 'FAILED' : hasAlert ? 'WARNING' : 'NORMAL',
    alertKey: isSilent ? 'CLIENT_STATUS_FAILED' : hasAlert ? alert : undefined,
    vaVersion: `va-${company.pod}-${releases.installed}-${1_700_000_000 + random.int(0, 9_999_999)}`,
    ccId: random.int(1_000, 9_999),
    createdAtMs: startedAtMs - (880 - place * 20) * dayMs,
    updatedAtMs: startedAtMs - random.int(1, 48) * 60 * minuteMs,
    silentSinceMs: isSilent ? startedAtMs - silent.minutes * minuteMs - place * 12_000 : undefined,
    alertSinceMs: hasAlert ? startedAtMs - alertMinutes * minuteMs : undefined,
    heartbeatMs: random.int(20_000, 45_000),
  };
};
