import { describe, expect, it } from 'vitest';
import { play, testHome, testTenant } from '../dsl/play.ts';
import { scenario } from '../dsl/scenario.ts';

describe('one step back from where a line led is what the path shows', () => {
  scenario('the source that the list is of', {}, async ({ app }) => {
    await app.command('src dmz');
    await app.crumbs(/^ sources › DMZ Active Directory$/);
    await app.command('ent .');
    await app.crumbs(/^ sources › DMZ Active Directory › entitlements$/);
    await app.press('q');
    await app.crumbs(/^ sources › DMZ Active Directory$/);
    await app.command('schemas');
    await app.command('ent .');
    await app.crumbs(/^ sources › DMZ Active Directory › entitlements$/);
    await app.press('q', 'q');
    await app.title('SOURCES 42');
  });

  scenario('all of the environment without a dot, whatever one is in', {}, async ({ app }) => {
    await app.command('src dmz');
    await app.crumbs(/^ sources › DMZ Active Directory$/);
    await app.command('access-profiles');
    await app.crumbs(/^ sources › access profiles$/);
    await app.title(/^ACCESS PROFILES \d+$/);
    await app.command('ap .');
    await app.title(/^ACCESS PROFILES \d+ {3}of /);
  });

  scenario('of the source under the cursor, with a dot', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.filter('dmz active');
    await app.command('tasks .');
    await app.title(/^TASKS \d+ {3}of DMZ Active Directory$/);
    await app.press('q', 'q');
    await app.title('SOURCES 1 of 42');
  });

  scenario('also where the source was named', {}, async ({ app }) => {
    await app.command('ent dmz');
    await app.title('ENTITLEMENTS 1,204');
    await app.press('q');
    await app.crumbs(/^ sources › DMZ Active Directory$/);
    await app.sees('OVERVIEW');
    await app.press('q');
    await app.title('SOURCES 42');
  });

  scenario('the person whose list it is', {}, async ({ app }) => {
    await app.command('ids');
    await app.title('IDENTITIES');
    await app.do('list.open');
    await app.crumbs(/^ sources › identities › [^›]+$/);
    await app.command('identity-entitlements');
    await app.crumbs(/^ sources › identities › [^›]+ › held entitlements$/);
    await app.press('q');
    await app.crumbs(/^ sources › identities › [^›]+$/);
    await app.press('q');
    await app.title('IDENTITIES');
  });
});

describe('what is in something is that of', () => {
  for (const [line, ends] of [
    ['schedules', 'schedules'],
    ['health', 'source health'],
    ['csv', 'columns of CSV templates'],
  ] as const) {
    scenario(`the source under the cursor: :${line}`, {}, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.filter('dmz active');
      await app.command(line);
      await app.crumbs(new RegExp(`^ sources › DMZ Active Directory › ${ends}`));
      await app.press('q', 'q');
      await app.title('SOURCES 1 of 42');
    });
  }

  scenario('the person that one came through', {}, async ({ app, tenant }) => {
    await app.command('ids');
    await app.title('IDENTITIES');
    await app.do('list.open');
    await app.command('accounts .');
    await app.crumbs(/^ sources › identities › [^›]+ › accounts$/);
    await app.do('list.open');
    await app.crumbs(/› accounts › [^›]+$/);
    const before = tenant.log().length;
    await app.command('identity-entitlements');
    await app.crumbs(/^ sources › identities › [^›]+ › held entitlements$/);
    expect(tenant.log().slice(before)).toEqual([
      expect.stringMatching(/^GET \/entitlements\/v1\/identities\/\w+\/entitlements/),
    ]);
    await app.press('q');
    await app.crumbs(/^ sources › identities › [^›]+$/);
  });

  scenario('the source of the task under the cursor', {}, async ({ app }) => {
    await app.command('tasks dmz');
    await app.title('TASKS');
    await app.command('home');
    await app.command('tasks');
    await app.filter('"DMZ Active"');
    await app.command('schedules');
    await app.crumbs(/DMZ Active Directory › schedules$/);
  });

  scenario('nothing, where the kind may be listed as a whole', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('accounts');
    await app.crumbs(/^ sources › accounts$/);
    await app.command('schedules');
    await app.crumbs(/^ sources › accounts › [^›]+ › schedules$/);
  });
});

describe('things of one name', () => {
  scenario('are listed to choose from', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('ent domain admins');
    await app.message(/^ \d entitlements have this name: choose one\./);
    await app.title(/filter name:"domain admins"/i);
    await app.crumbs(/^ sources › entitlements$/);
    await app.do('list.open');
    await app.crumbs(/^ sources › entitlements › Domain Admins$/);
  });

  scenario('and it is said how to go on to what is in one', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('entitlement-children domain admins');
    await app.message(
      /^ \d entitlements have this name: open one, then type :entitlement-children/,
    );
    await app.do('list.open');
    await app.command('entitlement-children');
    await app.crumbs(/^ sources › entitlements › Domain Admins › children$/);
  });
});

it('an environment that cannot be used is told of at the start, with its line', async () => {
  const tenant = await testTenant();
  const home = testHome();
  const { baseUrl, clientId, clientSecret } = tenant.sandbox;
  const client = `base_url: '${baseUrl}', client_id: ${clientId}, client_secret: ${clientSecret}`;
  home.config(`active: acme
environments:
  acme: { ${client} }
  globex: { ${client}, prodution: true }
`);
  await play({ home, tenants: [tenant], columns: 120 }, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.message(/^ The environment globex cannot be used: .*config\.yaml, line 4/);
    await app.command('messages');
    await app.reads('environments.globex.prodution is not known. Is it production?');
  });
});

describe(':lock says what is true', () => {
  scenario('in a session that may not write', { argv: ['--readonly'] }, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('lock');
    await app.message(/^ READ-ONLY already: \S.*--readonly.*\.$/);
  });

  scenario('in one that could', { argv: ['--write'] }, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('lock');
    await app.message(/^ READ-ONLY again\.$/);
  });
});
