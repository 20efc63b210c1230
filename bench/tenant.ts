// Starts the large sandbox tenant in a process of its own.

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TenantReport, TenantRequest } from './tenantProcess.ts';

/** A sandbox of 2,000 sources and 100,000 entitlements that runs in a process of its own. */
export type Tenant = {
  /** The variables that connect a client to it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Every request so far, in the order of arrival. */
  requests(): Promise<readonly TenantRequest[]>;
  close(): void;
};

/** Starts the tenant. */
export const startTenant = async (): Promise<Tenant> => {
  const child = fork(fileURLToPath(new URL('./tenantProcess.ts', import.meta.url)));
  const nextReport = () =>
    new Promise<TenantReport>((resolve, reject) => {
      child.once('message', (report) => resolve(report as TenantReport));
      child.once('exit', (code) => reject(new Error(`the tenant ended with ${code}`)));
    });
  const ready = await nextReport();
  if (ready.type !== 'ready') throw new Error('the tenant did not say how to reach it');
  return {
    variables: {
      SAIL_BASE_URL: ready.baseUrl,
      SAIL_CLIENT_ID: ready.clientId,
      SAIL_CLIENT_SECRET: ready.clientSecret,
    },
    requests: async () => {
      const report = nextReport();
      child.send('requests');
      const answer = await report;
      return answer.type === 'requests' ? answer.requests : [];
    },
    close: () => child.disconnect(),
  };
};
