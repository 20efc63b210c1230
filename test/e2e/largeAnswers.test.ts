import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, type Rule, startGateway } from '../dsl/gateway.ts';
import { getInProcess } from '../dsl/getInProcess.ts';
import { play, testHome } from '../dsl/play.ts';
import { processorMs } from '../dsl/pseudoTerminal.ts';
import { shareOf } from '../dsl/share.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

const million = 1_000_000;

/** The most that one key may take of this thread, in which the tenant, the program and the terminal are: milliseconds. */
const mostCpuMs = 2_000;

/** The most that a program takes from its start to its end by a signal, whatever the machine does beside: milliseconds. */
const mostUntilEndMs = 4_000;

const text = 'no such property '.repeat((10 * million) / 17);

/** Errors whose body is 10 MB, in every shape that a tenant gives them. */
const errors: Readonly<Record<string, string>> = {
  'one message': JSON.stringify({ detailCode: '400.1', messages: [{ text }] }),
  'many messages': JSON.stringify({
    messages: Array.from({ length: 100_000 }, (_, index) => ({
      text: `no such property ${index}`,
    })),
  }),
  'another shape': JSON.stringify({ fault: { detail: text } }),
  'a web page': `<html><body>${'<p>no such property '.repeat(million / 2)}</body></html>`,
  'plain text': text,
};

const failing =
  (body: string): Rule =>
  ({ path }) =>
    path.startsWith('/sources/v1') ? { status: 400, headers: {}, text: body } : undefined;

describe.each(shareOf(Object.entries(errors), 2))('an error of 10 MB, as %s', (_, body) => {
  it('is cut to what can be read, and keys are heard', async () => {
    gateway.follow(failing(body));
    // The last words are as long as what is shown, so that their beginning has left the screen.
    const ending = { exitCode: 3, lastWords: /no such property/ };
    await play(
      { home: testHome(), variables: gateway.variables, ...ending },
      async ({ app, terminal }) => {
        await app.reads('no such property');
        const slow: string[] = [];
        for (const key of ['j', 'c', '?', 'esc', 'R']) {
          const before = process.threadCpuUsage();
          await app.press(key);
          await app.idle();
          const { user, system } = process.threadCpuUsage(before);
          const tookMs = (user + system) / 1_000;
          // Reading it again takes in 10 MB once more, here also the tenant's part of that.
          if (tookMs > mostCpuMs && key !== 'R') slow.push(`${key}: ${Math.round(tookMs)} ms`);
        }
        expect(slow).toEqual([]);
        for (const copied of terminal.intrusions.clipboard.splice(0)) {
          expect(copied.length).toBeLessThan(30_000);
        }
      },
    );
  });

  it('is one sentence in get', async () => {
    gateway.follow(failing(body));
    const { code, stdout, stderr } = await getInProcess(['sources', '-o', 'json'], gateway);
    expect([code, stdout]).toEqual([expect.any(Number), '']);
    expect([code, stderr]).toEqual([code, expect.stringContaining('list-sources')]);
    expect(code).not.toBe(0);
    expect(stderr.length).toBeLessThan(25_000);
  });
});

it('SIGTERM is heard while a large answer is read and masked', async () => {
  // Some 15 MB of what looks like secrets, which takes longest.
  const connection = 'Server=db;User Id=sa;Password=word; token=abcdefgh '.repeat(1_200);
  const rows = Array.from({ length: 250 }, (_, index) => ({
    id: String(index),
    name: `source ${index}`,
    connectorAttributes: { connection },
  }));
  const json = JSON.stringify(rows);
  const answered = Promise.withResolvers<void>();
  gateway.follow(({ path }) => {
    if (path !== '/sources/v1') return undefined;
    answered.resolve();
    return { status: 200, headers: { 'x-total-count': '250' }, text: json };
  });
  const ending = { driver: 'pseudoTerminal', exitCode: 143, lastWords: /^.*$/ } as const;
  const variables = gateway.variables;
  await play({ home: testHome(), variables, ...ending }, async ({ app, terminal }) => {
    await answered.promise;
    // Long enough for the answer to have come, far too short for it to be drawn.
    await pause(300);
    app.signal('SIGTERM');
    expect((await app.exit()).code).toBe(143);
    expect(processorMs(terminal.notes)).toBeLessThan(mostUntilEndMs);
  });
});
