import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import type { WriteSync } from '../../../src/terminal/output/crash.ts';
import type { Mode } from '../../../src/terminal/output/modes.ts';
import { createRestore } from '../../../src/terminal/output/restore.ts';
import { compiledFolder } from '../../dsl/built.ts';

const program = fileURLToPath(new URL('./fullScreenProgram.ts', import.meta.url));

/** Parts whose writes and raw mode are noted. */
function parts(modes: Mode[], writeSync?: WriteSync) {
  const notes: string[] = [];
  return {
    notes,
    output: { fd: 7, modes: new Set(modes), mute: () => notes.push('mute') },
    stdin: { setRawMode: (isEnabled: boolean) => notes.push(`raw ${isEnabled}`) },
    writeSync:
      writeSync ??
      ((fd: number, bytes: Uint8Array) => {
        notes.push(`${fd}: ${Buffer.from(bytes)}`);
        return bytes.length;
      }),
  };
}

describe('restore', () => {
  it('does nothing unless armed, and acts once', () => {
    const noted = parts(['alternateScreen']);
    const { arm, restore } = createRestore(noted);
    restore();
    arm()();
    restore();
    expect(noted.notes).toEqual([]);
    arm();
    restore();
    restore();
    expect(noted.notes).toEqual([
      'mute',
      '7: \x1b[0m\x1b[m\x1b[999;1H\r\n\x1b[?1049l',
      'raw false',
    ]);
  });

  it('writes nothing for modes that are off already', () => {
    const noted = parts([]);
    const { arm, restore } = createRestore(noted);
    arm();
    restore();
    expect(noted.notes).toEqual(['mute', 'raw false']);
  });

  it('waits for a full terminal and writes the rest of what was taken in part', () => {
    let tries = 0;
    let text = '';
    const noted = parts(['hiddenCursor'], (_, bytes) => {
      tries += 1;
      if (tries === 1) throw Object.assign(new Error('full'), { code: 'EAGAIN' });
      text += Buffer.from(bytes.subarray(0, 4)).toString();
      return Math.min(4, bytes.length);
    });
    const { arm, restore } = createRestore(noted);
    arm();
    restore();
    expect(text).toBe('\x1b[0m\x1b[?25h');
  });

  it('gives up on a terminal that is gone', () => {
    const noted = parts(['hiddenCursor'], () => {
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    });
    noted.stdin.setRawMode = () => {
      throw new Error('gone');
    };
    const { arm, restore } = createRestore(noted);
    arm();
    restore();
    expect(noted.notes).toEqual(['mute']);
  });
});

/** Runs the program in a real pseudo-terminal, ends it in a way, and gives what is left of the terminal. */
async function leave(how: string) {
  const terminal = new Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  const cursor = { isShown: true };
  for (const [final, isShown] of [
    ['h', true],
    ['l', false],
  ] as const) {
    terminal.parser.registerCsiHandler({ prefix: '?', final }, (numbers) => {
      if (numbers.includes(25)) cursor.isShown = isShown;
      return false;
    });
  }
  const child = spawn(process.execPath, [program, how], {
    cols: 80,
    rows: 24,
    env: { ...process.env, NODE_NO_WARNINGS: '1', NODE_COMPILE_CACHE: compiledFolder },
  });
  let written = '';
  let isAnswered = false;
  child.onData((data) => {
    written += data;
    if (isAnswered || !written.includes('READY')) return;
    isAnswered = true;
    if (how.startsWith('SIG')) child.kill(how);
    else child.write('x');
  });
  const exitCode = await new Promise<number>((resolve) => {
    child.onExit((exit) => resolve(exit.exitCode));
  });
  await new Promise<void>((resolve) => terminal.write(`${written}shell$`, resolve));
  const buffer = terminal.buffer.active;
  const rows = Array.from({ length: 24 }, (_, row) =>
    buffer.getLine(row)?.translateToString(true),
  ).filter((row) => row !== '');
  return {
    exitCode,
    screen: buffer.type,
    isCursorShown: cursor.isShown,
    bracketedPaste: terminal.modes.bracketedPasteMode,
    timesLeft: written.split('\x1b[?1049l').length - 1,
    rows,
  };
}

describe('a full screen program', () => {
  const back = {
    screen: 'normal',
    isCursorShown: true,
    bracketedPaste: false,
    timesLeft: 1,
  };

  it.each<[string, number, string[]]>([
    ['unmount', 0, ['before', 'after', 'shell$']],
    ['exit', 3, ['before', 'shell$']],
    ['throw', 70, ['before', 'spyglass stopped on a bug: TypeError: on␛[2Je (noted)', 'shell$']],
    ['reject', 70, ['before', 'spyglass stopped on a bug: no reason (noted)', 'shell$']],
    ['SIGTERM', 143, ['before', 'shell$']],
    ['SIGHUP', 129, ['before', 'shell$']],
    ['SIGINT', 130, ['before', 'shell$']],
  ])('that ends by %s leaves the terminal as it was', async (how, exitCode, rows) => {
    expect(await leave(how)).toEqual({ ...back, exitCode, rows });
  });
});
