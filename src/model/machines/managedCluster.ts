// The schema of a cluster of virtual appliances.

import * as z from 'zod';
import { flag, id, maybe, number, record, text, texts } from '../tolerant.ts';
import { logConfiguration } from './logConfiguration.ts';

/** Keys with which the tenant encrypts for a cluster; the private half never leaves the appliances. */
const keyPair = z.looseObject({
  publicKey: text,
  publicKeyThumbprint: text,
  publicKeyCertificate: text,
});

/**
 * A cluster of virtual appliances, which run the connectors of sources that are not SaaS (managed clusters API).
 * `attributes.keystore` is a secret: show a cluster's JSON only with its secrets starred.
 */
export const managedCluster = z.looseObject({
  id,
  name: text,
  description: text,
  pod: text,
  org: text,
  type: text,
  clientType: text,
  status: text,
  operational: flag,
  /** Its current problem, such as `LIMITED_RESOURCES`. */
  alertKey: text,
  consolidatedHealthIndicatorsStatus: text,
  /** The ids of its appliances, which error texts of connectors quote (seen on tenants). */
  clientIds: texts,
  /** How many services (mostly sources) run on it. */
  serviceCount: number,
  ccgVersion: text,
  pinnedConfig: flag,
  configuration: record,
  keyPair: maybe(keyPair),
  attributes: maybe(
    z.looseObject({
      queue: maybe(z.looseObject({ name: text, region: text })),
      keystore: text,
    }),
  ),
  redis: maybe(z.looseObject({ redisHost: text, redisPort: number })),
  logConfiguration: maybe(logConfiguration),
  publicKey: text,
  publicKeyThumbprint: text,
  publicKeyCertificate: text,
  encryptionConfiguration: maybe(z.looseObject({ format: text })),
  updatePreferences: maybe(
    z.looseObject({ processGroups: text, updateState: text, notificationEmail: text }),
  ),
  currentInstalledReleaseVersion: text,
  /** The release that waits to be installed. */
  updatePackage: text,
  lastReleaseNotifiedAt: text,
  isOutOfDateNotifiedAt: text,
  ccId: text,
  createdAt: text,
  updatedAt: text,
});
export type ManagedCluster = z.infer<typeof managedCluster>;
