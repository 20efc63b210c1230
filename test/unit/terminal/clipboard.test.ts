import { Terminal } from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import {
  clipboardSequence,
  longestCopyBytes,
  multiplexerNamedIn,
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
  written.startsWith(begin) && written.endsWith(end)
    ? written.slice(begin.length, -end.length).replaceAll(esc + esc, esc)
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
    const written = [text, long].map((copied) => clipboardSequence(copied, through) ?? '');
    expect(await clipboardAfter(written.map(pass).join(''))).toEqual([text, long]);
  });

  it('is not sent where terminals would drop it', () => {
    expect([
      clipboardSequence('a'.repeat(longestCopyBytes), 'none') === undefined,
      clipboardSequence('a'.repeat(longestCopyBytes + 1), 'none'),
    ]).toEqual([false, undefined]);
  });

  it('goes through what the variables name', () => {
    expect([
      multiplexerNamedIn({ TMUX: '/run/tmux/default,1,0' }),
      multiplexerNamedIn({ STY: '123.pts-0.host' }),
      multiplexerNamedIn({ TMUX: '' }),
    ]).toEqual(['tmux', 'screen', 'none']);
  });
});
