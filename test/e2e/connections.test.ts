import { connect as connectTcp } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createScripts } from '../dsl/asScript.ts';
import { runCommand } from '../dsl/command.ts';
import type { Home } from '../dsl/home.ts';
import { expectNoSecret, play, testHome, testTenant } from '../dsl/play.ts';
import { isDear } from '../dsl/share.ts';
import type { Tenant } from '../dsl/tenant.ts';
import { certificate, presenting } from '../unit/api/certificates.ts';
import { startProxy } from '../unit/api/proxyServer.ts';

const sourcesRead = 'GET /sources/v1';
const portOf = (tenant: Tenant): number => Number(new URL(tenant.sandbox.baseUrl).port);
const hostOf = (tenant: Tenant): string => new URL(tenant.sandbox.baseUrl).host;

/** An environment of our file, with the client of a tenant. */
const client = ({ sandbox }: Tenant, more = ''): string =>
  `{ base_url: '${sandbox.baseUrl}', client_id: ${sandbox.clientId}, client_secret: ${sandbox.clientSecret}${more} }`;

/** An environment of the official CLI's file, with the client of a tenant. */
const pat = ({ sandbox }: Tenant): string =>
  `{ baseurl: '${sandbox.baseUrl}', pat: { clientid: ${sandbox.clientId}, clientsecret: ${sandbox.clientSecret} } }`;

/** A token of a tenant, as somebody would have copied it. */
const tokenOf = async ({ sandbox }: Tenant): Promise<string> => {
  const { baseUrl, clientId, clientSecret } = sandbox;
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  const answer = await fetch(`${baseUrl}/oauth/token`, { method: 'POST', body });
  return ((await answer.json()) as { readonly access_token: string }).access_token;
};

const asScript = createScripts((turn) => isDear(turn, 6));

/** Asks for sources with `get`; nothing of it holds a secret. */
const get = async (
  home: Home,
  secrets: readonly string[],
  argv: readonly string[] = [],
  variables: Readonly<Record<string, string>> = {},
) => {
  const outcome = await asScript(['get', 'sources', '--limit', '1', '-o', 'json', ...argv], {
    ...home.variables,
    ...variables,
  });
  expectNoSecret(outcome.stdout + outcome.stderr, secrets);
  return outcome;
};

const gotSource = { code: 0, stdout: expect.stringContaining('"name"'), stderr: '' };

describe('a connection comes from the first place that is there', () => {
  type Places = 'variables' | 'token' | 'own' | 'sail';
  const cases: readonly (readonly [
    says: string,
    there: readonly Places[],
    argv: (tenant: Record<'variables' | 'own' | 'sail' | 'option', Tenant>) => readonly string[],
    used: 'variables' | 'own' | 'sail' | 'option',
    origin: string,
  ])[] = [
    [
      '--env before all',
      ['variables', 'own', 'sail'],
      () => ['--env', 'OURS'],
      'own',
      'config.yaml',
    ],
    [
      '--env of the official CLI',
      ['variables', 'own', 'sail'],
      () => ['--env', 'theirs'],
      'sail',
      'sail config',
    ],
    [
      '--base-url with the variables',
      ['variables', 'own', 'sail'],
      ({ option }) => ['--base-url', option.sandbox.baseUrl],
      'option',
      '--base-url',
    ],
    [
      'the variables before the files',
      ['variables', 'own', 'sail'],
      () => [],
      'variables',
      'variables SAIL_*',
    ],
    [
      'a token before the files',
      ['token', 'own', 'sail'],
      () => [],
      'variables',
      'variable SPYGLASS_ACCESS_TOKEN',
    ],
    ['our file before that of the official CLI', ['own', 'sail'], () => [], 'own', 'config.yaml'],
    ['the file of the official CLI', ['sail'], () => [], 'sail', 'sail config'],
  ];

  it.each(cases)('%s', async (_, there, argvOf, used, origin) => {
    // The account of --base-url comes from the variables, so its tenant has to know it: the same seed.
    const [variables, own, sail, option] = await Promise.all([
      testTenant({ seed: 1 }),
      testTenant({ seed: 2 }),
      testTenant({ seed: 3 }),
      testTenant({ seed: 1 }),
    ]);
    const tenants = { variables, own, sail, option };
    const token = await tokenOf(variables);
    const home = testHome();
    if (there.includes('own')) home.config(`active: ours\nenvironments:\n  ours: ${client(own)}\n`);
    if (there.includes('sail')) {
      home.sail(`activeenvironment: theirs\nenvironments:\n  theirs: ${pat(sail)}\n`);
    }
    const given = {
      ...(there.includes('variables') ? variables.variables : {}),
      ...(there.includes('token')
        ? { SAIL_BASE_URL: variables.sandbox.baseUrl, SPYGLASS_ACCESS_TOKEN: token }
        : {}),
    };
    const all = Object.values(tenants);
    const argv = argvOf(tenants);
    const counts = () => all.map((tenant) => tenant.received(sourcesRead).length);
    const once = Object.keys(tenants).map((place) => (place === used ? 1 : 0));
    const name = {
      variables: hostOf(variables),
      own: 'ours',
      sail: 'theirs',
      option: hostOf(option),
    };
    await play(
      { home, argv, variables: given, tenants: all, columns: 160, secrets: [token] },
      async ({ app }) => {
        await app.title('SOURCES 42');
        await app.header(`${name[used]} (${origin})`, 'READ-ONLY', 'API v1');
        expect(counts()).toEqual(once);
        // The list of environments asks each of them how it is.
        await app.command('env');
        await app.cursorRow(name[used], `${origin}, here`);
      },
    );
    const secrets = [token, ...all.map(({ sandbox }) => sandbox.clientSecret)];
    const beforeGet = counts();
    expect(await get(home, secrets, argv, given)).toEqual(gotSource);
    expect(counts().map((count, index) => count - (beforeGet[index] ?? 0))).toEqual(once);
  });
});

describe('the header', () => {
  it('says PRODUCTION, READ-ONLY or WRITE, and the path scheme, at 80 columns too', async () => {
    const tenant = await testTenant();
    const home = testHome();
    const production = client(tenant, ', production: true, api: v2024');
    home.config(`environments:
  meridian-freight: ${production}
  ${'long-name-'.repeat(6)}end: ${production}
  small: ${client(tenant, ', write: true')}
`);
    const argv = ['--env', 'meridian-freight'];
    await play({ home, argv, tenants: [tenant] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.header(/meridian-freight {2}PRODUCTION {2}READ-ONLY {2}API v2024 \d+\/100/);
      await app.command(`env ${'long-name-'.repeat(6)}end`);
      await app.header(/long-name-.*…/, 'PRODUCTION  READ-ONLY');
      await app.command('unlock');
      await app.type(`${'long-name-'.repeat(6)}end`);
      await app.do('unlock.try');
      await app.header(/long-name-.*…/, /PRODUCTION {2}WRITE until \d\d:\d\d/);
      await app.command('env small');
      await app.header(/small {2}WRITE {2}API v1 \d+\/100/);
      await app.lacks('PRODUCTION');
    });
  });

  it.each([
    [['--write'], /WRITE/],
    [['--write', '--readonly'], /READ-ONLY/],
    [[], /READ-ONLY/],
  ])('%j of an environment that may write: %s', async (argv, words) => {
    const tenant = await testTenant();
    const home = testHome();
    const write = argv.length === 1 ? '' : ', write: true';
    home.config(
      `active: acme\nenvironments:\n  acme: ${client(tenant, argv.length === 0 ? '' : write)}\n`,
    );
    await play({ home, argv, tenants: [tenant] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.header(words);
    });
  });
});

describe('the keyring', () => {
  /** A secret-tool that knows the client of a tenant, for one environment of our file. */
  const knowing = ({ sandbox }: Tenant): string => `
[ "$1 $2 $3 $4" = 'lookup service spyglass username' ] || exit 1
case "$5" in
  vault/client_id) echo '${sandbox.clientId}' ;;
  vault/client_secret) echo '${sandbox.clientSecret}' ;;
  *) exit 1 ;;
esac`;
  const vault = (tenant: Tenant, more = '') =>
    `active: vault\nenvironments:\n  vault: { base_url: '${tenant.sandbox.baseUrl}', keyring: true }\n${more}`;

  it('gives the secret of our environments', async () => {
    const tenant = await testTenant();
    const home = testHome();
    // Nothing in it is secret, so others may read it.
    home.config(vault(tenant), 0o644);
    const variables = home.tool('secret-tool', knowing(tenant));
    await play({ home, variables, tenants: [tenant] }, ({ app }) => app.title('SOURCES 42'));
    expect(await get(home, [tenant.sandbox.clientSecret], [], variables)).toEqual(gotSource);
  });

  it('gives that of the official CLI, from where that keeps it', async () => {
    const tenant = await testTenant();
    const home = testHome();
    home.sail(
      `activeenvironment: Theirs\nenvironments:\n  Theirs: { baseurl: '${tenant.sandbox.baseUrl}' }\n`,
    );
    const variables = home.tool(
      'secret-tool',
      `case "$3 $5" in
  'environments.pat.clientid theirs') echo '${tenant.sandbox.clientId}' ;;
  'environments.pat.clientsecret theirs') echo '${tenant.sandbox.clientSecret}' ;;
esac`,
    );
    await play({ home, variables, tenants: [tenant] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.header('Theirs');
    });
    expect(await get(home, [tenant.sandbox.clientSecret], [], variables)).toEqual(gotSource);
  });

  it('that hangs holds up no key, is given up after a second, and another environment works', async () => {
    const tenant = await testTenant();
    const home = testHome();
    home.config(vault(tenant, `  elsewhere: ${client(tenant)}\n`));
    const variables = home.tool('secret-tool', 'sleep 60');
    let isHanging = true;
    await play(
      { home, variables, tenants: [tenant], isWaiting: () => isHanging },
      async ({ app }) => {
        await app.do('help.open');
        await app.sees('IN A LIST  (here)');
        await app.do('help.close');
        await app.title('loading');
        isHanging = false;
        await app.reads(
          'The secret of vault should come from the keyring, which did not answer within a second',
          'choose another environment with :env',
        );
        expect(tenant.log()).toEqual([]);
        await app.command('env elsewhere');
        await app.title('SOURCES 42');
        await app.header('elsewhere');
      },
    );
    const outcome = await get(home, [tenant.sandbox.clientSecret], [], variables);
    expect(outcome).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('did not answer within a second'),
    });
  });

  it('is asked again with R, once it is unlocked', async () => {
    const tenant = await testTenant();
    const home = testHome();
    home.config(vault(tenant));
    const variables = home.tool(
      'secret-tool',
      `[ -e "$HOME/unlocked" ] || { echo 'Cannot get secret of a locked object' >&2; exit 1; }\n${knowing(tenant)}`,
    );
    await play({ home, variables, tenants: [tenant] }, async ({ app }) => {
      await app.reads('which is locked. Unlock it and start again', 'Then press R');
      home.write('unlocked', '');
      await app.do('view.refresh');
      await app.title('SOURCES 42');
    });
  });

  it.each([
    ['that is not there', undefined, 'there is no secret-tool in the PATH'],
    ['without the entry', 'exit 1', 'has nothing for service spyglass and user vault/client_id'],
  ])('%s is said, and what to do', async (_, script, says) => {
    const tenant = await testTenant();
    const home = testHome();
    home.config(vault(tenant));
    const variables =
      script === undefined ? { PATH: home.folder } : home.tool('secret-tool', script);
    await play(
      {
        home,
        variables,
        tenants: [tenant],
        exitCode: 2,
        lastWords: /^spyglass: The secret of vault/,
      },
      ({ app }) => app.reads(says),
    );
    expect(tenant.log()).toEqual([]);
  });
});

describe(':login', () => {
  /** A secret-tool whose entries are files of a folder; what is known for the environment at first is not right any more. */
  const filing = (folder: string): string => `cd '${folder}' || exit 1
case "$1" in
  lookup) cat "$(echo "$5" | tr / _)" 2>/dev/null ;;
  store) cat > "$(echo "$6" | tr / _)" ;;
esac`;
  const ended = '0123456789abcdef'.repeat(4);
  const vault = (tenant: Tenant, signIn: string) =>
    `active: vault\nenvironments:\n  vault: { base_url: '${tenant.sandbox.baseUrl}', ${signIn} }\n`;
  const refused = 'did not accept the client id and secret';

  it('takes a new secret for the session, of which no byte and no file holds anything', async () => {
    const tenant = await testTenant();
    const { clientId, clientSecret } = tenant.sandbox;
    const home = testHome();
    home.config(vault(tenant, `client_id: ${clientId}, client_secret: ${ended}`));
    const secrets = [ended, `wrong${clientSecret}`];
    await play({ home, secrets, tenants: [tenant] }, async ({ app }) => {
      await app.reads(refused, ':login takes a new one');
      await app.command('login');
      await app.press('enter');
      await app.press('x', 'y');
      await app.paste(`wrong${clientSecret}`);
      await app.sees(' New secret for this session: ***');
      await app.press('enter');
      await app.message('Nothing was changed: ');
      await app.command('login keyring');
      await app.message('The keyring is for environments of config.yaml with keyring: true');
      await app.command('login');
      await app.press('enter');
      await app.paste(`${clientSecret}\n`);
      await app.press('enter');
      await app.title('SOURCES 42');
      await app.message('The new secret is used from now on.');
      await app.do('command.open');
      await app.do('command.older');
      await app.sees(':login');
      await app.press('esc');
    });
  });

  it('keeps it in the keyring, where the next start finds it', async () => {
    const tenant = await testTenant();
    const { clientId, clientSecret } = tenant.sandbox;
    const home = testHome();
    const keyring = testHome();
    keyring.write('vault_client_id', 'another');
    keyring.write('vault_client_secret', ended);
    home.config(vault(tenant, 'keyring: true'));
    const variables = home.tool('secret-tool', filing(keyring.folder));
    await play({ home, variables, secrets: [ended], tenants: [tenant] }, async ({ app }) => {
      await app.reads(refused);
      await app.command('login keyring');
      await app.paste(clientId);
      await app.press('enter');
      await app.paste(clientSecret);
      await app.sees(' New secret into the keyring: ***');
      await app.press('enter');
      await app.title('SOURCES 42');
      await app.message('The new secret is used from now on and is in the keyring.');
    });
    expect(await get(home, [clientSecret], [], variables)).toEqual(gotSource);
  });
});

describe('a settings file that cannot be used is refused before anything is sent', () => {
  const cases: readonly (readonly [
    says: string,
    file: (tenant: Tenant) => string,
    mode: number,
    sentence: RegExp,
  ])[] = [
    [
      'one that others may read',
      (tenant) => `active: acme\nenvironments:\n  acme: ${client(tenant)}\n`,
      0o644,
      /holds a secret, and others than its owner may open it\. Close it: chmod 600 ~\/\.config\/spyglass\/config\.yaml/,
    ],
    [
      'a key that is mistyped',
      (tenant) => `active: acme\nenvironments:\n  acme: ${client(tenant, ', prodution: true')}\n`,
      0o600,
      /config\.yaml, line 3, column \d+: .*prodution.*production/,
    ],
    [
      'two ways to sign in',
      (tenant) => `active: acme\nenvironments:\n  acme: ${client(tenant, ', keyring: true')}\n`,
      0o600,
      /environments\.acme has more than one way to sign in: keyring and client_id and client_secret/,
    ],
    [
      'no YAML',
      (tenant) => `active: acme\nenvironments:\n  acme: ${client(tenant).slice(0, -1)}\n`,
      0o600,
      /config\.yaml, line \d+, column \d+: this is not the YAML of a settings file/,
    ],
    [
      'an active environment that it does not have',
      (tenant) => `active: acem\nenvironments:\n  acme: ${client(tenant)}\n`,
      0o600,
      /is none of its environments: .* has acme/,
    ],
  ];

  it.each(cases)('%s', async (_, file, mode, sentence) => {
    const tenant = await testTenant();
    const home = testHome();
    home.config(file(tenant), mode);
    const refused = { code: 2, stdout: '', stderr: expect.stringMatching(sentence) };
    const secrets = [tenant.sandbox.clientSecret];
    expect(await get(home, secrets)).toEqual(refused);
    const explorer = await runCommand([], home.variables);
    expectNoSecret(explorer.stderr, secrets);
    expect(explorer).toEqual(refused);
    expect(tenant.log()).toEqual([]);
  });
});

describe('a proxy', () => {
  const password = 'proxy+hush/1';
  const login = `operator:${encodeURIComponent(password)}`;
  const basic = `Basic ${Buffer.from(`operator:${password}`).toString('base64')}`;

  it('of the environment carries everything, with name and password, whatever NO_PROXY says', async () => {
    const [tenant, proxy] = [await testTenant(), await startProxy()];
    const home = testHome();
    home.config(
      `active: acme\nenvironments:\n  acme: ${client(tenant, `, proxy: '${proxy.urlWith(login)}'`)}\n`,
    );
    const variables = { NO_PROXY: '*' };
    const secrets = [password, login];
    await play({ home, variables, tenants: [tenant], secrets }, ({ app }) =>
      app.title('SOURCES 42'),
    );
    expect(await get(home, [...secrets, tenant.sandbox.clientSecret], [], variables)).toEqual(
      gotSource,
    );
    const targets = proxy.connects.map(({ target, authorization }) => [target, authorization]);
    expect(new Set(targets.map(String))).toEqual(new Set([String([hostOf(tenant), basic])]));
    expect(proxy.forwarded()).toBe(0);
  });

  it('of the variables is used, and NO_PROXY goes past it', async () => {
    const [tenant, proxy] = [await testTenant(), await startProxy()];
    const home = testHome();
    const variables = { ...tenant.variables, HTTP_PROXY: proxy.url };
    await play(
      { home, variables: { ...variables, NO_PROXY: '127.0.0.1' }, tenants: [tenant] },
      ({ app }) => app.title('SOURCES 42'),
    );
    expect(proxy.connects).toEqual([]);
    await play(
      { home, variables: { ...variables, NO_PROXY: 'example.com' }, tenants: [tenant] },
      ({ app }) => app.title('SOURCES 42'),
    );
    expect(proxy.connects.map(({ target }) => target)).toContain(hostOf(tenant));
  });

  it('that wants to know who asks is named, without its password', async () => {
    const tenant = await testTenant();
    const proxy = await startProxy({ answer: ['HTTP/1.1 407 Proxy Authentication Required'] });
    const home = testHome();
    home.config(
      `active: acme\nenvironments:\n  acme: ${client(tenant, `, proxy: '${proxy.urlWith(login)}'`)}\n`,
    );
    await play(
      {
        home,
        tenants: [tenant],
        secrets: [password],
        exitCode: 4,
        lastWords: /^spyglass: .*proxy/i,
      },
      ({ app }) => app.reads(`${proxy.host}`, '407'),
    );
    expect(tenant.log()).toEqual([]);
  });
});

describe('a private CA', () => {
  /** TLS in front of a tenant, with a certificate of the fixtures. */
  const front = async (tenant: Tenant, name: string): Promise<string> => {
    const server = createTlsServer(presenting(name), (client) => {
      const inner = connectTcp(portOf(tenant), '127.0.0.1');
      client.on('error', () => inner.destroy());
      inner.on('error', () => client.destroy());
      client.pipe(inner).pipe(client);
    });
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
    });
    return `https://127.0.0.1:${(server.address() as { port: number }).port}`;
  };
  const environment = (tenant: Tenant, baseUrl: string, more = ''): string =>
    `active: acme\nenvironments:\n  acme: ${client(tenant, more).replace(tenant.sandbox.baseUrl, baseUrl)}\n`;

  it('is trusted by ca_file beside the settings file, or by SPYGLASS_CA_FILE', async () => {
    const tenant = await testTenant();
    const baseUrl = await front(tenant, 'server');
    const home = testHome();
    const caFile = home.write('.config/spyglass/acme-ca.pem', certificate('ca'), 0o644);
    home.config(environment(tenant, baseUrl, ', ca_file: acme-ca.pem'));
    await play({ home, tenants: [tenant] }, ({ app }) => app.title('SOURCES 42'));
    expect(await get(home, [tenant.sandbox.clientSecret])).toEqual(gotSource);
    home.config(environment(tenant, baseUrl));
    const variables = { SPYGLASS_CA_FILE: caFile };
    expect(await get(home, [tenant.sandbox.clientSecret], [], variables)).toEqual(gotSource);
  });

  it('goes through a proxy of the variables too', async () => {
    const [tenant, proxy] = [await testTenant(), await startProxy()];
    const baseUrl = await front(tenant, 'server');
    const home = testHome();
    home.write('.config/spyglass/acme-ca.pem', certificate('ca'), 0o644);
    home.config(environment(tenant, baseUrl, ', ca_file: acme-ca.pem'));
    const variables = { HTTPS_PROXY: proxy.url };
    expect(await get(home, [tenant.sandbox.clientSecret], [], variables)).toEqual(gotSource);
    expect(proxy.connects.map(({ target }) => `https://${target}`)).toContain(baseUrl);
  });

  it.each([
    ['that nobody named', '', 4, /its certificate is from a CA unknown here .*set ca_file/],
    ['in a file that is none', ', ca_file: config.yaml', 2, /holds no certificate in PEM/],
    ['in a file that is not there', ', ca_file: gone.pem', 2, /gone\.pem is not there/],
  ])('%s: no request, and a sentence', async (_, more, code, sentence) => {
    const tenant = await testTenant();
    const home = testHome();
    home.config(environment(tenant, await front(tenant, 'server'), more));
    expect(await get(home, [tenant.sandbox.clientSecret])).toEqual({
      code,
      stdout: '',
      stderr: expect.stringMatching(sentence),
    });
    expect(tenant.log()).toEqual([]);
  });
});
