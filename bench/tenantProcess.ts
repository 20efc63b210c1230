// The process of the large sandbox tenant.

import { startSandbox } from '../src/sandbox/server.ts';

/** What the tenant's process says: how to reach it, once, and its book of requests, whenever asked. */
export type TenantReport =
  | {
      readonly type: 'ready';
      readonly baseUrl: string;
      readonly clientId: string;
      readonly clientSecret: string;
    }
  | { readonly type: 'requests'; readonly requests: readonly TenantRequest[] };

/** One request as the tenant saw it. */
export type TenantRequest = {
  readonly path: string;
  readonly atMs: number;
  readonly status: number | undefined;
};

/** The sandbox in a process of its own, so that it takes no time from the program that is measured. */
const run = async (): Promise<void> => {
  const tell = (report: TenantReport) => process.send?.(report);
  const sandbox = await startSandbox({ scale: 'large' });
  process.on('message', () =>
    tell({
      type: 'requests',
      requests: sandbox.log.map(({ path, atMs, status }) => ({ path, atMs, status })),
    }),
  );
  process.once('disconnect', () => void sandbox.close());
  const { baseUrl, clientId, clientSecret } = sandbox;
  tell({ type: 'ready', baseUrl, clientId, clientSecret });
};

await run();
