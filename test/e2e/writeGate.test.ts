import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBudget } from '../../src/api/http/budget.ts';
import { createRequest } from '../../src/api/http/request.ts';
import { createTransport, nothingMasked, realClock } from '../../src/api/index.ts';
import { words } from '../../src/commands/commandLine/words.ts';
import { commands } from '../../src/commands/index.ts';
import type { Allowed } from '../../src/model/connection.ts';
import type { JitPolicy } from '../../src/model/jit/jitPolicy.ts';
import {
  type Effect,
  type Operation,
  type OperationId,
  operations,
  pathTemplate,
} from '../../src/model/operations.ts';
import { success } from '../../src/model/result.ts';
import { catalogue } from '../../src/resources/index.ts';
import { keyBytes } from '../../src/terminal/input/keys.ts';
import type { App } from '../dsl/app.ts';
import { getInProcess } from '../dsl/getInProcess.ts';
import type { Home } from '../dsl/home.ts';
import { play, testHome, testTenant } from '../dsl/play.ts';
import { scenario } from '../dsl/scenario.ts';
import { shareOf } from '../dsl/share.ts';
import type { Tenant } from '../dsl/tenant.ts';
import { connectionTo, fixedToken, listen } from '../unit/api/server.ts';

const table = Object.entries(operations) as readonly (readonly [OperationId, Operation])[];
const withEffect = (effect: Effect) => table.filter(([, operation]) => operation.effect === effect);
const patches = 'PATCH /jit-activation-config/v1/policy';

/** What reached a tenant that changes something, or checks something live, a line each. */
const reached = ({ sandbox }: Tenant, ...effects: readonly Effect[]): readonly string[] =>
  sandbox.log.flatMap(({ method, path, operation }) =>
    operation !== undefined && effects.includes(operations[operation].effect)
      ? [`${method} ${path}`]
      : [],
  );

describe('the operation table', () => {
  /** Calls an operation of a listener in the place of the tenant, and counts what arrives. */
  const call = async (
    id: OperationId,
    operation: Operation,
    allowed: Allowed,
    credentials: object = {},
  ) => {
    const { got, port, close } = await listen((socket) => socket.destroy());
    const closing = new AbortController();
    const transport = createTransport();
    const request = createRequest({
      masking: nothingMasked,
      connection: connectionTo(`http://127.0.0.1:${port}`, credentials),
      allowed: () => allowed,
      transport,
      budget: createBudget(realClock),
      clock: realClock,
      random: () => 0,
      closing: closing.signal,
    });
    const placeholders = pathTemplate(operation, 'v1').matchAll(/\{(\w+)\}/g);
    const answer = await request({
      operation: id,
      path: Object.fromEntries([...placeholders].map(([, name = '']) => [name, 'x'])),
      body: operation.body === undefined ? undefined : [],
      decode: () => success(undefined),
    });
    await transport.close();
    // What was sent before the connection ended has arrived when the listener has closed.
    await close();
    return { ...got, error: answer.ok ? 'none' : answer.error.tag };
  };

  it('declares what is no GET as a write or a probe, but for the token and the search', () => {
    const reading = table.filter(
      ([, { method, effect }]) => method !== 'GET' && effect === 'reads',
    );
    expect(reading.map(([id]) => id)).toEqual(['create-token', 'search-post']);
  });

  it.each(withEffect('writes'))(
    '%s: no byte, not even for a token, where nothing may be written',
    async (id, operation) => {
      const nothing = { connections: 0, bytes: 0, error: 'readOnly' };
      expect(await call(id, operation, { probes: true, writes: false })).toEqual(nothing);
    },
  );

  it.each(withEffect('probes'))(
    '%s: no byte, not even for a token, where nothing may be probed',
    async (id, operation) => {
      const nothing = { connections: 0, bytes: 0, error: 'probesOff' };
      expect(await call(id, operation, { probes: false, writes: true })).toEqual(nothing);
    },
  );

  it.each([...withEffect('writes'), ...withEffect('probes')])(
    '%s: sent once where it may, though nobody answers',
    async (id, operation) => {
      const { connections, bytes, error } = await call(
        id,
        operation,
        { probes: true, writes: true },
        fixedToken,
      );
      expect([connections, bytes > 0, error]).toEqual([1, true, 'cut']);
    },
  );

  it('lets nothing out that it does not know', async () => {
    const unknown = 'delete-everything' as OperationId;
    const operation = operations['patch-jit-activation-config'];
    const nothing = { connections: 0, bytes: 0, error: 'readOnly' };
    expect(await call(unknown, operation, { probes: true, writes: false })).toEqual(nothing);
    expect(await call(unknown, operation, { probes: true, writes: true })).toEqual(nothing);
  });
});

/** A sequence of keys that is the same for the same seed. */
const keysOf = (seed: number, count: number): readonly string[] => {
  // The command line can leave the program, and has a test of its own; copying writes into the terminal's clipboard.
  const known = [...new Set(commands.flatMap(({ keys }) => keys))].filter(
    (key) => ![':', 'ctrl-c', 'ctrl-z', 'c', 'C', 'b'].includes(key),
  );
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return known[state % known.length] ?? 'j';
  });
};

const client = ({ sandbox }: Tenant, more = ''): string =>
  `active: acme\nenvironments:\n  acme: { base_url: '${sandbox.baseUrl}', client_id: ${sandbox.clientId}, client_secret: ${sandbox.clientSecret}${more} }\n`;

describe('a session that may neither write nor probe', () => {
  it.each(
    shareOf(
      [
        ['jit', 1],
        ['jit', 2],
        ['clusters', 4],
        ['sources', 3],
      ] as const,
      1,
    ),
  )('does neither, whatever keys are pressed in %s (%i)', async (start, seed) => {
    const tenant = await testTenant();
    const home = testHome();
    home.config(client(tenant, ', probes: false'));
    await play({ home, argv: ['-c', start], tenants: [tenant] }, async ({ app }) => {
      await app.idle();
      for (const key of keysOf(seed, 250)) await app.send(keyBytes(key));
      await app.idle();
      await app.header('READ-ONLY');
    });
    expect(reached(tenant, 'writes', 'probes')).toEqual([]);
  });

  // Hundreds of requests, which the budget of 100 in 10 s holds back.
  it('does neither for anything that can be typed', async () => {
    const tenant = await testTenant();
    const home = testHome();
    home.config(client(tenant, ', probes: false'));
    const lines = [...words.flatMap(({ names }) => names), ...catalogue.map(({ id }) => id)].filter(
      // What leaves the program, and what writes files into the folder that it was started in.
      (line) => !['quit', 'q', 'q!', 'exit', 'save', 'save!', 'screen', 'screen!'].includes(line),
    );
    await play({ home, tenants: [tenant] }, async ({ app }) => {
      for (const line of [
        ...shareOf(lines, lines.length / 10),
        'patch',
        'delete',
        'unlock acme',
        'write',
        'ent dmz',
      ]) {
        await app.command(line);
        await app.press('enter', 's', '=', 'p', 'esc');
        await app.command('home');
      }
      await app.header('READ-ONLY');
    });
    expect(reached(tenant, 'writes', 'probes')).toEqual([]);
  });

  it('does neither for get, of whatever kind', async () => {
    const tenant = await testTenant();
    const placed = {
      source: ['--source', 'DMZ'],
      schema: ['--source', 'DMZ', '--schema', 'account'],
    } as const;
    for (const { id, listedIn } of catalogue) {
      const place = listedIn.in === 'source' || listedIn.in === 'schema' ? placed[listedIn.in] : [];
      await getInProcess([id, ...place, '--limit', '1'], { variables: tenant.variables });
    }
    expect(reached(tenant, 'reads').length).toBeGreaterThan(catalogue.length / 2);
    expect(reached(tenant, 'writes', 'probes')).toEqual([]);
  });

  it('says why a probe is not sent', async () => {
    const tenant = await testTenant();
    const home = testHome();
    home.config(client(tenant, ', probes: false'));
    await play({ home, argv: ['--write'], tenants: [tenant] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.do('thing.probe');
      await app.reads('probes are off here', 'Remove "probes: false" from the settings');
    });
    expect(reached(tenant, 'probes')).toEqual([]);
  });
});

const editTo = async (app: App, text: string): Promise<void> => {
  await app.do('form.edit');
  await app.press('ctrl-e', 'ctrl-u');
  await app.type(text);
  await app.do('edit.keep');
};

/** Reviews the draft and chooses Send. */
const review = async (app: App): Promise<void> => {
  await app.do('form.review');
  await app.do('confirm.choose');
  await app.sees('[ Send ]');
};

const unlock = async (app: App, name: string): Promise<void> => {
  await app.command('unlock');
  await app.type(name);
  await app.do('unlock.try');
};

describe('unlocking', () => {
  it('takes the name of the environment, and says until when', async () => {
    const tenant = await testTenant();
    const home = testHome();
    home.config(client(tenant));
    await play({ home, argv: ['-c', 'jit'], tenants: [tenant] }, async ({ app }) => {
      await app.cursorRow('480 min');
      await unlock(app, 'acmee');
      await app.message('That is not acme: nothing is unlocked. Type acme:');
      await app.header('READ-ONLY');
      await app.press('ctrl-u');
      await app.type('ACME');
      await app.do('unlock.try');
      await app.message('That is not acme');
      await app.do('unlock.cancel');
      await app.do('form.edit');
      await app.message('READ-ONLY: no changes were asked for. :unlock allows changes.');
      const before = new Date(Date.now() + 15 * 60_000);
      await unlock(app, 'acme');
      await app.message('Changes are allowed until nobody has pressed a key for 15 minutes.');
      const after = new Date(Date.now() + 15 * 60_000);
      const at = (time: Date) => time.toTimeString().slice(0, 5);
      await app.header(new RegExp(`WRITE until (${at(before)}|${at(after)})`));
      await editTo(app, '4h');
      await review(app);
      await app.do('confirm.do');
      await app.message('Changed 1 field, and read again.');
    });
    expect(reached(tenant, 'writes')).toHaveLength(1);
  });

  it('ends with :lock; the draft stays and cannot be sent', async () => {
    const tenant = await testTenant();
    const home = testHome();
    home.config(client(tenant));
    await play({ home, argv: ['--write', '-c', 'jit'], tenants: [tenant] }, async ({ app }) => {
      await app.header(/WRITE {2}/);
      await app.cursorRow('480 min');
      await editTo(app, '4h');
      await app.command('lock');
      await app.header('READ-ONLY');
      await app.do('form.review');
      await app.message('READ-ONLY: it was locked. :unlock allows changes.');
      await app.cursorRow('480 min  8 h  →  240 min  4 h');
      await unlock(app, 'acme');
      await review(app);
      await app.do('confirm.do');
      await app.message('Changed 1 field');
    });
    expect(reached(tenant, 'writes')).toHaveLength(1);
  });

  it.each([
    ['--readonly alone', ['--readonly'], ''],
    ['--readonly beside --write', ['--write', '--readonly'], ''],
    ['--readonly where the file says write: true', ['--readonly'], ', write: true'],
  ])('is not possible with %s, :lock or not', async (_, argv, more) => {
    const tenant = await testTenant();
    const home = testHome();
    home.config(client(tenant, more));
    await play({ home, argv: [...argv, '-c', 'jit'], tenants: [tenant] }, async ({ app }) => {
      await app.header('READ-ONLY');
      await app.cursorRow('480 min');
      for (const line of ['unlock', 'lock', 'unlock']) {
        await app.command(line);
        await app.lacks('To allow changes type');
      }
      await app.message('No: spyglass was started with --readonly.');
      await app.do('form.edit');
      await app.message(/READ-ONLY: spyglass was started with --readonly\.$/);
      await app.header('READ-ONLY');
    });
    expect(reached(tenant, 'writes')).toEqual([]);
  });
});

const policyOf = async (tenant: Tenant): Promise<JitPolicy> =>
  (await tenant.asks('/jit-activation-config/v1/policy')) as JitPolicy;

/** Another client changes the policy. */
const somebodySets = async (tenant: Tenant, change: Partial<JitPolicy>): Promise<void> =>
  tenant.sandbox.setPolicy({ ...(await policyOf(tenant)), ...change });

const sentBodies = (tenant: Tenant): readonly unknown[] =>
  tenant.received(patches).map(({ body }) => JSON.parse(body ?? ''));

const mine = [{ op: 'replace', path: '/maxActivationPeriodMins', value: 240 }];

const policyForm = { argv: ['--write', '-c', 'jit'] } as const;
/** Wide enough for a whole message. */
const wide = { ...policyForm, size: { columns: 160, rows: 24 } };

describe('somebody else changes the policy between reading and review:', () => {
  scenario('another field: both changes stay', policyForm, async ({ app, tenant }) => {
    await app.cursorRow('480 min');
    await editTo(app, '4h');
    await app.idle();
    await somebodySets(tenant, { maxActivationPeriodExtensionMins: 90, addedLater: 'stays' });
    await app.do('form.review');
    await app.sees('somebody else changed Longest extension; that', 'stays.');
    await app.sees('480 min  8 h  →  240 min  4 h', '1 operation');
    await app.do('confirm.choose');
    await app.do('confirm.do');
    await app.message('Changed 1 field, and read again.');
    await app.sees(/Longest extension +90 min/);
    expect(sentBodies(tenant)).toEqual([mine]);
    expect(await policyOf(tenant)).toMatchObject({
      maxActivationPeriodMins: 240,
      maxActivationPeriodExtensionMins: 90,
      addedLater: 'stays',
    });
  });

  scenario('the same field: nothing is sent before it was seen', wide, async ({ app, tenant }) => {
    await app.cursorRow('480 min');
    await editTo(app, '4h');
    await app.idle();
    await somebodySets(tenant, { maxActivationPeriodMins: 300 });
    await app.do('form.review');
    await app.message(/^ Not sent: somebody else changed Longest activation\./);
    await app.lacks('[ Cancel ]');
    await app.cursorRow('300 min  5 h  →  240 min  4 h');
    expect(sentBodies(tenant)).toEqual([]);
    await review(app);
    await app.sees('300 min  5 h  →  240 min  4 h');
    await app.do('confirm.do');
    await app.message('Changed 1 field, and read again.');
    expect(sentBodies(tenant)).toEqual([mine]);
  });

  scenario(
    'the same field, and mine is given up: theirs stays',
    policyForm,
    async ({ app, tenant }) => {
      await app.cursorRow('480 min');
      await editTo(app, '4h');
      await app.idle();
      await somebodySets(tenant, { maxActivationPeriodMins: 300 });
      await app.do('form.review');
      await app.do('form.undo');
      await app.cursorRow(/300 min {2}5 h$/);
      await app.title('as it is in the tenant');
      expect(sentBodies(tenant)).toEqual([]);
    },
  );

  scenario(
    'the same field to the same value: nothing is left to send',
    policyForm,
    async ({ app, tenant }) => {
      await app.cursorRow('480 min');
      await editTo(app, '4h');
      await app.idle();
      await somebodySets(tenant, { maxActivationPeriodMins: 240 });
      await app.do('form.review');
      await app.message('Somebody made the same change meanwhile: there is nothing left to send.');
      await app.title('as it is in the tenant');
      await app.cursorRow(/240 min {2}4 h$/);
      expect(sentBodies(tenant)).toEqual([]);
    },
  );

  scenario(
    'the same list: what theirs has and mine has not is shown as taken out',
    wide,
    async ({ app, tenant }) => {
      await app.cursorRow('480 min');
      await app.press('j', 'j', 'j', 'j', 'j');
      await app.cursorRow('Notify');
      await app.do('form.edit');
      await app.do('items.add');
      await app.type('mine@meridian.example');
      await app.do('item.keep');
      await app.do('items.close');
      await app.idle();
      const { notificationRecipients } = await policyOf(tenant);
      const theirs = [...notificationRecipients, 'theirs@meridian.example'];
      await somebodySets(tenant, { notificationRecipients: theirs });
      await app.do('form.review');
      await app.message(/^ Not sent: somebody else changed Notify\./);
      await app.sees('- theirs@meridian.example', '+ mine@meridian.example');
      await app.do('form.review');
      await app.sees('- theirs@meridian.example', '+ mine@meridian.example', '[ Cancel ]');
      await app.do('confirm.cancel');
      expect(sentBodies(tenant)).toEqual([]);
      expect((await policyOf(tenant)).notificationRecipients).toEqual(theirs);
    },
  );
});

describe('somebody else changes the policy between review and sending:', () => {
  scenario(
    'another field: it is shown again before it is sent',
    policyForm,
    async ({ app, tenant }) => {
      await app.cursorRow('480 min');
      await editTo(app, '4h');
      await review(app);
      await somebodySets(tenant, { maxActivationPeriodExtensionMins: 90 });
      await app.do('confirm.do');
      await app.message('Not sent: the policy changed since the review. Look at it again.');
      await app.sees('[ Cancel ]');
      await app.sees('somebody else changed Longest extension; that', 'stays.');
      expect(sentBodies(tenant)).toEqual([]);
      await app.do('confirm.choose');
      await app.do('confirm.do');
      await app.message('Changed 1 field, and read again.');
      expect(sentBodies(tenant)).toEqual([mine]);
      expect(await policyOf(tenant)).toMatchObject({
        maxActivationPeriodMins: 240,
        maxActivationPeriodExtensionMins: 90,
      });
    },
  );

  scenario('the same field: back to the form with both', wide, async ({ app, tenant }) => {
    await app.cursorRow('480 min');
    await editTo(app, '4h');
    await review(app);
    await somebodySets(tenant, { maxActivationPeriodMins: 300 });
    await app.do('confirm.do');
    await app.message(/^ Not sent: somebody else changed Longest activation\./);
    await app.lacks('[ Cancel ]');
    await app.cursorRow('300 min  5 h  →  240 min  4 h');
    expect(sentBodies(tenant)).toEqual([]);
    expect(await policyOf(tenant)).toMatchObject({ maxActivationPeriodMins: 300 });
  });

  scenario(
    'the same field to the same value: nothing is sent',
    policyForm,
    async ({ app, tenant }) => {
      await app.cursorRow('480 min');
      await editTo(app, '4h');
      await review(app);
      await somebodySets(tenant, { maxActivationPeriodMins: 240 });
      await app.do('confirm.do');
      await app.message('Somebody made the same change meanwhile: there is nothing left to send.');
      await app.lacks('[ Cancel ]');
      await app.title('as it is in the tenant');
      expect(sentBodies(tenant)).toEqual([]);
    },
  );

  scenario(
    'it cannot be read any more: nothing is sent, and that is said',
    wide,
    async ({ app, tenant }) => {
      await app.cursorRow('480 min');
      await editTo(app, '4h');
      await review(app);
      tenant.fails('get-jit-activation-config', 500);
      await app.do('confirm.do');
      await app.message(/^ Not changed\. .*status 500/);
      await app.cursorRow('480 min  8 h  →  240 min  4 h');
      expect(sentBodies(tenant)).toEqual([]);
    },
  );
});

describe('the journal', () => {
  const entriesIn = (home: Home): readonly Record<string, unknown>[] =>
    readFileSync(home.journalFile, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

  /** Plays a change of the policy of a tenant in an environment called acme. */
  const change = async (
    order: (tenant: Tenant) => void,
    after: (app: App, tenant: Tenant, home: Home) => Promise<void>,
    variables: (home: Home) => Readonly<Record<string, string>> = () => ({}),
  ): Promise<{ tenant: Tenant; home: Home }> => {
    const tenant = await testTenant();
    const home = testHome();
    home.config(client(tenant, ', write: true'));
    const argv = ['-c', 'jit'];
    const options = { home, argv, variables: variables(home), tenants: [tenant], columns: 160 };
    await play(options, async ({ app }) => {
      await app.cursorRow('480 min');
      await editTo(app, '4h');
      await review(app);
      order(tenant);
      await app.do('confirm.do');
      await after(app, tenant, home);
    });
    return { tenant, home };
  };

  const begun = {
    environment: 'acme',
    method: 'PATCH',
    path: '/jit-activation-config/v1/policy',
    changes: [{ path: '/maxActivationPeriodMins', before: 480, after: 240 }],
    outcome: 'sending',
  };

  it('has a write before it is sent, for its owner only, and then what came of it', async () => {
    const { home } = await change(
      (tenant) => tenant.holds('patch-jit-activation-config'),
      async (app, tenant, { journalFile, ...home }) => {
        await tenant.arrival(patches);
        expect(entriesIn({ journalFile, ...home })).toMatchObject([begun]);
        expect([modeOf(journalFile), modeOf(dirname(journalFile))]).toEqual(['600', '700']);
        tenant.releases('patch-jit-activation-config');
        await app.message('Changed 1 field');
        await app.command('journal');
        await app.sees(
          / done\n +acme {2}PATCH \/jit-activation-config\/v1\/policy\n/,
          '/maxActivationPeriodMins  480 → 240',
        );
      },
    );
    expect(entriesIn(home)).toMatchObject([begun, { ...begun, outcome: 'done' }]);
  });

  it('says refused, with status and ids, where the tenant did', async () => {
    const { home } = await change(
      (tenant) => tenant.fails('patch-jit-activation-config', 403),
      async (app) => {
        await app.message('Not changed.');
        await app.command('journal');
        await app.sees('refused: nothing changed', 'status 403', /tracking \w+/, /request \w+/);
      },
    );
    expect(entriesIn(home)).toMatchObject([
      begun,
      {
        ...begun,
        outcome: 'refused',
        status: 403,
        trackingId: expect.stringMatching(/^\w+$/),
        requestId: expect.stringMatching(/^\w+$/),
      },
    ]);
  });

  it.each<[says: string, order: (tenant: Tenant) => void, message: RegExp]>([
    ['cut before the answer', (tenant) => tenant.drops('patch-jit-activation-config'), /broke off/],
    [
      'cut in the answer',
      (tenant) => tenant.drops('patch-jit-activation-config', 'middle'),
      /broke off/,
    ],
    [
      '502',
      (tenant) => tenant.fails('patch-jit-activation-config', 502),
      /^ It may have arrived\. .*status 502/,
    ],
    [
      'an answer that is a web page',
      (tenant) => tenant.answers('patch-jit-activation-config', { type: 'html', status: 200 }),
      /^ It may have arrived\./,
    ],
  ])('says unknown where nobody can know: %s', async (_, order, message) => {
    const { home, tenant } = await change(order, async (app) => {
      await app.message(message);
      await app.lacks('Not changed');
      await app.command('journal');
      await app.sees('not known: it may have arrived');
    });
    expect(entriesIn(home)).toMatchObject([begun, { ...begun, outcome: 'unknown' }]);
    expect(tenant.received(patches)).toHaveLength(1);
  });

  it('has the newest first on screen and last in the file, one JSON a line', async () => {
    const { home } = await change(
      () => undefined,
      async (app) => {
        await app.message('Changed 1 field');
        await editTo(app, '2h');
        await review(app);
        await app.do('confirm.do');
        await app.message('Changed 1 field');
        await app.command('journal');
        await app.sees(/240 → 120.*480 → 240/s);
      },
    );
    expect(entriesIn(home).map(({ changes, outcome }) => [changes, outcome])).toEqual(
      [
        [480, 240],
        [240, 120],
      ].flatMap(([before, after]) =>
        ['sending', 'done'].map((outcome) => [
          [{ path: '/maxActivationPeriodMins', before, after }],
          outcome,
        ]),
      ),
    );
  });

  it('that cannot be written is said with what came of each write, which goes all the same', async () => {
    const { tenant } = await change(
      () => undefined,
      async (app) => {
        await app.reads('Changed 1 field, and read again. It is not in the journal');
        await editTo(app, '2h');
        await review(app);
        await app.do('confirm.do');
        await app.reads('Changed 1 field, and read again. It is not in the journal');
        await app.command('messages');
        await app.reads('something else is in the place of its folder');
        const text = (await app.screen()).join('').replaceAll(/\s+/g, '');
        expect(text.match(/Neitherthejournalnor/g)).toHaveLength(1);
        await app.press('esc');
        await app.command('journal');
        await app.sees('240 → 120', '480 → 240', 'not in the file: ');
      },
      (home) => ({ XDG_STATE_HOME: home.write('state', 'a file where a folder should be') }),
    );
    expect(tenant.received(patches)).toHaveLength(2);
  });

  it('says what came of it at 80 columns too, whatever the name of the environment', async () => {
    const tenant = await testTenant();
    const home = testHome();
    const name = `long-${'name-'.repeat(10)}end`;
    home.config(client(tenant, ', write: true').replaceAll('acme', name));
    await play({ home, argv: ['-c', 'jit'], tenants: [tenant] }, async ({ app }) => {
      await app.cursorRow('480 min');
      await editTo(app, '4h');
      await review(app);
      tenant.drops('patch-jit-activation-config', 'middle');
      await app.do('confirm.do');
      await app.command('journal');
      await app.reads('not known: it may have arrived', `${name}  PATCH`);
    });
  });

  it('is where XDG_STATE_HOME says', async () => {
    const { home } = await change(
      () => undefined,
      (app) => app.message('Changed 1 field'),
      ({ folder }) => ({ XDG_STATE_HOME: `${folder}/kept` }),
    );
    expect(Object.keys(home.files()).filter((path) => path.includes('journal'))).toEqual([
      'kept/spyglass/journal.jsonl',
    ]);
  });

  it('of the demo is in memory only', async () => {
    const home = testHome();
    await play(
      { home, argv: ['--demo', '-c', 'jit'], driver: 'pseudoTerminal' },
      async ({ app }) => {
        await app.cursorRow('480 min');
        await editTo(app, '4h');
        await review(app);
        await app.do('confirm.do');
        await app.message('Changed 1 field');
        await app.command('journal');
        await app.sees('480 → 240');
      },
    );
    expect(home.files()).toEqual({});
  });

  it('says so where nothing was changed', async () => {
    const tenant = await testTenant();
    const home = testHome();
    await play({ home, variables: tenant.variables, tenants: [tenant] }, async ({ app }) => {
      await app.command('journal');
      await app.sees('Nothing was changed in this session.');
    });
    // What was typed after : is kept; a journal is not.
    expect(Object.keys(home.files())).toEqual(['.local/state/spyglass/commands']);
  });
});
