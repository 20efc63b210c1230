import { describe, expect } from 'vitest';
import { scenario } from '../dsl/scenario.ts';
import type { Tenant } from '../dsl/tenant.ts';

describe('typing a filter', () => {
  scenario('Tab completes columns and values, and goes round', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('/');
    await app.type('sta');
    await app.message(' /status:');
    await app.hints('tab status:');
    await app.press('tab');
    await app.hints('status:healthy');
    await app.type('no');
    await app.press('tab');
    await app.message('/status:"no ');
    await app.press('tab');
    await app.message('/status:"no');
    await app.press('enter');
    await app.title(/^SOURCES \d+ of 42 {3}filter status:"no/);
  });

  scenario('the right arrow at the end accepts what stands there', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('/');
    await app.type('sta');
    await app.press('left', 'right', 'right');
    await app.type('healthy');
    await app.press('enter');
    await app.title(/filter status:healthy/);
  });

  scenario('what cannot be read is said beside it, and the list stays', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('/');
    await app.type('dmz since<x');
    await app.message('x is no length of time: SINCE takes 30m, 4h or 7d');
    await app.title('SOURCES 1 of 42   filter dmz');
    await app.press('enter');
    await app.message('x is no length of time: SINCE takes 30m, 4h or 7d');
    await app.press('backspace');
    await app.type('90d');
    await app.press('enter');
    await app.title(/filter dmz since<90d/);
  });

  scenario('a column that is none is said quietly', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('/');
    await app.type('stats:x');
    await app.message('stats: is no column, taken as text. Meant status: ?');
    await app.press('ctrl-u');
    await app.type('(EU');
    await app.message('(eu is no whole expression: taken as text');
    await app.press('esc');
    await app.title(/^SOURCES 42$/);
    await app.command('messages');
    await app.lacks('is no column');
  });

  scenario('Tab completes a value that few rows have', {}, async ({ app }) => {
    await app.command('who');
    await app.title(/^CONNECTIONS \d,\d{3}/);
    await app.press('/');
    await app.type('state:act');
    await app.hints('tab state:active');
    await app.press('tab');
    await app.message(' /state:active');
    await app.lacks('nothing to complete');
    await app.press('enter');
    await app.title(/^CONNECTIONS \d+ of \d,\d+ {3}filter state:active/);
    await app.cursorRow('✓ active');
  });

  scenario('a word may begin or be the whole of what stands behind a sign', {}, async ({ app }) => {
    await app.command('tasks /status:^err');
    await app.title(/^TASKS [1-9]\d* of \d,\d+ {3}filter status:\^err/);
    await app.cursorRow('✗ error');
    await app.press('/', 'ctrl-u');
    await app.type('status=error');
    await app.press('enter');
    await app.title(/^TASKS [1-9]\d* of \d,\d+ {3}filter status=error/);
    await app.lacks('temperror');
    await app.press('/', 'ctrl-u');
    await app.type('status:error');
    await app.press('enter');
    await app.title(/^TASKS [1-9]\d* of \d,\d+ {3}filter status:error/);
  });

  scenario('an expression that takes too long is not run on', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('/');
    await app.type('d');
    await app.paste(' ((.*)*)*)*!$');
    await app.paste('');
    await app.press('ctrl-u');
    await app.type('dmz (((.*)*)*)*~$');
    await app.message('takes too long over these rows');
    await app.title('SOURCES 1 of 42   filter dmz');
    await app.press('esc');
    await app.title(/^SOURCES 42$/);
  });

  scenario('up brings earlier filters back, down what was typed', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.filter('dmz');
    await app.filter('');
    await app.press('esc');
    await app.filter('apac');
    await app.press('esc');
    await app.press('/');
    await app.type('x');
    await app.press('up');
    await app.message('/apac');
    await app.press('up');
    await app.message('/dmz');
    await app.press('down', 'down');
    await app.message('/x');
    await app.press('up', 'enter');
    await app.title('SOURCES 1 of 42   filter apac');
  });
});

describe('the cursor while a filter is typed', () => {
  scenario('stays on its thing, else is on the first; Esc brings all back', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('G', 'k', 'k', 'k');
    const before = (await app.screen()).slice(2, -2);
    await app.press('/');
    await app.type('e');
    await app.title(/filter e$/);
    await app.type('u');
    await app.title(/filter eu$/);
    const rows = (await app.screen()).slice(4, -2).filter((line) => line !== '');
    expect(rows.length).toBeGreaterThan(1);
    await app.cursorRow(rows[0] ?? 'no row');
    await app.press('esc');
    expect((await app.screen()).slice(2, -2)).toEqual(before);
  });

  scenario('the first row that fits is opened with the next Enter', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('j', 'j', 'j');
    await app.filter('ad');
    const [first = 'no row', second] = (await app.screen()).slice(4, -2);
    expect([first.startsWith('▌'), second]).toEqual([true, expect.stringMatching(/\S/)]);
  });

  scenario('what is said where nothing fits agrees with the hint', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('/');
    await app.type('nowhere');
    await app.sees('Nothing fits the filter nowhere. Esc leaves the list as it was.');
    await app.hints('esc as it was');
    await app.press('enter');
    await app.sees('Nothing fits the filter nowhere. Esc clears it.');
    await app.press('esc');
    await app.title(/^SOURCES 42$/);
  });
});

describe('a comparison', () => {
  scenario('is of how long something took', {}, async ({ app }) => {
    await app.command('tasks /took>10min');
    await app.title(/^TASKS [1-9]\d* of \d,\d+ {3}filter took>10min/);
    await app.press('/', 'ctrl-u');
    await app.type('took>30');
    await app.message(/^ \/took>30s {3}30 is no length of time: TOOK takes 30s, 5min or 1h30m/);
    await app.press('right', 'enter');
    await app.title(/^TASKS [1-9][\d,]* of \d,\d+ {3}filter took>30s/);
  });

  scenario('is of how long it is until something ends', {}, async ({ app }) => {
    await app.command('who /until<2h');
    await app.title(/^CONNECTIONS [1-9]\d* of \d,\d+ {3}filter until<2h/);
    await app.cursorRow('✓ active');
  });

  const why = 'OF cannot be compared, only searched: of:';

  scenario('that cannot be made says so, and goes on to', {}, async ({ app }) => {
    await app.command('tasks');
    await app.title(/^TASKS \d,\d+/);
    await app.filter('of>3');
    await app.message(why);
    await app.sees('  Nothing fits the filter of>3. Esc clears it.');
    await app.press('j');
    await app.sees(`  ${why}`);
  });

  scenario(
    'that cannot be made says so of a line from the shell too',
    { argv: ['-c', 'tasks /of>3'] },
    async ({ app }) => {
      await app.title(/^TASKS 0 of \d,\d+ {3}filter of>3/);
      await app.message(why);
      await app.sees(`  ${why}`);
    },
  );
});

scenario('an option that there is not is said, also after Enter', {}, async ({ app }) => {
  const why = '-x is no option, taken as text. Meant -f ?';
  await app.title('SOURCES 42');
  await app.press('/');
  await app.type('-x sap');
  await app.message('-x is no option, taken as text');
  await app.press('enter');
  await app.message(why);
  await app.sees(`  ${why}`);
});

scenario('a filter is still there after opening a thing', {}, async ({ app }) => {
  await app.title('SOURCES 42');
  await app.filter('dmz');
  await app.press('enter');
  await app.crumbs('DMZ Active Directory');
  await app.press('esc');
  await app.title('SOURCES 1 of 42   filter dmz');
  await app.cursorRow('DMZ Active Directory');
  await app.press('esc');
  await app.title(/^SOURCES 42$/);
});

/** Lets the first page of the entitlements through and no other, so that the list stays incomplete. */
const incomplete = (tenant: Tenant): void => {
  tenant.answers('list-entitlements', { type: 'slow', delayMs: 0 });
  tenant.fails('list-entitlements', 500, { times: 99 });
};

const asked = (tenant: Tenant): readonly string[] =>
  tenant
    .log()
    .map((line) => decodeURIComponent(line).replaceAll('+', ' '))
    .filter((line) => line.includes('name sw'));

describe('a list that is not wholly here', () => {
  const wide = { size: { columns: 160, rows: 30 } };

  scenario('is filtered by the tenant as far as it can', wide, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    incomplete(tenant);
    await app.command('ent dmz active');
    await app.title(/ENTITLEMENTS 250\/1,204 {3}INCOMPLETE/);
    tenant.sandbox.faults.clear();
    await app.filter('name:^grp -');
    await app.title(/filter name:\^grp - {3}server: name, letters as written · here: -/);
    await app.lacks('INCOMPLETE');
    expect(asked(tenant)[0]).toContain('name sw "grp" or value sw "grp"');
    await app.press('esc');
    await app.title(/ENTITLEMENTS 250\/1,204 {3}INCOMPLETE/);
  });

  scenario('says that the tenant tells marked letters apart', wide, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    tenant.answers('list-identities', { type: 'slow', delayMs: 0 });
    tenant.fails('list-identities', 500, { times: 99 });
    await app.command('identities');
    await app.title(/INCOMPLETE/);
    tenant.sandbox.faults.clear();
    await app.filter('name="zoe muller"');
    await app.title(/^IDENTITIES 0 .*server: name, letters as written/);
    await app.press('esc', 'ctrl-r');
    await app.title(/^IDENTITIES 2,000$/);
    await app.filter('name="zoe muller"');
    await app.title(/^IDENTITIES [1-9]\d* of [\d,]+ {3}filter name="zoe muller"$/);
    await app.sees('Zoë Müller');
  });

  scenario('whose filter the tenant refuses is filtered here', wide, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    incomplete(tenant);
    await app.command('ent dmz active');
    await app.title(/INCOMPLETE/);
    tenant.sandbox.faults.clear();
    // More than once: of those that were sent with the second page one may still be on its way.
    tenant.fails('list-entitlements', 400, { times: 9 });
    await app.filter('name:^grp');
    await app.message('The tenant does not take the filter name:^grp: it is applied here');
    await app.title(/of 250\/1,204 {3}INCOMPLETE: the read failed {3}of DMZ/);
    await app.press('enter', 'esc');
    await app.lacks('The tenant does not take');
    expect(asked(tenant)).toHaveLength(1);
  });

  scenario('a list that is wholly here asks nobody', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    const before = tenant.log().length;
    await app.filter('name:ad');
    await app.title(/^SOURCES \d+ of 42 {3}filter name:ad$/);
    expect(tenant.log()).toHaveLength(before);
  });
});
