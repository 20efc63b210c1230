import { describe, expect } from 'vitest';
import type { App } from '../dsl/app.ts';
import { scenario } from '../dsl/scenario.ts';

/** Sources, a probe, schemas, attributes, entitlements, and back as it was left. */
const lookAround = async (app: App): Promise<void> => {
  await app.title('SOURCES 42');
  await app.filter('name:active');
  await app.rows('APAC Active', 'Corporate Active', 'DMZ Active');
  await app.do('sort.open');
  await app.do('sort.down');
  await app.do('sort.choose');
  await app.title(/filter name:active .*sort NAME ▲$/);
  await app.do('sort.open');
  await app.do('sort.choose');
  await app.rows('DMZ Active', 'Corporate Active', 'APAC Active');
  await app.cursorRow('APAC Active Directory');
  await app.do('move.first');

  await app.do('list.open');
  await app.crumbs(/sources › DMZ Active Directory$/);
  await app.do('thing.probe');
  await app.crumbs(/sources › DMZ Active Directory › probe$/);
  await app.sees(
    /✓ ping cluster +Rotterdam DC – DR answers/,
    /✗ check connection +FAILED: .* 2\.1 s at/,
    /test configuration +not run: the step before failed/,
  );
  await app.reads(
    '[LDAP: error code 49 - 80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data 532, v1db1]',
  );
  await app.do('view.back');
  await app.press('1');
  await app.rows('account', 'group');
  await app.do('list.open');
  await app.title('ATTRIBUTES 26');
  await app.cursorRow(/distinguishedName .*identity/);
  await app.do('view.back');
  await app.do('view.back');

  await app.press('2');
  await app.title('ENTITLEMENTS 1,204');
  await app.filter('operators privilege:high');
  await app.do('move.down');
  await app.cursorRow('Backup Operators');
  await app.do('list.open');
  await app.reads('privilege HIGH', 'CN=Backup Operators,OU=Groups,OU=AMER,DC=corp');
  await app.do('thing.json');
  await app.crumbs(/Backup Operators › json$/);
  await app.sees('"name": "Backup Operators"');
  await app.press('esc');
  await app.title(/of 1,204 {3}of DMZ.*tory {3}filter operators privilege:/);
  await app.cursorRow('Backup Operators');
  await app.press('esc');
  await app.title(/^ENTITLEMENTS 1,204 {3}of DMZ Active Directory$/);
  await app.cursorRow('Backup Operators');
  await app.press('esc');
  await app.crumbs(/sources › DMZ Active Directory$/);
  await app.press('esc');
  await app.title(/SOURCES 3 of 42 {3}filter name:active .*sort NAME ▼$/);
  await app.cursorRow('DMZ Active Directory');
};

/** The JIT policy: edited, reviewed, first not sent and then sent, and read again. */
const changePolicy = async (app: App): Promise<void> => {
  await app.command('jit');
  await app.sees(
    'Domain Admins (Corporate Active Directory)',
    'Z:FF_FIREFIGHTER_01 (SAP ERP (ECC))',
  );
  await app.do('move.down');
  await app.cursorRow(/Longest extension +120 min {2}2 h$/);
  await app.do('form.edit');
  await app.press('ctrl-u');
  await app.type('8h');
  await app.do('edit.keep');
  await app.cursorRow('120 min  2 h  →  480 min  8 h');
  await app.do('form.review');
  await app.sees('120 min  2 h  →  480 min  8 h', '[ Cancel ]', '"value":480');
  await app.do('confirm.do');
  await app.message('Nothing was sent; the draft is kept.');
  await app.cursorRow('→  480 min  8 h');
  await app.do('form.review');
  await app.do('confirm.choose');
  await app.sees('[ Send ]');
  await app.do('confirm.do');
  await app.message('Changed 1 field');
  await app.cursorRow(/Longest extension +480 min {2}8 h$/);
  await app.title('as it is in the tenant');
};

describe('the whole walk', () => {
  scenario(
    'through the demo, in a terminal',
    { argv: ['--demo'], driver: 'pseudoTerminal' },
    async ({ app }) => {
      await app.header(/meridian-freight {2}WRITE/);
      await lookAround(app);
      await changePolicy(app);
      expect(await app.quit()).toBe(0);
    },
  );

  for (const api of ['v1', 'v2024'] as const) {
    scenario(
      `through a tenant, with --api ${api}`,
      { api, argv: ['--write'] },
      async ({ app, tenant }) => {
        await app.header(`WRITE  API ${api}`);
        await lookAround(app);
        await changePolicy(app);
        expect(await app.quit()).toBe(0);
        const paths = new Set(
          tenant.sandbox.log.map(({ path }) => path.split('/').slice(1, 3).join('/').split('?')[0]),
        );
        expect([...paths].sort()).toEqual(
          api === 'v1'
            ? ['entitlements/v1', 'jit-activation-config/v1', 'oauth/token', 'sources/v1']
            : ['jit-activation-config/v1', 'oauth/token', 'v2024/entitlements', 'v2024/sources'],
        );
        const jit = tenant.sandbox.log.filter(({ path }) => path.includes('jit'));
        const read = ['GET', 200, undefined];
        // Opened, reviewed twice, and compared once more before it is sent.
        expect(jit.map(({ method, status, body }) => [method, status, body])).toEqual([
          read,
          read,
          read,
          read,
          [
            'PATCH',
            200,
            '[{"op":"replace","path":"/maxActivationPeriodExtensionMins","value":480}]',
          ],
          read,
        ]);
        const entitlements = api === 'v1' ? '/entitlements/v1' : '/v2024/entitlements';
        const pages = tenant
          .received(`GET ${entitlements}`)
          .map(({ path }) => new URL(path, 'http://tenant').searchParams)
          .filter((query) => query.get('filters')?.startsWith('source.id') === true)
          .map((query) => query.get('offset'));
        expect(pages.sort()).toEqual(['0', '1000', '250', '500', '750']);
      },
    );
  }
});

scenario(
  'a change of the JIT policy is in the tenant, whoever asks',
  { argv: ['--write', '-c', 'jit'], driver: 'both' },
  async ({ app, tenant }) => {
    await changePolicy(app);
    expect(await app.quit()).toBe(0);
    expect(await tenant.asks('/jit-activation-config/v1/policy')).toMatchObject({
      maxActivationPeriodMins: 480,
      maxActivationPeriodExtensionMins: 480,
    });
  },
);
