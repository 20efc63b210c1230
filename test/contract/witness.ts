import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, type RunnerTask } from 'vitest';
import { routeOf } from '../../src/sandbox/http/router.ts';
import { skipWord } from './descriptions.ts';
import { forgetEvidence, keepEvidence, shortName } from './evidence.ts';

/**
 * Runs beside each test file and watches what the sandboxes in its process answer: every call that was done as asked
 * is evidence for its operation.
 */
const calls = new Set<string>();

const finished = 'http.server.response.finish';
const watch = (message: unknown): void => {
  const { request, response } = message as {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
  };
  const [path = ''] = (request.url ?? '').split('?', 1);
  const route = routeOf(request.method ?? '', path);
  if (route === undefined || response.statusCode >= 300) return;
  calls.add(`${route.id} ${route.version === 'v2024' ? 'v2024' : 'v1'}`);
};
subscribe(finished, watch);

/** Whether a file ran whole: nothing was left out but what the absence of the official descriptions leaves out. */
const isWhole = (tasks: readonly RunnerTask[]): boolean =>
  tasks.every(
    (task) =>
      task.name.startsWith(skipWord) ||
      (task.type === 'suite' ? isWhole(task.tasks) : task.mode !== 'skip'),
  );

const hasFailed = (tasks: readonly RunnerTask[]): boolean =>
  tasks.some(
    (task) => task.result?.state === 'fail' || (task.type === 'suite' && hasFailed(task.tasks)),
  );

// biome-ignore lint/correctness/noEmptyPattern: vitest reads the names that a hook wants out of this pattern.
afterAll(({}, { file: { filepath, tasks } }) => {
  unsubscribe(finished, watch);
  const file = shortName(filepath);
  if (!file.startsWith('contract/')) return;
  if (hasFailed(tasks)) forgetEvidence(file);
  else if (isWhole(tasks)) keepEvidence({ file, calls: [...calls] });
});
