import { describe, expect } from 'vitest';
import { scenario } from '../dsl/scenario.ts';
import type { Tenant } from '../dsl/tenant.ts';

const webPage = {
  type: 'body',
  status: 200,
  contentType: 'text/html',
  body: '<html><title>Sign in</title></html>',
} as const;

describe('while the first answer is awaited', () => {
  scenario(
    'the frame says loading and keys work',
    { driver: 'both', given: (tenant) => tenant.holds('list-sources') },
    async ({ app, tenant }) => {
      await app.header('READ-ONLY');
      await app.sees('loading');
      await app.do('help.open');
      await app.sees('IN A LIST  (here)');
      await app.do('help.close');
      await app.press('enter');
      await app.message(/^ Waiting for what is here, then enter$/);
      await app.press('esc');
      await app.message('Left off waiting for what is here. Not pressed: enter.');
      await app.press('esc');
      await app.message('This is the first view.');
      await app.type('/');
      await app.type('dmz');
      await app.press('enter');
      tenant.releases('list-sources');
      await app.rows('DMZ Active Directory');
      await app.title('SOURCES 1 of 42   filter dmz');
    },
  );

  scenario(
    'leaving works, and the end does not wait for the answer',
    { given: (tenant) => tenant.holds('list-sources') },
    async ({ app, tenant }) => {
      await app.sees('loading');
      await tenant.arrival('GET /sources/v1');
      expect(await app.quit()).toBe(0);
    },
  );

  scenario(
    'leaving works before there is even a token',
    { given: (tenant) => tenant.holds('create-token') },
    async ({ app, tenant }) => {
      await app.sees('loading');
      await tenant.arrival('POST /oauth/token');
      expect(await app.quit()).toBe(0);
    },
  );
});

describe('ctrl-c', () => {
  scenario(
    'while a list loads says so, and leaves when it is pressed once more',
    { driver: 'both', given: (tenant) => tenant.holds('list-sources') },
    async ({ app }) => {
      await app.sees('loading');
      await app.press('ctrl-c');
      await app.message(/^ Still loading\. :q or ctrl-c once more leaves spyglass\.$/);
      await app.press('ctrl-c');
      expect((await app.exit()).code).toBe(0);
    },
  );

  scenario(
    'while a thing or a list behind another loads says how to go back',
    {},
    async (stage) => {
      const { app, tenant } = stage;
      await app.title('SOURCES 42');
      tenant.holds('list-entitlements');
      await app.send(':ent dmz active\r');
      await app.sees('ENTITLEMENTS', 'loading');
      await app.press('ctrl-c');
      await app.message('Still loading. q goes back, :q or ctrl-c once more leaves spyglass.');
      await app.press('q');
      await app.crumbs(/^ sources › DMZ Active Directory$/);
    },
  );

  scenario('behind a lookup that it called off does not leave', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    tenant.holds('list-sources');
    await app.send(':src dmz\r');
    await app.message('Looking for the source "dmz"');
    await app.send('\u0003', '\u0003');
    await app.message('Nothing is running. :q or ctrl-c once more leaves spyglass.');
    await app.title('SOURCES 42');
  });

  scenario('behind a line that was refused does not leave', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.send(':sorces\r', '\u0003');
    await app.message('Nothing is running. :q or ctrl-c once more leaves spyglass.');
    await app.title('SOURCES 42');
  });

  scenario('leaves a list at rest at once', { driver: 'both' }, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('ctrl-c');
    expect((await app.exit()).code).toBe(0);
  });
});

scenario(
  'Esc during a load goes back, and the late answer changes nothing',
  {},
  async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    await app.filter('dmz');
    await app.do('list.open');
    await app.sees('SOURCE ERROR');
    tenant.holds('list-entitlements');
    await app.press('2');
    await app.sees('ENTITLEMENTS', 'loading');
    await tenant.arrival('GET /entitlements/v1');
    await app.press('esc');
    await app.crumbs(/sources › DMZ Active Directory$/);
    const before = await app.screen();
    tenant.releases('list-entitlements');
    expect((await app.screen()).slice(1)).toEqual(before.slice(1));
    await app.press('2');
    await app.title('ENTITLEMENTS 1,204');
  },
);

scenario(
  'a long list shows what has come, of how many, while the rest loads',
  {},
  async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    // The first page is let through, those behind it are late enough to be seen coming.
    tenant.answers('list-entitlements', { type: 'slow', delayMs: 0 });
    tenant.answers('list-entitlements', { type: 'slow', delayMs: 400 }, 4);
    await app.command('ent dmz active');
    await app.title('ENTITLEMENTS 1,204');
    await app.do('move.last');
    await app.cursorRow('Server Operators');
  },
);

describe('a refresh', () => {
  scenario('keeps the rows on screen until the new ones are there', {}, async ({ app, tenant }) => {
    await app.title(/^SOURCES 42$/);
    tenant.holds('list-sources');
    await app.do('view.refresh');
    await app.title('SOURCES 42   reading again');
    await app.do('move.down');
    await app.cursorRow('APAC Active Directory');
    tenant.releases('list-sources');
    await app.title(/^SOURCES 42$/);
    await app.cursorRow('APAC Active Directory');
    expect(tenant.received('GET /sources/v1')).toHaveLength(2);
  });

  scenario('that fails keeps them too, and says STALE and why', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    await app.do('move.down');
    tenant.fails('list-sources', 500);
    await app.do('view.refresh');
    await app.header(/STALE as of \d\d:\d\d:\d\d$/);
    await app.title('OLD: the last read failed');
    await app.cursorRow('APAC Active Directory');
    await app.sees('failed with status 500', 'Try again in a minute');
    await app.do('view.refresh');
    await app.lacks('STALE', 'status 500');
    await app.cursorRow('APAC Active Directory');
  });

  scenario(
    'that fails says STALE on the narrowest screen too',
    { size: { columns: 60, rows: 14 }, argv: ['--write'] },
    async ({ app, tenant }) => {
      await app.title('SOURCES 42');
      tenant.fails('list-sources', 500);
      await app.do('view.refresh');
      await app.header(/WRITE .*STALE as of \d\d:\d\d:\d\d$/);
    },
  );

  scenario(
    'goes on through a token that has ended, with one new one',
    {},
    async ({ app, tenant }) => {
      await app.title('SOURCES 42');
      tenant.expiresToken();
      await app.do('view.refresh');
      await app.title(/^SOURCES 42$/);
      expect(tenant.log().slice(2)).toEqual([
        expect.stringMatching(/^GET \/sources.* 401$/),
        'POST /oauth/token 200',
        expect.stringMatching(/^GET \/sources.* 200$/),
      ]);
    },
  );

  scenario('is asked again after a cut connection', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    tenant.drops('list-sources');
    await app.do('view.refresh');
    await app.title(/^SOURCES 42$/);
    await app.lacks('STALE');
  });
});

describe('where the first answer is an error', () => {
  const cases: readonly (readonly [name: string, order: (tenant: Tenant) => void, says: string])[] =
    [
      // Asked once more as a source sub-admin, who may see no other list.
      [
        '403',
        (tenant) => tenant.fails('list-sources', 403, { times: 2 }),
        'needs the scope idn:sources:read',
      ],
      ['500', (tenant) => tenant.fails('list-sources', 500), 'failed with status 500'],
      ['a web page', (tenant) => tenant.answers('list-sources', webPage), 'it is a web page'],
      ['cut', (tenant) => tenant.drops('list-sources', 'before', 4), 'broke off'],
    ];
  for (const [name, given, says] of cases) {
    scenario(
      `${name}: the screen says why, R asks again, and all is well`,
      { given },
      async ({ app }) => {
        await app.reads(says);
        await app.do('view.refresh');
        await app.title(/^SOURCES 42$/);
        await app.lacks(says);
      },
    );
    scenario(
      `${name}: leaving says it once more, below the screen as it was`,
      { given, exitCode: name === '403' ? 3 : 4, lastWords: /^spyglass: The \S.*\.$/ },
      async ({ app }) => {
        await app.reads(says);
      },
    );
  }
});
