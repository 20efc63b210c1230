import { describe, expect, it } from 'vitest';
import { play, testHome, testTenant } from '../dsl/play.ts';
import type { Tenant } from '../dsl/tenant.ts';

const client = ({ sandbox }: Tenant): string =>
  `{ base_url: '${sandbox.baseUrl}', client_id: ${sandbox.clientId}, client_secret: ${sandbox.clientSecret} }`;

const twoTenants = async (seed = 1) => {
  const [alpha, beta] = await Promise.all([testTenant(), testTenant({ seed })]);
  const home = testHome();
  home.config(`active: alpha\nenvironments:\n  alpha: ${client(alpha)}\n  beta: ${client(beta)}\n`);
  return { alpha, beta, home };
};

/** Asks a tenant beside the program. */
const asking = async ({ sandbox }: Tenant) => {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
  });
  const token = await fetch(`${sandbox.baseUrl}/oauth/token`, { method: 'POST', body });
  const { access_token } = (await token.json()) as { readonly access_token: string };
  return async (method: string, path: string, sent?: unknown): Promise<unknown> => {
    const answer = await fetch(`${sandbox.baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${access_token}`,
        'content-type': 'application/json-patch+json',
      },
      body: sent === undefined ? undefined : JSON.stringify(sent),
    });
    return answer.json();
  };
};

describe('the same thing in another environment', () => {
  it('is beside this one with only what differs, and all of it by a', async () => {
    const { alpha, beta, home } = await twoTenants();
    const ask = await asking(beta);
    const [source] = (await ask(
      'GET',
      `/v2024/sources?filters=${encodeURIComponent('name eq "DMZ Active Directory"')}`,
    )) as { id: string }[];
    await ask('PATCH', `/v2024/sources/${source?.id}`, [
      { op: 'replace', path: '/description', value: 'the other one' },
      { op: 'replace', path: '/deleteThreshold', value: 33 },
    ]);
    await play({ home, columns: 120, tenants: [alpha, beta] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.filter('dmz active');
      await app.command('diff @beta');
      await app.title(/alpha: DMZ Active Directory/);
      await app.sees(
        'beta: DMZ Active Directory',
        '2 differences',
        /~ deleteThreshold {2}\d+ → 33/,
        /description/,
        'the other one',
      );
      await app.lacks('modified', 'password');
      await app.do('difference.all');
      await app.sees('modified');
      await app.press('q');
      await app.title('SOURCES 1 of 42');
    });
    expect(beta.log().filter((line) => /^(PUT|POST|PATCH|DELETE)/.test(line))).toEqual([
      'POST /oauth/token 200',
      `PATCH /v2024/sources/${source?.id} 200`,
      'POST /oauth/token 200',
    ]);
  });

  it.each(['schemas', 'schedules', 'provisioning-policies'])(
    'is found among the %s of the source of the same name, and does not differ',
    async (kind) => {
      const { alpha, beta, home } = await twoTenants();
      await play({ home, columns: 120, tenants: [alpha, beta] }, async ({ app }) => {
        await app.title('SOURCES 42');
        await app.command(`${kind} corporate active`);
        await app.crumbs('Corporate Active Directory');
        await app.idle();
        await app.command('diff @beta');
        await app.sees('alpha: ', 'beta: ', /Nothing differs, as of \d\d:/);
      });
    },
  );

  it('is told with near names where it is not there, and where the environment is not', async () => {
    const { alpha, beta, home } = await twoTenants(2);
    const ask = await asking(beta);
    const [source] = (await ask(
      'GET',
      `/v2024/sources?filters=${encodeURIComponent('name eq "DMZ Active Directory"')}`,
    )) as { id: string }[];
    await ask('PATCH', `/v2024/sources/${source?.id}`, [
      { op: 'replace', path: '/name', value: 'DMZ Directory' },
    ]);
    await play({ home, tenants: [alpha, beta] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.filter('dmz active');
      await app.command('diff @beta');
      await app.reads(
        'No source that this user may see in beta is called "DMZ Active Directory". Nearest: ',
        'DMZ Directory',
      );
      await app.lacks('ids and times too');
      await app.press('esc');
      await app.command('diff @nobody');
      await app.message('There is no environment nobody. :env shows them.');
      await app.title('SOURCES 1 of 42');
      await app.command('diff');
      await app.message(/Compare with what\? :diff @environment/);
    });
  });

  it('of another seed shows what differs between two companies', async () => {
    const { alpha, beta, home } = await twoTenants(2);
    await play({ home, columns: 120, tenants: [alpha, beta] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.filter('dmz active');
      await app.do('list.open');
      await app.command('diff @beta');
      await app.sees('beta: DMZ Active Directory', /\d+ differences?,|Nothing differs/);
      await app.lacks('client_secret');
    });
  });
});

describe('two things of one environment', () => {
  it('are compared by the name of the other', async () => {
    const { alpha, beta, home } = await twoTenants();
    await play({ home, columns: 120, tenants: [alpha, beta] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.filter('dmz active');
      await app.command('diff corporate active directory');
      await app.sees(
        'DMZ Active Directory  in alpha',
        'Corporate Active Directory  in alpha',
        /~ cluster\.name {2}"Rotterdam DC – DR" → "Rotterdam DC – Primary"/,
      );
      await app.press('esc');
      await app.command('diff Corporate Activ Directory');
      const failed =
        'No source that this user may see in alpha is called "Corporate Activ Directory". Nearest: Corporate Active Directory';
      await app.reads(failed);
      await app.press('esc');
      await app.command('messages');
      await app.reads(failed);
    });
    expect(beta.log()).toEqual([]);
  });

  it('are compared where both are marked', async () => {
    const { alpha, beta, home } = await twoTenants();
    await play({ home, columns: 120, tenants: [alpha, beta] }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.filter('active directory');
      await app.press('space', 'j', 'space');
      await app.command('diff');
      await app.sees('APAC Active Directory  in alpha', 'DMZ Active Directory  in alpha');
      await app.lacks('here', 'there');
    });
  });
});
