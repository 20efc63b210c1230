// The entry of the sandbox's worker thread: starts the tenant, reports its address, closes it on request.

import { parentPort, workerData } from 'node:worker_threads';
import { type SandboxOptions, startSandbox } from './server.ts';
import type { ThreadConnection, ThreadOrder, ThreadReport } from './thread.ts';

const run = async (): Promise<void> => {
  const report = (message: ThreadReport) => parentPort?.postMessage(message);
  try {
    const sandbox = await startSandbox(workerData as SandboxOptions);
    const { baseUrl, clientId, clientSecret, environment, identityIq } = sandbox;
    parentPort?.on('message', (order: ThreadOrder) => {
      if (order === 'close') void sandbox.close().then(() => parentPort?.close());
    });
    report({
      baseUrl,
      clientId,
      clientSecret,
      environment,
      identityIq,
    } satisfies ThreadConnection);
  } catch (error) {
    report({ error: error instanceof Error ? error.message : String(error) });
    parentPort?.close();
  }
};

void run();
