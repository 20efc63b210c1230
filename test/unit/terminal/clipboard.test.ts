import { Terminal } from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import {
  clipboardSequence,
  longestCopyBytes,
  type Way,
  wayToTerminal,
} from '../../../src/terminal/clipboard.ts';

/** What a terminal got for its clipboard. */
const clipboardAfter = async (written: string): Promise<readonly string[]> => {
  const terminal = new Terminal({ allowProposedApi: true });
  const copied: string[] = [];
  terminal.parser.registerOscHandler(52, (data) => {
    copied.push(Buffer.from(data.replace(/^c;/, ''), 'base64').toString());
    return true;
  });
  await new Promise<void>((resolve) => terminal.write(written, resolve));
  return copied;
};

const esc = '\u001B';
const begin = `${esc}Ptmux;`;
const end = `${esc}\\`;

/** What tmux hands on of a sequence that is wrapped for it: without the wrap, each doubled ESC once. */
const throughTmux = (written: string): string =>
  written.endsWith(end)
    ? written.slice(written.indexOf(begin) + begin.length, -end.length).replaceAll(esc + esc, esc)
    : 'it is not wrapped';

/** What screen hands on: the pieces without their wraps. */
const throughScreen = (written: string): string =>
  written
    .split(end)
    .map((piece) => piece.slice(`${esc}P`.length))
    .join('');

const text = 'María-José 李雷 🚚\nline two\x1b[31m';

describe('a copy', () => {
  it.each([
    ['none', (written: string) => written],
    ['tmux', throughTmux],
    ['screen', throughScreen],
  ] as const)('reaches the clipboard of the terminal (%s)', async (through, pass) => {
    const long = text.repeat(200);
    const written = [text, long].map(
      (copied) => clipboardSequence(copied, through)?.sequence ?? '',
    );
    expect(await clipboardAfter(written.map(pass).join(''))).toEqual([text, long]);
  });

  it('reaches it through either of two where nobody knows which it is, and shows no text in screen', async () => {
    const short = clipboardSequence(text, 'either')?.sequence ?? '';
    const long = clipboardSequence(text.repeat(200), 'either')?.sequence ?? '';
    const plain = short.slice(0, short.indexOf(`${esc}P`));
    expect([
      await clipboardAfter(plain),
      await clipboardAfter(throughScreen(short.slice(plain.length))),
      long.startsWith(`${esc}P`),
    ]).toEqual([[text], [text], true]);
  });

  it.each([
    [560, true],
    [580, false],
  ])('of %i bytes is short enough for screen: %s', (bytes, isShortEnough) => {
    const copy = clipboardSequence('a'.repeat(bytes), 'screen');
    expect(copy).toMatchObject({ isShortEnough });
    for (const piece of (copy?.sequence ?? '').split(end)) expect(piece.length).toBeLessThan(256);
  });

  it('is not sent where terminals would drop it', () => {
    expect([
      clipboardSequence('a'.repeat(longestCopyBytes), 'none') === undefined,
      clipboardSequence('a'.repeat(longestCopyBytes + 1), 'none'),
    ]).toEqual([false, undefined]);
  });

  const tmux = '/run/tmux/default,1,0';
  const sty = '123.pts-0.host';
  it.each<[string, Record<string, string>, string[], Way['innermost'], boolean]>([
    ['tmux', { TMUX: tmux, TERM: 'tmux-256color' }, ['tmux: server'], 'tmux', false],
    ['screen', { STY: sty, TERM: 'screen' }, ['screen'], 'screen', false],
    ['neither', { TMUX: '', TERM: 'xterm-256color' }, ['gnome-terminal-'], 'none', false],
    ['screen in tmux', { TMUX: tmux, STY: sty, TERM: 'screen' }, ['SCREEN'], 'screen', true],
    ['tmux in screen', { TMUX: tmux, STY: sty, TERM: 'screen' }, ['/usr/bin/tmux'], 'tmux', true],
    ['tmux, after su -', { TERM: 'tmux-256color' }, ['tmux: server'], 'tmux', false],
    ['tmux, after sudo', { TERM: 'screen' }, ['sudo', 'tmux: server', 'sshd'], 'tmux', false],
    ['screen over SSH', { TERM: 'screen.xterm-256color' }, ['sshd'], 'screen', false],
    ['tmux over SSH', { TERM: 'tmux-256color' }, ['sshd-session'], 'tmux', false],
    ['screen or tmux over SSH', { TERM: 'screen-256color' }, ['sshd'], 'either', false],
    ['screen in tmux over SSH', { TERM: 'screen.tmux-256color' }, ['sshd'], 'screen', true],
    [
      'a shell with old variables over mosh',
      { TMUX: tmux, TERM: 'xterm' },
      ['mosh-server'],
      'mosh',
      false,
    ],
    ['tmux, where no program can be seen', { TMUX: tmux, TERM: 'screen' }, [], 'tmux', false],
    [
      'both, where no program can be seen',
      { TMUX: tmux, STY: sty, TERM: 'xterm' },
      [],
      'either',
      true,
    ],
  ])('in %s goes through the innermost', (_, variables, holders, innermost, isNested) => {
    expect(wayToTerminal(variables, holders)).toEqual({ innermost, isNested });
  });
});
