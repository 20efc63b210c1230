import { describe, expect } from 'vitest';
import { kindOf } from '../../src/resources/index.ts';
import type { App } from '../dsl/app.ts';
import { scenario } from '../dsl/scenario.ts';

/** The details of one source. */
const openSource = async (app: App, name = 'DMZ Active Directory'): Promise<void> => {
  await app.title('SOURCES 42');
  await app.filter(name);
  await app.do('list.describe');
  await app.title(`▌${name}`);
};

const cursorLine = async (app: App): Promise<string> =>
  (await app.screen()).find((line) => line.includes('▌') && !line.includes('PROD')) ?? '';

describe('the details of a thing', () => {
  scenario('Tab goes from link to link, and Enter follows', {}, async ({ app }) => {
    await openSource(app);
    await app.hints('enter open part');
    await app.press('tab');
    await app.cursorRow(/1 schemas \(2\) {2}2 entitlements/);
    await app.press('shift-tab');
    await app.cursorRow('cluster           Rotterdam DC – DR →');
    await app.hints('enter follow');
    await app.press('shift-tab');
    await app.cursorRow('owner             Joost de Vries →');
    await app.press('enter');
    await app.crumbs(/ › DMZ Active Directory › Joost de Vries$/);
    await app.do('view.back');
    await app.cursorRow('owner             Joost de Vries →');
    await app.press('tab', 'enter');
    await app.title('▌Rotterdam DC – DR');
  });

  scenario('an entitlement leads to its source', {}, async ({ app }) => {
    await app.command('ent dmz active');
    await app.title('ENTITLEMENTS 1,204');
    await app.do('list.open');
    await app.press('tab');
    await app.cursorRow(/^▌ *1 access profiles/);
    // Each part is a stop of its own.
    for (const _ of kindOf('entitlements').parts ?? []) await app.press('tab');
    await app.cursorRow('source            DMZ Active Directory →');
    await app.press('enter');
    await app.title('▌DMZ Active Directory');
  });

  scenario('the cursor takes the text with it, and its place is kept', {}, async ({ app }) => {
    await openSource(app);
    await app.do('move.last');
    await app.cursorRow('category');
    await app.message(/^ lines \d+ to (\d+) of \1$/);
    await app.do('move.up');
    await app.cursorRow('passwords');
    const left = await app.screen();
    await app.press('1');
    await app.title('SCHEMAS 2');
    await app.do('view.back');
    expect((await app.screen()).slice(2)).toEqual(left.slice(2));
    await app.do('move.first');
    await app.cursorRow('DMZ Active Directory');
  });

  scenario(
    'a wide screen shows them in two columns',
    { size: { columns: 120, rows: 40 } },
    async ({ app }) => {
      await openSource(app);
      await app.sees(/owner +Joost de Vries → +\w/, /✗ SOURCE ERROR +status since .*\(4 h ago\)/);
    },
  );
});

describe('a thing in a terminal that changes its size', () => {
  scenario('keeps the cursor on its link, and the stop on the line', {}, async ({ app }) => {
    await openSource(app);
    await app.press('shift-tab', 'shift-tab');
    await app.cursorRow('owner             Joost de Vries →');
    await app.resize(130, 40);
    await app.cursorRow(/owner +Joost de Vries →/);
    await app.hints('enter follow');
    await app.resize(62, 15);
    await app.cursorRow('owner             Joost de Vries →');
    await app.press('1');
    await app.title('SCHEMAS 2');
    await app.resize(130, 40);
    await app.do('view.back');
    await app.cursorRow(/owner +Joost de Vries →/);
    await app.press('enter');
    await app.crumbs(/ › Joost de Vries$/);
  });

  scenario('keeps the cursor of JSON where long lines break otherwise', {}, async ({ app }) => {
    await openSource(app);
    await app.do('thing.json');
    await app.do('move.last');
    await app.do('move.up');
    const key = /"[^"]+"|[}\]]/.exec(await cursorLine(app))?.[0];
    await app.resize(62, 15);
    expect(/"[^"]+"|[}\]]/.exec(await cursorLine(app))?.[0]).toBe(key);
    await app.resize(130, 40);
    expect(/"[^"]+"|[}\]]/.exec(await cursorLine(app))?.[0]).toBe(key);
  });
});

describe('the JSON of a thing', () => {
  scenario('folds and unfolds what the cursor is on, and what it is in', {}, async ({ app }) => {
    await openSource(app);
    await app.do('thing.json');
    await app.crumbs(/ › json$/);
    await app.press('j', 'j', 'j', 'j', 'j');
    await app.do('thing.left');
    await app.cursorRow(/▸ "owner": \{ 3 fields \},$/);
    await app.do('thing.right');
    await app.cursorRow('▾ "owner": {');
    await app.press('enter');
    await app.cursorRow(/▸ "owner": \{ 3 fields \},$/);
    await app.do('thing.foldAll');
    await app.sees('▸ "connectorAttributes": { ');
    await app.cursorRow('▸ "owner": {');
    await app.press('tab');
    await app.message('Nothing in sight leads anywhere; what is folded may.');
    await app.hints('enter unfold');
    await app.press('enter');
    await app.cursorRow('▾ "owner": {');
    await app.do('thing.foldAll');
    await app.cursorRow('▾ "owner": {');
    await app.sees('"name": "Joost de Vries"');
  });

  scenario('Enter follows on the line of the id only', {}, async ({ app }) => {
    await openSource(app);
    await app.do('thing.json');
    await app.press('j', 'j', 'j', 'j', 'j');
    await app.cursorRow('▾ "owner": {');
    await app.hints('enter fold');
    await app.press('enter');
    await app.hints('enter unfold');
    await app.press('enter', 'tab');
    await app.cursorRow(/"id": "\w+", →$/);
    await app.hints('enter follow');
    await app.press('enter');
    await app.crumbs(/ › Joost de Vries$/);
    await app.do('view.back');
    await app.cursorRow(/"id": "\w+", →$/);
  });

  scenario('is YAML too, at the same place, and details again with d', {}, async ({ app }) => {
    await openSource(app);
    await app.do('thing.json');
    await app.press('tab');
    await app.cursorRow(/"id": "\w+", →$/);
    await app.do('thing.json');
    await app.crumbs(/ › yaml$/);
    await app.cursorRow(/^▌ +id: "\w+" →$/);
    await app.do('thing.json');
    await app.crumbs(/ › json$/);
    await app.cursorRow(/"id": "\w+", →$/);
    await app.do('thing.describe');
    await app.crumbs(/ › DMZ Active Directory$/);
    await app.cursorRow('DMZ Active Directory');
  });

  scenario('shows no secret, and says so', {}, async ({ app }) => {
    await openSource(app);
    await app.do('thing.json');
    await app.do('search.open');
    await app.type('password": ');
    await app.press('enter');
    await app.cursorRow(/"[\w]*[pP]assword": "\*{8}",? {2}masked$/);
  });
});

describe('searching in a thing', () => {
  scenario('finds as one types, also what is folded, and counts', {}, async ({ app }) => {
    await openSource(app);
    await app.do('thing.json');
    await app.do('thing.foldAll');
    await app.do('search.open');
    await app.type('joost');
    await app.message(/^ \/joost +1 of 1$/);
    await app.cursorRow('"name": "Joost de Vries"');
    await app.press('ctrl-u');
    await app.cursorRow(/^▌▾ \{/);
    await app.type('IDENTITY|cluster');
    await app.press('enter');
    await app.message(/^ \/IDENTITY\|cluster {3}1 of \d+$/);
    await app.do('thing.nextMatch');
    await app.cursorRow(/cluster/i);
    await app.message(/ 2 of \d+$/);
    await app.do('thing.previousMatch');
    await app.do('thing.previousMatch');
    await app.message(/ (\d+) of \1 {3}round the beginning, on from the end$/);
    await app.do('thing.nextMatch');
    await app.message(/ 1 of \d+ {3}round the end, on from the beginning$/);
    await app.press('esc');
    await app.lacks('/IDENTITY');
    await app.crumbs(/ › json$/);
  });

  scenario(
    'begins with an empty line; Enter on it looks for the last one again',
    {},
    async ({ app }) => {
      await openSource(app);
      await app.do('thing.json');
      await app.do('search.open');
      await app.type('"name"');
      await app.press('enter');
      await app.message(/^ \/"name" {3}1 of \d+$/);
      await app.do('search.open');
      await app.message(/^ \/ +enter looks for "name" again$/);
      await app.hints(/^ esc as it was/);
      await app.press('enter');
      await app.message(/^ \/"name" {3}2 of \d+$/);
      await app.do('search.open');
      await app.type('cluster');
      await app.message(/^ \/cluster/);
      await app.press('enter');
      await app.do('search.open');
      await app.hints('up earlier searches');
      await app.type('x');
      await app.press('up');
      await app.message(/^ \/cluster {3}\d+ of/);
      await app.press('up');
      await app.message(/^ \/"name" {3}\d+ of/);
      await app.press('down', 'down');
      await app.message(/^ \/x {3}/);
      await app.press('esc');
      await app.message(/^ \/cluster/);
      await app.press('esc', 'esc');
      await app.press('j', 'enter');
      await app.do('search.open');
      await app.message(/enter looks for cluster again$/);
    },
  );

  scenario('leaves the text where it was where nothing is found', {}, async ({ app }) => {
    await openSource(app);
    await app.do('thing.json');
    await app.do('search.open');
    await app.type('"name"');
    await app.press('enter');
    await app.do('move.last');
    const before = (await app.screen()).slice(2, -2);
    await app.do('search.open');
    await app.type('cluster');
    await app.press('ctrl-u');
    expect((await app.screen()).slice(2, -2)).toEqual(before);
    await app.type('nowhere');
    await app.message('/nowhere   not in this text');
    await app.press('enter');
    await app.message('"nowhere" is not in this text.');
    expect((await app.screen()).slice(2, -2)).toEqual(before);
    await app.do('thing.previousMatch');
    await app.cursorRow('"name"');
  });

  scenario('shows what it finds with the text around it', {}, async ({ app }) => {
    await openSource(app);
    await app.do('thing.json');
    await app.do('search.open');
    await app.type('since');
    await app.press('enter');
    const lines = (await app.screen()).slice(2, -2);
    expect(lines.findIndex((line) => line.startsWith('▌'))).toBe(Math.floor(20 / 3));
  });

  scenario('leaves everything as it was when it is called off', {}, async ({ app }) => {
    await openSource(app);
    await app.press('j', 'j');
    const before = await app.screen();
    await app.do('search.open');
    await app.type('passwords');
    await app.cursorRow('passwords');
    await app.press('esc');
    expect((await app.screen()).slice(2, -2)).toEqual(before.slice(2, -2));
    await app.do('search.open');
    await app.type('nowhere to be found');
    await app.message(/not in this text$/);
  });
});

scenario('the attributes of a schema are a table at 80 columns', {}, async ({ app }) => {
  await openSource(app);
  await app.press('1', 'enter');
  await app.title('ATTRIBUTES 26');
  await app.sees(/NAME +TYPE +MULTI +ENTITLEMENT +ROLE/);
  await app.cursorRow(/distinguishedName +STRING +no +no +identity/);
});
