import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createConfiguration } from '../../../src/config/configuration.ts';
import { readTextFile } from '../../../src/config/files/files.ts';
import { createHome } from './home.ts';

const hasModes = process.platform !== 'win32';

/** The problem of the environment `acme`, or undefined where it can be used. */
async function problemOf(home: ReturnType<typeof createHome>, changes = {}, env = 'acme') {
  const chosen = await createConfiguration(home.surroundings(changes)).choose({ env });
  return chosen.ok ? undefined : chosen.error;
}

const secretive =
  'environments: { acme: { base_url: https://acme.api.identitynow.com, client_id: i, client_secret: s } }';
const discreet =
  'environments: { acme: { base_url: https://acme.api.identitynow.com, keyring: true } }';

describe('our file as a file', () => {
  const own = '~/.config/spyglass/config.yaml';

  it.runIf(hasModes)('is refused with a secret in it and open to others', async () => {
    for (const mode of [0o640, 0o604, 0o620, 0o644, 0o777]) {
      const home = createHome();
      home.writeOwn(secretive, mode);
      expect(await problemOf(home)).toEqual({
        tag: 'fileOpenToOthers',
        sentence: `${own} holds a secret, and others than its owner may open it. Close it: chmod 600 ${own}`,
      });
      expect(await problemOf(home, { platform: 'win32' })).not.toMatchObject({
        tag: 'fileOpenToOthers',
      });
    }
  });

  it.runIf(hasModes)('may be open without one', async () => {
    for (const [text, mode] of [
      [discreet, 0o644],
      [secretive, 0o600],
      [secretive, 0o400],
    ] as const) {
      const home = createHome();
      home.writeOwn(text, mode);
      expect(await problemOf(home)).toBeUndefined();
    }
  });

  it.runIf(hasModes)('counts the password of a proxy and a secret in a wrong place', async () => {
    for (const words of [
      'proxy: http://u:p@proxy:3128',
      'environments: { other: { acces: { access_token: t } } }',
    ]) {
      const home = createHome();
      const text = words.startsWith('proxy')
        ? discreet.replace('keyring', `${words}, keyring`)
        : words;
      home.writeOwn(text, 0o644);
      expect(await problemOf(home)).toMatchObject({ tag: 'fileOpenToOthers' });
    }
  });

  it('may not be read', async () => {
    const home = createHome();
    const readText = async () => ({ ok: false, error: 'forbidden' }) as const;
    expect(await problemOf(home, { readText })).toEqual({
      tag: 'fileUnreadable',
      sentence: `${own} may not be read by this user. Look at its owner and mode: ls -l ${own}`,
    });
  });

  it('is a folder, a dangling link, a link to itself, too big or no text', async () => {
    const folder = createHome();
    mkdirSync(folder.ownFile, { recursive: true });
    const dangling = createHome();
    mkdirSync(`${dangling.folder}/.config/spyglass`, { recursive: true });
    symlinkSync(`${dangling.folder}/gone`, dangling.ownFile);
    const round = createHome();
    mkdirSync(`${round.folder}/.config/spyglass`, { recursive: true });
    symlinkSync(round.ownFile, round.ownFile);
    const big = createHome();
    big.writeOwn(`# ${'x'.repeat(1024 * 1024)}\n${discreet}`);
    const binary = createHome();
    binary.write('.config/spyglass/config.yaml', Uint8Array.of(0x61, 0xff, 0xfe));
    const noPlace = createHome();
    noPlace.write('.config', 'a file where a folder should be');
    const homes = [folder, dangling, round, big, binary];
    const sentences = await Promise.all(
      homes.map(async (home) => (await problemOf(home))?.sentence),
    );
    expect(sentences).toEqual([
      `${own} is a folder, not a file.`,
      `${own} is a link to a file that is not there. Mend or remove the link.`,
      `${own} is a link to a file that is not there. Mend or remove the link.`,
      `${own} is larger than 1 MiB, so it is not what it should be.`,
      `${own} is not UTF-8 text.`,
    ]);
    expect(await problemOf(noPlace)).toMatchObject({ tag: 'unknownEnvironment' });
  });

  it.runIf(hasModes)('is read through a link, and the mode is that of the file', async () => {
    const home = createHome();
    const real = home.write('dotfiles/spyglass.yaml', secretive, 0o644);
    mkdirSync(`${home.folder}/.config/spyglass`, { recursive: true });
    symlinkSync(real, home.ownFile);
    expect(await problemOf(home)).toMatchObject({ tag: 'fileOpenToOthers' });
    home.write('dotfiles/spyglass.yaml', secretive, 0o600);
    expect(await problemOf(home)).toBeUndefined();
  });

  it.runIf(hasModes)('is not waited for where it is a device', async () => {
    expect(await readTextFile('/dev/null')).toEqual({ ok: false, error: 'notAFile' });
  });

  it('is not YAML, which is said with its line', async () => {
    const broken: readonly (readonly [string, string])[] = [
      ['active: acme\nenvironments:\n\tacme: 1\n', 'line 3, column 1: a tab where blanks must be'],
      [
        'a: "x\nb: 1\n',
        'line 3, column 1: a quote or bracket that is not closed, or a colon that is missing',
      ],
      ['a: b: c', 'line 1, column 4: two keys on one line'],
      ['active: acme\nactive: other\n', 'line 2, column 1: a key for the second time'],
      ['a: &x { b: *x }', 'line 1, column 12: an alias (*), which is not read here'],
      ['a: 1\n---\nb: 2\n', 'line 2, column 1: a second document'],
      ['? { a: 1 }\n: 2', 'line 1, column 1: a key that is no plain word'],
    ];
    for (const [text, words] of broken) {
      const home = createHome();
      home.writeOwn(text);
      const [line, reason] = words.split(/: (.*)/);
      expect(await problemOf(home)).toEqual({
        tag: 'notYaml',
        sentence: `${own}, ${line}: this is not the YAML of a settings file: ${reason}.`,
      });
    }
  });

  it('is nested without end', async () => {
    const home = createHome();
    home.writeOwn('['.repeat(100_000));
    expect(await problemOf(home)).toMatchObject({ tag: 'notYaml' });
  });
});

describe('what our file says', () => {
  /** The words of a problem without the file, for the keys of `acme`. */
  const wordsOf = async (keys: string, rest = '') => {
    const home = createHome();
    home.writeOwn(`environments:\n  acme:\n    ${keys.replaceAll('\n', '\n    ')}\n${rest}`);
    return (await problemOf(home))?.sentence.replace('~/.config/spyglass/config.yaml, ', '');
  };
  const good = 'base_url: https://acme.api.identitynow.com\nclient_id: i\nclient_secret: s';

  it('is checked key by key', async () => {
    const mistakes: readonly (readonly [string, string])[] = [
      [
        `${good}\nprodution: true`,
        `line 6, column 5: environments.acme.prodution is not known. Is it production?`,
      ],
      [
        `${good}\nproduction: yes`,
        'line 6, column 5: environments.acme.production must be true or false.',
      ],
      [`${good}\nwrite: 1`, 'line 6, column 5: environments.acme.write must be true or false.'],
      [`${good}\nprobes: [false]`, 'line 6, column 5: environments.acme.probes is no text.'],
      [`${good}\napi: v3`, 'line 6, column 5: environments.acme.api must be v1 or v2024.'],
      [
        `${good}\nshortcut: 10`,
        'line 6, column 5: environments.acme.shortcut must be a whole number from 0 to 9.',
      ],
      [
        `${good}\nshortcut: 1.5`,
        'line 6, column 5: environments.acme.shortcut must be a whole number from 0 to 9.',
      ],
      [
        `${good}\nproxy: nowhere`,
        'line 6, column 5: environments.acme.proxy is no URL of an HTTP proxy. It looks like http://proxy.example.com:3128.',
      ],
      [`${good}\nca_file:`, 'line 6, column 5: environments.acme.ca_file is empty.'],
      [
        `${good}\nkeyring: true`,
        'line 2, column 3: environments.acme has more than one way to sign in: keyring and client_id and client_secret. Keep one.',
      ],
      [
        `${good}\naccess_token: t`,
        'line 2, column 3: environments.acme has more than one way to sign in: access_token and client_id and client_secret. Keep one.',
      ],
      [
        'base_url: https://a.example\nclient_id: i',
        'line 2, column 3: environments.acme has no client_secret.',
      ],
      [
        'base_url: https://a.example\nclient_secret: s',
        'line 2, column 3: environments.acme has no client_id.',
      ],
      [
        'base_url: https://a.example\nkeyring: false',
        'line 2, column 3: environments.acme has no way to sign in. Add client_id and client_secret, access_token, or keyring: true.',
      ],
      ['keyring: true', 'line 2, column 3: environments.acme has no base_url.'],
      [
        'base_url: acme\nkeyring: true',
        'line 3, column 5: environments.acme.base_url is no URL. It looks like https://example.api.identitynow.com.',
      ],
      [
        'base_url: http://acme.example\nkeyring: true',
        'line 3, column 5: environments.acme.base_url is not https, so the secret would be readable on the way. Use https://example.api.identitynow.com.',
      ],
      ['- a', 'line 2, column 3: environments.acme must hold keys and values.'],
      [
        'base_url: https://a.example\naccess_token: a b',
        'line 4, column 5: environments.acme.access_token holds characters that no token has.',
      ],
    ];
    for (const [keys, words] of mistakes) expect(await wordsOf(keys)).toBe(words);
    expect(await wordsOf(good)).toBeUndefined();
  });

  it('is checked at the top', async () => {
    const mistakes: readonly (readonly [string, string])[] = [
      ['actve: acme', 'line 6, column 1: actve is not known. Is it active?'],
      [
        'refresh_seconds: soon',
        'line 6, column 1: refresh_seconds must be a whole number from 0 to 3600.',
      ],
      [
        'escape_delay_ms: 5001',
        'line 6, column 1: escape_delay_ms must be a whole number from 0 to 5000.',
      ],
      ['active:', 'line 6, column 1: active is empty.'],
    ];
    for (const [rest, words] of mistakes) expect(await wordsOf(good, rest)).toBe(words);
    expect(await wordsOf(good, '  ACME:\n    keyring: true')).toBe(
      'line 6, column 3: ACME is there for the second time; names are the same in any case.',
    );
    expect(await wordsOf(good, '  "a b":\n    keyring: true')).toBe(
      'line 6, column 3: the name of an environment begins with a letter or digit and has letters, digits, dots, dashes and underscores only.',
    );
    const home = createHome();
    home.writeOwn('- just\n- a list\n');
    expect((await problemOf(home))?.sentence).toBe(
      '~/.config/spyglass/config.yaml, line 1, column 1: it must hold keys and values.',
    );
    home.writeOwn('environments: [acme]\n');
    expect((await problemOf(home))?.sentence).toBe(
      '~/.config/spyglass/config.yaml, line 1, column 1: environments must hold keys and values.',
    );
  });

  it('keeps a client id that looks like a number as it is', async () => {
    const home = createHome();
    home.writeOwn(
      'environments: { acme: { base_url: https://a.example/, client_id: 0012e5, client_secret: 0x10 } }',
    );
    const { choose, open } = createConfiguration(home.surroundings());
    const chosen = await choose({ env: 'acme' });
    expect(chosen.ok && (await open(chosen.value))).toEqual({
      ok: true,
      value: {
        environment: 'acme',
        origin: 'config.yaml',
        baseUrl: 'https://a.example',
        credentials: { type: 'client', clientId: '0012e5', clientSecret: '0x10' },
        scheme: 'v1',
      },
    });
  });

  it('has all that an environment can have', async () => {
    const home = createHome();
    home.writeOwn(`${secretive.slice(0, -3)}, production: false, write: true, probes: false,
      api: v2024, proxy: "http://u:p@proxy.example:3128", ca_file: acme.pem, shortcut: 3,
      accent: orange, console_url: https://acme.example } }`);
    const { choose } = createConfiguration(home.surroundings());
    const placed = (column: number, key: string) =>
      `~/.config/spyglass/config.yaml, line 2, column ${column}: environments.acme.${key}`;
    expect(await choose({ env: 'acme' })).toEqual({
      ok: true,
      value: {
        name: 'acme',
        foundIn: 'config',
        origin: 'config.yaml',
        signsInWith: 'client',
        baseUrl: 'https://acme.api.identitynow.com',
        production: false,
        write: true,
        probes: false,
        scheme: 'v2024',
        shortcut: 3,
        accent: 'orange',
        consoleUrl: 'https://acme.example',
        proxy: { shown: 'http://proxy.example:3128', from: placed(19, 'proxy') },
        caFile: {
          path: `${home.folder}/.config/spyglass/acme.pem`,
          from: placed(59, 'ca_file'),
        },
        notes: [],
      },
    });
  });
});

describe("the official CLI's file", () => {
  const sail = (rest: string, top = '') =>
    `${top}activeenvironment: Acme\nenvironments:\n  acme:\n    baseurl: https://acme.api.identitynow.com\n    ${rest}\n`;

  it.runIf(hasModes)('may be open to others unless a secret is in it', async () => {
    const home = createHome();
    home.writeSail(sail('pat: { clientid: "", clientsecret: "" }'), 0o644);
    expect(await problemOf(home)).toBeUndefined();
    for (const secret of ['pat: { clientid: i, clientsecret: s }', 'oauth: { accesstoken: t }']) {
      home.writeSail(sail(secret), 0o644);
      expect(await problemOf(home)).toEqual({
        tag: 'fileOpenToOthers',
        sentence:
          '~/.sailpoint/config.yaml holds a secret, and others than its owner may open it. Close it: chmod 600 ~/.sailpoint/config.yaml',
      });
    }
  });

  it('gives the token that stands in it, with keys in any case', async () => {
    const home = createHome();
    home.writeSail(sail('Pat: { ClientID: i, clientSecret: s }'), 0o600);
    const { choose, open } = createConfiguration(home.surroundings());
    const chosen = await choose({});
    expect(chosen.ok && (await open(chosen.value))).toMatchObject({
      value: { credentials: { type: 'client', clientId: 'i', clientSecret: 's' } },
    });
  });

  it('says where the console is', async () => {
    for (const [tenantUrl, consoleUrl] of [
      ['https://identity.acme.example', 'https://identity.acme.example'],
      ['no address', undefined],
    ]) {
      const home = createHome();
      home.writeSail(sail(`tenanturl: ${tenantUrl}`));
      const chosen = await createConfiguration(home.surroundings()).choose({});
      expect(chosen).toMatchObject({ ok: true });
      expect(chosen.ok && chosen.value.consoleUrl).toBe(consoleUrl);
    }
  });

  it.each([
    ['acme.demo', 'acme:\n    demo:\n      baseurl: https://d.example'],
    ['acme sandbox', 'acme sandbox:\n    baseurl: https://d.example'],
    [
      'a.b.c',
      'a:\n    baseurl: https://other.example\n    b:\n      c: { baseurl: https://d.example }',
    ],
  ])('has the environment %s, and it can be named and be the active one', async (name, text) => {
    const home = createHome();
    home.writeSail(`activeenvironment: ${name}\nenvironments:\n  ${text}\n`);
    const { choose, list } = createConfiguration(home.surroundings());
    for (const asked of [{}, { env: name }]) {
      expect(await choose(asked)).toMatchObject({
        ok: true,
        value: { name, baseUrl: 'https://d.example' },
      });
    }
    const { environments } = await list();
    expect(environments.filter(({ active }) => active).map((one) => one.name)).toEqual([name]);
  });

  it('says that a pipeline takes its client from the variables', async () => {
    const home = createHome();
    home.writeSail(sail('', 'authtype: pipeline\n'));
    expect((await problemOf(home))?.sentence).toMatch(
      /acme takes its client from the variables \(authtype pipeline\): set SAIL_BASE_URL, .+ leave --env out/,
    );
  });

  it('puts nothing together from file and keyring', async () => {
    const home = createHome();
    home.writeSail(sail('pat: { clientid: i }'));
    const { choose, open } = createConfiguration(home.surroundings());
    const chosen = await choose({});
    expect(chosen.ok && (await open(chosen.value))).toMatchObject({
      error: { tag: 'keyringNotFound' },
    });
  });

  it('must have a token and a base URL', async () => {
    const problems: readonly (readonly [string, string])[] = [
      [sail('', 'authtype: OAuth\n'), 'unsupportedSignIn'],
      [sail('authtype: oauth'), 'unsupportedSignIn'],
      [sail('authtype: pat', 'authtype: oauth\n'), 'none'],
      [sail('', 'debug: true\nauthtype: pat\n'), 'none'],
      ['environments: { acme: { tenanturl: https://acme.identitynow.com } }', 'missingValue'],
      ['environments: { acme: { baseurl: acme } }', 'invalidBaseUrl'],
      ['environments: { acme: }', 'missingValue'],
    ];
    for (const [text, tag] of problems) {
      const home = createHome();
      home.writeSail(text);
      expect((await problemOf(home))?.tag ?? 'none').toBe(tag);
    }
  });
});

describe('the list of environments', () => {
  it('has those of both files, and what is wrong with each', async () => {
    const home = createHome();
    home.writeOwn(`
active: acme
environments:
  acme: { base_url: https://acme.api.identitynow.com, access_token: t, shortcut: 1 }
  broken: { base_url: https://broken.example }
  twin: { base_url: https://twin.example, access_token: t, shortcut: 1 }
`);
    home.writeSail(`
activeenvironment: initech
environments:
  Acme: { baseurl: https://other.example }
  initech: { baseurl: https://initech.api.identitynow-demo.com }
  worse: { tenanturl: x }
`);
    const { environments, problems } = await createConfiguration(home.surroundings()).list();
    expect(problems).toEqual([]);
    expect(
      environments.map(({ name, origin, active, environment }) => [
        name,
        origin,
        active,
        environment.ok ? environment.value.shortcut : environment.error.tag,
      ]),
    ).toEqual([
      ['acme', 'config.yaml', true, 1],
      ['broken', 'config.yaml', false, 'missingValue'],
      ['twin', 'config.yaml', false, 'invalidValue'],
      ['initech', 'sail config', false, undefined],
      ['worse', 'sail config', false, 'missingValue'],
    ]);
  });

  it('has one file though the other is broken, and opens what it lists', async () => {
    const home = createHome();
    home.writeOwn('active: [');
    home.writeSail(
      'activeenvironment: initech\nenvironments: { initech: { baseurl: https://i.example, pat: { clientid: i, clientsecret: s } } }',
    );
    const { list, open } = createConfiguration(home.surroundings());
    const { environments, problems } = await list();
    expect(problems.map(({ tag }) => tag)).toEqual(['notYaml']);
    const [first] = environments;
    expect(first?.environment.ok && (await open(first.environment.value))).toMatchObject({
      ok: true,
      value: { environment: 'initech', credentials: { clientSecret: 's' } },
    });
    expect(JSON.stringify(environments)).not.toContain('clientsecret');
  });

  it('is empty without files', async () => {
    const { list } = createConfiguration(createHome().surroundings());
    expect(await list()).toEqual({ environments: [], problems: [] });
  });
});
