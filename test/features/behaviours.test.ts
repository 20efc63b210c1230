import { expect } from 'vitest';
import { scenario } from '../dsl/scenario.ts';

/** Behaviours that the list names and that no other test is about. */

type Listed = {
  readonly name: string;
  readonly type: string;
  readonly owner: { readonly name: string };
};

scenario(
  'a row of the sources says name, type, status in words, and owner',
  { size: { columns: 120, rows: 24 } },
  async ({ app, tenant }) => {
    const all = (await tenant.asks('/sources/v1?limit=250')) as readonly Listed[];
    const source = all.find(({ name }) => name.startsWith('DMZ Active Directory'));
    await app.title('SOURCES 42');
    await app.filter('name:"dmz active"');
    await app.cursorRow(
      'DMZ Active Directory',
      source?.type.slice(0, 12) ?? 'a type',
      /[✓✗?] [a-z]+/,
      source?.owner.name ?? 'an owner',
    );
  },
);

scenario(
  'a list narrows with every letter, and says how many of how many fit',
  {},
  async (stage) => {
    const { app } = stage;
    await app.title(/^SOURCES 42$/);
    await app.do('filter.open');
    await app.type('d');
    await app.title(/^SOURCES \d+ of 42 {3}filter d$/);
    await app.type('mz');
    await app.title(/^SOURCES 1 of 42 {3}filter dmz$/);
    await app.rows('DMZ Active Directory');
    await app.press('backspace', 'backspace', 'backspace');
    await app.title(/^SOURCES 42$/);
  },
);

scenario(
  'any column sorts, either way, and its head shows which',
  { size: { columns: 160, rows: 24 } },
  async ({ app }) => {
    await app.title('SOURCES 42');
    for (const head of ['NAME', 'TYPE', 'STATUS', 'SINCE', 'OWNER', 'CLUSTER'].entries()) {
      const [at, name] = head;
      await app.do('sort.open');
      await app.press('g', ...Array<string>(at + 1).fill('j'));
      await app.do('sort.choose');
      await app.sees(`${name} ▲`);
      await app.do('sort.open');
      await app.do('sort.choose');
      await app.sees(`${name} ▼`);
    }
  },
);

scenario(
  'the entitlements of a source say which are privileged and which can be requested',
  { size: { columns: 120, rows: 24 } },
  async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('ent dmz active');
    await app.title(/^ENTITLEMENTS \d/);
    expect((await app.screen())[3]).toMatch(/PRIVILEGE +REQUESTABLE/);
    await app.filter('priv:high');
    await app.cursorRow(/ HIGH +(yes|no) /i);
  },
);

scenario('the mouse stays the terminal’s own, so that text can be selected', {}, async (stage) => {
  const { app, terminal } = stage;
  await app.title('SOURCES 42');
  await app.do('list.open');
  await app.do('help.open');
  await app.press('esc', 'esc');
  await app.title('SOURCES 42');
  const on = new Set(
    terminal
      .raw()
      .toString('latin1')
      .split('\u001B[?')
      .flatMap((after) => /^([\d;]+)h/.exec(after)?.[1]?.split(';') ?? []),
  );
  expect(on).toContain('1049');
  const mouse = ['9', '1000', '1001', '1002', '1003', '1005', '1006', '1015', '1016'];
  expect(mouse.filter((mode) => on.has(mode))).toEqual([]);
});

scenario(
  'provisioning policies are all listed, also two for the accounts of machines',
  {},
  async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('pp2 corporate active');
    await app.filter('machine');
    await app.title(/^PROVISIONING POLICIES V2 2 of \d/);
  },
);

scenario('the header counts the requests of the budget', {}, async ({ app, terminal }) => {
  await app.title('SOURCES 42');
  await app.header('READ-ONLY');
  // The count is drawn once a second at most, and nobody presses a key for it.
  while (!/ API v1 [1-9]\d*\/100/.test(terminal.lines()[0] ?? '')) await terminal.change();
});

scenario(
  'a run of the past says how it ended, how long it took, what it said and what it counted',
  { size: { columns: 120, rows: 50 } },
  async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('tasks');
    await app.title(/^TASKS \d/);
    await app.filter('status:error');
    await app.do('list.open');
    await app.sees(/^ *status +✗/m, / took +\d/, /^ *messages$/m, /^ *counted$/m);
  },
);

scenario(
  'an activation of the past says what became of it, how long that took, and its ticket',
  { size: { columns: 120, rows: 50 } },
  async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('jit-history');
    await app.title(/^ACTIVATIONS \d/);
    await app.filter('status:error');
    await app.do('list.open');
    await app.sees('✗ error', /^ *error +\w/m, /^ *asked for +\d/m, / took +[-\d]/, / ticket +/);
  },
);

scenario(
  'the first rows of a long list can be walked while the others load',
  {},
  async ({ app, tenant, terminal }) => {
    await app.title('SOURCES 42');
    tenant.holds('list-entitlements');
    await app.command('ent dmz active');
    await tenant.arrival('GET /entitlements/v1');
    await tenant.releasesFirst('list-entitlements');
    const loading = () => /^ENTITLEMENTS 250\/1,204 .*loading/.test(terminal.lines()[2] ?? '');
    while (!loading()) await terminal.change();
    expect(terminal.lines()[4]).toMatch(/^▌/);
    await app.send('j');
    while (!terminal.lines()[5]?.startsWith('▌')) await terminal.change();
    expect(loading()).toBe(true);
    tenant.releases('list-entitlements');
    await app.title(/^ENTITLEMENTS 1,204 {3}of DMZ Active Directory$/);
  },
);
