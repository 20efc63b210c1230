import { describe, expect, it } from 'vitest';
import { kindsById } from '../../src/resources/finding/findById.ts';
import { scenario } from '../dsl/scenario.ts';
import type { Tenant } from '../dsl/tenant.ts';

type Entry = { readonly id: string };

/** The id of the first entry of a list, or of the one thing there is, as the tenant gives it. */
const firstId = async (tenant: Tenant, path: string): Promise<string> => {
  const [first] = [(await tenant.asks(path)) as Entry | readonly Entry[]].flat();
  if (first === undefined) throw new Error(`there is nothing at ${path}`);
  return first.id;
};

const dashed = (id: string): string =>
  id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Where the first thing of each kind is that is found by its id. */
const firstOf: Readonly<Record<string, string>> = {
  sources: '/sources/v1?limit=1',
  tasks: '/task-status/v1?limit=1',
  entitlements: '/entitlements/v1?limit=1',
  accounts: '/accounts/v1?limit=1',
  'access-profiles': '/access-profiles/v1?limit=1',
  connections: '/entitlement-connections/v1?limit=1&offset=40',
  'jit-policy': '/jit-activation-config/v1/policy',
  'jit-history': '/jit-activation-history/v1?limit=1&offset=3',
  clusters: '/managed-clusters/v1?limit=1',
  clients: '/managed-clients/v1?limit=1',
  identities: '/identities/v1?limit=1',
  'governance-groups': '/workgroups/v1?limit=1',
};

it('an id of every kind that is found by it is tried', () => {
  expect(Object.keys(firstOf)).toEqual(kindsById().map(({ id }) => id));
});

describe('an id behind : lands on the thing, whatever its kind', () => {
  for (const [kind, path] of Object.entries(firstOf)) {
    scenario(`of ${kind}`, {}, async ({ app, tenant }) => {
      await app.title('SOURCES 42');
      const id = await firstId(tenant, path);
      await app.press(':');
      await app.paste(id);
      await app.press('enter');
      await app.crumbs(/^ sources › \S/);
      await app.press('y');
      await app.sees(`"id": "${id}"`);
    });
  }

  scenario('in its other form, and where it is loaded nothing is asked', {}, async (stage) => {
    const { app, tenant } = stage;
    await app.title('SOURCES 42');
    const id = await firstId(tenant, '/entitlements/v1?limit=1');
    await app.command(id.includes('-') ? id.replaceAll('-', '') : dashed(id));
    await app.crumbs(/^ sources › \S/);
    await app.command('ent');
    await app.title('ENTITLEMENTS');
    const source = await firstId(tenant, '/sources/v1?limit=1');
    const before = tenant.received(`GET /accounts/v1/${source}`).length;
    await app.command(source.toUpperCase());
    await app.crumbs(/^ sources › \S/);
    expect(tenant.received(`GET /accounts/v1/${source}`)).toHaveLength(before);
  });

  scenario('a connection, wherever its id is in the order of ids', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    const rows = (await tenant.asks('/entitlement-connections/v1?limit=250')) as Entry[];
    for (const end of ['0', 'f']) {
      const id = rows.find((row) => row.id.endsWith(end))?.id ?? 'none';
      await app.command(dashed(id));
      await app.crumbs(/^ sources › \S.* of \S/);
      await app.press('y');
      await app.sees(`"id": "${id}"`);
    }
  });

  scenario('what belongs to a source, where that was listed', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    const source = await firstId(tenant, '/sources/v1?limit=1&filters=name%20co%20%22DMZ%22');
    const id = await firstId(tenant, `/sources/v1/${source}/schemas`);
    await app.command('schemas dmz');
    await app.title('SCHEMAS');
    await app.command('va');
    await app.title('CLUSTERS');
    await app.command(id);
    await app.crumbs(/^ sources › DMZ Active Directory › \S+$/);
    await app.press('y');
    await app.sees(`"id": "${id}"`);
    await app.press('q', 'q');
    await app.crumbs(/^ sources$/);
  });

  scenario('or it is said where it was looked for', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    const id = '0123456789abcdef0123456789abcdef';
    await app.idle();
    const before = tenant.log().length;
    await app.command(id);
    const { length } = kindsById();
    await app.message(new RegExp(`^ Nothing among ${length} kinds has the id ${id}: sources,`));
    await app.crumbs(/^ sources$/);
    expect(tenant.log().length - before).toBeLessThanOrEqual(2 * length);
    await app.command('messages');
    await app.reads('Only the latest activations were looked through, and nothing that belongs to');
    await app.press('esc');
    tenant.fails('get-account', 403, { times: 2 });
    await app.command(id);
    await app.command('messages');
    await app.reads(`${id} was not found, but accounts could not be asked`);
  });
});

describe(':find looks among all kinds at once', () => {
  scenario('and Enter opens what was found', {}, async ({ app }) => {
    await app.command('find dmz');
    await app.title(/^FOUND \d+ {3}for /);
    await app.sees(/source +DMZ Active Directory/);
    await app.lacks('nothing among');
    await app.cursorRow('DMZ Active Directory');
    await app.do('list.open');
    await app.crumbs(/^ sources › dmz › found › DMZ Active Directory$/);
  });

  scenario('and says how it looked where there is nothing', {}, async ({ app }) => {
    await app.command('find zzzqqq');
    await app.title('FOUND 0');
    await app.reads(
      'No sources, clusters or clients that this user may see have "zzzqqq" in the name',
    );
    await app.do('list.open');
    await app.title('FOUND 0');
  });

  scenario('shows no more than 20 of each, and says so', {}, async ({ app }) => {
    await app.command('find GRP_ /entitlement');
    await app.title(/^FOUND \d+ of \d+ {3}for .* {3}filter entitlement$/);
    await app.do('move.last');
    await app.cursorRow('… more: type more of the name');
    // The word that there are more is none of the 20.
    await app.title(/^FOUND 20 of /);
  });

  scenario(
    'and what failed does not hide what was found',
    { given: (tenant) => tenant.fails('list-identities', 403, { times: 9 }) },
    async ({ app }) => {
      await app.command('find dmz');
      await app.sees(/identity +✗ could not be searched: .*/, /source +DMZ Active Directory/);
      await app.filter('searched');
      await app.do('list.open');
      await app.reads('needs the');
    },
  );

  scenario('wants to know what', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('find');
    await app.message('Type what to look for after it, such as :find payroll');
  });
});

describe('from a thing to what it belongs to, and to what uses it', () => {
  scenario('an entitlement, its source, its cluster and the sources there', {}, async ({ app }) => {
    await app.command('ent dmz');
    await app.title('ENTITLEMENTS 1,204');
    await app.press('J');
    await app.crumbs(/^ sources › \S*.*DMZ Active Directory$/);
    await app.press('u');
    await app.crumbs(/ › used by$/);
    await app.press('J');
    await app.crumbs(/DMZ Active Directory$/);
    await app.press('J');
    await app.crumbs(/DMZ Active Directory › \S+/);
    await app.press('u');
    await app.title(/^SOURCES \d+ {3}of /);
    await app.sees('DMZ Active Directory');
    await app.lacks('Workday');
    await app.press('J', 'J');
    await app.message('This cluster belongs to nothing that could be shown.');
  });

  scenario('goes back up to a view that is open already', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('src DMZ Active Directory');
    await app.press('2');
    await app.title('ENTITLEMENTS 1,204');
    await app.do('list.open');
    await app.press('J');
    await app.crumbs(/^ sources › DMZ Active Directory$/);
    await app.press(']');
    await app.crumbs(/^ sources › DMZ Active Directory › entitlements › Account Operators$/);
  });

  scenario('an entitlement, who holds it, and what that person has', {}, async ({ app }) => {
    await app.command('ent dmz /account operators');
    await app.cursorRow('Account Operators');
    await app.press('u');
    await app.title(/^CONNECTIONS \d+/);
    await app.crumbs(/entitlements › Account Operators › connections$/);
  });

  scenario('a person, and what accounts they have where', {}, async ({ app }) => {
    await app.command('identities night.operator');
    await app.press('u');
    await app.title(/^ACCOUNTS \d+/);
    await app.sees(/ {2}SOURCE +NAME +STATE/);
    await app.lacks('IDENTITY ');
  });

  scenario('a schedule names the time zone once it was looked up', {}, async ({ app }) => {
    await app.command('schedules corporate active');
    await app.sees('WHAT RUNS', 'aggregates accounts');
    await app.do('list.open');
    await app.reads('in the time zone of the organisation, which :org tells');
    await app.command('org');
    await app.reads('time zone');
    await app.do('history.back');
    await app.reads('in the time zone of the organisation: Europe/');
  });

  scenario('a task, its source', {}, async ({ app }) => {
    await app.command('tasks dmz');
    await app.title('TASKS');
    await app.press('J');
    await app.crumbs(/DMZ Active Directory$/);
  });

  scenario('or it is said that there is nothing of the kind', {}, async ({ app }) => {
    await app.command('va');
    await app.title('CLUSTERS');
    await app.press('J');
    await app.message('This cluster belongs to nothing that could be shown.');
    await app.command('gg');
    await app.title('GOVERNANCE GROUPS');
    await app.press('u');
    await app.message('What uses governance groups cannot be listed.');
  });
});

describe('] leads to what Esc left', () => {
  scenario('as [ does', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('src DMZ Active Directory');
    await app.press('2');
    await app.title('ENTITLEMENTS 1,204');
    await app.press('esc');
    await app.crumbs(/^ sources › DMZ Active Directory$/);
    await app.press(']');
    await app.title('ENTITLEMENTS 1,204');
  });
});
