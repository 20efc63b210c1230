import { describe, expect, it } from 'vitest';
import { createConfiguration } from '../../../src/config/configuration.ts';
import { createHome, keyringWith } from './home.ts';

const baseUrl = 'https://iiq.acme.example/identityiq/';
const file = (...lines: readonly string[]): string =>
  ['active: old', 'environments:', '  old:', ...lines.map((line) => `    ${line}`), ''].join('\n');
const whole = [
  'type: identityiq',
  `base_url: ${baseUrl}`,
  'username: spyglass.reader',
  'password: "p:w ☂ 0"',
];

/** The connection of our file's active environment, or the sentence about what is wrong with it. */
const opened = async (text: string, secrets: Readonly<Record<string, string>> = {}) => {
  const home = createHome();
  home.writeOwn(text);
  const askKeyring = keyringWith(secrets);
  const { choose, open } = createConfiguration(home.surroundings({ askKeyring }));
  const chosen = await choose({});
  if (!chosen.ok) return chosen.error.sentence.replace(/^.*?: /, '');
  const connection = await open(chosen.value);
  return connection.ok ? connection.value : connection.error.sentence;
};

const connection = {
  environment: 'old',
  origin: 'config.yaml',
  product: 'identityiq',
  baseUrl: 'https://iiq.acme.example/identityiq',
  scheme: 'v1',
  credentials: { type: 'basic', username: 'spyglass.reader', password: 'p:w ☂ 0' },
};

describe('an environment of IdentityIQ', () => {
  it('has its context root, a user name and a password', async () => {
    expect(await opened(file(...whole))).toEqual(connection);
  });

  it('may have both in the keyring', async () => {
    const text = file('type: identityiq', `base_url: ${baseUrl}`, 'keyring: true');
    const user = { 'spyglass old/username': 'spyglass.reader' };
    expect(await opened(text, { ...user, 'spyglass old/password': 'p:w ☂ 0' })).toEqual(connection);
    expect(await opened(text, user)).toBe(
      'The secret of old should come from the keyring, which has nothing for service spyglass and user old/password. Store it with secret-tool store --label=spyglass service spyglass username old/password, or set username and password in the file instead.',
    );
  });

  it('counts as a secret, so that the file must be closed to others', async () => {
    const home = createHome();
    home.writeOwn(file(...whole), 0o644);
    const chosen = await createConfiguration(home.surroundings({ platform: 'linux' })).choose({});
    expect(chosen).toMatchObject({ ok: false, error: { tag: 'fileOpenToOthers' } });
  });

  it.each([
    [[...whole.slice(0, 3)], 'environments.old has no password.'],
    [
      [...whole, 'keyring: true'],
      'environments.old has more than one way to sign in: keyring and username and password. Keep one.',
    ],
    [
      [...whole, 'client_id: x'],
      'environments.old.client_id is not for an environment of type identityiq.',
    ],
    [
      [...whole, 'api: v2024'],
      'environments.old.api is not for an environment of type identityiq.',
    ],
    [whole.slice(1), 'environments.old.username is for an environment of type identityiq only.'],
    [
      ['type: iiq', ...whole.slice(1)],
      'environments.old.type must be identity-security-cloud or identityiq.',
    ],
    [
      [...whole.slice(0, 2), 'username: "a:b"', 'password: p'],
      'environments.old.username may have neither a colon nor control characters.',
    ],
    [
      [...whole.slice(0, 2), 'username: a', 'password: "p\\n5ec2e7"'],
      'environments.old.password may have no control characters.',
    ],
  ])('is strict: %j', async (lines, sentence) => {
    const said = await opened(file(...lines));
    expect(said).toBe(sentence);
  });

  it('goes over plain HTTP on this machine only', async () => {
    const at = (url: string) => opened(file(...whole).replace(baseUrl, url));
    expect(await at('http://127.0.0.1:8080/identityiq')).toMatchObject({
      baseUrl: 'http://127.0.0.1:8080/identityiq',
    });
    expect(await at('http://iiq.acme.example/identityiq')).toMatch(/is not https/);
  });
});
