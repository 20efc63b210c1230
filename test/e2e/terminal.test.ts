import { describe, expect } from 'vitest';
import { scenario } from '../dsl/scenario.ts';
import { shareOf } from '../dsl/share.ts';

describe('the size of the terminal', () => {
  scenario(
    'too small gets a sentence, and all is back when it grows',
    { driver: 'pseudoTerminal', size: { columns: 80, rows: 24 } },
    async ({ app }) => {
      await app.title('SOURCES 42');
      await app.do('move.last');
      const before = await app.screen();
      await app.resize(40, 10);
      await app.sees('This terminal is 40×10; spyglass needs');
      await app.resize(80, 24);
      await app.title('SOURCES 42');
      expect((await app.screen()).slice(2)).toEqual(before.slice(2));
    },
  );

  scenario(
    'the sentence of a terminal that is too small is whole',
    {
      size: { columns: 40, rows: 10 },
    },
    async ({ app }) => {
      await app.reads('This terminal is 40×10; spyglass needs 60×14.');
    },
  );

  scenario(
    'the row of the cursor stays in view through every change',
    { driver: 'both' },
    async ({ app }) => {
      await app.title('SOURCES 42');
      await app.send('j'.repeat(17));
      await app.cursorRow('HR / Payroll #2');
      for (const [columns, rows] of [
        [80, 16],
        [200, 50],
        [60, 14],
        [80, 24],
      ] as const) {
        await app.resize(columns, rows);
        await app.cursorRow('HR / Payroll #2');
        await app.hints('enter open');
      }
    },
  );

  scenario(
    'a program that starts in too small a terminal is there when it grows',
    { size: { columns: 30, rows: 5 } },
    async ({ app }) => {
      await app.sees('This terminal is 30×5');
      await app.resize(80, 24);
      await app.title('SOURCES 42');
    },
  );
});

describe('a terminal that is too small', () => {
  scenario('lets no key act that nobody sees', {}, async ({ app, tenant }) => {
    await app.title('SOURCES 42');
    await app.press('j');
    const before = await app.screen();
    await app.resize(40, 10);
    await app.send(
      'jj\r',
      'p',
      'q',
      '/x\r',
      ':jit\r',
      ':src dmz\r',
      '\u001B[200~jit\u001B[201~',
      '2',
    );
    await app.reads('This terminal is 40×10; spyglass needs 60×14.');
    await app.resize(80, 24);
    await app.title('SOURCES 42');
    expect((await app.screen()).slice(1)).toEqual(before.slice(1));
    expect(tenant.log()).toHaveLength(2);
  });

  scenario('keeps what lay over the view', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.send('/dmz');
    await app.resize(59, 24);
    await app.send('x\r', ':q', '\u001B');
    await app.reads('This terminal is 59×24');
    await app.lacks(/^:/m);
    await app.resize(80, 24);
    await app.message('/dmz');
    await app.title(/of 42 {3}filter dmz/);
  });

  for (const leaving of [':q\r', ':quix\u007Ft\r', '\u0003']) {
    scenario(
      `is left with ${JSON.stringify(leaving)}`,
      { driver: 'both', size: { columns: 40, rows: 10 } },
      async ({ app }) => {
        await app.reads('This terminal is 40×10');
        await app.send(leaving);
        expect((await app.exit()).code).toBe(0);
      },
    );
  }

  scenario('shows what is typed to leave it', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.resize(20, 5);
    await app.send(':q');
    await app.sees(/^:q$/m);
    await app.press('backspace', 'backspace', 'backspace');
    await app.lacks(/^:/m);
  });

  scenario(
    'says what would be left behind',
    { argv: ['--write', '-c', 'jit'] },
    async ({ app }) => {
      await app.cursorRow('480 min');
      await app.do('form.edit');
      await app.press('ctrl-e', 'ctrl-u');
      await app.type('4h');
      await app.do('edit.keep');
      await app.resize(40, 10);
      await app.press('ctrl-c');
      await app.reads('Once more leaves');
      await app.press('ctrl-c');
      expect((await app.exit()).code).toBe(0);
    },
  );
});

describe('the terminal is as it was', () => {
  const pseudoTerminal = { driver: 'pseudoTerminal' } as const;

  scenario('after :q', pseudoTerminal, async ({ app }) => {
    await app.title('SOURCES 42');
    expect(await app.quit()).toBe(0);
  });

  scenario(
    'after what Node itself would have written on it',
    { ...pseudoTerminal, variables: { NODE_EXTRA_CA_CERTS: '/' } },
    async ({ app }) => {
      await app.title('SOURCES 42');
      await app.sees('The certificates of NODE_EXTRA_CA_CERTS are not used: / cannot be read');
      // Node opens its debugger on it, and says so.
      app.signal('SIGUSR1');
      await app.press('j');
      await app.lacks(/Debugger/);
      expect(await app.quit()).toBe(0);
    },
  );

  scenario(
    'on a dumb one, which shows a sentence instead',
    {
      ...pseudoTerminal,
      variables: { TERM: 'dumb' },
      exitCode: 2,
      lastWords: /^spyglass: A dumb terminal \(TERM=dumb\) cannot show .*spyglass get sources\.$/s,
    },
    async ({ app }) => {
      await app.exit();
    },
  );

  scenario('after ctrl-c, from under a field too', pseudoTerminal, async ({ app }) => {
    await app.do('filter.open');
    await app.press('ctrl-c');
    await app.title('SOURCES 42');
    await app.do('app.quit');
    expect(await app.exit()).toEqual({ code: 0, line: 'as before' });
  });

  const signals = [
    ['SIGHUP', 129],
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const;
  // The next test sends SIGTERM, and those of `restore` send each of them to a smaller program.
  for (const [name, exitCode] of shareOf(signals, 1)) {
    scenario(`after ${name}`, { ...pseudoTerminal, exitCode }, async ({ app }) => {
      await app.title('SOURCES 42');
      app.signal(name);
      await app.exit();
    });
  }

  scenario(
    'after a signal in the middle of a load',
    { ...pseudoTerminal, exitCode: 143, given: (tenant) => tenant.holds('list-sources') },
    async ({ app }) => {
      await app.sees('loading');
      app.signal('SIGTERM');
      await app.exit();
    },
  );

  scenario(
    'after a crash, with a line that says so',
    {
      ...pseudoTerminal,
      exitCode: 70,
      lastWords:
        /^spyglass stopped on a bug: TypeError: a bug ␛\[2Jon order with password=\*{8} ?and \*{3}$/,
    },
    async ({ app }) => {
      await app.title('SOURCES 42');
      app.signal('SIGUSR2');
      await app.exit();
    },
  );

  scenario(
    'after a session that never got an answer, with its reason',
    {
      driver: 'both',
      exitCode: 3,
      lastWords: /^spyglass: The tenant did not accept the client id and secret.* Check both/s,
      variables: { SAIL_CLIENT_SECRET: 'wrong' },
    },
    async ({ app }) => {
      await app.reads('did not accept the client id and secret');
      await app.press('R');
      await app.reads('did not accept the client id and secret');
      expect(await app.quit()).toBe(3);
    },
  );
});
