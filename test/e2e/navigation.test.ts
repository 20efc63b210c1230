import { describe, expect } from 'vitest';
import type { App } from '../dsl/app.ts';
import { scenario } from '../dsl/scenario.ts';

/** A source, chosen under a filter and opened, and its entitlements under a filter of their own. */
const goIn = async (app: App): Promise<void> => {
  await app.title('SOURCES 42');
  await app.filter('name:active');
  await app.do('move.last');
  await app.cursorRow('DMZ Active Directory');
  await app.do('list.open');
  await app.crumbs(/^ sources › DMZ Active Directory$/);
  await app.press('2');
  await app.title('ENTITLEMENTS 1,204');
  await app.filter('operators');
  await app.do('move.down');
  await app.cursorRow('Backup Operators');
};

const seesEntitlements = async (app: App): Promise<void> => {
  await app.crumbs(/^ sources › DMZ Active Directory › entitlements$/);
  await app.title(/of 1,204 {3}of DMZ Active Directory {3}filter operators$/);
  await app.cursorRow('Backup Operators');
};

const seesSources = async (app: App): Promise<void> => {
  await app.crumbs(/^ sources$/);
  await app.title(/^SOURCES 3 of 42 {3}filter name:active$/);
  await app.cursorRow('DMZ Active Directory');
};

describe('where one has been', () => {
  scenario('is found as it was left, and nothing is asked again', {}, async ({ app, tenant }) => {
    await goIn(app);
    const asked = tenant.log();
    await app.do('history.back');
    await app.crumbs(/^ sources › DMZ Active Directory$/);
    await app.do('history.back');
    await seesSources(app);
    await app.do('history.back');
    await app.message('There is nothing before this.');
    await app.do('history.forward');
    await app.do('history.forward');
    await seesEntitlements(app);
    await app.do('history.forward');
    await app.message('There is nothing after this.');
    expect(tenant.log()).toEqual(asked);
  });

  scenario('is found after commands too', {}, async ({ app }) => {
    await goIn(app);
    await app.command('jit');
    await app.crumbs(/^ sources › jit policy$/);
    await app.do('move.down');
    await app.cursorRow('Longest extension');
    await app.command('schemas corporate');
    await app.crumbs(/^ sources › Corporate Active Directory › schemas$/);
    await app.do('history.back');
    await app.cursorRow('Longest extension');
    await app.do('history.back');
    await seesEntitlements(app);
    await app.command('sources');
    await app.title('SOURCES 42');
    await app.cursorRow('DMZ Active Directory');
    // A new place is what comes after this one: the policy is not ahead any more.
    await app.do('history.forward');
    await app.message('There is nothing after this.');
    await app.do('history.back');
    await seesEntitlements(app);
  });

  scenario('- is the last view, and back again', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.do('history.last');
    await app.message('There was no view before this.');
    await goIn(app);
    await app.command('jit');
    await app.title('JIT POLICY');
    for (let times = 0; times < 2; times += 1) {
      await app.do('history.last');
      await seesEntitlements(app);
      await app.do('history.last');
      await app.title('JIT POLICY');
    }
  });

  scenario('is a step back too: [ leads to what Esc left', {}, async ({ app }) => {
    await goIn(app);
    await app.press('esc', 'esc');
    await app.crumbs(/^ sources › DMZ Active Directory$/);
    await app.do('history.back');
    await app.title(/^ENTITLEMENTS 1,204 {3}of DMZ Active Directory$/);
    await app.cursorRow('Backup Operators');
  });

  scenario('is walked in one write as by single keys', { driver: 'both' }, async ({ app }) => {
    await goIn(app);
    await app.send('[[]]');
    await seesEntitlements(app);
    await app.send('[[]][');
    await app.crumbs(/^ sources › DMZ Active Directory$/);
  });
});

describe('the line that says where one is', () => {
  scenario(
    'goes with :path, which leaves one line more for the rest, and comes back',
    {},
    async (stage) => {
      const { app } = stage;
      await app.title('SOURCES 42');
      await app.press('G');
      const before = await app.screen();
      await app.command('path');
      const without = await app.screen();
      expect(without[1]).toMatch(/^SOURCES 42 /);
      expect(without.slice(-3)).toEqual(before.slice(-3));
      await app.command('path');
      expect((await app.screen()).slice(1)).toEqual(before.slice(1));
    },
  );

  scenario('names each step', {}, async ({ app }) => {
    await app.crumbs(/^ sources$/);
    await app.command('ent dmz active');
    await app.crumbs(/^ sources › DMZ Active Directory › entitlements$/);
    await app.do('list.open');
    await app.crumbs(/^ sources › DMZ Active Directory › entitlements › Account Operators$/);
    await app.do('thing.json');
    await app.crumbs(/ › Account Operators › json$/);
    await app.command('schemas corporate');
    await app.do('list.open');
    await app.crumbs(/ › Corporate Active Directory › schemas › account attributes$/);
    await app.command('sources');
    await app.filter('corporate');
    await app.do('thing.probe');
    await app.crumbs(/^ sources › Corporate Active Directory › probe$/);
    await app.press('esc', 'enter');
    await app.do('thing.probe');
    await app.crumbs(/^ sources › Corporate Active Directory › probe$/);
  });

  scenario(
    'loses its middle on a narrow screen, never its end',
    { size: { columns: 60, rows: 14 } },
    async ({ app }) => {
      await app.command('ent dmz active');
      await app.do('list.open');
      await app.crumbs(/^ sources › .*….* › Account Operators$/);
    },
  );
});

describe('the help', () => {
  scenario('begins with the keys of the place', {}, async ({ app }) => {
    const begins = async (title: string) => {
      await app.do('help.open');
      await app.title(new RegExp(`^${title}  \\(here\\)$`));
      await app.do('help.close');
    };
    await app.title('SOURCES 42');
    await begins('IN A LIST');
    await app.do('list.open');
    await begins('IN A THING');
    await app.do('thing.probe');
    await begins('IN THE CHECKS');
    await app.command('jit');
    await begins('IN A FORM');
  });

  scenario('is searched, and every letter types itself', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.do('help.open');
    await app.hints('/ search · esc leave');
    await app.do('help.search');
    await app.type('jq?:/G');
    await app.message(/^ search \/jq\?:\/G$/);
    await app.sees('Nothing in the help holds "jq?:/G".');
    await app.press('ctrl-u');
    await app.type('UNLOCK');
    await app.sees(/unlock +allow changes until/);
    await app.lacks('IN A LIST', 'down one');
    await app.press('enter');
    await app.sees(/unlock +allow changes until/);
    await app.lacks('IN A LIST');
    await app.hints('/ search · esc leave');
    await app.do('help.search');
    await app.message(/^ search \/UNLOCK$/);
    await app.press('esc');
    await app.title('IN A LIST  (here)');
    await app.press('esc');
    await app.title('SOURCES 42');
  });

  scenario('scrolls to its end and no further, and says where it is', {}, async ({ app }) => {
    await app.command('help');
    await app.message(/^ lines 1 to 20 of \d+$/);
    await app.do('move.down');
    await app.message(/^ lines 2 to 21 of \d+$/);
    await app.do('move.last');
    await app.message(/^ lines \d+ to (\d+) of \1$/);
    const end = await app.stillScreen();
    await app.do('move.pageDown');
    expect(await app.stillScreen()).toEqual(end);
    await app.do('move.first');
    await app.title('IN A LIST  (here)');
  });
});

describe('the hints drop out by how useful they are', () => {
  const hints = [
    'enter open',
    'p probe',
    'X why',
    '? keys',
    '/ filter',
    ': command',
    'S sort',
    '! broken',
    'y json',
    'R refresh',
    'u used by',
    'c copy',
  ];
  for (const [columns, count] of [
    [60, 5],
    [80, 7],
    [120, 11],
  ] as const) {
    scenario(`at ${columns} columns`, { size: { columns, rows: 24 } }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.hints(` ${hints.slice(0, count).join(' · ')}`);
      const line = (await app.screen()).at(-1);
      expect(line).toBe(` ${hints.slice(0, count).join(' · ')}`);
    });
  }

  scenario('back is hinted where there is a way back', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    expect((await app.screen()).at(-1)).not.toContain('q back');
    await app.do('list.open');
    await app.hints('q back');
  });
});

describe(':messages', () => {
  scenario('says so where there were none', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.command('messages');
    await app.sees('There were no messages yet.');
  });

  scenario('shows what was said, the newest first, and whole', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('Z');
    await app.message('Z does nothing here');
    await app.command('theme sunny');
    await app.message('There is no theme sunny.');
    const long = 'no such source as this one is in any tenant of the world, '.repeat(3);
    await app.command(`ent ${long}says the sign`);
    await app.message('No source and no entitlement that this user may see is called "no such');
    await app.hints(/… {2}:messages$/);
    await app.press('Z');
    await app.hints('? keys');
    await app.command('messages');
    const lines = (await app.screen()).slice(2, -2).filter((line) => line !== '');
    expect(lines[0]).toMatch(
      /^ \d\d:\d\d:\d\d No source and no entitlement that this user may see is called "no such/,
    );
    expect(lines.findIndex((line) => line.includes('There is no theme sunny'))).toBeGreaterThan(0);
    await app.lacks('Z does nothing here');
    await app.reads('says the sign"');
    await app.press('esc');
    await app.title('SOURCES 42');
  });
});

describe('a menu or page', () => {
  scenario('has its own help, which comes back to it', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.do('columns.open');
    await app.press('j');
    await app.hints('? keys');
    await app.press('&');
    await app.message('& does nothing here. ? shows the keys that do.');
    await app.press('?');
    await app.sees('IN THE MENU OF COLUMNS  (here)', 'move it to the left');
    await app.do('help.search');
    await app.type('429');
    await app.sees('WHAT THE HEADER SAYS', 'too many requests');
    await app.press('enter', 'esc');
    await app.cursorRow('▌ ● TYPE');
  });

  scenario('leaves room for the next command', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    for (const line of ['messages', 'whoami', 'columns', 'journal', 'help']) {
      await app.command(line);
    }
    await app.command('ent dmz active');
    await app.title('ENTITLEMENTS 1,204');
  });
});
