// Starts the sandbox in a worker thread, and closes it.

import { Worker } from 'node:worker_threads';
import type { Sandbox, SandboxOptions } from './server.ts';

/** What a client needs to reach a tenant that runs in a thread. */
export type ThreadConnection = Pick<
  Sandbox,
  'baseUrl' | 'clientId' | 'clientSecret' | 'environment' | 'identityIq'
>;

/** The one message of the thread: how to reach the tenant, or why it could not start. */
export type ThreadReport = ThreadConnection | { readonly error: string };

/** The message that the thread accepts. */
export type ThreadOrder = 'close';

/** A tenant in a thread of its own, so that it does not slow the screen down. */
export type SandboxThread = ThreadConnection & { close(): Promise<void> };

/** The options without the clock, which is a function and cannot be sent to a thread. */
export type SandboxThreadOptions = Omit<SandboxOptions, 'now'>;

/** Starts the sandbox in a thread. `workerFile` is the built or source file of `worker.ts`. Rejects where it cannot start. */
export const startSandboxThread = async (
  options: SandboxThreadOptions,
  workerFile: URL,
): Promise<SandboxThread> => {
  const worker = new Worker(workerFile, { workerData: options });
  const { promise, resolve, reject } = Promise.withResolvers<ThreadConnection>();
  const exited = new Promise<void>((done) => worker.once('exit', () => done()));
  worker.once('message', (report: ThreadReport) =>
    'error' in report ? reject(new Error(report.error)) : resolve(report),
  );
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('the thread of the sandbox ended before it started')));
  const connection = await promise;
  // The thread alone must not keep the program from ending.
  worker.unref();
  return {
    ...connection,
    close: async () => {
      worker.ref();
      worker.postMessage('close' satisfies ThreadOrder);
      await exited;
    },
  };
};
