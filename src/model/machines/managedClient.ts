// The schemas of a managed client (a virtual appliance), its status and its health.

import * as z from 'zod';
import { flag, list, maybe, number, record, text } from '../tolerant.ts';

/**
 * A managed client: one virtual appliance of a cluster (managed clients API). `secret` is the appliance's own
 * password for the tenant: show its JSON only with secrets starred.
 */
export const managedClient = z
  .looseObject({
    id: text,
    /** What it signs in to the tenant as. */
    clientId: text,
    clusterId: text,
    name: text,
    description: text,
    /** `VA` or `CCG`. */
    type: text,
    clusterType: text,
    status: text,
    alertKey: text,
    ipAddress: text,
    vaVersion: text,
    vaDownloadUrl: text,
    cookbook: text,
    apiGatewayBaseUrl: text,
    secret: text,
    provisionStatus: text,
    /** When the tenant last heard of it, as text. */
    lastSeen: text,
    /** Milliseconds since then. Typed as text, but sent as a number too (managed clients API; seen on tenants). */
    sinceLastSeen: number,
    ccId: number,
    createdAt: text,
    updatedAt: text,
  })
  .refine(({ id, clientId }) => id !== undefined || clientId !== undefined, 'it has no id');
export type ManagedClient = z.infer<typeof managedClient>;

/** The type of a managed client, which its status must be asked for by (managed clients API, get-managed-client-status). */
export type ManagedClientType = 'CCG' | 'VA' | 'INTERNAL' | 'IIQ_HARVESTER';

/** What a managed client last said of itself (managed clients API, get-managed-client-status). */
export const managedClientStatus = z.looseObject({
  status: text,
  type: text,
  /** When it said so, as text. */
  timestamp: text,
  /** Free: names, versions and times of the machine. Numbers come as texts. */
  body: record,
});
export type ManagedClientStatus = z.infer<typeof managedClientStatus>;

/** An error or warning of a managed client. */
export const healthEvent = z.looseObject({
  detailedMessage: text,
  uuid: text,
  url: text,
  timestamp: text,
  lastNotifiedTimeStamp: text,
  cpuUtilizationPercentage: number,
  freeSpacePercentage: number,
});
export type HealthEvent = z.infer<typeof healthEvent>;

const healthCategory = z.looseObject({ errors: list(healthEvent), warnings: list(healthEvent) });

/** How the machine of a managed client fares, by category (managed clients API, get-managed-client-health-indicators). */
export const managedClientHealth = z.looseObject({
  status: text,
  type: text,
  timestamp: text,
  body: maybe(
    z.looseObject({
      id: text,
      clusterId: text,
      hostname: text,
      internal_ip: text,
      status: text,
      alertKey: text,
      consolidatedHealthIndicatorsStatus: text,
      va_version: text,
      platform_version: text,
      os_type: text,
      os_version: text,
      hypervisor: text,
      /** Epoch milliseconds as text. */
      lastSeen: text,
      sinceSeenMillis: number,
      localDev: flag,
      /** By category: `container`, `memory`, `cpu`, and what may come. */
      health_indicators: maybe(z.record(z.string(), maybe(healthCategory))),
    }),
  ),
});
export type ManagedClientHealth = z.infer<typeof managedClientHealth>;
