import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { getInProcess } from '../dsl/getInProcess.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const get = (...argv: readonly string[]) =>
  getInProcess(argv, {
    variables: {
      SAIL_BASE_URL: sandbox.baseUrl,
      SAIL_CLIENT_ID: sandbox.clientId,
      SAIL_CLIENT_SECRET: sandbox.clientSecret,
    },
  });

const refused = (code: number, stderr: string) => ({ code, stdout: '', stderr, pieces: [] });

describe('get KIND NAME', () => {
  it.each([
    ['sources', 'dmz', 'DMZ Active Directory'],
    ['sources', 'DMZ Active Directory', 'DMZ Active Directory'],
    ['clusters', 'singapore', 'Singapore Branch'],
    ['identities', 'night.operator', 'Noor Operator'],
  ])('prints the only one that is meant: %s %s', async (kind, typed, name) => {
    const { code, stdout } = await get(kind, typed, '-o', 'json');
    expect({ code, name: (JSON.parse(stdout) as { name?: string }).name }).toEqual({
      code: 0,
      name,
    });
  });

  it('finds what is listed in one thing by its name too', async () => {
    const { code, stdout } = await get('schemas', 'ACCOUNT', '--source', 'dmz', '-o', 'json');
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { name: 'account' }]);
  });

  it('says of several what lists them', async () => {
    expect(await get('sources', 'active')).toEqual(
      refused(
        1,
        `spyglass get: "active" fits 3 sources, such as APAC Active Directory: type more of it. --filters 'name co "active"' lists them.\n`,
      ),
    );
    expect((await get('sources', '--filters', 'name co "active"')).stdout.split('\n')).toHaveLength(
      5,
    );
  });

  it.each([
    [
      ['sources', 'nosuch'],
      'No source that this user may see is called "nosuch": type how its name begins, or its id.',
    ],
    [
      ['schemas', 'nosuch', '--source', 'dmz'],
      'No schema that this user may see here is called "nosuch" or has that id: leave nosuch out to list them.',
    ],
    [
      ['tasks', 'nosuch'],
      'No task that this user may see has the id nosuch: spyglass get tasks lists them.',
    ],
  ])('says that there is none: %j', async (argv, sentence) => {
    expect(await get(...argv)).toEqual(refused(1, `spyglass get: ${sentence}\n`));
  });

  it('does not blame the name for what the tenant refuses', async () => {
    sandbox.faults.queue({ operation: 'list-sources', times: 9 }, { type: 'status', status: 403 });
    const { code, stderr } = await get('sources', 'dmz');
    sandbox.faults.clear();
    expect([code, stderr]).toEqual([3, expect.stringMatching(/^spyglass get: .*refused/)]);
  });
});

it('a filter that cannot be asked is answered by what can be done without a screen', async () => {
  const { code, stdout, stderr } = await get('sources', '--filters', 'type co');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(
    /^spyglass get: The filter cannot be read: .* Nothing was sent\. Correct it, or/,
  );
});
