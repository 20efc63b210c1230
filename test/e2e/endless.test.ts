import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { timeoutsMs } from '../../src/api/http/exchange.ts';
import { getInProcess } from '../dsl/getInProcess.ts';
import { play, testHome } from '../dsl/play.ts';
import { serveHttp } from '../dsl/servers.ts';

/** An operator's patience is half a minute for each piece of an answer, and four times that for all; a test's is shorter. */
const usual = { ...timeoutsMs };
beforeAll(() => {
  Object.assign(timeoutsMs, { reads: 2_000 });
});
afterAll(() => {
  Object.assign(timeoutsMs, usual);
});

const often = (response: ServerResponse, send: () => void, everyMs: number): void => {
  const timer = setInterval(send, everyMs);
  response.on('close', () => clearInterval(timer));
};

const begun = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('[{"id":"1","name":"one"}');
};

/** Answers that never end, each with what is said of it once it is given up. */
const endless: Readonly<Record<string, readonly [(response: ServerResponse) => void, string]>> = {
  'a blank now and then': [
    (response) => {
      begun(response);
      often(response, () => response.write(' '), 200);
    },
    'The answer to list-sources did not end within 10 s',
  ],
  'a row now and then': [
    (response) => {
      begun(response);
      often(response, () => response.write(',{"id":"2","name":"two"}'), 50);
    },
    'The answer to list-sources did not end within 10 s',
  ],
  'nothing but interim answers': [
    (response) => often(response, () => response.writeProcessing(), 200),
    'The answer to list-sources did not end within 10 s',
  ],
  'chunks as fast as they are taken': [
    (response) => {
      begun(response);
      const rows = ',{"id":"2","name":"two"}'.repeat(40_000);
      const more = () => {
        while (!response.destroyed && response.write(rows));
      };
      response.on('drain', more);
      more();
    },
    'The answer to list-sources is unusable: it is too large',
  ],
};

it('an answer that never ends is given up, and the time is said', async () => {
  const trials = Object.entries(endless).flatMap(([name, [answer, said]]) => {
    const variablesOf = async () => {
      const server = await serveHttp((_, response) => answer(response));
      const variables = {
        SAIL_BASE_URL: `http://${server.host}`,
        SAIL_CLIENT_ID: 'id',
        SAIL_CLIENT_SECRET: 'a-secret-of-a-client',
      };
      return { server, variables };
    };
    const inGet = async () => {
      const { server, variables } = await variablesOf();
      const { code, stdout, stderr } = await getInProcess(['sources', '-o', 'json'], { variables });
      expect([name, code, stdout, stderr]).toEqual([name, 4, '', expect.stringContaining(said)]);
      await server.close();
    };
    const home = testHome();
    const inExplorer = async () => {
      const { server, variables } = await variablesOf();
      const ending = { exitCode: 4, lastWords: /list-sources/ };
      await play({ home, variables, ...ending }, async ({ app }) => {
        await app.reads(said);
        expect(await app.quit()).toBe(4);
      });
      await server.close();
    };
    return [inGet(), inExplorer()];
  });
  await Promise.all(trials);
});
