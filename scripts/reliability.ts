// Measures how the built program bears answers of unusual size and shape (`npm run reliability`), and prints a table;
// with `--write` the table goes into docs/reliability.md too.

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import { promisify } from 'node:util';
import { median } from '../bench/numbers.ts';
import { createApp } from '../test/dsl/app.ts';
import { builtProgram } from '../test/dsl/built.ts';
import { type Gateway, type Rule, startGateway } from '../test/dsl/gateway.ts';
import { makeHome } from '../test/dsl/home.ts';
import { heapOption, heldBy, openMany } from '../test/dsl/openings.ts';
import { plainVariables, startInPseudoTerminal } from '../test/dsl/pseudoTerminal.ts';
import { largePages, longTexts, nested, putting } from '../test/dsl/rough.ts';
import { defaults } from '../test/dsl/scenario.ts';

/** How many things are opened for the memory; fewer for a quick look: `npm run reliability -- 200`. */
const openings = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 1_000);

const page = new URL('../docs/reliability.md', import.meta.url);
const begin = '<!-- figures -->';
const end = '<!-- /figures -->';

const million = 1_000_000;
const size = { columns: 80, rows: 24 } as const;

type Row = readonly [kind: string, input: string, figure: string];

const printed: string[] = [];

const printLine = (line: string): void => {
  printed.push(line);
  process.stdout.write(`${line}\n`);
};

const print = (row: Row): void => {
  printLine(
    `| ${row.map((cell) => cell.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`,
  );
};

/** What the figures are of: they say nothing of another machine. */
const machine = (): string => {
  const [first] = cpus();
  const model = first?.model.replaceAll(/\s+/g, ' ').trim() ?? '';
  const day = new Date().toISOString().slice(0, 10);
  return `Of one machine, on ${day}: ${cpus().length} cores${model === '' ? '' : ` (${model})`}, Node ${process.version}, ${process.platform}.`;
};

/** Puts what was printed into the page, between the marks. */
const writePage = (): void => {
  const text = readFileSync(page, 'utf8');
  const [before, rest] = text.split(begin);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined) throw new Error(`${page} has no ${begin}`);
  writeFileSync(page, `${before}${begin}\n${printed.join('\n')}\n${end}${after}`);
};

const milliseconds = (value: number): string => `${Math.round(value).toLocaleString('en')} ms`;

/** Starts the explorer on a tenant, uses it, and ends it. */
const withApp = async (
  variables: Readonly<Record<string, string>>,
  argv: readonly string[],
  use: (stage: ReturnType<typeof stageOf>) => Promise<void>,
): Promise<void> => {
  const home = makeHome();
  const driver = startInPseudoTerminal({
    argv,
    variables: { ...defaults, ...home.variables, ...variables },
    size,
  });
  try {
    const stage = stageOf(driver);
    await stage.app.idle();
    await use(stage);
  } finally {
    driver.end();
    home.remove();
  }
};

const stageOf = (driver: ReturnType<typeof startInPseudoTerminal>) => ({
  driver,
  app: createApp(driver, { isHolding: false, log: () => [] }),
});

/** What the program's thread works from each key until it is at rest again: milliseconds of the processor. */
const timed = async (
  { app, driver }: ReturnType<typeof stageOf>,
  keys: readonly string[],
): Promise<readonly number[]> => {
  const times: number[] = [];
  for (const key of keys) {
    const before = driver.keyThreadMs();
    await app.press(key);
    await app.idle();
    times.push(driver.keyThreadMs() - before);
  }
  return times;
};

/** Looks at the first row in every way: down, open, JSON, its end, YAML, its end, a copy, back. */
const walk = 'j k enter j y G y G C y esc'.split(' ');

/** What a key takes on the sandbox as it is, in the middle and at worst: what all others are compared with. */
let usual = { middleMs: 1, slowestMs: 1 };

/** A time beside its part of the usual one, which says more of another machine. */
const beside = (tookMs: number, usualMs: number): string =>
  `${milliseconds(tookMs)} (× ${(tookMs / usualMs).toFixed(1)})`;

const keysOf = async (gateway: Gateway, rule: Rule): Promise<string> => {
  gateway.follow(rule);
  let told = '';
  await withApp(gateway.variables, ['--refresh', '0'], async (stage) => {
    const times = await timed(stage, walk);
    const slowestMs = Math.max(...times);
    told = `a key ${beside(median(times), usual.middleMs)}, the slowest ${beside(slowestMs, usual.slowestMs)}`;
  });
  return told;
};

const run = promisify(execFile);

type Ended = { readonly tookMs: number; readonly code: number; readonly stderr: string };

/** Runs `get`, and gives how it ended. */
const get = async (
  argv: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<Ended> => {
  const beganMs = performance.now();
  const ended = await run(process.execPath, [builtProgram, 'get', ...argv], {
    env: { ...plainVariables, ...variables },
    maxBuffer: 500 * million,
  }).then(
    ({ stderr }) => ({ code: 0, stderr }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
  );
  return { ...ended, tookMs: performance.now() - beganMs };
};

const isSources = (path: string): boolean => path.startsWith('/sources/v1');

/** A list whose every row has dates that are none. */
const badDates: Rule = async ({ path }, pass) => {
  if (!path.startsWith('/entitlements')) return undefined;
  const answer = await pass();
  if (!Array.isArray(answer.json)) return answer;
  const rows = answer.json as readonly Record<string, unknown>[];
  const dates = { created: 'yesterday', modified: '2026-13-45T99:99:99Z' };
  return { ...answer, json: rows.map((row) => ({ ...row, ...dates })) };
};

/** An error whose body is one message of so many characters. */
const errorOf =
  (length: number): Rule =>
  ({ path }) =>
    isSources(path)
      ? {
          status: 400,
          headers: {},
          json: { messages: [{ text: 'no such property '.repeat(length / 17) }] },
        }
      : undefined;

/** A tenant whose answers never end: they drip, say 1xx, or send empty lines. */
const startEndless = async () => {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/oauth') === true) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"access_token":"a.b.c","token_type":"bearer","expires_in":3600}');
      return;
    }
    const isInformal = request.url?.includes('clusters') === true;
    if (!isInformal) response.writeHead(200, { 'content-type': 'application/json' });
    if (!isInformal) response.write('[');
    const timer = setInterval(() => {
      if (isInformal) response.writeProcessing();
      else response.write(' ');
    }, 1_000);
    response.on('close', () => clearInterval(timer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const variables = {
    SAIL_BASE_URL: `http://127.0.0.1:${port}`,
    SAIL_CLIENT_ID: 'id',
    SAIL_CLIENT_SECRET: 'word',
  };
  return {
    variables,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const said = ({ tookMs, code, stderr }: Ended): string =>
  `exit ${code} after ${Math.round(tookMs / 1_000)} s: ${stderr.trim().slice(0, 160)}`;

const measureShapes = async (gateway: Gateway): Promise<void> => {
  for (const levels of [1_200, 20_000]) {
    const rule = putting('/sources/v1', ['connectorAttributes.deep'], nested(levels));
    print(['depth', `${levels.toLocaleString('en')} levels`, await keysOf(gateway, rule)]);
    for (const output of ['json', 'yaml']) {
      const { code, tookMs } = await get(['sources', '-o', output], gateway.variables);
      print(['depth', `the same, get -o ${output}`, `exit ${code}, ${milliseconds(tookMs)}`]);
    }
  }
  for (const [name, make] of Object.entries(longTexts)) {
    const rule = putting('/sources/v1', ['description'], JSON.stringify(make(million)));
    print(['text of 1,000,000 characters', name, await keysOf(gateway, rule)]);
  }
  print(['error', 'body of 10 MB', await keysOf(gateway, errorOf(10 * million))]);
  print(['answer', 'a page of 15 MB', await keysOf(gateway, largePages(15 * million))]);
  print(['answer', 'a page of 60 MB', await keysOf(gateway, largePages(60 * million))]);
};

const measureDates = async (gateway: Gateway): Promise<void> => {
  gateway.follow(badDates);
  await withApp(gateway.variables, ['--refresh', '0', '-c', 'ent'], async (stage) => {
    const times = await timed(stage, ['j', 'G', 'g', 'enter', 'esc', 'j']);
    print(['dates that are none', 'in every entitlement', `a key ${milliseconds(median(times))}`]);
  });
};

const measurePaste = async (gateway: Gateway): Promise<void> => {
  gateway.follow(() => undefined);
  for (const [place, key] of [
    ['list', 'k'],
    ['filter', '/'],
    ['command line', ':'],
  ] as const) {
    await withApp(gateway.variables, ['--refresh', '0'], async (stage) => {
      await stage.app.press(key);
      await stage.app.paste('a line of a log\n'.repeat(million / 16));
      await stage.app.idle();
      const [next = 0] = await timed(stage, ['left']);
      print(['paste of 1 MB', `into a ${place}`, `the next key ${milliseconds(next)}`]);
    });
  }
};

const megabytes = (bytes: number): string => `${Math.round(bytes / million)} MB`;

const measureMemory = async (gateway: Gateway): Promise<void> => {
  gateway.follow(() => undefined);
  const variables = { ...gateway.variables, NODE_OPTIONS: heapOption };
  await withApp(variables, ['--refresh', '0', '-c', 'ent'], async ({ driver, app }) => {
    const first = Math.min(200, openings / 2);
    let opened = 0;
    for (const count of new Set([first, openings / 2, openings])) {
      await openMany(app, count - opened);
      opened = count;
      const { heapBytes, residentBytes } = await heldBy(driver);
      print([
        'memory',
        `${count.toLocaleString('en')} things opened`,
        `heap ${megabytes(heapBytes)}, resident ${megabytes(residentBytes)}`,
      ]);
    }
  });
};

const gateway = await startGateway();
const endless = await startEndless();
// It takes two minutes until they are given up, so the rest is measured meanwhile.
const dripped = get(['sources', '-o', 'json'], endless.variables);
const informed = get(['clusters', '-o', 'json'], endless.variables);
printLine(machine());
printLine('');
printLine('| kind | input | figure |');
printLine('|--|--|--|');
gateway.follow(() => undefined);
await withApp(gateway.variables, ['--refresh', '0'], async (stage) => {
  const times = await timed(stage, walk);
  usual = { middleMs: median(times), slowestMs: Math.max(...times) };
});
const { middleMs, slowestMs } = usual;
print([
  'usual',
  'the sandbox as it is',
  `a key ${milliseconds(middleMs)}, the slowest ${milliseconds(slowestMs)}`,
]);
await measureShapes(gateway);
await measureDates(gateway);
await measurePaste(gateway);
await measureMemory(gateway);
print(['answer that never ends', 'a byte a second', said(await dripped)]);
print(['answer that never ends', 'status 102 a second', said(await informed)]);
endless.close();
await gateway.close();
if (process.argv.includes('--write')) writePage();
process.exit(0);
