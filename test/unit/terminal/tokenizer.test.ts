import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyBytes, namedKeys } from '../../../src/terminal/input/keys.ts';
import { longestPasteBytes } from '../../../src/terminal/input/pastes.ts';
import { expire, feed, waitingFor } from '../../../src/terminal/input/tokenizer.ts';
import {
  emptyTokenizer,
  type Token,
  type TokenizerState,
  type Waiting,
} from '../../../src/terminal/input/tokens.ts';

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** Pieces of input, with the waits that run out between them. */
type Event = string | { pause: Waiting };
const SHORT: Event = { pause: 'key' };
const LONG: Event = { pause: 'reply' };

/** All tokens of the events; a pause ends the waits that are no longer than it. */
function tokensOf(...events: Event[]): Token[] {
  const order: Waiting[] = ['nothing', 'key', 'reply', 'paste'];
  const tokens: Token[] = [];
  let state: TokenizerState = emptyTokenizer;
  const runOut = (pause: Waiting): void => {
    while (
      waitingFor(state) !== 'nothing' &&
      order.indexOf(waitingFor(state)) <= order.indexOf(pause)
    ) {
      const step = expire(state);
      tokens.push(...step.tokens);
      state = step.state;
      if (pause === 'key') break;
    }
  };
  for (const event of events) {
    if (typeof event === 'string') {
      const step = feed(state, latin1(event));
      tokens.push(...step.tokens);
      state = step.state;
    } else runOut(event.pause);
  }
  runOut('paste');
  return tokens;
}

/** What the events press, in short: keys as their text, pastes as an object. */
function pressed(...events: Event[]): (string | { paste: string })[] {
  return tokensOf(...events)
    .filter((token) => token.kind !== 'dropped')
    .map((token) => (token.kind === 'key' ? token.text : { paste: token.text }));
}

describe('keys', () => {
  it.each<[string, string[]]>([
    ['jjj', ['j', 'j', 'j']],
    ['ab\x7fc', ['a', 'b', '\x7f', 'c']],
    ['\x08\x00\x03\t', ['\x08', '\x00', '\x03', '\t']],
    ['\r\n', ['\r']],
    ['\r\r\n\n', ['\r', '\r', '\n']],
    ['\x1bj', ['\x1b', 'j']],
    ['\x1b\r', ['\x1b', '\r']],
    ['\x1b\x1b', ['\x1b', '\x1b']],
    ['\x1b\x1b[A', ['\x1b', '\x1b[A']],
    ['\x1b\x1b\x1b', ['\x1b', '\x1b', '\x1b']],
    ['\x1b[', ['\x1b', '[']],
    ['\x1b[\x1b[B', ['\x1b', '[', '\x1b[B']],
    ['\x1b[j', ['\x1b', '[', 'j']],
    ['\x1b[A\x1bOB\x1b[1;2C', ['\x1b[A', '\x1bOB', '\x1b[1;2C']],
    ['\x1b[a\x1bOd\x1b[3$\x1b[7^\x1b[8@', ['\x1b[a', '\x1bOd', '\x1b[3$', '\x1b[7^', '\x1b[8@']],
    ['\x1b[[A\x1b[[5~\x1b[[', ['\x1b[[A', '\x1b[[5~', '\x1b', '[', '[']],
    ['\x1b[27;5;106~\x1b[106;5u', ['\x1b[27;5;106~', '\x1b[106;5u']],
    ['\x1b[106:74;2:1;74u', ['\x1b[106:74;2:1;74u']],
    ['\x1bO', ['\x1b', 'O']],
    ['\x1bOz', ['\x1b', 'O', 'z']],
    ['\x1b]', ['\x1b', ']']],
    ['\x1b]j', ['\x1b', ']', 'j']],
    ['\x1bPj\x1bXj', ['\x1b', 'P', 'j', '\x1b', 'X', 'j']],
    ['é日😀', ['é', '日', '😀']],
    ['e\u0301👩‍🚀🇳🇱', ['e\u0301', '👩‍🚀', '🇳🇱']],
    ['a\u009bb', ['a', 'b']],
  ])('%j is %j', (bytes, keys) => {
    expect(pressed(bytes)).toEqual(keys);
  });

  it('continues a cut key within the delay and not after it', () => {
    expect([
      pressed('\x1b', '[A'),
      pressed('\x1b[', 'A'),
      pressed('\x1bO', 'A'),
      pressed('\x1b', SHORT, '[A'),
      pressed('\x1b[', SHORT, 'A'),
      pressed('\x1b[1;', SHORT, '2C'),
      pressed('\x1b[1;', LONG, 'q'),
    ]).toEqual([
      ['\x1b[A'],
      ['\x1b[A'],
      ['\x1bOA'],
      ['\x1b', '[', 'A'],
      ['\x1b', '[', 'A'],
      ['\x1b[1;2C'],
      ['q'],
    ]);
  });

  it('takes a return and its line feed as one Enter only when they come together', () => {
    expect([pressed('\r', '\n'), pressed('\r', SHORT, '\n'), pressed('\rj\n')]).toEqual([
      ['\r'],
      ['\r', '\n'],
      ['\r', 'j', '\n'],
    ]);
  });

  it('shows bytes that are no UTF-8 as what they are: unreadable', () => {
    const { tokens } = feed(emptyTokenizer, 'a\xe9b\xff');
    expect(tokens).toEqual([
      { kind: 'key', text: 'a', byteCount: 1 },
      { kind: 'key', text: '\ufffd', byteCount: 1 },
      { kind: 'key', text: 'b', byteCount: 1 },
      { kind: 'key', text: '\ufffd', byteCount: 1 },
    ]);
  });
});

const REPLIES = [
  '\x1b]11;rgb:1e1e/1e1e/2e2e\x07',
  '\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\',
  '\x1b]4;1;rgb:ffff/0000/0000\x1b\\',
  '\x1b]52;c;aGVsbG8=\x07',
  '\x1bP>|XTerm(388)\x1b\\',
  '\x1bP1$r0m\x1b\\',
  '\x1bP!|00000000\x1b\\',
  '\x1b_Gi=31;OK\x1b\\',
  '\x1b^private\x1b\\',
  '\x1b[?62;22c',
  '\x1b[>41;388;0c',
  '\x1b[12;40R',
  '\x1b[1;2R',
  '\x1b[I',
  '\x1b[O',
  '\x1b[?2026;2$y',
  '\x1b[4;1$y',
  '\x1b[0n',
  '\x1b[<0;10;20M',
  '\x1b[<0;10;20m',
  '\x1b[32;10;20M',
  '\x1b[M !!',
  '\x1b[?0u',
  '\x1b[8;24;80t',
  '\x1b[201~',
];

describe('replies of the terminal', () => {
  it.each([...REPLIES, '\x1bXsos\x1b\\', '\x1b]lname\x1b\\'])('%j presses no key', (reply) => {
    expect(pressed(`j${reply}k`)).toEqual(['j', 'k']);
  });

  it.each(REPLIES)('%j presses no key when it comes byte by byte', (reply) => {
    expect(pressed('j', ...reply, 'k')).toEqual(['j', 'k']);
  });

  it('presses no key with pauses inside a string, wherever they are', () => {
    const reply = '\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\';
    const pausesEverywhere = [...reply.slice(2)].flatMap((byte) => [SHORT, byte]);
    expect(pressed('\x1b]', ...pausesEverywhere, 'k')).toEqual(['k']);
  });

  it('gives a string up after the long delay, and then keys are keys', () => {
    expect(pressed('\x1b]11;rgb:1e', LONG, 'jk')).toEqual(['j', 'k']);
  });

  it('lets a person through a string that never ends', () => {
    expect([
      pressed('\x1b]11;rgb:1e', '\x03'),
      pressed('\x1b]11;rgb:1e', '\x1b[A'),
      pressed('\x1b]11;rgb:1e\x1b', '[A'),
      pressed('\x1b]11;rgb:1e', '\r'),
    ]).toEqual([['\x03'], ['\x1b[A'], ['\x1b[A'], ['\r']]);
  });

  it('drops the rest of a reply whose ESC was taken for Esc', () => {
    expect([
      pressed('\x1b', SHORT, ']11;rgb:1e1e/1e1e/2e2e\x1b\\', 'k'),
      pressed('\x1b', SHORT, ']', '11;r', SHORT, 'gb:1e1e/1e1e/2e2e\x07k'),
      pressed('\x1b', SHORT, '[?62;22c', 'k'),
      pressed('\x1b', SHORT, '[?2026;', '2$yk'),
    ]).toEqual([
      ['\x1b', 'k'],
      ['\x1b', 'k'],
      ['\x1b', 'k'],
      ['\x1b', 'k'],
    ]);
  });

  it('keeps keys after an Esc that only look like such a rest', () => {
    expect([
      pressed('\x1b', SHORT, ']'),
      pressed('\x1b', SHORT, ']1', LONG),
      pressed('\x1b', SHORT, ']j'),
      pressed('\x1b', SHORT, '[', 'j'),
      pressed('\x1b', SHORT, 'j', ']11;rgb:'),
    ]).toEqual([
      ['\x1b', ']'],
      ['\x1b', ']', '1'],
      ['\x1b', ']', 'j'],
      ['\x1b', '[', 'j'],
      ['\x1b', ...'j]11;rgb:'],
    ]);
  });
});

describe('pastes', () => {
  const paste = '\x1b[200~one\r\ntwo\té\x1b[201~';
  const text = 'one\r\ntwo\té';

  it('is one token between keys, wherever it is cut', () => {
    const bytes = Buffer.from(`j${paste}k`);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const first = feed(emptyTokenizer, bytes.subarray(0, cut).toString('latin1'));
      const second = feed(first.state, bytes.subarray(cut).toString('latin1'));
      const keys = [...first.tokens, ...second.tokens].map((token) =>
        token.kind === 'dropped' ? token : token.text,
      );
      expect(keys).toEqual(['j', text, 'k']);
    }
  });

  it('is delivered with what there is when its end does not come, and never becomes keys', () => {
    const end: Event = { pause: 'paste' };
    expect([
      pressed('\x1b[200~ab', LONG, 'cd', end, 'k'),
      pressed('\x1b[200~ab\x1b[20', end, 'k'),
      pressed('\x1b[200~ab', end, 'cd\x1b[201~k'),
    ]).toEqual([
      [{ paste: 'abcd' }, 'k'],
      [{ paste: 'ab' }, 'k'],
      [{ paste: 'ab' }, { paste: 'cd' }, 'k'],
    ]);
  });

  it('keeps its first MiB', () => {
    const long = 'é'.repeat(longestPasteBytes / 2 - 1);
    const [token] = tokensOf('\x1b[200~x', `${long}éé`, '\x1b[201~');
    expect(token).toEqual({
      kind: 'paste',
      text: `x${long}`,
      byteCount: 6 + 1 + longestPasteBytes + 2 + 6,
    });
  });
});

describe('any cutting', () => {
  /** Keys after which nothing depends on what follows. */
  const key = fc.constantFrom(
    ...namedKeys.filter((name) => name !== 'esc').map(keyBytes),
    ...'jkGJ/?:0 ~é日я😀',
    '\x1bOA',
    '\x1b[15~',
    '\x1b[106;5u',
    '\x1b[200~p\x1bq\r\n\x1b[201~',
    ...REPLIES,
  );
  const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 12 });

  it('of the bytes gives the same tokens, and every byte is in one', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 30 }), cuts, (keys, places) => {
        const bytes = Buffer.from(keys.join(''));
        const whole = tokensOf(bytes.toString('utf8'));
        let state: TokenizerState = emptyTokenizer;
        const tokens: Token[] = [];
        const ends = [...places.filter((place) => place < bytes.length), bytes.length];
        let start = 0;
        for (const end of ends.sort((a, b) => a - b)) {
          const step = feed(state, bytes.subarray(start, end).toString('latin1'));
          tokens.push(...step.tokens);
          state = step.state;
          start = end;
        }
        expect(tokens).toEqual(whole);
        expect(tokens.reduce((sum, token) => sum + token.byteCount, 0)).toBe(bytes.length);
      }),
      { numRuns: 500 },
    );
  });

  it('of noise loses no byte and ends in a state that waits for nothing', () => {
    const noise = fc.array(
      fc.oneof(
        fc.constantFrom(
          '\x1b',
          '\x1b[',
          '\x1b]',
          '\x1bP',
          '[',
          ']',
          '1',
          ';',
          '?',
          '\\',
          '\x07',
          '~',
        ),
        fc.constantFrom(
          '\x1b[200~',
          '\x1b[201~',
          '\xe2',
          '\x82',
          '\xf0',
          'j',
          '\r',
          '\n',
          'M',
          'O',
        ),
        fc.integer({ min: 0, max: 255 }).map((byte) => String.fromCharCode(byte)),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 5 }), fc.boolean(), (chunks, isSlow) => {
        let state: TokenizerState = emptyTokenizer;
        let counted = 0;
        const take = (step: { tokens: Token[]; state: TokenizerState }): void => {
          state = step.state;
          for (const token of step.tokens) counted += token.byteCount;
        };
        for (const chunk of chunks) {
          take(feed(state, chunk.join('')));
          if (isSlow) take(expire(state));
        }
        for (let waits = 0; waitingFor(state) !== 'nothing' && waits < 3; waits += 1) {
          take(expire(state));
        }
        expect([waitingFor(state), counted]).toEqual(['nothing', chunks.flat().join('').length]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an Esc with a key behind it', () => {
  const tokensOf = (...pieces: readonly string[]): readonly string[] => {
    let state = emptyTokenizer;
    const texts: string[] = [];
    for (const piece of pieces) {
      const step = feed(state, piece, { alt: 'x', chords: true });
      state = step.state;
      for (const token of step.tokens) {
        texts.push(
          token.kind === 'dropped' ? 'dropped' : `${token.kind} ${JSON.stringify(token.text)}`,
        );
      }
    }
    return texts;
  };

  it.each([
    ['\x1bb', ['chord "\\u001bb"']],
    ['a\x1b\x7fb', ['key "a"', 'chord "\\u001b\x7f"', 'key "b"']],
    ['\x1b\r', ['chord "\\u001b\\r"']],
    ['\x1b\x1b[D', ['chord "\\u001b\\u001b[D"']],
    ['\x1b\x1bOC', ['chord "\\u001b\\u001bOC"']],
    ['\x1bx', ['key "\\u001bx"']],
    ['\x1b[D', ['key "\\u001b[D"']],
    ['\x1b\x1b\x1b[A', ['key "\\u001b"', 'key "\\u001b"', 'key "\\u001b[A"']],
  ])('%j in one piece is %j', (bytes, tokens) => {
    expect(tokensOf(bytes)).toEqual(tokens);
  });

  it('is two keys where they came one after the other', () => {
    expect(tokensOf('\x1b', 'b')).toEqual(['key "\\u001b"', 'key "b"']);
  });
});
