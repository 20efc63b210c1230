import { describe, expect } from 'vitest';
import { scenario } from '../dsl/scenario.ts';

describe('the size of the terminal', () => {
  scenario(
    'too small gets a sentence, and all is back when it grows',
    { driver: 'both', size: { columns: 80, rows: 24 } },
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

describe('the terminal is as it was', () => {
  const pseudoTerminal = { driver: 'pseudoTerminal' } as const;

  scenario('after :q', pseudoTerminal, async ({ app }) => {
    await app.title('SOURCES 42');
    expect(await app.quit()).toBe(0);
  });

  scenario('after ctrl-c, from under a field too', pseudoTerminal, async ({ app }) => {
    await app.do('filter.open');
    await app.press('ctrl-c');
    await app.title('SOURCES 42');
    await app.do('app.quit');
    expect(await app.exit()).toEqual({ code: 0, line: 'as before' });
  });

  for (const [name, exitCode] of [
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const) {
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
      lastWords: /^spyglass stopped on a bug: TypeError: a bug ␛\[2Jon order$/,
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
