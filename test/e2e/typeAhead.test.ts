import { describe, expect, it } from 'vitest';
import { play, testHome, testTenant } from '../dsl/play.ts';
import { scenario } from '../dsl/scenario.ts';
import type { Tenant } from '../dsl/tenant.ts';

const probes = (tenant: Tenant): readonly string[] =>
  tenant.sandbox.log.flatMap(({ operation }) =>
    operation === 'ping-cluster' || operation === 'test-source-connection' ? [operation] : [],
  );

describe('what is typed behind a name that is looked up', () => {
  scenario('acts on what the name leads to', { driver: 'both' }, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.send(':src dmz active directory\rp');
    await app.crumbs(/DMZ Active Directory › probe$/);
    await app.sees(/✗ check connection/);
  });

  scenario('is held in order, and shown, while it is looked for', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    tenant.holds('list-sources');
    await app.send(':src dmz\r');
    await app.message(/^ Looking for the source "dmz"$/);
    await app.hints(/^ esc stay here$/);
    await app.send('y', 'yj');
    await app.message(/^ Looking for the source "dmz", then yyj$/);
    await app.crumbs(/^ sources$/);
    tenant.releases('list-sources');
    await app.crumbs(/^ sources › DMZ Active Directory › yaml$/);
    expect(probes(tenant)).toEqual([]);
  });

  scenario('is for the next place where it names one', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.send(':src dmz\r:src corporate active\ry');
    await app.crumbs(/^ sources › Corporate Active Directory › json$/);
  });

  scenario('leaves where it says so', { driver: 'both' }, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.send(':src dmz\r:q\r');
    expect((await app.exit()).code).toBe(0);
  });

  scenario('waits as pasted text does', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    tenant.holds('list-sources');
    await app.send(':src dmz\r', '\u001B[200~jit\u001B[201~', '\r');
    await app.message(', then pasted text enter');
    tenant.releases('list-sources');
    await app.crumbs(/^ sources › jit policy$/);
  });
});

describe('a name that leads nowhere', () => {
  scenario('lets no key act on the row that happens to be there', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    await app.send(':src no such source\rpp');
    await app.message('No source that this user may see is called "no such source"');
    await app.reads('Not pressed: pp.');
    await app.title('SOURCES 42');
    expect(probes(tenant)).toEqual([]);
  });

  scenario('is passed over by a command line behind it', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.send(':src no such source\r:jit\r');
    await app.crumbs(/^ sources › jit policy$/);
    await app.press('q');
    await app.send(':src active\rp');
    await app.reads('"active" fits');
    await app.title('SOURCES 42');
  });
});

describe('Esc and ctrl-c', () => {
  for (const key of ['esc', 'ctrl-c']) {
    scenario(`call a lookup off at once: ${key}`, {}, async ({ app, tenant }) => {
      await app.title('SOURCES 42');
      await app.press('j');
      tenant.holds('list-sources');
      await app.send(':src dmz\rp');
      await app.message('Looking for the source "dmz", then p');
      await app.press(key);
      await app.message('Left off looking for the source "dmz". Not pressed: p.');
      tenant.releases('list-sources');
      await app.idle();
      await app.crumbs(/^ sources$/);
      await app.press('j');
      await app.title('SOURCES 42');
      expect(probes(tenant)).toEqual([]);
    });
  }
});

describe('what is typed behind the start', () => {
  scenario(
    'acts on what -c leads to',
    { argv: ['-c', 'src dmz active directory'], given: (tenant) => tenant.holds('list-sources') },
    async ({ app, tenant }) => {
      await app.send('yp');
      await app.message('Looking for the source "dmz active directory", then yp');
      tenant.releases('list-sources');
      await app.crumbs(/DMZ Active Directory › json › probe$|DMZ Active Directory › probe$/);
    },
  );

  scenario(
    'waits for the first rows of the list that it leads to',
    { argv: ['-c', 'ent dmz'], given: (tenant) => tenant.holds('list-entitlements') },
    async ({ app, tenant }) => {
      await app.send('jj\r');
      await tenant.arrival('GET /entitlements/v1');
      await app.message(/^ Waiting for what is here, then jj enter$/);
      tenant.releases('list-entitlements');
      await app.crumbs(/^ sources › DMZ Active Directory › entitlements › Domain Admins$/);
    },
  );

  it('is for the environment that -c names', async () => {
    const home = testHome();
    const [acme, globex] = [await testTenant(), await testTenant()];
    const client = ({ sandbox }: Tenant) =>
      `{ base_url: '${sandbox.baseUrl}', client_id: ${sandbox.clientId}, client_secret: ${sandbox.clientSecret} }`;
    home.config(
      `active: acme\nenvironments:\n  acme: ${client(acme)}\n  globex: ${client(globex)}\n`,
    );
    const argv = ['-c', 'src dmz active directory @globex'];
    await play({ home, tenants: [acme, globex], argv }, async ({ app }) => {
      await app.send('p');
      await app.header('globex');
      await app.crumbs(/DMZ Active Directory › probe$/);
      await app.sees(/✗ check connection/);
    });
    expect([probes(acme), probes(globex)]).toEqual([
      [],
      ['ping-cluster', 'test-source-connection'],
    ]);
  });
});

const holdsSources = { given: (tenant: Tenant) => tenant.holds('list-sources') };

describe('what is typed before a list has its first rows', () => {
  scenario(
    'waits for them, in its order',
    { driver: 'both', ...holdsSources },
    async ({ app, tenant }) => {
      await app.sees('loading');
      await app.send('jj', 'j', 'k\r');
      await app.message(/^ Waiting for what is here, then jjjk enter$/);
      await app.hints(/^ esc stay here$/);
      tenant.releases('list-sources');
      await app.crumbs(/^ sources › Atlassian Cloud$/);
    },
  );

  scenario('opens the row that was meant, however late it comes', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    tenant.holds('list-entitlements');
    await app.send(':ent dmz active\r', 'jj', '\r', 'y');
    await app.message(/^ Waiting for what is here, then jj enter y$/);
    tenant.releases('list-entitlements');
    await app.crumbs(/entitlements › Domain Admins › json$/);
  });

  scenario('waits in each place on the way', holdsSources, async ({ app, tenant }) => {
    await app.sees('loading');
    await app.send('/dmz\r\r', '2jj\r');
    await app.message(/, then enter 2jj enter$/);
    tenant.holds('list-entitlements');
    tenant.releases('list-sources');
    await app.sees('ENTITLEMENTS');
    await app.message(/^ Waiting for what is here, then jj enter$/);
    tenant.releases('list-entitlements');
    await app.crumbs(/^ sources › DMZ Active Directory › entitlements › Domain Admins$/);
  });

  scenario('is for the filter that a key of it opens', holdsSources, async ({ app, tenant }) => {
    await app.sees('loading');
    await app.send('j/sql:q\u007F\u007F\r\r');
    await app.message(/^ Waiting for what is here, then j\/sql:q/);
    tenant.releases('list-sources');
    await app.crumbs(/^ sources › .*SQL/i);
  });

  scenario('is dropped by what leads elsewhere, and said', holdsSources, async ({ app }) => {
    await app.sees('loading');
    await app.send('jj\r');
    await app.message(/^ Waiting for what is here, then jj enter$/);
    await app.send('-');
    await app.message(/^ There .* before this\. Not pressed: jj enter\.$/);
    await app.send('jj', ':jit\r');
    await app.crumbs(/^ sources › jit policy$/);
    await app.command('messages');
    await app.sees('Not pressed: jj.');
  });

  scenario(
    'is dropped where nothing comes, and said',
    {
      exitCode: 4,
      lastWords: /^spyglass: The \S.*\.$/,
      given: (tenant) => {
        tenant.fails('list-sources', 500);
        tenant.holds('list-sources');
      },
    },
    async ({ app, tenant }) => {
      await app.sees('loading');
      await app.send('jj\r');
      await app.message(/^ Waiting for what is here, then jj enter$/);
      tenant.releases('list-sources');
      await app.reads('failed with status 500');
      await app.message('Not pressed: jj enter.');
      await app.crumbs(/^ sources$/);
    },
  );

  scenario('does not keep what needs no rows', holdsSources, async ({ app, tenant }) => {
    await app.sees('loading');
    await app.do('sort.open');
    await app.hints('sort by it');
    await app.press('esc', 'q');
    await app.message('This is the first view.');
    await app.press('w');
    await app.message('w does nothing here.');
    tenant.releases('list-sources');
    await app.title('SOURCES 42');
  });
});
