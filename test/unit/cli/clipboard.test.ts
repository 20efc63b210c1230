import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyVia } from '../../../src/cli/explore/clipboard.ts';
import { longestCopyBytes } from '../../../src/terminal/clipboard.ts';
import { makeHome } from '../../dsl/home.ts';

const setUp = (tmuxScript = 'exit 1') => {
  const home = makeHome();
  onTestFinished(home.remove);
  const passed: string[] = [];
  const variables = { ...home.variables, ...home.tool('tmux', tmuxScript) };
  const folder = join(home.folder, 'copies');
  const copy = (
    text: string,
    way: 'auto' | 'osc52' | 'tmux' | 'file',
    more: Readonly<Record<string, string>> = {},
  ) =>
    copyVia(text, {
      way,
      variables: { ...variables, ...more },
      pass: (sequence) => passed.push(sequence),
      folder,
      now: () => new Date(2026, 10, 22, 3, 12, 8).getTime(),
    });
  return { home, passed, copy, file: join(folder, 'copy-20261122-031208.txt') };
};

const takes = 'cat > "$HOME/taken"; echo "$@" > "$HOME/arguments"';
const inTmux = { TMUX: '/run/tmux/default,1,0' };

describe('copying', () => {
  it('goes to the clipboard of the terminal', async () => {
    const { copy, passed } = setUp();
    expect(await copy('abc', 'auto')).toEqual({ ok: true, value: 'terminal clipboard' });
    expect(passed).toEqual(['\x1b]52;c;YWJj\x07']);
  });

  it('goes into the buffer of tmux too, without a word on a command line', async () => {
    const { copy, passed, home } = setUp(takes);
    expect(await copy('a\nb', 'auto', inTmux)).toEqual({
      ok: true,
      value: 'terminal clipboard and tmux buffer',
    });
    expect(passed).toHaveLength(1);
    const { taken, arguments: words } = home.files();
    expect([taken, words]).toEqual(['a\nb', 'load-buffer -w -\n']);
  });

  it('does without handing on where tmux is too old for it', async () => {
    const { copy, home } = setUp(`case "$*" in *-w*) exit 1;; esac; ${takes}`);
    expect(await copy('abc', 'tmux', inTmux)).toEqual({ ok: true, value: 'tmux buffer' });
    expect(home.files().arguments).toBe('load-buffer -\n');
  });

  it('goes into a file of its owner where it is too long', async () => {
    const { copy, passed, file } = setUp();
    const text = 'a'.repeat(longestCopyBytes + 1);
    expect(await copy(text, 'auto', inTmux)).toEqual({
      ok: true,
      value: `file ${file} (too long for a clipboard)`,
    });
    expect([passed, readFileSync(file, 'utf8').length, statSync(file).mode & 0o777]).toEqual([
      [],
      text.length,
      0o600,
    ]);
  });

  it.each([
    ['file', {}, ''],
    ['auto', { TERM: 'linux' }, ' (no clipboard)'],
    ['tmux', {}, ' (no clipboard)'],
  ] as const)('goes into a file with %s and %j', async (way, more, why) => {
    const { copy, passed, file } = setUp();
    expect(await copy('abc', way, more)).toEqual({ ok: true, value: `file ${file}${why}` });
    expect([passed, readFileSync(file, 'utf8')]).toEqual([[], 'abc']);
  });
});

/** A tmux of the test's own, apart from any that runs. */
const hasTmux = spawnSync('tmux', ['-V']).status === 0;

describe('a real tmux', () => {
  it.skipIf(!hasTmux)(
    hasTmux ? 'has the text in its buffer' : 'has the text in its buffer (SKIPPED: no tmux here)',
    async () => {
      const home = makeHome();
      const environment = { ...home.variables, PATH: process.env.PATH, TMUX_TMPDIR: home.folder };
      const tmux = (...args: readonly string[]) =>
        spawnSync('tmux', args, { env: environment, encoding: 'utf8' }).stdout;
      onTestFinished(() => {
        tmux('kill-server');
        home.remove();
      });
      tmux('-f', '/dev/null', 'new-session', '-d', 'cat');
      const socket = tmux('display-message', '-p', '#{socket_path},#{pid},0').trim();
      const text = 'Ünïcode 李雷\nsecond line';
      const done = await copyVia(text, {
        way: 'tmux',
        variables: { ...environment, TMUX: socket },
        pass: () => {},
        folder: home.folder,
        now: Date.now,
      });
      expect([done, tmux('show-buffer')]).toEqual([{ ok: true, value: 'tmux buffer' }, text]);
    },
  );
});
