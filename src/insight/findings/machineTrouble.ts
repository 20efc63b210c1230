// What is wrong with a cluster, from its own state and the signs of life of its VAs.

import type { ManagedClient } from '../../model/machines/managedClient.ts';
import type { ManagedCluster } from '../../model/machines/managedCluster.ts';
import { minuteMs, parseTime } from '../time.ts';
import type { EngineCode } from './codes.ts';

/** A VA that has given no sign for so long is not connected: the tenant itself sends mail after this time. */
const silentAfterMs = 15 * minuteMs;

/** The VA of a cluster: when it was last heard of, epoch milliseconds, and whether that is too long ago. */
export type Appliance = {
  readonly id: string;
  readonly name: string;
  readonly seenMs?: number;
  readonly stands: 'connected' | 'silent' | 'not known';
  readonly alert?: string;
};

/**
 * What is wrong with a cluster. `stops` is true where nothing goes through it, so that it explains the sources on it.
 * `beganMs` is the last sign of life of the last VA, where the VAs tell.
 */
export type ClusterTrouble = {
  readonly code: EngineCode;
  readonly stops: boolean;
  readonly beganMs?: number;
  /** The VAs that it is about. */
  readonly appliances: readonly Appliance[];
  readonly alert?: string;
};

/** A VA, as far as the tenant tells; it counts the time since its last sign, so that a wrong clock here does not matter. */
export const applianceOf = (client: ManagedClient, readAtMs: number): Appliance => {
  const { sinceLastSeen, lastSeen, alertKey } = client;
  const seenMs = sinceLastSeen === undefined ? parseTime(lastSeen) : readAtMs - sinceLastSeen;
  const id = client.id ?? client.clientId ?? '';
  return {
    id,
    name: client.name || id,
    ...(seenMs === undefined ? {} : { seenMs }),
    stands:
      seenMs === undefined
        ? 'not known'
        : readAtMs - seenMs > silentAfterMs
          ? 'silent'
          : 'connected',
    ...(alertKey ? { alert: alertKey } : {}),
  };
};

const lastSign = (appliances: readonly Appliance[]): number | undefined => {
  const times = appliances.flatMap(({ seenMs }) => seenMs ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
};

const began = (appliances: readonly Appliance[]): { readonly beganMs?: number } => {
  const beganMs = lastSign(appliances);
  return beganMs === undefined ? {} : { beganMs };
};

/**
 * What is wrong with a cluster; undefined where nothing is known to be. `clients` are its VAs, undefined where they could
 * not be read.
 */
export const clusterTroubleOf = (
  cluster: Pick<ManagedCluster, 'status' | 'alertKey' | 'clientIds'>,
  clients: readonly ManagedClient[] | undefined,
  readAtMs: number,
): ClusterTrouble | undefined => {
  const appliances = (clients ?? []).map((client) => applianceOf(client, readAtMs));
  const silent = appliances.filter(({ stands }) => stands === 'silent');
  const alert = cluster.alertKey ? { alert: cluster.alertKey } : {};
  const status = cluster.status?.toUpperCase();
  const areAllSilent = appliances.length > 0 && silent.length === appliances.length;
  if (status === 'NO_CLIENTS' || (clients !== undefined && appliances.length === 0)) {
    return { code: 'SG-CLUSTER-EMPTY', stops: true, appliances: [], ...alert };
  }
  if (status === 'FAILED' || areAllSilent) {
    // Where a VA is heard of after all, the status word alone says when nothing is known of the beginning.
    const time = areAllSilent ? began(silent) : {};
    return { code: 'SG-CLUSTER-FAILED', stops: true, ...time, appliances: silent, ...alert };
  }
  if (status === 'ERROR') {
    return {
      code: 'SG-CLUSTER-ERROR',
      stops: false,
      ...began(silent),
      appliances: silent,
      ...alert,
    };
  }
  if (silent.length > 0) {
    return { code: 'SG-VA-DOWN', stops: false, ...began(silent), appliances: silent, ...alert };
  }
  const short = appliances.filter((appliance) => appliance.alert !== undefined);
  if (short.length > 0) {
    return { code: 'SG-VA-RESOURCES', stops: false, appliances: short, ...alert };
  }
  return status === 'WARNING'
    ? { code: 'SG-CLUSTER-WARNING', stops: false, appliances: [], ...alert }
    : undefined;
};
