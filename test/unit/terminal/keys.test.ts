import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { type Instance, render, Text, useInput, usePaste } from 'ink';
import { createElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { createInput, type Input } from '../../../src/terminal/input/input.ts';
import {
  keyBytes,
  keyName,
  keyNamed,
  keyOfChord,
  namedKeys,
} from '../../../src/terminal/input/keys.ts';
import { FakeStdin, fakeClock } from './fakeTerminal.ts';

type Press = string | undefined | { paste: string };

interface Listener {
  input: Input;
  presses: Press[];
  type: (text: string) => Promise<Press[]>;
  instance: Instance;
}

let listener: Listener | undefined;

/** An Ink program that notes the name of every key, behind our input. */
function openInk(): Listener {
  const stdin = new FakeStdin();
  const clock = fakeClock();
  const input = createInput(stdin, { setTimer: clock.setTimer });
  const presses: Press[] = [];
  const Notes = () => {
    useInput((text, key) => {
      presses.push(keyName(text, key));
    });
    usePaste((text) => {
      presses.push({ paste: text });
    });
    return createElement(Text, null, 'ready');
  };
  const stdout = new PassThrough();
  stdout.resume();
  const instance = render(createElement(Notes), {
    stdin: input,
    stdout,
    exitOnCtrlC: false,
    interactive: true,
    patchConsole: false,
  });
  let typedBytes = 0;
  const type = async (text: string): Promise<Press[]> => {
    presses.length = 0;
    typedBytes += Buffer.byteLength(text);
    stdin.write(text);
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(60_000);
    await new Promise<void>((resolve) => {
      const check = (): void => {
        if (input.handledBytes >= typedBytes) resolve();
      };
      input.onHandled(check);
      check();
    });
    return [...presses];
  };
  listener = { input, presses, type, instance };
  return listener;
}

afterEach(() => {
  listener?.instance.unmount();
  listener = undefined;
});

const characters = [
  ...'abjkGJ/?:019[]{}~!@#$%^&*()-_=+\\|;\'",.<>`',
  'é',
  'ß',
  'я',
  '日',
  '😀',
  '👩‍🚀',
];

/** The names of keys that came in one write. What came as a chord is both of its keys. */
const typed = async (
  type: (text: string) => Promise<Press[]>,
  names: readonly string[],
): Promise<Press[]> =>
  (await type(names.map(keyBytes).join(''))).flatMap((press) => {
    const behind = typeof press === 'string' ? keyOfChord(press) : undefined;
    return behind === undefined ? [press] : ['esc', behind];
  });

describe('every key', () => {
  it('comes back by its name, alone', async () => {
    const { type } = openInk();
    for (const name of [...namedKeys, ...characters]) {
      expect(await type(keyBytes(name))).toEqual([name]);
    }
  });

  it('comes back by its name, all in one write', async () => {
    const { type } = openInk();
    const names = [...characters, ...namedKeys];
    expect(await typed(type, names)).toEqual(names);
  });

  it('comes back in any order', async () => {
    const { type } = openInk();
    // What begins a sequence behind an ESC byte is another key there, whoever types it.
    const afterEscape = new Set([...'[]^_OPX', 'shift-tab']);
    const names = fc
      .array(fc.constantFrom(...namedKeys, ...characters), { maxLength: 40 })
      .filter((list) =>
        list.every((name, at) => !(afterEscape.has(name) && list[at - 1] === 'esc')),
      );
    await fc.assert(
      fc.asyncProperty(names, async (list) => {
        expect(await typed(type, list)).toEqual(list);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what terminals send', () => {
  it.each<[string, Press[]]>([
    ['\x1bOA\x1bOB\x1bOC\x1bOD', ['up', 'down', 'right', 'left']],
    ['\x1b[1~\x1b[4~\x1b[7~\x1b[8~\x1bOH\x1bOF', ['home', 'end', 'home', 'end', 'home', 'end']],
    ['\x1b[a\x1b[b\x1b[c\x1b[d', ['up', 'down', 'shift-right', 'shift-left']],
    ['\x1bOa\x1b[1;5A\x1b[1;5D\x1b[1;3C', ['up', 'up', 'word-left', 'word-right']],
    ['\x1bOd\x1bOc\x1b[127;3u', ['word-left', 'word-right', 'word-backspace']],
    ['\x1bb\x1b\x7f\x1b\r', ['esc+b', 'esc+backspace', 'esc+enter']],
    ['\x1b\x1b[D\x1b\x1bOC', ['esc+left', 'esc+right']],
    ['\x1b[[5~\x1b[6$\x1b[3^', ['pgup', 'pgdn', 'delete']],
    ['\x08\x7f', ['backspace', 'backspace']],
    ['\r\n\n\x1bOM', ['enter', 'enter', 'enter']],
    ['\x1bOq\x1bOy\x1bOm', ['1', '9', '-']],
    [
      '\x1b[27u\x1b[13u\x1b[32u\x1b[9;2u\x1b[127u',
      ['esc', 'enter', 'space', 'shift-tab', 'backspace'],
    ],
    ['\x1b[106u\x1b[106;2u\x1b[99;5u\x1b[106;1:3u', ['j', 'J', 'ctrl-c', undefined]],
    ['\x1b[27;5;99~\x1b[27;2;13~', ['ctrl-c', 'enter']],
    ['\x1b[106;3u\x1b[106;4u', ['alt-j', 'alt-J']],
    ['\x1bOP\x1b[15~\x1b[[B\x1b[1;2P\x1b[24;5~', ['f1', 'f5', 'f2', 'f1', 'f12']],
    ['\x1b[2~', [undefined]],
    ['\x1bj\x1b\x1b\x1b[A', ['esc+j', 'esc', 'esc', 'up']],
    ['j\x1b[200~x\r\nd\x1b[201~k', ['j', { paste: 'x\r\nd' }, 'k']],
    ['\x1b]11;rgb:0000/0000/0000\x07\x1b[?62cj', ['j']],
  ])('%j is %j', async (bytes, names) => {
    const { type } = openInk();
    expect(await type(bytes)).toEqual(names);
  });
});

it('knows no bytes for a name that no key has', () => {
  expect(() => keyBytes('hyper-f13')).toThrow('No key is called "hyper-f13"');
});

it.each([
  ['Ctrl+X', 'ctrl-x'],
  ['CTRL-x', 'ctrl-x'],
  ['F5', 'f5'],
  ['Escape', 'esc'],
  ['Return', 'enter'],
  ['PageUp', 'pgup'],
  ['shift-Tab', 'shift-tab'],
  [' ', 'space'],
  ['Alt+s', 'alt-s'],
  ['alt-S', 'alt-S'],
  ['ctrl-\\', 'ctrl-\\'],
  ['ctrl-m', 'enter'],
  ['S', 'S'],
  ['é', 'é'],
  ['alt-[', undefined],
  ['ctrl-5', undefined],
  ['f13', undefined],
  ['', undefined],
])('takes %j for the key %j', (written, name) => {
  expect(keyNamed(written)).toBe(name);
});
