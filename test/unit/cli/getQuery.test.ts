import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { takersOf } from '../../../src/cli/get/getQuery.ts';
import { helpOf } from '../../../src/cli/help.ts';
import { subcommandFirst, subcommands } from '../../../src/cli/options.ts';
import { queryOptionNames } from '../../../src/model/operations.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { getInProcess } from '../../dsl/getInProcess.ts';
import { makeHome } from '../../dsl/home.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** Prints as JSON; gives that, the queries of what was asked last, and what was said beside it. */
const get = async (argv: readonly string[]) => {
  const home = makeHome();
  onTestFinished(home.remove);
  const { baseUrl, clientId, clientSecret, identityIq } = sandbox;
  const { baseUrl: iiqUrl, username, password } = identityIq;
  home.config(`active: isc
environments:
  isc: { base_url: '${baseUrl}', client_id: ${clientId}, client_secret: ${clientSecret} }
  iiq: { type: identityiq, base_url: '${iiqUrl}', username: '${username}', password: '${password}' }
`);
  const { code, stdout, stderr } = await getInProcess([...argv, '-o', 'json'], {
    variables: home.variables,
  });
  const sent = new URL(sandbox.log.at(-1)?.path ?? '/', baseUrl).searchParams;
  return { code, stderr, sent, found: stdout === '' ? undefined : JSON.parse(stdout) };
};
type Named = { readonly name: string };
const names = (found: unknown) => (found as readonly Named[]).map(({ name }) => name);

it('sources are asked for with that of the tenant, or as those of a sub-administrator', async () => {
  const all = await get(['sources', '--include-idn-source']);
  expect([all.sent.get('includeIDNSource'), names(all.found).includes('IdentityNow')]).toEqual([
    'true',
    true,
  ]);
  const own = await get(['sources', '--for-subadmin', 'me', '--limit', '1']);
  expect(own.sent.get('for-subadmin')).toBe('me');
  expect(names((await get(['sources'])).found)).not.toContain('IdentityNow');
});

it('schemas are asked for by type and names; another type than group is doubtful, and lists by names', async () => {
  const of = ['schemas', '--source', 'Salesforce CRM'];
  const groups = await get([...of, '--include-types', 'group']);
  expect([names(groups.found), groups.stderr]).toEqual([
    ['permissionSet', 'profile', 'group', 'role'],
    '',
  ]);
  const other = await get([...of, '--include-types', 'user', '--include-names', 'role,account']);
  expect([names(other.found), other.stderr]).toEqual([
    ['account', 'role'],
    'spyglass get: --include-types is group, not user: it is sent all the same. The tenant lists by --include-names then, or all.\n',
  ]);
});

it('a connector is asked for in a language', async () => {
  const { found, stderr } = await get([
    'connector',
    '--source',
    'Salesforce CRM',
    '--locale',
    'de',
  ]);
  const { translationProperties } = found as { readonly translationProperties: object };
  expect([Object.keys(translationProperties), stderr]).toEqual([['de'], '']);
});

it.each([
  [['identities', '--default-filter', 'NONE'], 'defaultFilter', 'NONE'],
  [['public-identities', '--add-core-filters'], 'add-core-filters', 'true'],
  [['accounts', '--detail-level', 'SLIM'], 'detailLevel', 'SLIM'],
  [['entitlements', '--segmented-for-identity', 'i1'], 'segmented-for-identity', 'i1'],
  [['entitlements', '--for-segment-ids', 'a,b'], 'for-segment-ids', 'a,b'],
  [
    ['entitlements', '--for-segment-ids', 'a', '--include-unsegmented', 'false'],
    'include-unsegmented',
    'false',
  ],
])('%j asks for %s=%s', async (argv, parameter, value) => {
  const { code, sent, stderr } = await get([...argv, '--limit', '1']);
  expect([code, sent.get(parameter), stderr]).toEqual([0, value, '']);
});

it('entitlements of IdentityIQ are asked for with some attributes, or without some', async () => {
  const list = await get(['iiq', '--env', 'iiq', '--limit', '1', '--attributes', 'type,value']);
  const [row = {}] = list.found as readonly { readonly id?: string }[];
  expect(Object.keys(row).sort()).toEqual(['id', 'schemas', 'type', 'value']);
  const one = await get([
    'iiq',
    row.id ?? '',
    '--env',
    'iiq',
    '--excluded-attributes',
    'meta,value',
  ]);
  const keys = Object.keys(one.found as object);
  expect([keys.includes('meta'), keys.includes('value'), keys.includes('type')]).toEqual([
    false,
    false,
    true,
  ]);
});

it('what a call does not take is refused before anything is sent', async () => {
  const before = sandbox.log.length;
  const list = await get(['accounts', '--locale', 'de']);
  const one = await get(['sources', 'x', '--include-idn-source']);
  expect([list.code, list.stderr, one.code]).toEqual([
    2,
    'spyglass get: The list of accounts takes no --locale: it is for one source config.\n',
    2,
  ]);
  expect(one.stderr).toMatch(
    /A source takes no --include-idn-source: it is for .*the list of sources/,
  );
  expect(sandbox.log.length).toBe(before);
});

it('a search prints what it found with kinds and ids that get takes, and needs a text', async () => {
  const { code, found, stderr } = await get(['finds', 'Salesforce']);
  const rows = found as readonly { readonly kind: string; readonly id: string; name: string }[];
  expect([code, stderr]).toEqual([0, '']);
  const crm = rows.find(({ name }) => name === 'Salesforce CRM');
  expect(crm?.kind).toBe('sources');
  expect((await get(['sources', crm?.id ?? ''])).found).toMatchObject({ name: 'Salesforce CRM' });
  const nothing = await get(['find']);
  expect([nothing.code, nothing.stderr]).toEqual([
    2,
    'spyglass get: Say what to look for: spyglass get finds TEXT.\n',
  ]);
});

it('a search that was refused in part prints the rest, says which part, and does not end with 0', async () => {
  sandbox.faults.queue({ operation: 'list-workgroups' }, { type: 'status', status: 403 });
  const { code, found, stderr } = await get(['finds', 'Salesforce']);
  expect([code, names(found).includes('Salesforce CRM')]).toEqual([4, true]);
  expect(stderr).toContain('governance group: ✗ could not be searched: ');
  expect(stderr).toContain('What was printed is not all of it.');
});

it('every option is in the help and on the page of what is printed, and something takes it', async () => {
  const get = subcommands.find(({ name }) => name === 'get');
  const help = get === undefined ? '' : helpOf(get);
  const page = readFileSync('docs/sharing.md', 'utf8');
  for (const name of queryOptionNames) {
    expect([name, (await takersOf(name)).length > 0, help.includes(` --${name} `)]).toEqual([
      name,
      true,
      true,
    ]);
    expect(page).toContain(`\`--${name}`);
  }
});

it.each([
  ['--demo get sources', 'get --demo sources'],
  ['--env acme -o json get sources', 'get --env acme -o json sources'],
  ['--api=v2024 --demo get sources --limit 2', 'get --api=v2024 --demo sources --limit 2'],
  ['--demo sandbox', 'sandbox --demo'],
  ['-c get --demo', '-c get --demo'],
  ['--env get --demo', '--env get --demo'],
  ['--demo nonsense', '--demo nonsense'],
  ['--', '--'],
])('the arguments %s are those of %s', (typed, read) => {
  expect(subcommandFirst(typed.split(' ')).join(' ')).toBe(read);
});

it('every line of the help has a gap between an option and what it does', () => {
  const lines = subcommands.flatMap((command) =>
    command.options.flatMap(({ title }) =>
      helpOf(command)
        .split('\n')
        .filter((line) => line.endsWith(` ${title}`) && !line.endsWith(`  ${title}`)),
    ),
  );
  expect(lines).toEqual([]);
});
