import { describe, expect, it } from 'vitest';
import { createConfiguration } from '../../../src/config/configuration.ts';
import { createHome, keyringWith } from './home.ts';

const client = { SAIL_CLIENT_ID: 'var-id', SAIL_CLIENT_SECRET: 'var-secret' };
const three = { SAIL_BASE_URL: 'https://var.api.identitynow.com', ...client };
const token = { SPYGLASS_ACCESS_TOKEN: 'var-token' };

const own = `
active: acme
environments:
  acme: { base_url: https://acme.api.identitynow.com, client_id: own-id, client_secret: own-secret }
  globex: { base_url: https://globex.api.identitynow.com, access_token: own-token }
`;
const sail = `
activeenvironment: initech
environments:
  initech: { baseurl: https://initech.api.identitynow.com }
  acme: { baseurl: https://other.api.identitynow.com }
`;
const secrets = {
  'environments.pat.clientid initech': 'sail-id',
  'environments.pat.clientsecret initech': 'sail-secret',
  'environments.pat.clientid acme': 'wrong-id',
  'environments.pat.clientsecret acme': 'wrong-secret',
};

type Case = {
  readonly says: string;
  readonly variables?: Record<string, string>;
  readonly env?: string;
  readonly baseUrl?: string;
  readonly own?: string;
  readonly sail?: string;
  /** `host credentials origin`, or the tag of the problem. */
  readonly gives: string;
};

const variables = 'var.api.identitynow.com client var-id var-secret from variables SAIL_*';
const option = 'opt.api.identitynow.com client var-id var-secret from --base-url';
const ofOwn = 'acme.api.identitynow.com client own-id own-secret from config.yaml';
const ofSail = 'initech.api.identitynow.com client sail-id sail-secret from sail config';
const baseUrl = 'https://opt.api.identitynow.com';

const cases: readonly Case[] = [
  { says: 'nothing at all', gives: 'nothingFound' },
  { says: 'the variables alone', variables: three, gives: variables },
  { says: 'our file alone', own, gives: ofOwn },
  { says: "the official CLI's file alone", sail, gives: ofSail },
  { says: 'ours before the official CLI', own, sail, gives: ofOwn },
  { says: 'the variables before both files', variables: three, own, sail, gives: variables },
  { says: '--env before the variables', variables: three, env: 'acme', own, sail, gives: ofOwn },
  { says: '--env in any case', env: 'ACME', own, sail, gives: ofOwn },
  {
    says: 'an environment of ours that is not active',
    env: 'globex',
    own,
    gives: 'globex.api.identitynow.com token own-token from config.yaml',
  },
  { says: '--env of the official CLI', env: 'Initech', own, sail, gives: ofSail },
  { says: '--env without our file', variables: three, env: 'initech', sail, gives: ofSail },
  {
    says: '--env that neither has',
    variables: three,
    env: 'nobody',
    own,
    sail,
    gives: 'unknownEnvironment',
  },
  { says: '--env and no file', variables: three, env: 'acme', gives: 'unknownEnvironment' },
  {
    says: '--env with --base-url',
    variables: three,
    env: 'acme',
    baseUrl,
    own,
    gives: 'optionsConflict',
  },
  { says: '--base-url with a client', variables: client, baseUrl, own, sail, gives: option },
  { says: '--base-url before SAIL_BASE_URL', variables: three, baseUrl, gives: option },
  {
    says: '--base-url with a token',
    variables: token,
    baseUrl,
    gives: 'opt.api.identitynow.com token var-token from --base-url',
  },
  { says: '--base-url never with a file', baseUrl, own, sail, gives: 'variablesMissing' },
  {
    says: '--base-url with half a client',
    variables: { SAIL_CLIENT_ID: 'i' },
    baseUrl,
    own,
    gives: 'variablesMissing',
  },
  {
    says: '--base-url with token and client',
    variables: { ...client, ...token },
    baseUrl,
    gives: 'variablesConflict',
  },
  { says: '--base-url that is none', variables: client, baseUrl: 'opt', gives: 'invalidBaseUrl' },
  {
    says: '--base-url without https',
    variables: client,
    baseUrl: 'http://opt.example.com',
    gives: 'invalidBaseUrl',
  },
  {
    says: 'a token with a base URL',
    variables: { ...token, SAIL_BASE_URL: three.SAIL_BASE_URL },
    own,
    gives: 'var.api.identitynow.com token var-token from variable SPYGLASS_ACCESS_TOKEN',
  },
  { says: 'a token without one', variables: token, own, gives: 'variablesMissing' },
  {
    says: 'a token and a client',
    variables: { ...three, ...token },
    own,
    gives: 'variablesConflict',
  },
  {
    says: 'a token and half a client',
    variables: { ...token, SAIL_BASE_URL: three.SAIL_BASE_URL, SAIL_CLIENT_ID: 'i' },
    gives: 'variablesConflict',
  },
  {
    says: 'a base URL alone',
    variables: { SAIL_BASE_URL: three.SAIL_BASE_URL },
    own,
    sail,
    gives: 'variablesMissing',
  },
  { says: 'a client alone', variables: client, own, sail, gives: 'variablesMissing' },
  {
    says: 'variables of blanks, which are none',
    variables: { SAIL_BASE_URL: ' ', SAIL_CLIENT_ID: '' },
    own,
    gives: ofOwn,
  },
  {
    says: 'a base URL that is none',
    variables: { ...three, SAIL_BASE_URL: 'var' },
    gives: 'invalidBaseUrl',
  },
  {
    says: 'a token of two lines',
    variables: { SAIL_BASE_URL: three.SAIL_BASE_URL, SPYGLASS_ACCESS_TOKEN: 'a\nb' },
    gives: 'invalidToken',
  },
  {
    says: 'ours without an active one, then the other',
    own: own.replace('active: acme', ''),
    sail,
    gives: ofSail,
  },
  {
    says: 'ours without an active one',
    own: own.replace('active: acme', ''),
    gives: 'noActiveEnvironment',
  },
  {
    says: 'an active one that is not there',
    own: own.replace('active: acme', 'active: acne'),
    sail,
    gives: 'unknownEnvironment',
  },
  {
    says: "the official CLI's active one that is not there",
    sail: sail.replace(/: initech/, ': gone'),
    gives: 'unknownEnvironment',
  },
  {
    says: 'the official CLI without an active one',
    sail: sail.replace(/activeenv.*/, ''),
    gives: 'noActiveEnvironment',
  },
  {
    says: 'the official CLI without an active one, which means default',
    sail: sail.replace(/activeenv.*/, '').replace('initech:', 'default:'),
    gives: 'keyringNotFound',
  },
  {
    says: 'the official CLI with no environments',
    sail: 'activeenvironment: default\n',
    gives: 'nothingFound',
  },
  { says: 'our file broken, whatever the other has', own: 'active: [', sail, gives: 'notYaml' },
  { says: 'our file broken under --env', own: 'active: [', sail, env: 'initech', gives: 'notYaml' },
  {
    says: 'our file broken, which the variables do not need',
    own: 'active: [',
    variables: three,
    gives: variables,
  },
  {
    says: "the official CLI's file broken, which ours does not need",
    own,
    sail: 'a: [',
    env: 'acme',
    gives: ofOwn,
  },
  { says: "the official CLI's file broken", own, sail: 'a: [', env: 'initech', gives: 'notYaml' },
  { says: 'an empty file of ours', own: '', sail, gives: ofSail },
];

async function outcomeOf({ variables = {}, env, baseUrl, own, sail }: Case) {
  const home = createHome();
  if (own !== undefined) home.writeOwn(own);
  if (sail !== undefined) home.writeSail(sail);
  const askKeyring = keyringWith(secrets);
  const configuration = createConfiguration(home.surroundings({ variables, askKeyring }));
  const environment = await configuration.choose({ env, baseUrl });
  const connection = environment.ok ? await configuration.open(environment.value) : environment;
  if (!connection.ok) return connection.error.tag;
  const { baseUrl: url, credentials, origin } = connection.value;
  return `${new URL(url).host} ${Object.values(credentials).join(' ')} from ${origin}`;
}

describe('where a connection comes from', () => {
  for (const row of cases) {
    it(row.says, async () => {
      expect(await outcomeOf(row)).toBe(row.gives);
    });
  }

  it('says when both files have the name', async () => {
    const home = createHome();
    home.writeOwn(own);
    home.writeSail(sail);
    const configuration = createConfiguration(home.surroundings());
    expect(await configuration.choose({ env: 'acme' })).toEqual({
      ok: true,
      value: {
        name: 'acme',
        foundIn: 'config',
        origin: 'config.yaml',
        signsInWith: 'client',
        baseUrl: 'https://acme.api.identitynow.com',
        production: true,
        write: false,
        probes: true,
        scheme: 'v1',
        notes: [
          'The official CLI has an environment acme too; that of ~/.config/spyglass/config.yaml is used.',
        ],
      },
    });
  });

  it('holds no secret before it is opened', async () => {
    const home = createHome();
    home.writeOwn(own);
    const places = [
      { variables: three, request: {} },
      { variables: client, request: { baseUrl } },
      { variables: {}, request: { env: 'acme' } },
    ];
    for (const { variables, request } of places) {
      const chosen = await createConfiguration(home.surroundings({ variables })).choose(request);
      expect(chosen.ok).toBe(true);
      expect(JSON.stringify(chosen)).not.toMatch(/(?:var|own)-(?:id|secret|token)/);
    }
  });

  it('reads no file for the variables, and never the keyring before it is opened', async () => {
    const home = createHome();
    home.writeSail(sail);
    const notes: string[] = [];
    const outside = home.surroundings();
    const surroundings = (variables: Record<string, string>) => ({
      ...outside,
      variables,
      readText: (path: string) => {
        notes.push('file');
        return outside.readText(path);
      },
      askKeyring: async () => {
        notes.push('keyring');
        return { ok: true, value: 'x' } as const;
      },
    });
    await createConfiguration(surroundings(three)).choose({});
    expect(notes).toEqual([]);
    const configuration = createConfiguration(surroundings({}));
    const chosen = await configuration.choose({});
    expect(notes).toEqual(['file', 'file']);
    if (chosen.ok) await configuration.open(chosen.value);
    expect(notes).toEqual(['file', 'file', 'keyring', 'keyring']);
  });

  it('takes the path scheme of the option, else of the environment, else v1', async () => {
    const home = createHome();
    home.writeOwn(own.replace('client_id', 'api: v2024, client_id'));
    const { choose } = createConfiguration(home.surroundings());
    const chosen = await Promise.all([
      choose({ env: 'acme' }),
      choose({ env: 'acme', scheme: 'v1' }),
      choose({ env: 'globex' }),
    ]);
    expect(chosen.map((one) => one.ok && one.value.scheme)).toEqual(['v2024', 'v1', 'v1']);
  });
});

describe('which file is ours', () => {
  const elsewhere = own.replaceAll('acme', 'elsewhere');
  const nameWith = async (
    home: ReturnType<typeof createHome>,
    variables: Record<string, string>,
    platform: NodeJS.Platform = 'linux',
  ) => {
    const chosen = await createConfiguration(home.surroundings({ variables, platform })).choose({});
    return chosen.ok ? `${chosen.value.name} from ${chosen.value.origin}` : chosen.error;
  };

  it('is that of SPYGLASS_CONFIG, else in XDG_CONFIG_HOME, else in ~/.config', async () => {
    const home = createHome();
    home.writeOwn(own);
    home.write('xdg/spyglass/config.yaml', elsewhere);
    const named = home.write('night.yaml', own.replaceAll('acme', 'night'));
    const XDG_CONFIG_HOME = `${home.folder}/xdg`;
    expect(await nameWith(home, {})).toBe('acme from config.yaml');
    expect(await nameWith(home, {}, 'darwin')).toBe('acme from config.yaml');
    expect(await nameWith(home, { XDG_CONFIG_HOME })).toBe('elsewhere from config.yaml');
    expect(await nameWith(home, { XDG_CONFIG_HOME: 'xdg' })).toBe('acme from config.yaml');
    expect(await nameWith(home, { XDG_CONFIG_HOME, SPYGLASS_CONFIG: named })).toBe(
      'night from night.yaml',
    );
  });

  it('must be there where SPYGLASS_CONFIG names it', async () => {
    const home = createHome();
    home.writeSail(sail);
    const SPYGLASS_CONFIG = `${home.folder}/gone.yaml`;
    expect(await nameWith(home, { SPYGLASS_CONFIG })).toEqual({
      tag: 'fileUnreadable',
      sentence: 'SPYGLASS_CONFIG names ~/gone.yaml, which is not there.',
    });
  });
});

describe('production', () => {
  const production = async (
    variables: Record<string, string>,
    request: { env?: string; baseUrl?: string } = {},
    file?: string,
  ) => {
    const home = createHome();
    if (file !== undefined) home.writeOwn(file);
    const chosen = await createConfiguration(home.surroundings({ variables })).choose(request);
    return chosen.ok ? chosen.value.production : chosen.error.tag;
  };
  const at = (SAIL_BASE_URL: string, SPYGLASS_PRODUCTION = '') => ({
    ...three,
    SAIL_BASE_URL,
    SPYGLASS_PRODUCTION,
  });
  const said = (words: string) =>
    `environments: { a: { base_url: https://a.api.identitynow.com, access_token: t, ${words} } }`;

  it('is what variables and --base-url name, unless a variable says no', async () => {
    expect(await production(three)).toBe(true);
    expect(await production(client, { baseUrl })).toBe(true);
    for (const word of ['0', 'false', 'no', 'No']) {
      expect(await production(at(three.SAIL_BASE_URL, word))).toBe(false);
    }
    expect(await production(at(three.SAIL_BASE_URL, 'nope'))).toBe('invalidVariable');
  });

  it('is neither this machine nor a demo tenant', async () => {
    for (const host of [
      'http://127.0.0.1:8080',
      'http://localhost',
      'https://[::1]',
      'https://a.api.identitynow-demo.com',
    ]) {
      expect(await production(at(host))).toBe(false);
    }
    expect(await production(at('https://identitynow-demo.com.example.com'))).toBe(true);
  });

  it('is what our file says', async () => {
    expect(await production({}, { env: 'a' }, said('production: false'))).toBe(false);
    expect(await production({}, { env: 'a' }, said('production: true'))).toBe(true);
    expect(await production({}, { env: 'a' }, said('write: false'))).toBe(true);
    expect(await production({}, { env: 'a' }, said('prodution: true'))).toBe('unknownKey');
    // The variable is about the variables: an environment of a file speaks for itself.
    const variables = { SPYGLASS_PRODUCTION: '0' };
    expect(await production(variables, { env: 'a' }, said('write: false'))).toBe(true);
  });
});

describe('what the sentences say', () => {
  const sentence = async (row: Omit<Case, 'says' | 'gives'>) => {
    const home = createHome();
    if (row.own !== undefined) home.writeOwn(row.own);
    if (row.sail !== undefined) home.writeSail(row.sail);
    const { variables = {}, env, baseUrl } = row;
    const configuration = createConfiguration(home.surroundings({ variables }));
    const chosen = await configuration.choose({ env, baseUrl });
    const opened = chosen.ok ? await configuration.open(chosen.value) : chosen;
    return opened.ok ? undefined : opened.error.sentence;
  };

  it('names the variables, the file and the demo where nothing is found', async () => {
    expect(await sentence({})).toBe(
      'There is no environment to connect to. To look round without an account: spyglass --demo. For one of yours set SAIL_BASE_URL, SAIL_CLIENT_ID and SAIL_CLIENT_SECRET (or SAIL_BASE_URL and SPYGLASS_ACCESS_TOKEN), or describe it in ~/.config/spyglass/config.yaml. Environments of the official CLI are found by themselves.',
    );
  });

  it('names what is missing and what to unset', async () => {
    expect(await sentence({ variables: { SAIL_CLIENT_ID: 'x' } })).toBe(
      'SAIL_BASE_URL and SAIL_CLIENT_SECRET are not set. All of SAIL_BASE_URL, SAIL_CLIENT_ID and SAIL_CLIENT_SECRET are needed.',
    );
    expect(await sentence({ variables: { SAIL_BASE_URL: 'https://a.example' } })).toBe(
      'SAIL_CLIENT_ID and SAIL_CLIENT_SECRET are not set. All of SAIL_BASE_URL, SAIL_CLIENT_ID and SAIL_CLIENT_SECRET are needed, or SPYGLASS_ACCESS_TOKEN for a token.',
    );
    expect(await sentence({ variables: token })).toBe(
      'SAIL_BASE_URL is not set. SPYGLASS_ACCESS_TOKEN needs it.',
    );
    expect(await sentence({ variables: { ...three, ...token } })).toBe(
      'SPYGLASS_ACCESS_TOKEN is set beside SAIL_CLIENT_ID and SAIL_CLIENT_SECRET, and only one way to sign in can be meant. Unset SPYGLASS_ACCESS_TOKEN, or SAIL_CLIENT_ID and SAIL_CLIENT_SECRET.',
    );
    expect(await sentence({ variables: { SAIL_CLIENT_ID: 'x' }, baseUrl })).toBe(
      'SAIL_CLIENT_SECRET is not set. --base-url needs both.',
    );
  });

  it('names the environments that there are', async () => {
    expect(await sentence({ env: 'nobody', own, sail })).toBe(
      'There is no environment nobody: ~/.config/spyglass/config.yaml has acme and globex, and ~/.sailpoint/config.yaml has initech and acme.',
    );
    expect(await sentence({ own: own.replace('active: acme', '') })).toBe(
      'No environment is active. Say --env NAME, or add active: NAME to ~/.config/spyglass/config.yaml: ~/.config/spyglass/config.yaml has acme and globex.',
    );
  });

  it('says how to store what the keyring lacks', async () => {
    expect(await sentence({ sail })).toBe(
      'The secret of initech should come from the keyring, which has nothing for service environments.pat.clientid and user initech. Store it with sail set pat, or set SAIL_BASE_URL, SAIL_CLIENT_ID and SAIL_CLIENT_SECRET and leave --env out.',
    );
  });
});
