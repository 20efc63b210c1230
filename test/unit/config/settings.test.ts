import { describe, expect, it } from 'vitest';
import { createConfiguration } from '../../../src/config/configuration.ts';
import { readSettings } from '../../../src/config/settings.ts';
import { createHome } from './home.ts';

describe('settings', () => {
  it('have defaults', () => {
    expect(readSettings({})).toEqual({
      appearance: { theme: 'auto', palette: 'usual', depth: '16', ascii: false },
      clipboard: 'auto',
      escapeDelayMs: 200,
      start: 'home',
      refreshSeconds: 30,
      idleMarks: false,
    });
  });

  it('take where to start from the variable, else from the file', () => {
    const start = (word: string | undefined, file?: 'home' | 'sources') =>
      readSettings({ SPYGLASS_START: word }, { start: file }).start;
    expect([
      start('sources'),
      start('home', 'sources'),
      start(undefined, 'sources'),
      start('', 'sources'),
      start('elsewhere'),
    ]).toEqual(['sources', 'home', 'sources', 'sources', 'home']);
  });

  it('take the delay of Esc from the variable, else from the file', () => {
    const delay = (text: string | undefined, escapeDelayMs?: number) =>
      readSettings({ SPYGLASS_ESCAPE_DELAY_MS: text }, { escapeDelayMs }).escapeDelayMs;
    expect([
      delay('0'),
      delay('50', 60),
      delay(undefined, 60),
      delay('', 60),
      delay('soon', 60),
      delay('5001'),
      delay('-1'),
    ]).toEqual([0, 50, 60, 60, 60, 200, 200]);
  });

  it.each([
    [{ NO_COLOR: '1', COLORTERM: 'truecolor' }, '256', 'none'],
    [{ NO_COLOR: '' }, 'auto', '16'],
    [{ TERM: 'xterm' }, undefined, '16'],
    [{ TERM: 'linux' }, undefined, '16'],
    [{ TERM: 'xterm-256color' }, undefined, '256'],
    [{ TERM: 'xterm-256color' }, 'none', 'none'],
    [{ TERM: 'xterm-kitty', COLORTERM: 'truecolor' }, undefined, '256'],
    [{ WT_SESSION: 'c0ffee' }, undefined, '256'],
  ] as const)(
    'of colours: with %j and %s in the file there are %s',
    (variables, colours, depth) => {
      expect(readSettings(variables, { colours }).appearance.depth).toBe(depth);
    },
  );

  it.each([
    [{}, 'linux', false],
    [{ LANG: '' }, 'linux', false],
    [{ LANG: 'C.UTF-8' }, 'linux', false],
    [{ LANG: 'de_DE.utf8' }, 'linux', false],
    [{ LANG: 'C' }, 'linux', true],
    [{ LANG: 'de_DE.ISO-8859-1' }, 'linux', true],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'POSIX' }, 'linux', true],
    [{ LC_CTYPE: 'UTF-8', LANG: 'C' }, 'darwin', false],
    [{ LANG: 'de_DE' }, 'darwin', false],
    [{ LANG: 'C' }, 'darwin', true],
    [{}, 'win32', false],
    [{ TERM: 'linux', LANG: 'C.UTF-8' }, 'linux', true],
  ] as const)('of signs: with %j on %s only ASCII is drawn: %s', (variables, platform, ascii) => {
    expect(readSettings(variables, {}, platform).appearance.ascii).toBe(ascii);
    expect(readSettings(variables, { ascii: 'true' }, platform).appearance.ascii).toBe(true);
    expect(readSettings(variables, { ascii: 'false' }, platform).appearance.ascii).toBe(false);
  });

  it('are read from our file, which may be missing', async () => {
    const home = createHome();
    const settings = () => createConfiguration(home.surroundings()).settings();
    expect(await settings()).toEqual({ ok: true, value: {} });
    home.writeOwn('refresh_seconds: 0\nescape_delay_ms: 40\n');
    const read = await settings();
    expect(read).toEqual({ ok: true, value: { refreshSeconds: 0, escapeDelayMs: 40 } });
    expect(readSettings({}, read.ok ? read.value : undefined)).toMatchObject({
      refreshSeconds: 0,
      escapeDelayMs: 40,
    });
    home.writeOwn('refresh_seconds: often');
    expect(await settings()).toMatchObject({ ok: false, error: { tag: 'invalidValue' } });
  });
});
