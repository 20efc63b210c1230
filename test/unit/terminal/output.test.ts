import { PassThrough } from 'node:stream';
import { Terminal } from '@xterm/headless';
import { render, Text } from 'ink';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { modesAfter, sequenceToLeave } from '../../../src/terminal/output/modes.ts';
import { createOutput, sizeNamedIn } from '../../../src/terminal/output/output.ts';

/** A terminal's output as Node gives it. */
class FakeStdout extends PassThrough {
  readonly isTTY = true;
  readonly fd = 1;
  columns = 80;
  rows = 24;
}

const written = (target: FakeStdout): string => target.read()?.toString() ?? '';

describe('the output', () => {
  it('passes on what is written as it comes, and tells when it is out', async () => {
    const target = new FakeStdout();
    const output = createOutput(target);
    await new Promise<void>((resolve) => output.write('é', () => resolve()));
    await new Promise<void>((resolve) => output.write('6a', 'hex', () => resolve()));
    output.write(Buffer.from('k'));
    expect([written(target), output.counts]).toEqual(['éjk', { frames: 0, writes: 3, bytes: 4 }]);
  });

  it('has the size of its terminal and tells when it changes', () => {
    const target = new FakeStdout();
    const output = createOutput(target);
    const sizes: unknown[] = [];
    output.on('resize', () => sizes.push([output.columns, output.rows]));
    target.columns = 120;
    target.emit('resize');
    expect([output.isTTY, sizes]).toEqual([true, [[120, 24]]]);
  });

  it.each([
    [0, 0, {}, [80, 24]],
    [0, 0, { COLUMNS: '132', LINES: '43' }, [132, 43]],
    [0, 50, { COLUMNS: '132', LINES: '43' }, [132, 50]],
    [120, 0, {}, [120, 24]],
    [0, 0, { COLUMNS: '-1', LINES: '99999' }, [80, 24]],
    [120, 40, { COLUMNS: '132', LINES: '43' }, [120, 40]],
  ])('of a terminal of %i × %i with %j is %j', (columns, rows, variables, size) => {
    const target = new FakeStdout();
    target.columns = columns;
    target.rows = rows;
    const output = createOutput(target, { usualSize: sizeNamedIn(variables) });
    expect([output.columns, output.rows]).toEqual(size);
    output.write('\x1b[?1049h\x1b[?2026hframe\x1b[?2026l');
    target.emit('resize');
    expect([output.frame()?.columns, output.frame()?.rows]).toEqual(size);
  });

  it('tells when a full terminal takes more', async () => {
    const target = new FakeStdout({ highWaterMark: 2 });
    const output = createOutput(target);
    const drained = new Promise((resolve) => output.once('drain', () => resolve('drained')));
    expect(output.write('abc')).toBe(false);
    target.resume();
    expect(await drained).toBe('drained');
  });

  it('fails nothing when the terminal is gone, and says so once', async () => {
    const target = new FakeStdout();
    const gone: unknown[] = [];
    const output = createOutput(target, { onGone: (error) => gone.push(error?.message) });
    target.destroy(new Error('write EIO'));
    await new Promise((resolve) => target.once('close', resolve));
    await new Promise<void>((resolve) => output.write('x', () => resolve()));
    expect([gone, output.writable, output.destroyed, output.counts.bytes]).toEqual([
      ['write EIO'],
      false,
      true,
      0,
    ]);
  });

  it('still calls back when a write is what finds the terminal gone', async () => {
    const target = new FakeStdout();
    target._write = (_chunk, _encoding, done) => done(new Error('write EPIPE'));
    target._transform = (_chunk, _encoding, done) => done(new Error('write EPIPE'));
    const gone: unknown[] = [];
    const output = createOutput(target, { onGone: (error) => gone.push(error?.message) });
    await new Promise<void>((resolve) => output.write('x', () => resolve()));
    expect(gone).toEqual(['write EPIPE']);
  });

  it('throws away what is written once it is muted', async () => {
    const target = new FakeStdout();
    const output = createOutput(target);
    output.write('\x1b[?1049h');
    written(target);
    output.mute();
    await new Promise<void>((resolve) => output.write('\x1b[?1049l', () => resolve()));
    expect([written(target), output.writable, [...output.modes]]).toEqual(['', false, []]);
  });

  it('sends the whole screen again when it is told to', () => {
    const target = new FakeStdout();
    const output = createOutput(target);
    output.write('\x1b[?1049h\x1b[?2026hone\r\ntwo\x1b[?2026l');
    written(target);
    output.write('\x1b[?2026h\x1b[Hone\x1b[?2026l');
    expect(written(target)).not.toContain('two');
    output.repaint();
    expect(written(target)).toMatch(/2J.*one.*two/s);
    output.repaint();
    expect(written(target)).toMatch(/2J.*one.*two/s);
  });

  it('ends nothing', async () => {
    const target = new FakeStdout();
    const output = createOutput(target);
    await new Promise<void>((resolve) => output.end('bye', () => resolve()));
    expect([written(target), target.writable]).toEqual(['bye', true]);
  });

  it('serves Ink, whose every mode it sees come and go', async () => {
    const target = new FakeStdout();
    const output = createOutput(target);
    const app = render(createElement(Text, null, 'hello'), {
      stdout: output,
      stdin: new PassThrough(),
      interactive: true,
      alternateScreen: true,
      patchConsole: false,
    });
    await app.waitUntilRenderFlush();
    const during = { modes: [...output.modes].sort(), frames: output.counts.frames };
    app.unmount();
    await app.waitUntilExit();
    expect([during, [...output.modes], written(target).includes('hello')]).toEqual([
      { modes: ['alternateScreen', 'hiddenCursor'], frames: 1 },
      [],
      true,
    ]);
  });
});

describe('a terminal without an alternate screen', () => {
  /** One of 12 × 5, full of lines, with every mode as another program may have left it. */
  const spoiled = async () => {
    const terminal = new Terminal({ cols: 12, rows: 5, allowProposedApi: true });
    for (const final of ['h', 'l'] as const) {
      // What GNU screen, mosh and tmux with `alternate-screen off` do.
      terminal.parser.registerCsiHandler({ prefix: '?', final }, (numbers) =>
        numbers.includes(1049),
      );
    }
    const feed = (text: string): Promise<void> =>
      new Promise((resolve) => terminal.write(text, resolve));
    await feed('one line 123\r\ntwo\r\nthree\r\nfour\r\nfive 567890');
    await feed('\x1b[31;44m\x1b[2;4r\x1b[?6h\x1b[4h\x1b(0\x0e\x1b)0\x1b[?7l\x1b[2;2H');
    const lines = () =>
      Array.from({ length: 5 }, (_, row) =>
        terminal.buffer.active.getLine(terminal.buffer.active.baseY + row),
      ).map((line) => line?.translateToString(true) ?? '');
    const target = new FakeStdout();
    target.columns = 12;
    target.rows = 5;
    const output = createOutput(target);
    /** Writes as Ink does, and waits until it is on the screen. */
    const write = (text: string): Promise<void> => {
      output.write(text);
      return feed(written(target));
    };
    return { terminal, feed, lines, output, target, write };
  };
  const frame = '\x1b[?2026hqq\r\nab cd\r\n\r\n\r\nlast\x1b[?2026l';
  const shown = ['qq', 'ab cd', '', '', 'last'];

  it('shows the frame and nothing else, whatever others left on it, when it is entered and come back to', async () => {
    const { lines, write, feed } = await spoiled();
    await write(`\x1b[?1049h${frame}`);
    expect(lines()).toEqual(shown);
    await write('\x1b[?1049l');
    await feed('$ ls\r\nmore and more\r\n$ fg\r\n');
    await write(`\x1b[?1049h${frame}`);
    expect(lines()).toEqual(shown);
  });

  it('is painted whole with the modes that it needs when it is told to', async () => {
    const { lines, write, feed, output, target } = await spoiled();
    await write(`\x1b[?1049h${frame}`);
    await feed('\x1b[3;4r\x1b[?6h\x1b[4h\x1b(0\x1b[?7l\x1b[1;1Hnoise');
    output.repaint();
    await feed(written(target));
    expect(lines()).toEqual(shown);
  });

  it('has a line of its own for what comes after the last frame', async () => {
    const { lines, write, feed } = await spoiled();
    await write(`\x1b[?1049h${frame}\x1b[?2026h\x1b[2;4H\x1b[31mx\x1b[?2026l`);
    await write('\x1b[?1049l');
    await feed('$ ls');
    expect(lines()).toEqual(['ab xd', '', '', 'last', '$ ls']);
  });
});

describe('the modes of a terminal', () => {
  it.each<[string, string[], string]>([
    ['', [], ''],
    ['text \x1b[1m', [], ''],
    [
      '\x1b[?1049h\x1b[?25l',
      ['alternateScreen', 'hiddenCursor'],
      '\x1b[0m\x1b[m\x1b[999;1H\r\n\x1b[?1049l\x1b[?25h',
    ],
    ['\x1b[?1049h\x1b[?1049l', [], ''],
    ['\x1b[?2026hframe', ['synchronizedOutput'], '\x1b[?2026l\x1b[0m'],
    ['\x1b[?25;2004h', ['bracketedPaste'], '\x1b[0m\x1b[?2004l'],
    ['\x1b[?7l', [], ''],
  ])('after %j are %j, left by %j', (text, modes, leave) => {
    const after = modesAfter(new Set(), text);
    expect([[...after], sequenceToLeave(after)]).toEqual([modes, leave]);
  });
});
