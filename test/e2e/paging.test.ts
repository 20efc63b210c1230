import { describe, expect } from 'vitest';
import type { App } from '../dsl/app.ts';
import { scenario } from '../dsl/scenario.ts';
import type { Emulator } from '../dsl/terminal.ts';

/** The rows or lines on screen, without the mark of the cursor, and which of them it is on. */
const pageOf = async (app: App, from: number) => {
  const lines = (await app.screen()).slice(from, -2).filter((line) => line !== '');
  return {
    lines: lines.map((line) => line.slice(1)),
    cursor: lines.findIndex((line) => line.startsWith('▌')),
  };
};

const list = (app: App) => pageOf(app, 4);
const text = (app: App) => pageOf(app, 2);

describe('a page down', () => {
  for (const key of ['pgdn', 'ctrl-f']) {
    scenario(
      `${key} brings new rows with every press, and goes to the end`,
      {},
      async ({ app }) => {
        await app.title('SOURCES 42');
        await app.press('j', 'j');
        const first = await list(app);
        await app.press(key);
        const second = await list(app);
        expect(second.lines[0]).toBe(first.lines.at(-1));
        expect([first.cursor, second.cursor]).toEqual([2, 2]);
        await app.press(key);
        const third = await list(app);
        expect(third.lines).not.toContain(first.lines[0]);
        await app.press(key, key);
        const last = await list(app);
        expect(last.cursor).toBe(last.lines.length - 1);
        expect(last.lines).toEqual(third.lines);
        await app.press('pgup');
        const back = await list(app);
        expect(back.lines.at(-1)).toBe(third.lines[0]);
        await app.press('ctrl-b', 'ctrl-b');
        expect(await list(app)).toEqual({ lines: first.lines, cursor: 0 });
      },
    );
  }

  for (const key of ['pgdn', 'ctrl-f', 'space']) {
    scenario(`${key} brings new lines of a text with every press`, {}, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.do('list.json');
      const first = await text(app);
      await app.press(key);
      const second = await text(app);
      expect(second.lines[0]).toBe(first.lines.at(-1));
      await app.press(key);
      expect((await text(app)).lines[0]).toBe(second.lines.at(-1));
      await app.press('pgup', 'pgup');
      expect(await text(app)).toEqual(first);
    });
  }

  scenario('space reads on in the help', {}, async ({ app }) => {
    await app.command('help');
    await app.message(/^ lines 1 to 20 of \d+$/);
    await app.press('space');
    await app.message(/^ lines 20 to 39 of \d+$/);
    await app.press('pgup');
    await app.message(/^ lines 1 to 20 of \d+$/);
  });
});

describe('half a page', () => {
  for (const [down, up] of [
    ['ctrl-d', 'ctrl-u'],
    ['}', '{'],
  ] as const) {
    scenario(`is ${down} and ${up}, in lists and texts`, {}, async ({ app }) => {
      await app.title('SOURCES 42');
      const rows = await list(app);
      await app.press(down);
      expect((await list(app)).lines[0]).toBe(rows.lines[9]);
      await app.press(up);
      expect(await list(app)).toEqual(rows);
      await app.do('list.json');
      const lines = await text(app);
      await app.press(down);
      expect((await text(app)).lines[0]).toBe(lines.lines[10]);
      await app.press(up);
      expect(await text(app)).toEqual(lines);
    });
  }

  scenario('is none in a field, where ctrl-u clears', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.press('/');
    await app.type('dmz');
    await app.press('left', 'ctrl-d', 'enter');
    await app.title(/filter dm$/);
    await app.press('/', 'ctrl-u', 'enter');
    await app.title(/^SOURCES 42$/);
  });
});

/** Somebody else writes on the terminal. */
const wall = (terminal: Emulator): Promise<void> => {
  terminal.feed(Buffer.from('\u001B[5;1Hwall: the machine goes down at ten'));
  return terminal.parsed();
};

describe('a screen that something else wrote on', () => {
  for (const where of ['in a list', 'in a field'] as const) {
    scenario(`is painted anew by ctrl-l ${where}`, {}, async ({ app, terminal }) => {
      await app.title('SOURCES 42');
      if (where === 'in a field') await app.press('/');
      const before = await app.stillScreen();
      await wall(terminal);
      expect(terminal.lines().join()).toContain('wall: ');
      await app.press('ctrl-l');
      expect(await app.stillScreen()).toEqual(before);
    });
  }

  scenario('is painted anew by :redraw', {}, async ({ app, terminal }) => {
    await app.title('SOURCES 42');
    const before = await app.stillScreen();
    await wall(terminal);
    await app.command('redraw');
    expect(await app.stillScreen()).toEqual(before);
  });
});
