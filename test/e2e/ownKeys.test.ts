import { describe, expect, it } from 'vitest';
import { play, testHome, testTenant } from '../dsl/play.ts';
import { scenario } from '../dsl/scenario.ts';

/** A settings file with one environment, that of the tenant, and keys. */
const configOf = (
  { sandbox }: Awaited<ReturnType<typeof testTenant>>,
  keys: string,
): string => `active: acme
keys:
${keys}
environments:
  acme:
    base_url: ${sandbox.baseUrl}
    client_id: ${sandbox.clientId}
    client_secret: ${sandbox.clientSecret}
    production: false
`;

describe('keys of the settings file', () => {
  it('run commands, and hints, help and messages name them', async () => {
    const home = testHome();
    const tenant = await testTenant();
    home.config(
      configOf(
        tenant,
        "  sort.open: [f5, alt-s]\n  view.refresh: []\n  command.open: [';', ':']\n  help.open: [f1]",
      ),
    );
    await play({ home, tenants: [tenant], columns: 120 }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.hints('f1 keys', '; command', 'f5 sort');
      await app.press('f5');
      await app.sees('SORT BY');
      await app.press('esc');
      await app.press('alt-s');
      await app.sees('SORT BY');
      await app.press('esc');
      await app.press('S');
      await app.message('S does nothing here. f1 shows the keys that do.');
      await app.press('R');
      await app.message('R does nothing here.');
      await app.press('f1');
      await app.sees('IN A LIST  (here)');
      await app.send('/your own\r');
      await app.sees('YOUR OWN KEYS', 'f5  alt-s', 'sort.open, usually S', 'no key');
      await app.press('esc');
    });
  });

  it('that cannot work keep the explorer from starting, and each says why', async () => {
    const home = testHome();
    const tenant = await testTenant();
    home.config(configOf(tenant, '  sort.opn: [o]\n  sort.open: [R]\n  command.run: []'));
    await play(
      {
        home,
        tenants: [tenant],
        columns: 200,
        exitCode: 2,
        lastWords:
          /line 3, column \d: there is no command sort\.opn\. Is it sort\.open\?.*line 5.*command\.run needs a key.*line 4.*R is both sort\.open and view\.refresh in a list/s,
      },
      async ({ app }) => {
        expect((await app.exit()).code).toBe(2);
      },
    );
  });
});

describe('mistakes of the settings file', () => {
  it('are all named before it starts, each with its line', async () => {
    const home = testHome();
    home.config(
      'theme: pink\ncolours: 300\nrefresh_seconds: -1\nenvironments:\n  acme:\n    base_url: https://acme.example\n    access_token: t\n    prodution: true\n',
      0o600,
    );
    await play(
      {
        home,
        columns: 200,
        exitCode: 2,
        lastWords:
          /line 1, column 1: theme must.*line 2, column 1: colours must.*line 3, column 1: refresh_seconds must.*line 8, column 5: environments\.acme\.prodution is not known\. Is it production\?/s,
      },
      async ({ app }) => {
        expect((await app.exit()).code).toBe(2);
      },
    );
  });
});

describe('the demo', () => {
  it('goes by the looks, keys, aliases and refresh of the settings file, and by no environment of it', async () => {
    const home = testHome();
    home.config(
      'ascii: true\nrefresh_seconds: 5\nkeys:\n  sort.open: [f5]\naliases:\n  broken: src /!healthy\nenvironments:\n  acme: { prodution: true }\n',
    );
    await play(
      { home, argv: ['--demo'], columns: 120, driver: 'pseudoTerminal' },
      async ({ app }) => {
        await app.header(/meridian-freight .* refresh 5 s$/);
        await app.hints('f5 sort');
        await app.command('broken');
        await app.title('filter !healthy');
        await app.sees('> Agency Staff CSV');
      },
    );
  });
});

describe('a paste into a list', () => {
  const id = '2c9180867745f3b10177469563be7451';

  scenario('that is an id is put behind : and not run', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    const asked = tenant.received('GET /').length;
    await app.paste(` ${id}\n`);
    await app.message(`:${id}`);
    expect(tenant.received('GET /')).toHaveLength(asked);
    await app.press('esc');
    await app.title('SOURCES 42');
  });

  scenario('that is a command is put behind : and not run', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.paste(':ent dmz active\n');
    await app.message(':ent dmz active');
    await app.title('SOURCES 42');
    await app.press('esc');
  });

  scenario('that is anything else is ignored', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.paste('jjj qqq');
    await app.message('Pasted text is ignored here.');
    await app.cursorRow('Agency Staff CSV');
  });
});

describe('the help', () => {
  for (const columns of [80, 160]) {
    scenario(
      `fits ${columns} columns and begins with the keys that work here`,
      { size: { columns, rows: 50 } },
      async ({ app }) => {
        await app.title('SOURCES 42');
        await app.do('help.open');
        await app.sees('IN A LIST  (here)', 'open what the cursor is on');
        const lines = await app.screen();
        expect(lines.filter((line) => line.includes('…'))).toEqual([]);
      },
    );
  }

  scenario(
    'says why a key cannot act now',
    { argv: ['-c', 'src /nothing fits this'] },
    async ({ app }) => {
      await app.title('SOURCES 0 of 42');
      await app.do('help.open');
      await app.sees('not now: There is nothing here to act on.');
    },
  );
});
