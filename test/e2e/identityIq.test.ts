import { describe, expect, it } from 'vitest';
import { play, testHome, testTenant } from '../dsl/play.ts';
import type { Tenant } from '../dsl/tenant.ts';

/** A file with the company's two products, IdentityIQ active. */
const bothProducts = (tenant: Tenant) => {
  const { baseUrl, clientId, clientSecret, identityIq } = tenant.sandbox;
  const home = testHome();
  home.config(`active: old
environments:
  old: { type: identityiq, base_url: ${identityIq.baseUrl}, username: ${identityIq.username}, password: ${identityIq.password}, shortcut: 2 }
  new: { base_url: ${baseUrl}, client_id: ${clientId}, client_secret: ${clientSecret}, shortcut: 1 }
`);
  return { home, tenants: [tenant], secrets: [identityIq.password] };
};

describe('an environment of IdentityIQ', () => {
  it('opens with its entitlements, and shows one with its description as plain text', async () => {
    const tenant = await testTenant();
    await play(bothProducts(tenant), async ({ app }) => {
      await app.title(/IIQ ENTITLEMENTS 60/);
      await app.filter('domain admins');
      await app.do('list.open');
      await app.crumbs(/^ iiq entitlements › Domain Admins$/);
      await app.sees(/description en_US +Domain Admins Built in/);
    });
    const asked = tenant.sandbox.log.map(({ operation }) => operation);
    expect([...new Set(asked)]).toEqual(['get-scim-entitlements', 'get-scim-entitlement-by-id']);
  });

  it('says of kinds of the other product that they are, and goes to one and back', async () => {
    const tenant = await testTenant();
    await play(bothProducts(tenant), async ({ app }) => {
      await app.title(/IIQ ENTITLEMENTS 60/);
      await app.command('sources');
      await app.message(':sources needs Identity Security Cloud; this is IdentityIQ.');
      await app.command('env new');
      await app.title(/SOURCES 42/);
      await app.command('iiq');
      await app.message(':iiq-entitlements needs IdentityIQ; this is Identity Security Cloud.');
      await app.command('home');
      await app.crumbs(/^ sources › findings$/);
      await app.command('env old');
      await app.title(/IIQ ENTITLEMENTS 60/);
      await app.command('home');
      await app.crumbs(/^ iiq entitlements$/);
    });
  });

  it('says what is wrong with its user name and password, and shows neither', async () => {
    const tenant = await testTenant();
    const given = bothProducts(tenant);
    given.home.config(
      `active: old\nenvironments:\n  old: { type: identityiq, base_url: ${tenant.sandbox.identityIq.baseUrl}, username: somebody, password: wr0ng-secret }\n`,
    );
    const options = {
      ...given,
      secrets: ['wr0ng-secret'],
      exitCode: 3,
      lastWords: /did not accept the user name and password/,
    };
    await play(options, async ({ app }) => {
      await app.reads('did not accept the user name and password');
    });
  });
});
