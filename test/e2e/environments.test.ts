import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { App } from '../dsl/app.ts';
import type { Home } from '../dsl/home.ts';
import { play, testHome, testTenant } from '../dsl/play.ts';
import type { Tenant } from '../dsl/tenant.ts';

const policyRead = 'GET /jit-activation-config/v1/policy';
const patches = 'PATCH /jit-activation-config/v1/policy';

const client = ({ sandbox }: Tenant, more = '', baseUrl = sandbox.baseUrl): string =>
  `{ base_url: '${baseUrl}', client_id: ${sandbox.clientId}, client_secret: ${sandbox.clientSecret}${more} }`;

/** Two environments whose things have the same ids, so that one could be taken for the other. */
const twoTenants = async (
  more = { alpha: '', beta: '' },
): Promise<Record<'alpha' | 'beta', Tenant> & { home: Home }> => {
  const [alpha, beta] = await Promise.all([testTenant(), testTenant()]);
  const home = testHome();
  home.config(`active: alpha
environments:
  alpha: ${client(alpha, `, shortcut: 1${more.alpha}`)}
  beta: ${client(beta, `, shortcut: 2${more.beta}`)}
`);
  return { alpha, beta, home };
};

/** A port on loopback that ends with the test. */
const listen = async (
  onSocket: (socket: Socket) => void,
): Promise<{ url: string; close: () => void }> => {
  const server = createServer(onSocket).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.close();
  };
  onTestFinished(close);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
};

/** A way to a tenant that can tell whether anybody is still connected. */
const relayTo = async (tenant: Tenant) => {
  const open = new Set<Socket>();
  const { url } = await listen((outer) => {
    const inner = connect(Number(new URL(tenant.sandbox.baseUrl).port), '127.0.0.1');
    open.add(outer);
    outer.on('close', () => {
      open.delete(outer);
      inner.destroy();
    });
    outer.on('error', () => undefined);
    inner.on('error', () => outer.destroy());
    outer.pipe(inner).pipe(outer);
  });
  return {
    url,
    /** Resolves once nobody is connected. */
    deserted: async () => {
      for (const socket of open) await once(socket, 'close');
    },
  };
};

/** Changes the longest activation in the draft. */
const editTo = async (app: App, text: string): Promise<void> => {
  await app.do('form.edit');
  await app.press('ctrl-e', 'ctrl-u');
  await app.type(text);
  await app.do('edit.keep');
};

describe('the list of environments', () => {
  it('shows each with its key, PRODUCTION, place and health, and a broken one with its problem', async () => {
    const [alpha, beta] = [await testTenant(), await testTenant()];
    const home = testHome();
    home.config(`environments:
  alpha: ${client(alpha, ', shortcut: 1')}
  beta: ${client(beta, ', shortcut: 2, production: true')}
  broken: ${client(beta, ', prodution: true')}
`);
    await play(
      { home, argv: ['--env', 'alpha'], columns: 160, tenants: [alpha, beta] },
      async ({ app }) => {
        await app.title('SOURCES 42');
        await app.command('env');
        await app.title('ENVIRONMENTS');
        await app.cursorRow(/1 alpha +config\.yaml, here +✗ 15 broken, 3 unknown of 42 +\d\d:\d\d/);
        await app.sees(
          /2 beta +PRODUCTION +config\.yaml +✗ 15 broken, 3 unknown of 42 +\d\d:\d\d/,
          /broken .*prodution is not known/,
        );
        await app.press('j', 'j');
        await app.cursorRow('broken');
        await app.do('environments.go');
        await app.message(/prodution is not known/);
        await app.press('esc');
        await app.title('SOURCES 42');
        await app.header('alpha');
        await app.command('env broken');
        await app.message(/prodution is not known/);
        await app.command('env nobody');
        await app.message('There is no environment nobody. :env shows them.');
        await app.header('alpha');
      },
    );
    expect(beta.log().map((line) => line.split('?', 1)[0])).toEqual([
      'POST /oauth/token 200',
      'GET /sources/v1',
      'GET /sources/v1',
      'GET /sources/v1',
    ]);
  });

  it.each([
    ['a digit in a list', '2'],
    ['a digit in the list of environments', ':env\r2'],
    ['the cursor in the list of environments', ':env\rj\r'],
    ['the beginning of a name', ':env BE\r'],
    ['a key that means something else in the list below', ':env\rjR\r'],
    ['a name', ':env BETA\r'],
  ])('is gone through with %s, whatever arrives at once', async (_, keys) => {
    const { alpha, beta, home } = await twoTenants({
      alpha: '',
      beta: ', production: true, api: v2024',
    });
    await play({ home, tenants: [alpha, beta] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.header(/alpha {2}READ-ONLY {2}API v1/);
      await app.send(keys);
      await app.header(/beta {2}PRODUCTION {2}READ-ONLY {2}API v2024/);
      await app.title('SOURCES 42');
      await app.message('Now in beta (config.yaml).');
      await app.press('1');
      await app.header(/alpha {2}READ-ONLY {2}API v1/);
    });
    const lists = (records: readonly { readonly path: string }[]) =>
      records.filter(({ path }) => !path.includes('limit=1&'));
    expect(lists(alpha.received('GET /sources/v1'))).toHaveLength(2);
    expect(lists(beta.received('GET /v2024/sources'))).toHaveLength(1);
  });

  it('takes the digit that comes right behind it, where digits open parts too', async () => {
    const { alpha, beta, home } = await twoTenants();
    await play({ home, tenants: [alpha, beta] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.do('list.open');
      await app.crumbs('Agency Staff CSV');
      await app.send(':env\r2');
      await app.header('beta');
      await app.title('SOURCES 42');
    });
    expect(alpha.log().filter((line) => line.includes('/schemas'))).toEqual([]);
  });
});

it('takes what is typed behind the name to the environment that it was meant for', async () => {
  const { alpha, beta, home } = await twoTenants();
  await play({ home, tenants: [alpha, beta] }, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.send(':env beta\r:jit\r');
    await app.header('beta');
    await app.title(/^JIT POLICY/);
    expect(alpha.received(policyRead)).toHaveLength(0);
    expect(beta.received(policyRead)).toHaveLength(1);
    await app.send(':env nobody\rq');
    await app.crumbs(/^ sources$/);
    await app.header('beta');
  });
});

describe('what the old environment was asked for', () => {
  it('is called off, and its answer is for nobody', async () => {
    const [alpha, beta] = [await testTenant(), await testTenant()];
    const { url, deserted } = await relayTo(alpha);
    const home = testHome();
    home.config(`active: alpha
environments:
  alpha: ${client(alpha, '', url)}
  beta: ${client(beta, ', shortcut: 2')}
`);
    alpha.holds('list-sources');
    await play({ home, tenants: [alpha, beta] }, async ({ app }) => {
      await app.title('loading');
      await alpha.arrival('GET /sources/v1');
      await app.press('2');
      await app.header('beta');
      await app.title('SOURCES 42');
      await deserted();
      alpha.releases('list-sources');
      await app.idle();
      expect(alpha.received('GET /sources/v1').map(({ status }) => status)).toEqual([undefined]);
      await app.header('beta');
    });
  });

  it('is nowhere in the new one: no list, no name, no probe, no way back', async () => {
    const { alpha, beta, home } = await twoTenants();
    await play({ home, tenants: [alpha, beta] }, async ({ app }) => {
      await app.command('jit');
      await app.sees('Domain Admins (Corporate Active Directory)');
      await app.command('sources');
      await app.filter('corporate');
      await app.do('thing.probe');
      await app.sees('✓ check connection');
      beta.holds('list-sources');
      await app.command('env beta');
      await app.title('loading');
      await app.lacks('Corporate', 'filter corporate', 'check connection');
      await app.do('history.back');
      await app.message(
        'There is nothing before this in beta. 1 goes back to alpha; :env shows all.',
      );
      beta.holds('list-entitlements');
      await app.command('jit');
      await app.cursorRow('480 min');
      await app.lacks('Domain Admins');
      beta.releases('list-sources');
      beta.releases('list-entitlements');
      await app.sees('Domain Admins (Corporate Active Directory)');
      beta.holds('ping-cluster');
      beta.holds('test-source-connection');
      await app.command('sources');
      await app.filter('corporate');
      await app.do('thing.probe');
      await app.sees('running');
      await app.lacks('✓ check connection');
      await app.press('ctrl-c');
      beta.releases('ping-cluster');
      beta.releases('test-source-connection');
    });
  });

  it('a review that is being prepared is not shown, and nothing is sent', async () => {
    const { alpha, beta, home } = await twoTenants();
    await play(
      { home, argv: ['--write', '-c', 'jit'], tenants: [alpha, beta] },
      async ({ app }) => {
        await app.cursorRow('480 min');
        await editTo(app, '4h');
        await app.idle();
        alpha.holds('get-jit-activation-config');
        await app.do('form.review');
        await app.message('Reading again what is there now');
        await app.command('env beta');
        await app.title('SOURCES 42');
        alpha.releases('get-jit-activation-config');
        await app.command('jit');
        await app.title('as it is in the tenant');
        await app.lacks('[ Cancel ]');
      },
    );
    expect([alpha.received(patches), beta.received(patches)]).toEqual([[], []]);
  });
});

describe('whoever comes back to an environment', () => {
  it('finds views, cursor, filter and history as they were left', async () => {
    const { alpha, beta, home } = await twoTenants();
    await play({ home, tenants: [alpha, beta] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.filter('active');
      await app.command('ent dmz active directory');
      await app.title('ENTITLEMENTS 1,204');
      await app.filter('operators');
      await app.press('j', 'j', 'space');
      const before = (await app.screen()).slice(1, -2);
      await app.press('2');
      await app.header('beta');
      await app.title('SOURCES 42');
      await app.lacks('filter active', 'entitlements');
      await app.command('clusters');
      await app.title('CLUSTERS');
      await app.press('1');
      await app.header('alpha');
      await app.message('Now in alpha (config.yaml).');
      expect((await app.screen()).slice(1, -2)).toEqual(before);
      await app.do('view.back');
      await app.crumbs(/DMZ Active Directory$/);
      await app.do('view.back');
      await app.title(/^SOURCES \d+ of 42 {3}filter active/);
      await app.press('2');
      await app.title('CLUSTERS');
      await app.do('history.back');
      await app.title('SOURCES 42');
      await app.header('beta');
    });
  });

  it('finds the checks that were run, and those cancelled that ran', async () => {
    const { alpha, beta, home } = await twoTenants();
    await play({ home, tenants: [alpha, beta] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.filter('dmz');
      alpha.holds('test-source-connection');
      await app.do('thing.probe');
      await app.sees(/✓ ping cluster/, 'running for');
      await app.command('env beta');
      await app.header('beta');
      await app.title('SOURCES 42');
      await app.command('env alpha');
      await app.crumbs(/DMZ Active Directory › probe$/);
      await app.sees(/✓ ping cluster/, /- check connection +cancelled/);
      alpha.releases('test-source-connection');
    });
  });

  it('finds a thing that only its list had brought', async () => {
    const { alpha, beta, home } = await twoTenants();
    await play({ home, tenants: [alpha, beta] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.command('jith');
      await app.title(/^ACTIVATIONS \d+/);
      await app.do('list.describe');
      const before = (await app.screen()).slice(1, -2);
      await app.command('env beta');
      await app.title('SOURCES 42');
      await app.command('env alpha');
      await app.header('alpha');
      expect((await app.screen()).slice(1, -2)).toEqual(before);
    });
  });

  it('is told plainly where changes are allowed', async () => {
    const { alpha, beta, home } = await twoTenants({ alpha: '', beta: ', write: true' });
    await play({ home, tenants: [alpha, beta] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.press('2');
      await app.message('Now in beta (config.yaml), in WRITE: changes are allowed here.');
      await app.press('1');
      await app.message(/^ Now in alpha \(config\.yaml\)\.$/);
    });
  });
});

describe('a dead environment holds up nobody', () => {
  it.each([
    ['nobody listens', true],
    ['somebody listens and says nothing', false],
  ])('where %s', async (_, isClosed) => {
    const live = await testTenant();
    const dead = await listen(() => undefined);
    if (isClosed) dead.close();
    const home = testHome();
    home.config(`active: dead
environments:
  dead: ${client(live, ', shortcut: 1', dead.url)}
  live: ${client(live, ', shortcut: 2')}
`);
    let leftMs = 0;
    await play({ home, tenants: [live], isWaiting: () => !isClosed }, async ({ app }) => {
      for (let round = 1; round <= 2; round += 1) {
        await app.header('dead');
        if (isClosed) await app.reads('refused the connection');
        else await app.title('loading');
        await app.press('2');
        await app.header('live');
        await app.title('SOURCES 42');
        await app.press('1');
      }
      await app.header('dead');
      leftMs = performance.now();
      await app.press('2');
      await app.title('SOURCES 42');
      expect(await app.quit()).toBe(0);
    });
    // The dead one would be waited for half a minute.
    expect(performance.now() - leftMs).toBeLessThan(25_000);
  });

  it('not even the one that leaves while it is asked', async () => {
    const live = await testTenant();
    const dead = await listen(() => undefined);
    const home = testHome();
    home.config(`active: dead\nenvironments:\n  dead: ${client(live, '', dead.url)}\n`);
    await play({ home, driver: 'pseudoTerminal', isWaiting: () => true }, async ({ app }) => {
      await app.title('loading');
      expect(await app.quit()).toBe(0);
    });
  });
});

describe('changes', () => {
  it('that were not sent stay with their environment, and --write is for the first only', async () => {
    const { alpha, beta, home } = await twoTenants();
    await play(
      { home, argv: ['--write', '-c', 'jit'], tenants: [alpha, beta] },
      async ({ app }) => {
        await app.header(/alpha {2}WRITE/);
        await app.cursorRow('480 min');
        await editTo(app, '4h');
        await app.title('not sent');
        await app.command('env beta');
        await app.header(/beta {2}READ-ONLY/);
        await app.command('jit');
        await app.title('as it is in the tenant');
        await app.cursorRow(/480 min {2}8 h$/);
        await app.command('q');
        await app.message('Not sent: jit policy in alpha. Once more leaves that behind.');
        await app.do('form.edit');
        await app.message('READ-ONLY: no changes were asked for. :unlock allows changes.');
        await app.command('env alpha');
        await app.header(/alpha {2}WRITE/);
        await app.message('Your unsent changes are still here.');
        await app.command('jit');
        await app.cursorRow('480 min  8 h  →  240 min  4 h');
        await app.do('form.review');
        await app.do('confirm.choose');
        await app.do('confirm.do');
        await app.message('Changed 1 field, and read again.');
      },
    );
    expect([alpha.received(patches).length, beta.received(patches).length]).toEqual([1, 0]);
    expect(beta.received(policyRead)).toHaveLength(1);
  });

  it('that were unlocked are locked again after going elsewhere and back', async () => {
    const { alpha, beta, home } = await twoTenants();
    await play({ home, tenants: [alpha, beta] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.command('unlock');
      await app.type('alpha');
      await app.do('unlock.try');
      await app.header(/alpha {2}WRITE until/);
      await app.press('2');
      await app.header(/beta {2}READ-ONLY/);
      await app.press('1');
      await app.header(/alpha {2}READ-ONLY/);
    });
  });

  it('that an environment allows of itself are allowed there only, and --readonly beats that', async () => {
    const more = { alpha: '', beta: ', write: true' };
    for (const [argv, words] of [
      [[], 'WRITE'],
      [['--readonly'], 'READ-ONLY'],
      [['--write', '--readonly'], 'READ-ONLY'],
    ] as const) {
      const { alpha, beta, home } = await twoTenants(more);
      await play({ home, argv, tenants: [alpha, beta] }, async ({ app }) => {
        await app.header(/alpha {2}READ-ONLY/);
        await app.press('2');
        await app.header(new RegExp(`beta  ${words}`));
      });
    }
  });
});

describe('an environment that cannot be reached', () => {
  it('says what is wrong once, and names the way back and out', async () => {
    const [alpha, beta] = [await testTenant(), await testTenant()];
    const dead = await listen((socket) => socket.destroy());
    dead.close();
    const home = testHome();
    home.config(`active: alpha
environments:
  alpha: ${client(alpha, ', shortcut: 1')}
  dead: ${client(beta, ', shortcut: 2', dead.url)}
`);
    await play({ home, tenants: [alpha] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.command('src dmz @dead');
      await app.header('dead');
      await app.message(/^ "dmz" could not be looked for\.$/);
      await app.sees('1 back to alpha', ':env others');
      await app.command('src @dead');
      await app.do('history.back');
      await app.message(
        'There is nothing before this in dead. 1 goes back to alpha; :env shows all.',
      );
      await app.do('help.open');
      await app.lacks(':env others');
      await app.press('esc');
      const screen = (await app.screen()).join('\n');
      expect(screen.match(/refuses the connection|refused/g)).toHaveLength(1);
      await app.press('esc');
      await app.message('First view of dead. 1 goes back to alpha, :q leaves spyglass.');
      await app.press('1');
      await app.header('alpha');
      await app.title('SOURCES 42');
      await app.command('diff @de');
      await app.sees('refused the connection');
      await app.lacks('ids and times too');
    });
  });
});

it('a key behind the digit in the list of environments is for the list that comes then', async () => {
  const { alpha, beta, home } = await twoTenants();
  await play({ home, tenants: [alpha, beta] }, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.send(':env\r2G');
    await app.header('beta');
    await app.title('SOURCES 42');
    await app.cursorRow('Zoom');
  });
});
