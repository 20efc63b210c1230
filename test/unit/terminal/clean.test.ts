import { Terminal } from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Clean,
  clean,
  cleanLines,
  concat,
  joinClean,
  line,
  repeatClean,
} from '../../../src/terminal/text/clean.ts';
import { anyText } from './hostileText.ts';

/** What may never come out, besides loose joiners. */
const FORBIDDEN =
  /[\p{Cc}\p{Cs}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2028\u2029\u2800]/gu;
const TOO_MANY_MARKS = /\p{M}{4}/u;

describe('clean', () => {
  it.each<[string, string]>([
    ['plain ~ text', 'plain ~ text'],
    ['\x1b[2Jboo\x1b]0;t\x07', '␛[2Jboo␛]0;t␇'],
    ['\x9b31m\x7f\0', '<9B>31m␡␀'],
    ['one\r\ntwo\t\tthree\u2028four', 'one two three four'],
    ['a\u202eb\u2066c\u200fd\u061ce', 'abcde'],
    ['pay\u200bpal\ufeff\u00ad\u2060\u200c', 'paypal'],
    ['a\u200db', 'ab'],
    ['👩\u200d🚀 ❤\ufe0f 1\ufe0f\u20e3', '👩\u200d🚀 ❤\ufe0f 1\ufe0f\u20e3'],
    ['x\ufe0f\ufe00\u{e0100}', 'x'],
    ['🏴\u{e0067}\u{e0062}\u{e007f}', '🏴'],
    ['\ud800x\udc00\uffff', '\ufffdx\ufffd\ufffd'],
    ['a\u3164b\u2800c\uffa0d', 'a b c d'],
    ['e\u0301\u0301\u0301\u0301\u0301', 'e\u0301\u0301\u0301'],
    ['\u0301x', '◌\u0301x'],
    ['日本 éß я', '日本 éß я'],
  ])('of %j is %j', (text, cleaned) => {
    expect(clean(text)).toBe(cleaned);
  });

  it('takes what is no text', () => {
    expect([clean(null), clean(undefined), clean(12), clean(false), clean(9n)]).toEqual([
      '',
      '',
      '12',
      'false',
      '9',
    ]);
  });

  it('lets nothing through that acts, hides or misleads', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cleaned = clean(text);
        const left = cleaned.replace(/\p{RGI_Emoji}/gv, '');
        expect(left.match(FORBIDDEN)).toBe(null);
        expect(TOO_MANY_MARKS.test(cleaned)).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  it('is the same done twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(clean(clean(text))).toBe(clean(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves printable ASCII as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(clean(text)).toBe(text);
      }),
    );
  });

  it('does nothing to a terminal but print', async () => {
    const terminal = new Terminal({ cols: 500, rows: 50, scrollback: 0, allowProposedApi: true });
    const acts: string[] = [];
    terminal.onBell(() => acts.push('bell'));
    terminal.onTitleChange(() => acts.push('title'));
    terminal.onData(() => acts.push('answer'));
    terminal.buffer.onBufferChange(() => acts.push('screen'));
    for (const code of [0, 2, 8, 11, 52]) {
      terminal.parser.registerOscHandler(code, () => acts.push(`osc ${code}`) > 0);
    }
    const write = (text: string): Promise<void> =>
      new Promise((resolve) => terminal.write(text, resolve));
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        await write('\x1b[H\x1b[2J');
        let before = 0;
        for (const character of clean(text).slice(0, 4000)) {
          await write(character);
          const { cursorX, cursorY } = terminal.buffer.active;
          const now = cursorY * 500 + cursorX;
          expect(now).toBeGreaterThanOrEqual(before);
          before = now;
        }
      }),
      { numRuns: 300 },
    );
    expect(acts).toEqual([]);
  });
});

describe('clean lines', () => {
  it('split where lines end, and indent by tabs', () => {
    expect(cleanLines('a\r\n\tb\n\nc\u2028\x1b[m\u0085d')).toEqual([
      'a',
      '  b',
      '',
      'c',
      '␛[m',
      'd',
    ]);
  });
});

describe('clean parts', () => {
  it('join to clean text', () => {
    const [a, b] = [clean('a'), clean('b')];
    expect([
      concat(a, b),
      joinClean([a, b], clean(', ')),
      repeatClean(a, 3),
      repeatClean(a, -1),
    ]).toEqual(['ab', 'a, b', 'aaa', '']);
  });

  it('make a sentence', () => {
    const name: Clean = clean('AD\x1b');
    expect(line`${name} holds ${3} of ${4}\x07 – done`).toBe('AD␛ holds 3 of 4␇ – done');
  });

  it('are asked for by type', () => {
    // @ts-expect-error text that nobody cleaned is not Clean
    const unsafe: Clean = 'text';
    // @ts-expect-error nor may it get into a sentence
    expect(line`${String(unsafe)}`).toBe('text');
  });
});
