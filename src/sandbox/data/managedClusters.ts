import { type ClusterKey, clusterReference, clusters } from './clusters.ts';
import { randomOf } from './random.ts';
import { company } from './tenant.ts';

/** How a cluster fares: its status, how many appliances it has, and what they complain of. */
export type ClusterHealth = {
  readonly status: string;
  readonly vas: number;
  readonly alert?: string;
};

/** How the clusters fare tonight: one is short of memory, one is cut off, one has nobody in it. */
export const clusterHealth: Readonly<Record<ClusterKey, ClusterHealth>> = {
  rotterdam: { status: 'NORMAL', vas: 2 },
  recovery: { status: 'WARNING', vas: 2, alert: 'LIMITED_RESOURCES' },
  singapore: { status: 'FAILED', vas: 2 },
  azure: { status: 'NORMAL', vas: 3 },
  lab: { status: 'NO_CLIENTS', vas: 0 },
};

const health: Readonly<Record<string, string>> = {
  NORMAL: 'NORMAL',
  WARNING: 'WARNING',
  FAILED: 'ERROR',
};

const dayMs = 86_400_000;

/** A cluster as the API sends it. */
export type WireCluster = {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly type: string;
  readonly [key: string]: unknown;
};

/** The managed clusters of the tenant. `startedAtMs` is the moment that their times are relative to. */
export const managedClusters = (seed: number, startedAtMs: number): readonly WireCluster[] =>
  (Object.keys(clusters) as ClusterKey[]).map((key) => {
    const { id, name } = clusterReference(seed, key);
    const { status, vas, alert } = clusterHealth[key];
    const random = randomOf(seed, 'managed cluster', key);
    return {
      id,
      name,
      pod: company.pod,
      org: company.org,
      type: 'idn',
      configuration: { clusterExternalId: random.hex(8), clusterType: 'idn', gmtOffset: '+1' },
      keyPair: {
        publicKey: `-----BEGIN PUBLIC KEY-----\n${random.hex(64)}\n-----END PUBLIC KEY-----`,
        publicKeyThumbprint: random.hex(40),
        publicKeyCertificate: null,
      },
      attributes: {
        queue: { name: `${company.org}-${key}`, region: 'us-east-1' },
        keystore: random.hex(64),
      },
      description: `${name}, Meridian Freight`,
      redis: { redisHost: 'localhost', redisPort: 6379 },
      clientType: 'CCG',
      ccgVersion: status === 'NO_CLIENTS' ? '' : '1042',
      pinnedConfig: false,
      operational: status === 'NORMAL' || status === 'WARNING',
      status,
      ...(alert === undefined ? {} : { alertKey: alert }),
      clientIds: Array.from({ length: vas }, () => random.hex(32)),
      serviceCount: vas === 0 ? 0 : random.int(4, 14),
      ccId: String(random.int(1000, 9999)),
      createdAt: new Date(startedAtMs - 900 * dayMs).toISOString(),
      updatedAt: new Date(startedAtMs - random.int(1, 48) * 3_600_000).toISOString(),
      consolidatedHealthIndicatorsStatus: health[status] ?? null,
    };
  });
