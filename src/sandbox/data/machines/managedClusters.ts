// The clusters of virtual appliances as the API sends them, and the health of each.

import { randomOf } from '../random.ts';
import { company } from '../tenant/tenant.ts';
import { dayMs, hourMs } from '../time.ts';
import { applianceIds, type ClusterKey, clusterReference, clusters } from './clusters.ts';

/** The health of a cluster: its status, the number of its appliances, and their alert. */
export type ClusterHealth = {
  readonly status: string;
  readonly vas: number;
  readonly alert?: string;
  /** How many of its appliances are silent, the last ones, and since how many minutes before the tenant started. */
  readonly silent?: { readonly vas: number; readonly minutes: number };
  /** Since how many minutes before the start its first appliance has the alert. */
  readonly alertMinutes?: number;
};

const health: Readonly<Record<string, string>> = {
  NORMAL: 'NORMAL',
  WARNING: 'WARNING',
  FAILED: 'ERROR',
};

/** A cluster as the API sends it, without its log configuration, which expires. */
export type WireCluster = {
  readonly id: string;
  readonly name: string;
  readonly pod: string;
  readonly org: string;
  readonly type: string;
  readonly configuration: Readonly<Record<string, string>>;
  readonly keyPair: WireKeys;
  readonly attributes: {
    readonly queue: { readonly name: string; readonly region: string };
    readonly keystore: string;
  };
  readonly description: string;
  readonly redis: { readonly redisHost: string; readonly redisPort: number };
  readonly clientType: string;
  readonly ccgVersion: string;
  readonly pinnedConfig: boolean;
  readonly operational: boolean;
  readonly status: string;
  readonly encryptionConfiguration: { readonly format: string };
  readonly alertKey?: string;
  readonly clientIds: readonly string[];
  readonly serviceCount: number;
  readonly ccId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly lastReleaseNotifiedAt: string;
  readonly updatePreferences: {
    readonly processGroups: string | null;
    readonly updateState: string;
    readonly notificationEmail: string;
  };
  readonly currentInstalledReleaseVersion: string | null;
  readonly updatePackage: string | null;
  readonly isOutOfDateNotifiedAt: string | null;
  readonly consolidatedHealthIndicatorsStatus: string | null;
} & WireKeys;

/** The public half of the keys that secrets are encrypted with. */
type WireKeys = {
  readonly publicKey: string;
  readonly publicKeyThumbprint: string;
  readonly publicKeyCertificate: string | null;
};

/** The release that appliances run, and the latest one. */
export const releases = { installed: '1042', latest: '1044' } as const;

const publicKeyOf = (digits: string): string =>
  `-----BEGIN PUBLIC KEY-----\n${digits}\n-----END PUBLIC KEY-----`;

/**
 * The clusters of the tenant. Their times are relative to `startedAtMs`; `servicesOn` gives the number of sources on a
 * cluster.
 */
export const managedClusters = (
  seed: number,
  startedAtMs: number,
  servicesOn: (key: ClusterKey) => number,
  healthOf: Readonly<Record<ClusterKey, ClusterHealth>>,
): readonly WireCluster[] =>
  (Object.keys(clusters) as ClusterKey[]).map((key) => {
    const { id, name } = clusterReference(seed, key);
    const { status, vas, alert } = healthOf[key];
    const random = randomOf(seed, 'managed cluster', key);
    const keys = {
      publicKey: publicKeyOf(random.hex(64)),
      publicKeyThumbprint: random.hex(40),
      publicKeyCertificate: null,
    };
    const isInstalled = vas > 0;
    return {
      id,
      name,
      pod: company.pod,
      org: company.org,
      type: 'idn',
      configuration: { clusterExternalId: random.hex(8), clusterType: 'idn', gmtOffset: '+1' },
      keyPair: keys,
      attributes: {
        queue: { name: `${company.org}-${key}`, region: 'us-east-1' },
        keystore: random.hex(64),
      },
      description: `${name}, Meridian Freight`,
      redis: { redisHost: 'localhost', redisPort: 6379 },
      clientType: 'CCG',
      ccgVersion: isInstalled ? releases.installed : '',
      pinnedConfig: false,
      operational: status === 'NORMAL' || status === 'WARNING',
      status,
      ...keys,
      encryptionConfiguration: { format: key === 'lab' ? 'V2' : 'V3' },
      ...(alert === undefined ? {} : { alertKey: alert }),
      clientIds: applianceIds(seed, key, vas),
      serviceCount: servicesOn(key),
      ccId: String(random.int(1000, 9999)),
      createdAt: new Date(startedAtMs - 900 * dayMs).toISOString(),
      updatedAt: new Date(startedAtMs - random.int(1, 48) * hourMs).toISOString(),
      lastReleaseNotifiedAt: new Date(startedAtMs - 6 * dayMs).toISOString(),
      updatePreferences: {
        processGroups: null,
        updateState: key === 'recovery' ? 'DISABLED' : 'AUTO',
        notificationEmail: `identity-operations@${company.mailDomain}`,
      },
      currentInstalledReleaseVersion: isInstalled ? releases.installed : null,
      updatePackage: isInstalled ? releases.latest : null,
      isOutOfDateNotifiedAt: null,
      consolidatedHealthIndicatorsStatus: health[status] ?? null,
    };
  });
