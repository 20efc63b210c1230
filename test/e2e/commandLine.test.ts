import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createScripts } from '../dsl/asScript.ts';
import { builtProgram } from '../dsl/built.ts';
import { type Outcome, runCommand } from '../dsl/command.ts';
import { plainVariables } from '../dsl/pseudoTerminal.ts';
import { isDear, shareOf } from '../dsl/share.ts';
import { startTenant, type Tenant } from '../dsl/tenant.ts';

/** What every run that cannot do its work leaves: a sentence on stderr, nothing on stdout, no code 0. */
const expectSentence = (outcome: Outcome, code: number, ...says: readonly RegExp[]): void => {
  expect(outcome).toEqual({
    code,
    stdout: '',
    stderr: expect.stringMatching(/^spyglass.*: .*\S\n$/s),
  });
  expect(outcome.stderr).not.toMatch(/\bat .*:\d+|\[object |undefined/);
  for (const say of says) expect(outcome.stderr).toMatch(say);
};

const asScript = createScripts((turn) => isDear(turn, 6));

const account = { SAIL_CLIENT_ID: 'client', SAIL_CLIENT_SECRET: 'secret' };

describe('a command line that cannot be', () => {
  const cases: readonly (readonly [
    argv: readonly string[],
    variables: Readonly<Record<string, string>>,
    what: RegExp,
    next: RegExp,
  ])[] = [
    [['--nonsense'], {}, /There is no option --nonsense/, /See spyglass -h/],
    [['-z'], {}, /There is no option -z/, /See spyglass -h/],
    [['nonsense'], {}, /There is no subcommand nonsense/, /See spyglass -h/],
    [['--api', 'v3'], {}, /--api is v1 or v2024, not v3/, /v1 or v2024/],
    [['-c'], {}, /-c needs a value/, /See spyglass -h/],
    [['--write=yes'], {}, /--write takes no value/, /See spyglass -h/],
    [
      [],
      {},
      /no environment to connect to/,
      /set SAIL_BASE_URL, SAIL_CLIENT_ID and SAIL_CLIENT_SECRET/,
    ],
    [[], { ...account }, /SAIL_BASE_URL is not set/, /All of/],
    [[], { ...account, SAIL_BASE_URL: 'acme' }, /SAIL_BASE_URL is no URL/, /It looks like https/],
    [[], { ...account, SAIL_BASE_URL: 'http://acme.example' }, /is not https/, /Use https/],
    [['get'], {}, /Say what to get/, /sources/],
    [['get', 'nonsense'], {}, /There is no kind nonsense/, /spyglass get alone lists/],
    [['get', 'sources', '--nonsense'], {}, /There is no option --nonsense/, /See spyglass get -h/],
    [['get', 'sources', 'a', 'b'], {}, /b is one word too many/, /See spyglass get -h/],
    [['get', 'sources', '-o', 'xml'], {}, /not xml/, /table, json, jsonl, yaml or csv/],
    [['get', 'sources', '--limit', '0'], {}, /not 0/, /whole number from 1/],
    [['get', 'sources'], {}, /no environment to connect to/, /set SAIL_BASE_URL/],
    [
      ['get', 'sources'],
      { SAIL_CLIENT_ID: 'x' },
      /are not set/,
      /SAIL_BASE_URL and SAIL_CLIENT_SECRET/,
    ],
    [['sandbox', '--port', 'x'], {}, /--port is a whole number/, /not x/],
    [['sandbox', '--scale', 'huge'], {}, /not huge/, /small or large/],
    [['sandbox', '--chaos', 'storm=5%'], {}, /"storm=5%" is no part/, /429=5%/],
    [['sandbox', '--quirks', '61'], {}, /no quirk "61"/, /1 to 60/],
  ];
  const ofGet = cases.filter(([[command]]) => command === 'get');
  const others = cases.filter((one) => !ofGet.includes(one));
  it.concurrent.each([...shareOf(others, 7), ...ofGet])(
    '%j %j',
    async (argv, variables, what, next) => {
      expectSentence(await asScript(argv, variables), 2, what, next);
    },
  );
});

it('the explorer without a terminal names get', async () => {
  const tenant = await startTenant();
  try {
    const outcome = await runCommand([], tenant.variables);
    expectSentence(outcome, 2, /needs a terminal/, /spyglass get sources/);
    expect(await runCommand(['--demo'])).toEqual(outcome);
    expect(tenant.log()).toEqual([]);
  } finally {
    await tenant.close();
  }
});

describe('words that nobody can read', () => {
  const full = '/dev/full';
  /** The code and what is on the other stream, of a run with one stream on a full disk or to a reader that has left. */
  const run = (argv: string, stream: 'stdout' | 'stderr', to: 'full' | 'closed') => {
    const program = `'${process.execPath}' '${builtProgram}' ${argv}`;
    const [own, other] = stream === 'stdout' ? ['1', '2'] : ['2', '1'];
    const line =
      to === 'full'
        ? `${program} ${own}>${full}; echo "code $?"`
        : `exec 3>&1; { ${program} ${own}>&4 ${other}>&3; echo "code $?" >&3; } 4>&1 | true`;
    return spawnSync('/bin/bash', ['-c', `${line} 2>&1`], {
      encoding: 'utf8',
      env: plainVariables,
    });
  };
  const isFull = existsSync(full);

  it.each([
    ['--help', 'stdout', 'closed', 0, /^$/],
    ['--version', 'stdout', 'closed', 0, /^$/],
    ['--nonsense', 'stderr', 'closed', 2, /^$/],
    ['get nonsense', 'stderr', 'closed', 2, /^$/],
  ] as const)('%s with %s %s ends with its code', (argv, stream, to, code, said) => {
    const { stdout, stderr } = run(argv, stream, to);
    expect(stdout).toContain(`code ${code}\n`);
    expect(stdout.replace(/code .*\n/, '') + stderr).toMatch(said);
  });

  it.skipIf(!isFull).each([
    ['--help', 'stdout', 4, /^spyglass: The output cannot be written: ENOSPC.*\.\n$/],
    ['--version', 'stdout', 4, /^spyglass: The output cannot be written: ENOSPC.*\.\n$/],
    ['--nonsense', 'stderr', 2, /^$/],
  ] as const)('%s with %s on a full disk ends with its code', (argv, stream, code, said) => {
    const { stdout, stderr } = run(argv, stream, 'full');
    expect(stdout).toContain(`code ${code}\n`);
    expect(stdout.replace(/code .*\n/, '') + stderr).toMatch(said);
  });
});

describe.skipIf(process.getuid?.() !== 0)(
  'a user whom the system does not know, with no home',
  () => {
    it.each([
      [['--version'], 0, /^$/],
      [['--help'], 0, /^$/],
      [['--nonsense'], 2, /no option --nonsense/],
      [['get', 'sources', '--limit', '1'], 2, /no environment to connect to/],
    ] as const)('%j ends with its code', async (argv, code, said) => {
      const outcome = await runCommand(argv, { HOME: '' }, '/', 54_321);
      expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringMatching(said)]);
      expect(outcome.stderr).not.toMatch(/\bat .*:\d+/);
    });
  },
);

it('a time zone that there is not is said once', async () => {
  const { stderr } = await runCommand(['get', 'sources', '--demo', '--limit', '1'], {
    TZ: 'Nowhere/Bad',
  });
  expect(stderr).toBe(
    'spyglass: TZ is Nowhere/Bad, which is no known time zone, so that times are in UTC. One is Europe/Amsterdam.\n',
  );
});

describe('a tenant that does not answer as it should', () => {
  const page = '<html><title>Sign in</title></html>';
  const cases: readonly (readonly [
    name: string,
    order: (tenant: Tenant) => void,
    code: number,
    what: RegExp,
    next: RegExp,
    /** How often the list may have been asked for. */
    times: number,
  ])[] = [
    [
      '400',
      (tenant) => tenant.fails('list-sources', 400),
      3,
      /did not accept the content/,
      /Correct what the message names/,
      1,
    ],
    [
      '401 twice',
      (tenant) => tenant.fails('list-sources', 401, { times: 2 }),
      3,
      /did not accept the token/,
      /Get a new access token/,
      2,
    ],
    [
      '403, as a source sub-admin too',
      (tenant) => tenant.fails('list-sources', 403, { times: 2 }),
      3,
      /refused/,
      /needs the scope idn:sources:read/,
      2,
    ],
    [
      '404',
      (tenant) => tenant.fails('list-sources', 404),
      4,
      /does not know the path of list-sources/,
      /Try --api v2024/,
      1,
    ],
    [
      '412',
      (tenant) => tenant.fails('list-sources', 412),
      3,
      /does not have the feature/,
      /licence/,
      1,
    ],
    [
      '429 without end',
      (tenant) => tenant.fails('list-sources', 429, { times: 9 }),
      4,
      /too many requests/,
      /Try again in 1 s/,
      4,
    ],
    ['500', (tenant) => tenant.fails('list-sources', 500), 4, /status 500/, /Try again/, 1],
    [
      '503 without end',
      (tenant) => tenant.fails('list-sources', 503, { times: 9 }),
      4,
      /status 503/,
      /Try again/,
      4,
    ],
    [
      'a web page with 200',
      (tenant) =>
        tenant.answers('list-sources', {
          type: 'body',
          status: 200,
          contentType: 'text/html',
          body: page,
        }),
      4,
      /it is a web page/,
      /check the base URL/,
      1,
    ],
    [
      'a web page with 502, without end',
      (tenant) => tenant.answers('list-sources', { type: 'html', status: 502 }, 9),
      4,
      /status 502/,
      /Try again/,
      4,
    ],
    [
      'half a JSON',
      (tenant) =>
        tenant.answers('list-sources', {
          type: 'body',
          status: 200,
          contentType: 'application/json',
          body: '[{"id":',
        }),
      4,
      /unusable/,
      /\S/,
      1,
    ],
    [
      'a connection that is cut without end',
      (tenant) => tenant.drops('list-sources', 'before', 9),
      4,
      /broke off/,
      /Try again/,
      4,
    ],
    [
      'an answer that is cut in the middle without end',
      (tenant) => tenant.drops('list-sources', 'middle', 9),
      4,
      /broke off/,
      /Try again/,
      4,
    ],
  ];
  it.concurrent.each(cases)('%s', async (_name, order, code, what, next, times) => {
    const tenant = await startTenant();
    try {
      order(tenant);
      const outcome = await asScript(['get', 'sources'], tenant.variables);
      expectSentence(outcome, code, what, next);
      expect(tenant.received('GET /sources/v1')).toHaveLength(times);
      expect(tenant.sandbox.unexpected).toEqual([]);
    } finally {
      await tenant.close();
    }
  });

  it.concurrent('half a list is no list', async () => {
    const tenant = await startTenant();
    try {
      tenant.answers('list-entitlements', { type: 'slow', delayMs: 0 });
      tenant.fails('list-entitlements', 500, { times: 9 });
      const argv = ['get', 'entitlements', '--source', 'DMZ'];
      expectSentence(await asScript(argv, tenant.variables), 4, /status 500/);
    } finally {
      await tenant.close();
    }
  });
});

it('a read that was cut off may simply be tried again', async () => {
  const tenant = await startTenant();
  try {
    tenant.drops('list-sources', 'before', 9);
    const { stderr } = await asScript(['get', 'sources'], tenant.variables);
    expect(stderr).toMatch(/broke off.* Try again/);
    expect(stderr).not.toContain('It may have been carried out');
  } finally {
    await tenant.close();
  }
});

it('each sentence ends before the next begins', async () => {
  const tenant = await startTenant();
  try {
    const variables = { ...tenant.variables, SAIL_CLIENT_SECRET: 'wrong' };
    const { stderr } = await asScript(['get', 'sources'], variables);
    expect(stderr).toContain('Bad client credentials. Check both');
  } finally {
    await tenant.close();
  }
});

describe('a tenant that is not there', () => {
  it.concurrent('wrong credentials', async () => {
    const tenant = await startTenant();
    try {
      const variables = { ...tenant.variables, SAIL_CLIENT_SECRET: 'very-secret' };
      const outcome = await asScript(['get', 'sources'], variables);
      expectSentence(outcome, 3, /did not accept the client id and secret/, /Check both/);
      expect(outcome.stderr).not.toContain('very-secret');
      expect(tenant.log()).toHaveLength(1);
    } finally {
      await tenant.close();
    }
  });

  it.concurrent('a host that nobody knows', async () => {
    const variables = { ...account, SAIL_BASE_URL: 'https://acme.api.invalid' };
    const outcome = await asScript(['get', 'sources'], variables);
    expectSentence(outcome, 4, /acme\.api\.invalid was not found/, /Check the base URL/);
  });

  it.concurrent('a port where nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const variables = { ...account, SAIL_BASE_URL: `http://127.0.0.1:${port}` };
    const outcome = await asScript(['get', 'sources'], variables);
    expectSentence(outcome, 4, /refused the connection/, /Check the port/);
  });

  it.concurrent('a server that speaks no TLS', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      const variables = { ...account, SAIL_BASE_URL: `https://127.0.0.1:${port}` };
      expectSentence(await asScript(['get', 'sources'], variables), 4, /127\.0\.0\.1/);
    } finally {
      server.close();
    }
  });
});

it('a thing that is not there is 1, and says so', async () => {
  const tenant = await startTenant();
  try {
    const run = (...argv: readonly string[]) => asScript(['get', ...argv], tenant.variables);
    expectSentence(await run('sources', '00000000000000000000000000000000'), 1, /does not have/);
    expectSentence(
      await run('schemas', '--source', 'nowhere'),
      1,
      /No source that this user may see is called "nowhere"/,
    );
    expectSentence(await run('schemas', '--source', 'active'), 1, /fits \d+ sources/, /ype more/);
    expectSentence(await run('schemas'), 2, /add --source/);
    tenant.sandbox.setPolicy(undefined);
    expectSentence(await run('jit-policy'), 1, /no JIT activation policy for this user to see/);
  } finally {
    await tenant.close();
  }
});
