import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../dsl/command.ts';
import { type Gateway, startGateway } from '../dsl/gateway.ts';

const preloaded = pathToFileURL(
  fileURLToPath(new URL('../fixtures/lateFault.mjs', import.meta.url)),
).href;

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
  // An answer that never comes: the fault is what ends the program.
  gateway.follow(({ path }) => (path === '/sources/v1' ? new Promise(() => undefined) : undefined));
});
afterAll(() => gateway.close());

describe('a bug', () => {
  it.each(['thrown later', 'rejection', 'in its way'])(
    'in get that is %s ends it with one plain line without secrets, and 70',
    async (fault) => {
      const { code, stdout, stderr } = await runCommand(['get', 'sources', '-o', 'json'], {
        ...gateway.variables,
        FAULT: fault,
        NODE_OPTIONS: `--import ${preloaded}`,
      });
      expect([code, stdout]).toEqual([70, '']);
      expect(stderr).toBe(
        'spyglass stopped on a bug: TypeError: a bug ␛[2Jon order with password=******** and ***\n',
      );
    },
  );
});
