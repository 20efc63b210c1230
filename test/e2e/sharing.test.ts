import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { App } from '../dsl/app.ts';
import type { Home } from '../dsl/home.ts';
import { play, testHome, testTenant } from '../dsl/play.ts';
import { scenario } from '../dsl/scenario.ts';
import type { Emulator } from '../dsl/terminal.ts';

/** What the terminal got for its clipboard since it was last asked. Nobody may put more there. */
const copied = async (app: App, terminal: Emulator): Promise<readonly string[]> => {
  await app.idle();
  return terminal.intrusions.clipboard
    .splice(0)
    .map((data) => Buffer.from(data.replace(/^c;/, ''), 'base64').toString());
};

const scratchFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'spyglass-saved-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const idOf = async (app: App, terminal: Emulator): Promise<string> => {
  await app.do('copy.open');
  await app.press('i');
  await app.message('Copied the id (32 characters): terminal clipboard.');
  return (await copied(app, terminal))[0] ?? '';
};

describe('c', () => {
  scenario('copies the name', { driver: 'both' }, async ({ app, terminal }) => {
    await app.title('SOURCES 42');
    await app.filter('dmz');
    await app.do('copy.name');
    await app.message('Copied the name (20 characters): terminal clipboard.');
    expect(await copied(app, terminal)).toEqual(['DMZ Active Directory']);
  });

  scenario('copies the names of what is marked, one a line', {}, async ({ app, terminal }) => {
    await app.title('SOURCES 42');
    await app.filter('active dir');
    await app.do('marks.toggle');
    await app.do('marks.toggle');
    await app.do('copy.name');
    await app.message(/^ Copied the name of 2 \(\d+ characters\): terminal clipboard\.$/);
    expect(await copied(app, terminal)).toEqual([
      'APAC Active Directory\nCorporate Active Directory',
    ]);
  });

  scenario('in a ladder copies all of it for a ticket', {}, async ({ app, tenant, terminal }) => {
    await app.title('SOURCES 42');
    await app.filter('dmz');
    await app.do('thing.probe');
    await app.reads('the password of the account has expired');
    await app.hints('c copy for the ticket');
    await app.do('probe.copy');
    await app.message('Copied the checks for a ticket');
    const [text = ''] = await copied(app, terminal);
    const time = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \(\d\d:\d\d:\d\d here\)`;
    expect(text).toMatch(/^Probe of DMZ Active Directory\nsource [0-9a-f]{32}\n/);
    expect(text).toContain(`, ${tenant.sandbox.baseUrl}\n`);
    expect(text).toMatch(new RegExp(`\ncopied ${time}\n`));
    const at = String.raw`\n {4}at ${time}, took \d+(\.\d)? m?s\n`;
    expect(text).toMatch(new RegExp(`\nPASSED {2}ping cluster: [^\n]+${at}`));
    const said = String.raw` {4}\[LDAP: error code 49[^\n]+data 532, v1db1\]\n`;
    expect(text).toMatch(new RegExp(`\nFAILED {2}check connection: [^\n]+${at}${said}`));
    expect(text).toContain('\nNOT RUN  test configuration: the step before failed');
    expect(text).toMatch(
      /\nCheck connection failed: the password of the account has expired\. The connector says: ".+data 532.+"\.\nNext: renew it/,
    );
  });

  scenario(
    'of an error copies it with its tracking id',
    {
      given: (tenant) => tenant.fails('list-sources', 403, { times: 2 }),
      exitCode: 3,
      lastWords: /^spyglass: The tenant refused list-sources/,
    },
    async ({ app, terminal }) => {
      await app.sees('trackingId');
      await app.do('copy.name');
      await app.message('Copied the error');
      const [text = ''] = await copied(app, terminal);
      expect(text).toMatch(/^Error: sources\nenvironment [^\n]+\ncopied [^\n]+UTC/);
      expect(text).toMatch(/trackingId [0-9a-f]{32}/);
    },
  );

  scenario('in the journal says that there is nothing', {}, async ({ app, terminal }) => {
    await app.title('SOURCES 42');
    await app.command('journal');
    await app.do('journal.copy');
    await app.message('Nothing was changed in this session.');
    await app.press('esc');
    expect(await copied(app, terminal)).toEqual([]);
  });
});

describe('C', () => {
  scenario('copies a time, not how long ago it was', {}, async ({ app, terminal }) => {
    await app.title('SOURCES 42');
    await app.filter('dmz');
    await app.do('copy.open');
    await app.sees(/4 {2}SINCE +\d{4}-\d\d-\d\dT/);
    await app.press('4');
    await app.message('Copied the SINCE (24 characters)');
    const [time = ''] = await copied(app, terminal);
    expect(new Date(time).toISOString()).toBe(time);
  });

  scenario('shows what there is, and copies what is chosen', {}, async ({ app, terminal }) => {
    await app.title('SOURCES 42');
    await app.filter('dmz');
    await app.do('copy.open');
    await app.sees(
      'COPY WHAT',
      /▌ n {2}name +DMZ Active Directory/,
      /i {2}id +[0-9a-f]{32}/,
      /2 {2}TYPE +Active Directory/,
    );
    await app.hints('enter copy it');
    await app.press('2');
    await app.message(/Copied the TYPE \(\d+ characters\): terminal clipboard\./);
    expect(await copied(app, terminal)).toEqual(['Active Directory - Direct']);
    await app.do('copy.open');
    await app.press('j', 'enter');
    const [id = ''] = await copied(app, terminal);
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    await app.do('copy.open');
    await app.press('esc');
    await app.title('SOURCES 1 of 42');
    expect(await copied(app, terminal)).toEqual([]);
  });

  scenario('gives lines that ask for the thing', {}, async ({ app, tenant, terminal }) => {
    await app.title('SOURCES 42');
    await app.filter('dmz');
    const id = await idOf(app, terminal);
    const lines: string[] = [];
    for (const key of ['u', 's']) {
      await app.do('copy.open');
      await app.press(key);
      lines.push(...(await copied(app, terminal)));
    }
    expect(lines).toEqual([
      `curl -sS -H "Authorization: Bearer $SAIL_ACCESS_TOKEN" -H 'X-SailPoint-Experimental: true' ${tenant.sandbox.baseUrl}/sources/v1/${id}`,
      `sail api get /sources/v1/${id} -H 'X-SailPoint-Experimental: true'`,
    ]);
    expect(tenant.sandbox.log.filter(({ operation }) => operation === 'get-source')).toEqual([]);
  });

  scenario('gives JSON and YAML with secrets as stars', {}, async ({ app, terminal }) => {
    await app.title('SOURCES 42');
    await app.filter('dmz');
    await app.press('enter');
    await app.crumbs('DMZ Active Directory');
    await app.idle();
    await app.do('copy.open');
    await app.press('y');
    const [json = ''] = await copied(app, terminal);
    const parsed = JSON.parse(json) as { name: string; connectorAttributes?: object };
    expect(parsed.name).toBe('DMZ Active Directory');
    await app.do('copy.open');
    await app.press('Y');
    const [yaml = ''] = await copied(app, terminal);
    expect(yaml).toContain('name: DMZ Active Directory');
    expect(`${json}${yaml}`).not.toMatch(/"password": "(?!\*)/i);
  });

  const silent = { tenant: { quirks: [59] } };
  scenario('says where no page is known', silent, async ({ app, terminal }) => {
    await app.title('SOURCES 42');
    await app.do('thing.console');
    await app.message('No web console is known here: set console_url of this environment.');
    expect(await copied(app, terminal)).toEqual([]);
  });

  const remote = { variables: { SSH_CONNECTION: '10.0.0.1 50000 10.0.0.2 22' } };
  scenario('shows the console that the tenant names first', remote, async (stage) => {
    const { app, terminal, tenant } = stage;
    await app.title('SOURCES 42');
    await app.do('thing.console');
    await app.message('its web console is https://meridian-freight.example: b');
    expect(await copied(app, terminal)).toEqual([]);
    await app.do('thing.console');
    const [page = ''] = await copied(app, terminal);
    expect(page).toMatch(
      /^https:\/\/meridian-freight\.example\/ui\/a\/admin\/connections\/sources\//,
    );
    const asked = tenant.sandbox.log.filter(({ operation }) => operation === 'get-oauth-info');
    expect(asked.length).toBe(1);
  });
});

/** The program with a settings file that names the tenant, and these lines beside its base URL. */
const configured = async (
  lines: string,
  top: string,
  variables: Readonly<Record<string, string>>,
  act: (stage: { readonly app: App; readonly terminal: Emulator }) => Promise<void>,
): Promise<Home> => {
  const home = testHome();
  const tenant = await testTenant();
  const { baseUrl, clientId, clientSecret } = tenant.sandbox;
  home.config(`${top}
active: acme
environments:
  acme:
    base_url: ${baseUrl}
    client_id: ${clientId}
    client_secret: ${clientSecret}
${lines}`);
  await play({ home, tenants: [tenant], variables }, act);
  return home;
};

describe('b', () => {
  it('over SSH copies the address of the page, and shows it', async () => {
    const variables = { SSH_CONNECTION: '10.0.0.1 50000 10.0.0.2 22' };
    const lines = '    console_url: https://login.acme.example\n';
    await configured(lines, '', variables, async ({ app, terminal }) => {
      await app.title('SOURCES 42');
      await app.filter('dmz');
      const id = await idOf(app, terminal);
      const page = `https://login.acme.example/ui/a/admin/connections/sources/${id}`;
      await app.do('thing.console');
      expect(await copied(app, terminal)).toEqual([page]);
      await app.command('messages');
      await app.reads(page, 'no browser over SSH, copied (terminal clipboard).');
      await app.press('esc');
    });
  });

  it('is for the row under the cursor, whatever is marked', async () => {
    const variables = { SSH_CONNECTION: '10.0.0.1 50000 10.0.0.2 22' };
    const lines = '    console_url: https://login.acme.example\n';
    await configured(lines, '', variables, async ({ app, terminal }) => {
      await app.title('SOURCES 42');
      await app.press('space', 'j');
      await app.title('● 1 marked');
      await app.filter('dmz');
      await app.do('thing.console');
      const [page] = await copied(app, terminal);
      await app.press('y');
      await app.sees(`"id": "${page?.split('/').at(-1)}"`);
      await app.crumbs('DMZ Active Directory › json');
    });
  });

  it('opens the page in the browser that there is', async () => {
    const home = testHome();
    const { PATH } = home.tool('xdg-open', 'exit 0');
    const lines = '    console_url: https://login.acme.example\n';
    const variables = { PATH, DISPLAY: ':0' };
    await configured(lines, '', variables, async ({ app, terminal }) => {
      await app.title('SOURCES 42');
      await app.do('thing.console');
      await app.message('Its page opens in the browser: https://login.acme.ex');
      expect(await copied(app, terminal)).toEqual([]);
    });
  });
});

describe('the setting clipboard', () => {
  it('can keep copies in files of their owner', async () => {
    const home = await configured('', 'clipboard: file', {}, async ({ app, terminal }) => {
      await app.title('SOURCES 42');
      await app.filter('dmz');
      await app.do('copy.name');
      await app.message('Copied the name (20 characters): file ');
      expect(await copied(app, terminal)).toEqual([]);
    });
    const files = Object.entries(home.files()).filter(([path]) => path.includes('/copies/'));
    expect(files.map(([, text]) => text)).toEqual(['DMZ Active Directory']);
  });
});

describe(':save', () => {
  scenario('writes the list as shown, for its owner alone', {}, async ({ app }) => {
    const file = join(scratchFolder(), 'sources.csv');
    await app.title('SOURCES 42');
    await app.filter('active dir');
    await app.command(`save ${file}`);
    await app.message(/Saved \d+ of 42 sources as CSV: /);
    const lines = readFileSync(file, 'utf8').split('\r\n');
    expect(lines[0]).toMatch(/^NAME,TYPE,STATUS,SINCE/);
    expect(lines.slice(1, -1).every((line) => line.includes('Active Directory'))).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await app.command('messages');
    await app.reads(file);
    await app.press('esc');
  });

  scenario('as CSV has all columns, times in UTC and words without signs', {}, async ({ app }) => {
    const file = join(scratchFolder(), 'tasks.csv');
    await app.command('tasks dmz');
    await app.title('TASKS');
    await app.command(`save ${file}`);
    await app.message(/Saved \d+ tasks as CSV: /);
    const [heads, first] = readFileSync(file, 'utf8').split('\r\n');
    expect(heads).toBe('STATUS,TASK,OF,CREATED,TOOK_SECONDS,BY,MESSAGE');
    expect(first).toMatch(
      /^\w+,[\w ]+,DMZ Active Directory,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z,[\d.]+,/,
    );
  });

  scenario('writes what is marked alone, whatever the filter shows', {}, async ({ app }) => {
    const file = join(scratchFolder(), 'marked.jsonl');
    await app.title('SOURCES 42');
    await app.press('space', 'j', 'space');
    await app.filter('dmz');
    await app.press('space');
    await app.title('● 3 marked, 2 of them not shown');
    await app.command(`save ${file}`);
    await app.message('Saved 3 of 42 sources, the marked ones, as JSONL:');
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { name: string }).name)).toEqual([
      'DMZ Active Directory',
      'Agency Staff CSV',
      'Atlassian Cloud',
    ]);
  });

  scenario('overwrites nothing unless told', {}, async ({ app }) => {
    const file = join(scratchFolder(), 'mine.json');
    writeFileSync(file, 'mine');
    await app.title('SOURCES 42');
    await app.command(`save ${file}`);
    await app.command('messages');
    await app.reads(`${file} is there already: :save! with its name overwrites it.`);
    await app.press('esc');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    await app.command(`save! ${file}`);
    await app.message('Saved 42 sources as JSON');
    expect((JSON.parse(readFileSync(file, 'utf8')) as unknown[]).length).toBe(42);
  });

  scenario('says what it cannot do', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('save list.pdf');
    await app.message('.pdf is no format of a list: end it in .csv, .json, .jsonl or .yaml.');
    await app.command('save /nowhere/list.csv');
    await app.message('/nowhere/list.csv cannot be written: its folder is not there.');
  });

  scenario(
    'waits until all rows are there',
    { given: (tenant) => tenant.holds('list-sources') },
    async ({ app, tenant }) => {
      const file = join(scratchFolder(), 'all.jsonl');
      await app.idle();
      await app.command(`save ${file}`);
      await app.message('are loaded: saving when all are. :save! saves these now.');
      tenant.releases('list-sources');
      await app.message('Saved 42 sources as JSONL');
      expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(42);
    },
  );
});

describe(':screen', () => {
  scenario('saves what is on screen', { driver: 'both' }, async ({ app, terminal }) => {
    const folder = scratchFolder();
    await app.title('SOURCES 42');
    const before = await app.screen();
    await app.command(`screen ${join(folder, 'a.txt')}`);
    await app.message('Saved the screen: ');
    const saved = readFileSync(join(folder, 'a.txt'), 'utf8').split('\n');
    // Header and messages change by the second; the table does not.
    expect(saved.slice(2, -3)).toEqual(before.slice(2, -2));
    await app.command(`screen ${join(folder, 'a.svg')}`);
    await app.message('Saved the screen: ');
    const svg = readFileSync(join(folder, 'a.svg'), 'utf8');
    expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
    expect(svg).toContain('DMZ Active Directory');
    expect(terminal.intrusions.clipboard).toEqual([]);
  });
});
