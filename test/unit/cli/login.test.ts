import { afterAll, beforeAll, expect, it } from 'vitest';
import { loginOf, type Renewed } from '../../../src/cli/explore/login.ts';
import { createConfiguration } from '../../../src/config/configuration.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { createHome } from '../config/home.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** How an environment of our file takes a secret, and what calls go with then. */
const loginTo = async (described: string) => {
  const home = createHome();
  home.writeOwn(`active: acme\nenvironments: { acme: { ${described} } }`);
  const configuration = createConfiguration(home.surroundings());
  const chosen = await configuration.choose({});
  if (!chosen.ok) throw new Error('there is no environment');
  const renewed: Renewed = new Map();
  const { take } = loginOf(chosen.value, configuration, renewed);
  const nobody = new AbortController().signal;
  return async (secret: string, name = '') => {
    const taken = await take({ name, secret }, 'session', nobody);
    return { said: taken.ok ? taken.value : taken.error, used: [...renewed.values()] };
  };
};

it('a client keeps its id where none is typed, and is tried by fetching a token', async () => {
  const { baseUrl, clientId, clientSecret } = sandbox;
  const login = await loginTo(`base_url: '${baseUrl}', client_id: ${clientId}, client_secret: old`);
  expect(await login('wr0ng')).toEqual({
    said: expect.stringMatching(/^Nothing was changed: .* did not accept the client id and secret/),
    used: [],
  });
  expect(await login(clientSecret)).toEqual({
    said: undefined,
    used: [{ type: 'client', clientId, clientSecret }],
  });
});

it('a token and a password are tried by a read, since nothing is fetched with them', async () => {
  const { baseUrl, identityIq } = sandbox;
  const token = await loginTo(`base_url: '${baseUrl}', access_token: old`);
  expect((await token('n0token')).said).toMatch(/^Nothing was changed: /);
  const { username, password } = identityIq;
  const iiq = await loginTo(
    `type: identityiq, base_url: '${identityIq.baseUrl}', username: ${username}, password: old`,
  );
  expect((await iiq('wr0ng')).said).toMatch(/^Nothing was changed: .* user name and password/);
  expect(await iiq(password)).toEqual({
    said: undefined,
    used: [{ type: 'basic', username, password }],
  });
});

it('what cannot be a secret is refused without a call, and not quoted', async () => {
  const { baseUrl, clientId } = sandbox;
  const login = await loginTo(`base_url: '${baseUrl}', client_id: ${clientId}, client_secret: old`);
  const before = sandbox.log.length;
  expect((await login('two words')).said).toBe(
    'No new secret. That holds characters that none has: copy it again.',
  );
  const vault = await loginTo(`base_url: '${baseUrl}', keyring: true`);
  expect((await vault('s3cret')).said).toBe('Type the client id too: the one in use is not known.');
  expect(sandbox.log.length).toBe(before);
});
