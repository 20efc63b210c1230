import { describe, expect, it } from 'vitest';
import { createConfiguration } from '../../../src/config/configuration.ts';
import { readSettings } from '../../../src/config/settings.ts';
import { createHome } from './home.ts';

describe('settings', () => {
  it('have defaults', () => {
    expect(readSettings({})).toEqual({
      colours: true,
      escapeDelayMs: 200,
      refreshSeconds: 30,
      idleMarks: false,
    });
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

  it('have no colours under NO_COLOR or on a dumb terminal', () => {
    const colours = (variables: Record<string, string | undefined>) =>
      readSettings(variables).colours;
    expect([{ NO_COLOR: '1' }, { NO_COLOR: '' }, { TERM: 'dumb' }].map(colours)).toEqual([
      false,
      true,
      false,
    ]);
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
