import { describe, expect, it } from 'vitest';
import {
  type RunEnvironments,
  runEnvironmentsFrom,
} from '../../../src/cli/explore/runEnvironments.ts';
import { explorer, readArguments } from '../../../src/cli/options.ts';
import type { Result } from '../../../src/model/result.ts';
import { createHome } from '../config/home.ts';

const file = `
active: acme
refresh_seconds: 5
environments:
  acme: { base_url: https://acme.api.identitynow.com, client_id: i, client_secret: s, shortcut: 1 }
  test: { base_url: http://127.0.0.1:1, access_token: t, shortcut: 2, write: true, probes: false, api: v2024 }
  broken: { base_url: https://broken.api.identitynow.com }
`;
const sail = `
environments:
  Initech: { baseurl: https://initech.api.identitynow.com }
  ACME: { baseurl: https://other.api.identitynow.com }
`;

/** The connections that a command line, variables and files give. */
const made = async (
  argv: readonly string[] = [],
  variables: Readonly<Record<string, string>> = {},
): Promise<Result<RunEnvironments, readonly string[]>> => {
  const home = createHome();
  home.writeOwn(file);
  home.writeSail(sail);
  const given = readArguments(explorer, argv);
  if (!given.ok) throw new Error(given.error);
  return runEnvironmentsFrom(given.value, { HOME: home.folder, ...variables });
};

const ofAcme = {
  SAIL_BASE_URL: 'https://acme.api.identitynow.com',
  SAIL_CLIENT_ID: 'i',
  SAIL_CLIENT_SECRET: 's',
};

const theirs = {
  name: 'Initech',
  origin: 'sail config',
  production: true,
  write: false,
  asksKeyring: true,
  active: false,
};
const broken = {
  name: 'broken',
  origin: 'config.yaml',
  production: true,
  active: false,
  problem: expect.stringContaining('environments.broken has no way to sign in'),
};
const acme = {
  name: 'acme',
  origin: 'config.yaml',
  production: true,
  write: false,
  shortcut: 1,
  active: true,
};
const test = {
  ...acme,
  name: 'test',
  production: false,
  write: true,
  shortcut: 2,
  active: false,
};

const opened = (result: Result<RunEnvironments, readonly string[]>): RunEnvironments => {
  if (!result.ok) throw new Error(result.error.join(' '));
  return result.value;
};

describe('the environments of a run', () => {
  it('are those of both files, each once, a broken one with its problem', async () => {
    const { first, settings, list } = opened(await made());
    expect([first.name, settings, await list()]).toEqual([
      'acme',
      { refreshSeconds: 5, escapeDelayMs: undefined },
      [acme, test, broken, theirs],
    ]);
  });

  it('have the one of the variables in front, where it has a name of its own', async () => {
    const variables = { ...ofAcme, SAIL_BASE_URL: 'https://globex.api.identitynow.com' };
    const { list } = opened(await made([], variables));
    expect(await list()).toEqual([
      { name: 'globex', origin: 'variables SAIL_*', production: true, write: false, active: true },
      { ...acme, active: false },
      test,
      broken,
      theirs,
    ]);
  });

  it('say of one that shares its name with that of the variables why one cannot go there', async () => {
    const { list, to, first } = opened(await made([], ofAcme));
    expect(await list()).toEqual([
      { name: 'acme', origin: 'variables SAIL_*', production: true, write: false, active: true },
      {
        name: 'acme',
        origin: 'config.yaml',
        production: true,
        active: false,
        problem:
          'The environment of variables SAIL_* has this name too, and that is used. To come here start spyglass with --env acme.',
      },
      test,
      broken,
      theirs,
    ]);
    expect(await to('ACME')).toEqual({ ok: true, value: first });
  });

  it('are found by name in any case', async () => {
    const { to, first } = opened(await made());
    expect(await to('Acme')).toEqual({ ok: true, value: first });
    const found = await to('TEST');
    expect(found).toMatchObject({
      ok: true,
      value: { name: 'test', write: true, probes: false, scheme: 'v2024', production: false },
    });
    expect(found.ok && (await found.value.open())).toMatchObject({
      ok: true,
      value: { environment: 'test', baseUrl: 'http://127.0.0.1:1' },
    });
  });

  it.each([
    ['nobody', /^There is no environment nobody\. :env shows them\.$/],
    ['tset', /^There is no environment tset: did you mean test\? :env shows them\.$/],
    ['broken', /environments\.broken has no way to sign in/],
  ])('that cannot be gone to say why: %s', async (name, sentence) => {
    const { to } = opened(await made());
    expect(await to(name)).toEqual({ ok: false, error: expect.stringMatching(sentence) });
  });

  it('have the path scheme of --api only where it was asked for', async () => {
    expect(opened(await made(['--env', 'test'])).first.scheme).toBe('v2024');
    expect(opened(await made(['--env', 'test', '--api', 'v1'])).first.scheme).toBe('v1');
  });
});

describe('the demo', () => {
  it('is alone and writable, with the settings of the file and none of its environments', async () => {
    const { first, settings, list, to } = opened(await made(['--demo'], ofAcme));
    expect(settings).toEqual({ refreshSeconds: 5 });
    const { name, origin, production, write } = first;
    expect({ name, origin, production, write }).toEqual({
      name: 'meridian-freight',
      origin: 'the demo',
      production: false,
      write: true,
    });
    expect(await list()).toEqual([
      {
        name: 'meridian-freight',
        origin: 'the demo',
        production: false,
        write: true,
        active: true,
      },
    ]);
    expect(await to('acme')).toEqual({
      ok: false,
      error: 'The demo has one environment only: start spyglass without --demo for others.',
    });
  });

  it('looks at no environment of the file and at no secret, whoever may read them', async () => {
    const home = createHome();
    home.writeOwn(
      'theme: light\nenvironments:\n  acme: { prodution: 1, access_token: t }\n',
      0o644,
    );
    const given = readArguments(explorer, ['--demo']);
    if (!given.ok) throw new Error(given.error);
    const { settings } = opened(await runEnvironmentsFrom(given.value, { HOME: home.folder }));
    expect(settings).toEqual({ theme: 'light' });
  });

  it('says what is wrong with the settings, all of it', async () => {
    const home = createHome();
    home.writeOwn('theme: pink\nascii: perhaps\n');
    const given = readArguments(explorer, ['--demo']);
    if (!given.ok) throw new Error(given.error);
    expect(await runEnvironmentsFrom(given.value, { HOME: home.folder })).toEqual({
      ok: false,
      error: [
        '~/.config/spyglass/config.yaml, line 1, column 1: theme must be auto, dark or light.',
        '~/.config/spyglass/config.yaml, line 2, column 1: ascii must be auto, true or false.',
      ],
    });
  });

  it.each(['--env', '--base-url'])('does not go with %s', async (option) => {
    expect(await made(['--demo', option, 'x'])).toEqual({
      ok: false,
      error: ['--demo brings an environment of its own: leave --env and --base-url out.'],
    });
  });
});
