import { expect, it } from 'vitest';
import { play, testHome, testTenant } from '../dsl/play.ts';

type Pair = { readonly clientId: string; readonly clientSecret: string };

const configured = (baseUrl: string, { clientId, clientSecret }: Pair) => {
  const home = testHome();
  home.config(
    `active: acme\nenvironments:\n  acme: { base_url: '${baseUrl}', client_id: ${clientId}, client_secret: ${clientSecret} }\n`,
  );
  return home;
};

it('says who the operator is, until when, and that nothing is refused', async () => {
  const tenant = await testTenant();
  const home = configured(tenant.sandbox.baseUrl, tenant.sandbox);
  await play({ home, tenants: [tenant] }, async ({ app, terminal }) => {
    await app.title('SOURCES 42');
    await app.command('whoami');
    await app.title('WHO AM I in acme');
    await app.sees(
      /user +night\.operator/,
      /organisation +meridian-freight/,
      /pod +stg01-useast1/,
      /user levels +ORG_ADMIN, POLICY_ADMIN/,
      /scopes +sp:scopes:all: everything that the user levels allow/,
      /token ends +\d{4}-\d\d-\d\d \d\d:\d\d \(in 1\d min\); another one is/,
      /read from +config\.yaml/,
    );
    await app.reads('the tenant refuses you nothing that spyglass asks');
    await app.press('esc');
    await app.title('SOURCES 42');
    // The head of every token of the sandbox: `{"alg":`.
    expect(terminal.raw().toString()).not.toContain('eyJhbGci');
  });
});

it('says what the help desk cannot see, and which level it takes; a refusal points there', async () => {
  const tenant = await testTenant();
  const home = configured(tenant.sandbox.baseUrl, tenant.sandbox.helpDesk);
  await play({ home, tenants: [tenant], exitCode: 3, lastWords: /refused/ }, async ({ app }) => {
    await app.sees('See :whoami for what this token may do.');
    await app.command('whoami');
    await app.sees(/user +help\.desk/, /user levels +HELPDESK/, 'YOU CANNOT SEE');
    await app.reads('needs ORG_ADMIN or SOURCE_ADMIN');
    await app.press('pgdn');
    await app.sees('YOU CANNOT CHANGE OR CHECK');
    await app.press('G');
    await app.reads('the tenant has the last word');
  });
});

it('says that an API client has no user, and counts by its scopes', async () => {
  const tenant = await testTenant();
  const home = configured(tenant.sandbox.baseUrl, tenant.sandbox.application);
  await play({ home, columns: 120, tenants: [tenant] }, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('whoami');
    await app.sees(
      /user +none: this is an API client without a user/,
      /user levels +none, as there is no user/,
      /scopes +.*idn:sources:read/,
    );
    await app.reads('needs the scope idn:source-schema:read or idn:source-schema:manage');
  });
});

it('says so where the token is none that can be read', async () => {
  const tenant = await testTenant();
  const home = testHome();
  await play(
    {
      home,
      tenants: [tenant],
      variables: { SAIL_BASE_URL: tenant.sandbox.baseUrl, SPYGLASS_ACCESS_TOKEN: 'opaque-token' },
      secrets: ['opaque-token'],
      exitCode: 3,
      lastWords: /token/,
    },
    async ({ app }) => {
      await app.reads('did not accept the token');
      await app.command('whoami');
      await app.reads('This token cannot be read: it is no JWT.');
    },
  );
});
