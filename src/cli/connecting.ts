import { connectionFromVariables } from '../config/environment.ts';
import type { Connection, Scheme } from '../model/connection.ts';
import { failure, type Result, success } from '../model/result.ts';
import type { SandboxThread } from '../sandbox/thread.ts';
import { type Given, readScheme } from './options.ts';

/** A connection that may have to be started first, as the demo's tenant must. */
export type Connecting = {
  readonly environment: string;
  readonly origin: string;
  readonly scheme: Scheme;
  /** Whether changes are allowed without asking for them, as in the demo. */
  readonly writable: boolean;
  /** Starts what must be started, once. Rejects with the reason where that fails. */
  open(): Promise<Connection>;
  close(): Promise<void>;
};

/** The tenant of the demo: it runs in a thread of this process, so it needs no account and no network. */
const demo = (scheme: Scheme): Connecting => {
  let thread: Promise<SandboxThread> | undefined;
  const start = async (): Promise<SandboxThread> => {
    const { startSandboxThread } = await import('../sandbox/thread.ts');
    return startSandboxThread({}, new URL('./sandboxWorker.js', import.meta.url));
  };
  return {
    environment: 'meridian-freight',
    origin: 'the demo',
    scheme,
    writable: true,
    open: async () => {
      thread ??= start();
      const { environment, baseUrl, clientId, clientSecret } = await thread;
      return {
        environment,
        origin: 'the demo',
        baseUrl,
        credentials: { type: 'client', clientId, clientSecret },
        scheme,
      };
    },
    close: async () => {
      await (await thread?.catch(() => undefined))?.close();
    },
  };
};

/** The connection that options and variables describe; the failure is a sentence. */
export const connectingFrom = (
  given: Given,
  variables: Readonly<Record<string, string | undefined>>,
): Result<Connecting, string> => {
  const scheme = readScheme(given);
  if (!scheme.ok) return scheme;
  if (given.values.demo === true) return success(demo(scheme.value));
  const connection = connectionFromVariables(variables, scheme.value);
  if (!connection.ok) return failure(connection.error);
  return success({
    environment: connection.value.environment,
    origin: connection.value.origin,
    scheme: connection.value.scheme,
    writable: false,
    open: async () => connection.value,
    close: async () => undefined,
  });
};
