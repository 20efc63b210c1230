// The log configurations that clusters have at the moment.

import { perTenant } from '../../perTenant.ts';

/** The log configuration of a cluster, until it expires. */
export type StoredLogConfiguration = {
  readonly clientId: string;
  readonly durationMinutes: number;
  readonly rootLevel: string;
  readonly logLevels: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly endsAtMs: number;
};

/** The log configurations of the clusters. */
export type LogConfigurations = {
  /** Undefined where there is none or it has expired. */
  of(clusterId: string): StoredLogConfiguration | undefined;
  set(clusterId: string, configuration: StoredLogConfiguration): void;
};

/** The log configurations of a tenant. They expire by its clock. */
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
