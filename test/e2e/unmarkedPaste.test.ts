import { describe, expect } from 'vitest';
import type { App } from '../dsl/app.ts';
import { scenario } from '../dsl/scenario.ts';
import { shareOf } from '../dsl/share.ts';

const million = 1_000_000;

/** Texts that a terminal sends as if somebody typed them, each with something in it that would do harm as keys. */
const pasted: Readonly<Record<string, string>> = {
  'a log': 'a line of a log\n'.repeat(million / 16),
  commands: ':q\n:lock\nq\nyes\n'.repeat(million / 15),
  'a coloured log': '\u001b[31mred\u001b[0m\tline\u001b[201~\r'.repeat(million / 24),
  'one word': 'é'.repeat(million / 2),
};

/** Where one is when it comes, and what is said. */
const places: readonly (readonly [string, (app: App) => Promise<void>, string])[] = [
  ['a list', async () => {}, 'Pasted text is ignored here.'],
  ['a filter', (app) => app.press('/'), 'A line holds 4 KiB and is full'],
  ['the command line', (app) => app.press(':'), 'A line holds 4 KiB and is full'],
  ['a search', (app) => app.press('enter', '/'), 'A line holds 4 KiB and is full'],
  [
    'a field of a form',
    async (app) => {
      await app.command('jit');
      await app.press('j', 'j', 'enter');
    },
    'A line holds 4 KiB and is full',
  ],
  [
    'a review',
    async (app) => {
      await app.command('jit');
      await app.press('enter');
      await app.type('5');
      await app.press('enter', 's');
      await app.sees('Cancel');
    },
    'Pasted text is ignored here.',
  ],
];

/** The most that all of it may take of this thread, in which the tenant, the program and the terminal are: milliseconds. */
const mostCpuMs = 2_000;

describe('a megabyte that comes without the marks of a paste', () => {
  for (const [place, go, said] of shareOf(places, 3)) {
    scenario(
      `into ${place} is text, presses no key, and :q works after it`,
      { argv: ['--write'] },
      async ({ app, tenant }) => {
        await app.title('SOURCES 42');
        const slow: string[] = [];
        for (const [name, text] of Object.entries(pasted)) {
          await go(app);
          await app.idle();
          const before = process.threadCpuUsage();
          await app.type(text);
          await app.reads(said);
          const { user, system } = process.threadCpuUsage(before);
          const tookMs = (user + system) / 1_000;
          if (tookMs > mostCpuMs) slow.push(`${name}: ${Math.round(tookMs)} ms`);
          for (let left = 0; left < 4; left += 1) await app.press('esc');
          await app.command('sources');
        }
        expect(slow).toEqual([]);
        expect(tenant.log().filter((line) => /^(?:PATCH|PUT|DELETE)/.test(line))).toEqual([]);
        await app.title('SOURCES 42');
        await app.press('j');
        await app.cursorRow('APAC');
      },
    );
  }

  scenario(
    'is text in a real terminal too, in whatever pieces it comes',
    { driver: 'pseudoTerminal' },
    async ({ app }) => {
      await app.title('SOURCES 42');
      await app.type(pasted.commands ?? '');
      await app.reads('Pasted text is ignored here.');
      await app.title('SOURCES 42');
      expect(await app.quit()).toBe(0);
    },
  );
});
