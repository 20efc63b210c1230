import { describe, expect, it } from 'vitest';
import { createApp } from '../dsl/app.ts';
import { runAsScript } from '../dsl/asScript.ts';
import { type Driver, shellLine } from '../dsl/driver.ts';
import { startInProcess } from '../dsl/inProcess.ts';
import { isDear } from '../dsl/share.ts';
import { inWorld, tenantThat, type World } from '../dsl/worlds.ts';
import { causes } from './causes.ts';
import { type Refusal, refusals } from './refusals.ts';

/** What no text may show. */
const expectNoSecret = (text: string, { variables }: World): void => {
  expect(text).not.toMatch(/very-secret|pass-word|session=secret|access_token":"ey/);
  const { SAIL_CLIENT_SECRET: secret } = variables;
  if (secret !== undefined) expect(text).not.toContain(secret);
};

const unbroken = (text: string): string => text.replaceAll(/\s/g, '');

/** Gives every row its turn. */
const inTurn = <Row>(rows: readonly Row[]) => rows.map((row, turn) => ({ ...row, turn }));

const startExplorer = ({ variables }: World, argv: readonly string[] = []): Driver =>
  startInProcess({
    argv,
    variables: {
      SPYGLASS_E2E: '1',
      SPYGLASS_ESCAPE_DELAY_MS: '30',
      SPYGLASS_START: 'sources',
      HOME: '/nonexistent',
      ...variables,
    },
    size: { columns: 80, rows: 24 },
  });

/** The program has ended with this code and this sentence, and the terminal is as it was. */
const expectEnd = async (
  { terminal, exited }: Driver,
  code: number,
  sentence: string,
): Promise<void> => {
  const { screen, cursor, bracketedPaste } = await exited.then(terminal.modes);
  expect({ ...(await exited), screen, cursor, bracketedPaste }).toEqual({
    code,
    line: 'as before',
    screen: 'normal',
    cursor: 'shown',
    bracketedPaste: false,
  });
  const [shell, ...words] = terminal.lines().filter((line) => line !== '');
  // What support asks for stands between what happened and what to do; it differs from call to call.
  const said = unbroken(words.join('')).replace(/(?:trackingId[\w·]+|requestId\w+)\./, '');
  expect([shell, said]).toEqual([shellLine, unbroken(`spyglass: ${sentence}`)]);
};

describe.concurrent('get says in one line what is wrong and what to do, and ends with a code', () => {
  it.each(inTurn(causes))('$cause', async (row) => {
    await inWorld(row.world, async (world) => {
      const outcome = await runAsScript(['get', 'sources'], world.variables, isDear(row.turn, 6));
      const ids = /(?: trackingId \w+)?(?: ·)?(?: requestId \w+)?\n$/;
      expect({
        ...outcome,
        stderr: outcome.stderr.replace(ids, ''),
        requests: world.requests(),
      }).toEqual({
        code: row.code,
        stdout: '',
        stderr: `spyglass get: ${(row.saysOutside ?? row.says).replace('HOST', world.host)}`,
        requests: row.requests[0],
      });
      expectNoSecret(outcome.stderr, world);
    });
  });
});

describe.concurrent('the explorer says it too, stays, tries again with R, and ends with the code', () => {
  it.each(causes)('$cause', async (row) => {
    await inWorld(row.world, async (world, tenant) => {
      const driver = startExplorer(world);
      const app = createApp(driver, tenant);
      const [first, again] = row.requests;
      const sentence = row.says.replace('HOST', world.host);
      const says = sentence + (row.andInside ?? '');
      try {
        await app.reads(says);
        expect(world.requests()).toBe(first);
        await app.do('help.open');
        await app.sees('IN A LIST');
        await app.do('help.close');
        await app.reads(says);
        await app.do('view.refresh');
        await app.reads(says);
        expect(world.requests()).toBe(first + again);
        await app.leave();
        await app.exit();
        await expectEnd(driver, row.code, sentence);
        expectNoSecret(driver.terminal.raw().toString(), world);
      } finally {
        driver.end();
      }
    });
  });
});

const worldOf = (row: Refusal) => row.world ?? tenantThat(() => undefined);
const isExplorer = ({ only }: Refusal) => !['get', 'sandbox'].includes(only?.[0] ?? '');

describe.concurrent('a command line or a setting that cannot be is refused: by get and sandbox', () => {
  const rows = refusals.filter((row) => row.only === undefined || !isExplorer(row));
  it.each(inTurn(rows))('$cause', async (row) => {
    await inWorld(worldOf(row), async (world) => {
      const argv = row.only ?? ['get', 'sources', ...(row.options ?? [])];
      const outcome = await runAsScript(argv, world.variables, isDear(row.turn, 6));
      const sentence = row.says.replace('HELP', `See spyglass ${argv[0]} -h.`);
      expect({ ...outcome, requests: world.requests() }).toEqual({
        code: 2,
        stdout: '',
        stderr: `spyglass ${argv[0]}: ${sentence}\n`,
        requests: 0,
      });
      expectNoSecret(outcome.stderr, world);
    });
  });
});

describe.concurrent('and by the explorer, which does not touch the terminal', () => {
  it.each(refusals.filter(isExplorer))('$cause', async (row) => {
    await inWorld(worldOf(row), async (world) => {
      const driver = startExplorer(world, row.only ?? row.options);
      try {
        await expectEnd(driver, 2, row.says.replace('HELP', 'See spyglass -h.'));
        const written = driver.terminal.raw().toString();
        expect([written.includes('\u001B'), world.requests()]).toEqual([false, 0]);
        expectNoSecret(written, world);
      } finally {
        driver.end();
      }
    });
  });
});
