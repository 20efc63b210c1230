import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, expect } from 'vitest';
import { routeOf } from '../../src/sandbox/http/router.ts';
import { keepEvidence, shortName } from './evidence.ts';

/**
 * Runs beside each test file and watches what the sandboxes in its process answer: every call that was done as asked
 * is evidence for its operation.
 */
const calls = new Set<string>();

subscribe('http.server.response.finish', (message) => {
  const { request, response } = message as {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
  };
  const [path = ''] = (request.url ?? '').split('?', 1);
  const route = routeOf(request.method ?? '', path);
  if (route === undefined || response.statusCode >= 300) return;
  calls.add(`${route.id} ${route.version === 'v2024' ? 'v2024' : 'v1'}`);
});

afterAll(() => {
  const { testPath } = expect.getState();
  if (testPath !== undefined) keepEvidence({ file: shortName(testPath), calls: [...calls] });
});
