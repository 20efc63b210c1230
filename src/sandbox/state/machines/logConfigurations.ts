// The log configurations that clusters have at the moment.

import { perTenant } from '../../perTenant.ts';

/** What the logs of a cluster were asked for, until it ends by itself. */
export type StoredLogConfiguration = {
  readonly clientId: string;
  readonly durationMinutes: number;
  readonly rootLevel: string;
  readonly logLevels: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly endsAtMs: number;
};

/** The log configurations of a tenant's clusters. */
export type LogConfigurations = {
  /** What still holds; undefined where nothing was asked for, or no longer holds. */
  of(clusterId: string): StoredLogConfiguration | undefined;
  set(clusterId: string, configuration: StoredLogConfiguration): void;
};

/** The log configurations of a tenant. They end by its clock. */
export const logConfigurationsOf = perTenant((tenant): LogConfigurations => {
  const stored = new Map<string, StoredLogConfiguration>();
  return {
    of: (clusterId) => {
      const found = stored.get(clusterId);
      return found !== undefined && found.endsAtMs > tenant.now() ? found : undefined;
    },
    set: (clusterId, configuration) => {
      stored.set(clusterId, configuration);
    },
  };
});
