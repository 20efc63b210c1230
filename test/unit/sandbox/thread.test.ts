import { expect, it } from 'vitest';
import { startSandboxThread } from '../../../src/sandbox/thread.ts';

const workerFile = new URL('../../../src/sandbox/worker.ts', import.meta.url);

it('runs the tenant in a thread until it is closed', async () => {
  const thread = await startSandboxThread({ seed: 3 }, workerFile);
  const answer = await fetch(`${thread.baseUrl}/sources/v1`);
  expect([thread.environment, answer.status]).toEqual(['meridian-freight', 401]);
  await thread.close();
  await expect(fetch(`${thread.baseUrl}/sources/v1`)).rejects.toThrow();
});

it('says why it could not start', async () => {
  const thread = await startSandboxThread({}, workerFile);
  const port = Number(new URL(thread.baseUrl).port);
  await expect(startSandboxThread({ port }, workerFile)).rejects.toThrow('EADDRINUSE');
  await thread.close();
  await expect(startSandboxThread({}, new URL('./missing.ts', import.meta.url))).rejects.toThrow(
    'missing.ts',
  );
});
