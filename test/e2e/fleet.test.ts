import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { play, testHome, testTenant } from '../dsl/play.ts';
import type { Tenant } from '../dsl/tenant.ts';

const client = ({ sandbox }: Tenant, more = '', baseUrl = sandbox.baseUrl): string =>
  `{ base_url: '${baseUrl}', client_id: ${sandbox.clientId}, client_secret: ${sandbox.clientSecret}${more} }`;

/** A port on loopback where somebody takes connections and says nothing. */
const silence = async (): Promise<string> => {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const counts = (tenant: Tenant) =>
  tenant.log().filter((line) => /sources\/v1\?.*limit=1&.* 200$/.test(line));

describe('the strip of all environments', () => {
  it('shows how each is: a production one, one of another product, a dead one, one that refuses', async () => {
    const [alpha, beta] = await Promise.all([
      testTenant(),
      testTenant({ scale: 'small', seed: 2 }),
    ]);
    const { helpDesk, identityIq } = beta.sandbox;
    const home = testHome();
    home.config(`active: alpha
environments:
  alpha: ${client(alpha, ', write: true')}
  beta: ${client(beta, ', production: true')}
  dead: ${client(beta, '', 'http://127.0.0.1:9')}
  iiq: { type: identityiq, base_url: '${identityIq.baseUrl}', username: ${identityIq.username}, password: ${identityIq.password} }
  little: { base_url: '${beta.sandbox.baseUrl}', client_id: ${helpDesk.clientId}, client_secret: ${helpDesk.clientSecret} }
`);
    await play({ home, columns: 160, tenants: [alpha, beta] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.command('env');
      await app.title('ENVIRONMENTS');
      await app.sees(
        /alpha +WRITE +config\.yaml, here +✗ \d+ broken, \d+ unknown of 42 +\d\d:\d\d$/m,
        /beta +PRODUCTION +config\.yaml +✗ \d+ broken, \d+ unknown of 42/,
        /dead +config\.yaml +✗ The host 127\.0\.0\.1:9 refused the connection\./,
        /iiq +config\.yaml +- IdentityIQ, another product/,
        /little +config\.yaml +✗ It answers, but this token may not list its sources\./,
      );
      expect(counts(beta)).toHaveLength(3);
      await app.press('R');
      await app.sees(/beta .* broken/);
      expect(counts(beta)).toHaveLength(6);
      await app.press('j', 'enter');
      await app.header(/beta .*PRODUCTION/);
      await app.title('SOURCES 42');
    });
  });

  it('streams in: a slow one holds up neither the others nor the keys, and 5 s is all it gets', async () => {
    const alpha = await testTenant();
    const dead = await silence();
    const home = testHome();
    home.config(`active: alpha
environments:
  alpha: ${client(alpha)}
  mute: ${client(alpha, '', dead)}
`);
    let late = true;
    await play({ home, tenants: [alpha], isWaiting: () => late }, async ({ app, terminal }) => {
      await app.title('SOURCES 42');
      await app.command('env');
      await app.sees(/alpha .* broken/, /mute +… asking/);
      await app.press('j');
      await app.cursorRow('mute');
      await app.press('esc');
      await app.title('SOURCES 42');
      await app.command('env');
      await app.sees(/mute .*asking/);
      while (!terminal.lines().some((line) => line.includes('No answer'))) await terminal.change();
      late = false;
      await app.sees(/mute +✗ No answer within 5 s\./);
    });
  });

  it('asks no keyring by itself, but by p where one wants it', async () => {
    const alpha = await testTenant();
    const home = testHome();
    const asked = home.write('asked', '');
    const path = home.tool('secret-tool', `echo asked >> ${asked}; exit 1`);
    home.config(`active: alpha\nenvironments:\n  alpha: ${client(alpha)}\n`);
    home.sail(`activeenvironment: acme
environments:
  acme:
    baseurl: https://acme.api.example
    tenanturl: https://acme.example
authtype: pat
`);
    await play({ home, variables: path, columns: 160, tenants: [alpha] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.command('env');
      await app.sees(/acme .*- Not asked: its secret is in the keyring/);
      expect(home.files().asked).toBe('');
      await app.press('j', 'p');
      await app.sees(/acme .*✗ The secret of acme should come from the keyring/);
      expect(home.files().asked).toContain('asked');
    });
  });

  it('calls off what it still asks once it is left', async () => {
    const [alpha, beta] = await Promise.all([testTenant(), testTenant()]);
    const home = testHome();
    home.config(`active: alpha
environments:
  alpha: ${client(alpha)}
  beta: ${client(beta)}
`);
    beta.holds('list-sources');
    await play({ home, tenants: [alpha, beta] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.command('env');
      await beta.arrival('GET /sources/v1');
      await app.sees(/beta .*asking/);
      await app.press('esc');
      await app.title('SOURCES 42');
      beta.releases('list-sources');
      await app.idle();
      await app.command('env');
      await app.sees(/beta .* broken/);
    });
  });
});
