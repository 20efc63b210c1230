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
    holders: readonly string[] = [],
  ) =>
    copyVia(text, {
      way,
      variables: { ...variables, ...more },
      pass: (sequence) => passed.push(sequence),
      folder,
      now: () => new Date(2026, 10, 22, 3, 12, 8).getTime(),
      holders: () => holders,
    });
  return { home, passed, copy, file: join(folder, 'copy-20261122-031208.txt') };
};

/** A tmux that takes what it is given, and says how it is set: by itself it hands on what is in its buffer. */
const tmuxThat = (
  settings = 'external,0,bpaste,clipboard,title',
  takes = '*',
): string => `case "$*" in
display*) echo '${settings}' ;;
${takes}) cat > "$HOME/taken"; echo "$@" > "$HOME/arguments" ;;
*) exit 1 ;;
esac`;
const inTmux = { TMUX: '/run/tmux/default,1,0' };

describe('copying', () => {
  it('goes to the clipboard of the terminal', async () => {
    const { copy, passed } = setUp();
    expect(await copy('abc', 'auto')).toEqual({ ok: true, value: 'terminal clipboard' });
    expect(passed).toEqual(['\x1b]52;c;YWJj\x07']);
  });

  it('goes into the buffer of tmux too, without a word on a command line', async () => {
    const { copy, passed, home } = setUp(tmuxThat());
    expect(await copy('a\nb', 'auto', inTmux)).toEqual({
      ok: true,
      value: 'terminal clipboard and tmux buffer',
    });
    expect(passed).toEqual([]);
    const { taken, arguments: words } = home.files();
    expect([taken, words]).toEqual(['a\nb', 'load-buffer -w -\n']);
  });

  it('does without handing on where tmux is too old for it', async () => {
    const { copy, home } = setUp(tmuxThat('', "'load-buffer -'"));
    expect(await copy('abc', 'tmux', inTmux)).toEqual({ ok: true, value: 'tmux buffer' });
    expect(home.files().arguments).toBe('load-buffer -\n');
  });

  it('goes into a file of its owner where it is too long', async () => {
    const { copy, passed, file } = setUp();
    const text = 'a'.repeat(longestCopyBytes + 1);
    expect(await copy(text, 'auto')).toEqual({
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

describe('a copy that a multiplexer may keep', () => {
  const both = { ...inTmux, STY: '1.pts-0.host' };
  it.each([
    ['tmux that hands nothing on', tmuxThat('off,0,clipboard'), inTmux, [], 'tmux buffer', 1],
    [
      'tmux whose terminal has no clipboard',
      tmuxThat('external,0,title'),
      inTmux,
      [],
      'tmux buffer',
      1,
    ],
    [
      'tmux that passes on',
      tmuxThat('off,1,title'),
      inTmux,
      [],
      'terminal clipboard and tmux buffer',
      1,
    ],
    [
      'tmux of somebody else',
      'exit 1',
      inTmux,
      [],
      'file (tmux may have kept it from the terminal)',
      1,
    ],
    [
      'tmux that has no variable',
      tmuxThat(),
      {},
      ['tmux: server'],
      'file (tmux may have kept it from the terminal)',
      1,
    ],
    ['screen', 'exit 1', { STY: '1' }, ['screen'], 'terminal clipboard', 1],
    [
      'screen in tmux',
      tmuxThat(),
      both,
      ['screen'],
      'file (what screen runs in may have kept it)',
      1,
    ],
    ['tmux in screen', tmuxThat('external,0,title'), both, ['tmux'], 'tmux buffer', 1],
    [
      'one of them over SSH',
      tmuxThat(),
      { TERM: 'screen' },
      ['sshd'],
      'file (tmux or screen may have kept it)',
      1,
    ],
  ] as const)('in %s', async (_, tmux, variables, holders, expected, count) => {
    const { copy, passed, file } = setUp(tmux);
    const done = await copy('abc', 'auto', variables, holders);
    const value = expected.replace(/^file/, `file ${file}`);
    expect([done, passed.length]).toEqual([{ ok: true, value }, count]);
    if (expected.startsWith('file')) expect(readFileSync(file, 'utf8')).toBe('abc');
  });

  it.each([
    ['screen', 600, 1],
    ['mosh-server', 12_100, 0],
  ])('is in a file where it is too long for %s', async (holder, bytes, count) => {
    const { copy, passed, file } = setUp();
    expect(await copy('a'.repeat(bytes), 'auto', {}, [holder])).toEqual({
      ok: true,
      value: `file ${file} (too long for ${holder.replace('-server', '')} to pass on)`,
    });
    expect(passed).toHaveLength(count);
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
        holders: () => ['tmux: server'],
      });
      expect([done, tmux('show-buffer')]).toEqual([{ ok: true, value: 'tmux buffer' }, text]);
    },
  );
});
