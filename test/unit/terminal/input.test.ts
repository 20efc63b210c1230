import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createInput, type Input } from '../../../src/terminal/input/input.ts';
import { chordCharacter } from '../../../src/terminal/input/keys.ts';
import { FakeStdin, fakeClock } from './fakeTerminal.ts';

/** An input with somebody who reads it as Ink does: until null, whenever it is readable. */
function openInput() {
  const stdin = new FakeStdin();
  const clock = fakeClock();
  const input = createInput(stdin, { setTimer: clock.setTimer });
  const batches: string[][] = [];
  const readAll = (): void => {
    const batch: string[] = [];
    for (let text = input.read(); text !== null; text = input.read()) batch.push(text);
    if (batch.length > 0) batches.push(batch);
  };
  input.on('readable', readAll);
  const handled = (bytes: number): Promise<void> => untilHandled(input, bytes);
  return { stdin, clock, input, batches, readAll, handled };
}

/** Settles when the input has handled so many bytes. */
function untilHandled(input: Input, bytes: number): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (input.handledBytes < bytes) return;
      stop();
      resolve();
    };
    const stop = input.onHandled(check);
    check();
  });
}

/** Settles when what was written to a stream in this process has been taken in. */
const taken = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the input', () => {
  it('gives one key a read, and all keys of a chunk in one go', async () => {
    const { stdin, batches, handled } = openInput();
    stdin.write('j'.repeat(200));
    await handled(200);
    expect(batches).toEqual([Array.from('j'.repeat(200))]);
  });

  it('spells keys so that nothing of one can join the next', async () => {
    const { stdin, batches, handled } = openInput();
    const typed = Buffer.from('\x1bj\x1b[27;5;106~\x1bOq\x1b[200~a\r\nb\x1b[201~é');
    stdin.write(typed);
    await handled(typed.length);
    expect(batches).toEqual([
      [chordCharacter('\x1bj'), '\x1b[106;5u', '1', '\x1b[200~a\r\nb\x1b[201~', 'é'],
    ]);
  });

  it('acts on a lone Esc after the delay, and not before', async () => {
    const { stdin, clock, input, batches, handled } = openInput();
    stdin.write('\x1b');
    await taken();
    clock.advance(199);
    await taken();
    expect([batches, input.pendingBytes]).toEqual([[], 1]);
    clock.advance(1);
    await handled(1);
    expect([batches, input.pendingBytes]).toEqual([[['\x1b[27u']], 0]);
  });

  it('begins the delay anew with every byte of a sequence', async () => {
    const { stdin, clock, batches, handled } = openInput();
    for (const byte of '\x1b[1;2D') {
      clock.advance(199);
      stdin.write(byte);
      await taken();
    }
    await handled(6);
    expect(batches).toEqual([['\x1b[1;2D']]);
  });

  it('puts characters together that are cut in the middle', async () => {
    const { stdin, batches, handled } = openInput();
    for (const byte of Buffer.from('😀é')) {
      stdin.write(Buffer.from([byte]));
      await taken();
    }
    await handled(6);
    expect(batches.flat()).toEqual(['😀', 'é']);
  });

  it('counts a key as handled when the reader comes back for more', async () => {
    const { stdin, input, readAll } = openInput();
    input.off('readable', readAll);
    const seen: [string | null, number][] = [];
    const told: number[] = [];
    input.onHandled((bytes) => told.push(bytes));
    input.once('readable', () => {
      for (let read = 0; read < 3; read += 1) {
        // `once` has taken the listener away, so it is put back for the reads to go on.
        if (read === 0) input.on('readable', () => {});
        seen.push([input.read(), input.handledBytes]);
      }
    });
    stdin.write('j\x1b[Ik');
    await untilHandled(input, 5);
    expect({ seen, told, pending: input.pendingBytes }).toEqual({
      seen: [
        ['j', 0],
        ['k', 4],
        [null, 5],
      ],
      told: [5],
      pending: 0,
    });
  });

  it('tells of replies that press nothing', async () => {
    const { stdin, input, batches, handled } = openInput();
    stdin.write('\x1b]11;rgb:0000/0000/0000\x1b\\');
    await handled(25);
    expect([batches, input.pendingBytes]).toEqual([[], 0]);
  });

  it('leaves the terminal alone while nobody listens, and keeps the keys that were not read', async () => {
    const { stdin, input, batches, readAll, handled } = openInput();
    const readOne = (): void => {
      if (input.read() !== 'e') return;
      input.off('readable', readOne);
      expect(input.read()).toBe(null);
    };
    input.off('readable', readAll);
    input.on('readable', readOne);
    stdin.write('ejk');
    await taken();
    expect([stdin.isPaused(), batches]).toEqual([true, []]);
    stdin.write('for the editor');
    await taken();
    expect([input.handledBytes, stdin.read()?.toString()]).toEqual([1, 'for the editor']);
    input.on('readable', readAll);
    await handled(3);
    expect([stdin.isPaused(), batches]).toEqual([false, [['j', 'k']]]);
  });

  it('passes raw mode and references on, and has no use for an encoding', () => {
    const { stdin, input } = openInput();
    input.setEncoding('utf8');
    input.setRawMode(true).ref().unref().ref();
    expect([input.isTTY, input.isRaw, stdin.refs, input.readableEncoding]).toEqual([
      true,
      true,
      1,
      null,
    ]);
  });

  it.each<[string, (stdin: FakeStdin) => void]>([
    ['ends', (stdin) => stdin.end()],
    ['closes', (stdin) => stdin.destroy()],
    ['fails', (stdin) => stdin.destroy(new Error('read EIO'))],
  ])('ends after its last key when the terminal %s', async (_, leave) => {
    const { stdin, input, batches } = openInput();
    const end = once(input, 'end');
    stdin.write('j\x1b');
    await taken();
    leave(stdin);
    await end;
    expect(batches.flat()).toEqual(['j', '\x1b[27u']);
  });

  it('ends even when nobody reads', async () => {
    const stdin = new FakeStdin();
    const input = createInput(stdin);
    const end = once(input, 'end');
    stdin.destroy();
    await end;
    expect(input.readableEnded).toBe(true);
  });

  it('waits on the real clock too, after all input that is there', async () => {
    const stdin = new FakeStdin();
    const input = createInput(stdin, { escapeDelayMs: 1 });
    const key = new Promise((resolve) => input.on('readable', () => resolve(input.read())));
    stdin.write('\x1b');
    expect(await key).toBe('\x1b[27u');
  });
});
