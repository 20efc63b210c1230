import { describe, expect } from 'vitest';
import type { App } from '../dsl/app.ts';
import { scenario } from '../dsl/scenario.ts';
import { shareOf } from '../dsl/share.ts';

const million = 1_000_000;

/** Texts that are pasted by mistake: a log file, one long word, a command on every line, characters that join. */
const pasted: Readonly<Record<string, string>> = {
  lines: 'a line of a log\n'.repeat(million / 16),
  'one word': 'x'.repeat(million),
  commands: ':q\n:lock\n'.repeat(million / 9),
  marks: 'e\u0301'.repeat(million / 3),
};

/** Where one is when it is pasted, and what is seen afterwards. */
const places: Readonly<Record<string, (app: App) => Promise<void>>> = {
  'a list': async () => {},
  'a filter': (app) => app.press('/'),
  'the command line': (app) => app.press(':'),
  'a thing': (app) => app.press('enter'),
  'a search': (app) => app.press('enter', '/'),
  'a form': async (app) => {
    await app.command('jit');
    await app.idle();
  },
  'a field of a form': async (app) => {
    await app.command('jit');
    await app.press('enter');
  },
  'the help': (app) => app.press('?'),
};

/** The most that a key after it may take of this thread, milliseconds. */
const mostCpuMs = 500;

describe('a megabyte that is pasted', () => {
  for (const [place, go] of shareOf(Object.entries(places), 3)) {
    scenario(
      `into ${place} is text, cut to 4 KiB, and the next key acts`,
      { argv: ['--write'] },
      async ({ app, tenant }) => {
        await app.title('SOURCES 42');
        for (const text of Object.values(pasted)) {
          await go(app);
          await app.paste(text);
          await app.idle();
          const before = process.threadCpuUsage();
          await app.press('left');
          await app.idle();
          const { user, system } = process.threadCpuUsage(before);
          expect((user + system) / 1_000).toBeLessThan(mostCpuMs);
          for (let left = 0; left < 4; left += 1) await app.press('esc');
          await app.command('sources');
        }
        expect(tenant.log().filter((line) => /^(?:PATCH|PUT|DELETE)/.test(line))).toEqual([]);
        await app.title('SOURCES 42');
      },
    );
  }

  scenario('is told where it did not fit', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('/');
    await app.paste('y'.repeat(5_000));
    await app.reads('A line holds 4 KiB and is full: 904 pasted characters are left out.');
    await app.type('z');
    await app.reads('A line holds 4 KiB and is full.');
  });
});
