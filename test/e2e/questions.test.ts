import { expect } from 'vitest';
import type { App } from '../dsl/app.ts';
import { scenario } from '../dsl/scenario.ts';

/** The most keys that an answer may take from home. Moving the cursor is free, and a whole command line is one key. */
const mostKeys = 3;

const areFew = (keys: number): boolean => keys <= mostKeys;

/** An operator at home who counts keys. */
const counting = (app: App) => {
  let keys = 0;
  return {
    key: async (name: string) => {
      keys += 1;
      await app.press(name);
    },
    line: async (text: string) => {
      keys += 1;
      await app.command(text);
    },
    /** Moves the cursor until it is on a row. */
    to: async (name: string) => {
      await app.do('move.first');
      for (let rows = 0; rows < 40; rows += 1) {
        await app.idle();
        const cursor = (await app.screen()).find((line) => line.startsWith('▌'));
        if (cursor?.includes(name)) return;
        await app.press('j');
      }
      throw new Error(`no row of ${name}`);
    },
    keys: () => keys,
  };
};

type Operator = ReturnType<typeof counting>;

const questions: readonly (readonly [string, (app: App, operator: Operator) => Promise<void>])[] = [
  [
    'what needs attention first',
    async (app) => {
      await app.cursorRow(/✗ Singapore Branch: no VA answers/);
    },
  ],
  [
    'why is it red, and whose fault is it',
    async (app, { to, key }) => {
      await to('AWS');
      await key('X');
      await app.sees('a right is missing for what the connector asked', /✗ target/);
    },
  ],
  [
    'the sources or the cluster',
    async (app, { to, key }) => {
      await to('Singapore');
      await key('enter');
      await app.sees('APAC Active Directory: no VA answers', 'Fleet Portal API: no VA answers');
      // As it was, for who asks next.
      await app.press('enter');
    },
  ],
  [
    'one cause or several',
    async (app) => {
      // One source comes and goes every few minutes.
      await app.title(/\d+ of 42 sources need attention · 3 clusters/);
      await app.sees(/▸ 2 ✗ Singapore/, '✗ Partner LDAP', '✗ DMZ Active Directory');
    },
  ],
  [
    'is it still true',
    async (app, { to, key }) => {
      await to('DMZ');
      await key('p');
      await app.sees(/✗ check connection +FAILED/, 'SG-CRED-EXPIRED');
      await key('q');
      await app.sees(/DMZ Active Directory: password expired +now/);
    },
  ],
  [
    'since when, and who says so',
    async (app, { to }) => {
      await to('Partner');
      await app.sees(/since +.*first seen by the (?:run of accounts|health check)/);
    },
  ],
  [
    'what was changed before, and by whom',
    async (app, { to, key }) => {
      await to('AWS');
      await app.sees(/changed +pekka\.hamalainen changed/);
      await key('B');
      await app.title(/^EVENTS 1 /);
      await app.sees('pekka.hamalainen');
    },
  ],
  [
    'what did it break, and what could it',
    async (app, { to }) => {
      await to('AWS');
      await app.sees(
        /broke +at least \d+ changes? of \d+ (?:people|person) ended in error/,
        /could touch +7 JIT connections, 111 accounts/,
      );
    },
  ],
  [
    'who else says the same',
    async (app, { to, key }) => {
      await to('AWS');
      await key('X');
      await key('pgdn');
      await app.sees('no other source says the same');
    },
  ],
  [
    'which of its entitlements are high privilege',
    async (app, { to, line }) => {
      await to('AWS');
      await line('ent . /priv:high');
      await app.title(/^ENTITLEMENTS \d+ of .*AWS Organization.*filter priv:high/);
    },
  ],
];

scenario(
  'an operator at 80×24 answers ten questions with few keys from home',
  { variables: { SPYGLASS_START: 'home' } },
  async ({ app }) => {
    for (const [question, answer] of questions) {
      await app.title(/^FINDINGS \d+ +\d+ of 42 sources need(?!.*still)/);
      const operator = counting(app);
      await answer(app, operator);
      expect([question, operator.keys()]).toEqual([question, expect.toSatisfy(areFew)]);
      await app.command('home');
    }
  },
);
