import { Terminal } from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDifferences } from '../../../src/terminal/output/differences.ts';
import { blankScreen } from '../../../src/terminal/output/modes.ts';
import { clean } from '../../../src/terminal/text/clean.ts';
import { fit as fitted } from '../../../src/terminal/text/width.ts';

const begin = '\x1b[?2026h';
const end = '\x1b[?2026l';
const columns = 30;
const rows = 6;

/** A terminal on its alternate screen, with the cursor in the first cell and hidden, as the program finds it. */
const terminalOf = async (): Promise<Terminal> => {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
  await write(terminal, '\x1b[?1049h\x1b[H\x1b[?25l');
  return terminal;
};

const write = (terminal: Terminal, text: string): Promise<void> =>
  new Promise((resolve) => terminal.write(text, resolve));

/** Every cell with its look, and the cursor. A blank without a background looks the same in any look. */
const seenOn = (terminal: Terminal): unknown => {
  const { active } = terminal.buffer;
  const lines = Array.from({ length: terminal.rows }, (_, row) => {
    const line = active.getLine(active.viewportY + row);
    return Array.from({ length: terminal.cols }, (__, column) => {
      const cell = line?.getCell(column);
      if (cell === undefined) return '';
      const text = cell.getChars() || (cell.getWidth() === 0 ? '' : ' ');
      const isMarked = cell.isInverse() || cell.isUnderline() || cell.getBgColorMode() !== 0;
      if (text === ' ' && !isMarked) return ' ';
      return [
        text,
        cell.getFgColorMode(),
        cell.getFgColor(),
        cell.getBgColorMode(),
        cell.getBgColor(),
        cell.isBold() !== 0,
        cell.isDim() !== 0,
        cell.isItalic() !== 0,
        cell.isUnderline() !== 0,
        cell.isInverse() !== 0,
      ].join(' ');
    });
  });
  return lines;
};

const narrow = fc.oneof(
  fc.stringMatching(/^[ -~]{0,12}$/),
  fc.constantFrom('   ', '✓ healthy', 'Zoë', '▌', '     '),
);
/** Characters that the emulator takes for as wide as we do. */
const wide = fc.constantFrom('東京', 'e\u0301', '貨物 ', 'a東');
/** Characters that terminals do not agree on, among others. */
const doubtful = fc.constantFrom(
  '\u0e01\u0e33',
  '\u0e99\u0e49\u0e33 ',
  '\u0e81\u0eb3',
  '\u0915\u094d\u0937\u093f',
  '\u0d15\u0d4d\u0d37',
  '🚚',
  '👩‍💻',
  '🇳🇱 ',
  '❤️',
  '…',
  '▌ ',
  '– ',
  '✗ ',
  'é',
  'Αθήνα ',
  '東京',
);
const age = fc.constantFrom('41 d', '7', ' 12', '   ', '10 %', 'a1');
const look = fc.constantFrom(
  '\x1b[m',
  '\x1b[1m',
  '\x1b[22m',
  '\x1b[2m',
  '\x1b[31m',
  '\x1b[39m',
  '\x1b[90m',
  '\x1b[44m',
  '\x1b[49m',
  '\x1b[7m',
  '\x1b[27m',
  '\x1b[1;4;36m',
  '\x1b[24m',
  '\x1b[38;5;200m',
  '\x1b[38;2;1;2;3m',
  '\x1b[0;3m',
);
const motion = fc.constantFrom(
  '\r\n',
  '\n',
  '\x1b[E',
  '\x1b[2A',
  '\x1b[B',
  '\x1b[1G',
  '\x1b[10G',
  '\x1b[3;5H',
  '\x1b[H',
  '\x1b[K',
  '\x1b[1K',
  '\x1b[2K',
  '\x1b[J',
  '\x1b[2J',
  '\x1b[?25h',
  '\x1b[?25l',
  '\x1b[3C',
  '\x1b[2D',
);
const frame = fc
  .array(fc.oneof(narrow, look, motion), { maxLength: 25 })
  .map((parts) => begin + parts.join('') + end);

/** Whole lines, as a program writes them that does not trust widths. */
const wideFrame = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: rows }),
      fc.array(fc.oneof(narrow, wide, look), { maxLength: 3 }),
    ),
    { maxLength: 6 },
  )
  .map((lines) => {
    const written = lines.map(([row, parts]) => `\x1b[${row}H\x1b[K${parts.join('')}\x1b[m`);
    return begin + written.join('') + end;
  });

/** Lines whose places are right only where every width is. */
const doubtfulFrame = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: rows }),
      fc.array(fc.oneof(doubtful, age, look), { maxLength: 7 }),
    ),
    { maxLength: 6 },
  )
  .map((lines) => {
    const written = lines.map(([row, parts]) => {
      // No line may be longer than the screen in the program's own eyes.
      const text = fitted(
        clean(parts.filter((part) => !part.startsWith('\x1b')).join('')),
        columns - 1,
      );
      const styles = parts.filter((part) => part.startsWith('\x1b'));
      return `\x1b[${row}H\x1b[K${styles.join('')}${text.trimEnd()}\x1b[m`;
    });
    return begin + written.join('') + end;
  });

/** Makes a terminal take characters for as wide as it is told. */
const giveWidths = (terminal: Terminal, widthOf: (code: number) => 0 | 1 | 2): void => {
  terminal.unicode.register({
    version: 'test',
    wcwidth: widthOf,
    charProperties: (code, preceding) => {
      const before = (preceding >> 1) & 3;
      const width = widthOf(code);
      const joins = width === 0 && before !== 0;
      return ((joins ? before : width) << 1) | (joins ? 1 : 0);
    },
  });
  terminal.unicode.activeVersion = 'test';
};

/** ASCII takes one cell everywhere; all else takes what the terminal's tables say, which may be anything. */
const widthByChance = (code: number, seed: number): 0 | 1 | 2 =>
  code < 0x80 ? 1 : (((Math.imul(code ^ seed, 0x9e3779b1) >>> 16) % 3) as 0 | 1 | 2);

/** A letter or digit that everybody agrees on; all else is left blank. */
const letterOf = (text: string): string => (/^[!-~]/.test(text) ? (text[0] ?? ' ') : ' ');

const lettersOn = (terminal: Terminal): readonly string[] =>
  Array.from({ length: rows }, (_, row) => {
    const line = terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row);
    return Array.from({ length: columns }, (__, column) =>
      letterOf(line?.getCell(column)?.getChars() ?? ''),
    ).join('');
  });

describe('the differences of frames', () => {
  it.each([
    ['cells of one column', frame],
    ['lines with wide characters', wideFrame],
  ])('leave a terminal as the frames themselves would: %s', async (_, kind) => {
    await fc.assert(
      fc.asyncProperty(fc.array(kind, { minLength: 1, maxLength: 6 }), async (frames) => {
        const [plain, painted] = [await terminalOf(), await terminalOf()];
        const differences = createDifferences(columns, rows);
        for (const written of frames) {
          await write(plain, written);
          await write(painted, differences.take(written));
        }
        expect(seenOn(painted)).toEqual(seenOn(plain));
      }),
      { numRuns: 100 },
    );
  });

  it('cost no letter and no digit, and leave none behind, however wide a terminal takes other characters', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.array(doubtfulFrame, { minLength: 1, maxLength: 6 }),
        async (seed, frames) => {
          const terminal = await terminalOf();
          giveWidths(terminal, (code) => widthByChance(code, seed));
          const differences = createDifferences(columns, rows);
          for (const written of frames) {
            await write(terminal, differences.take(written));
            expect(lettersOn(terminal)).toEqual(
              differences.frame().lines.map(({ texts }) => texts.map(letterOf).join('')),
            );
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    ['narrow', 1],
    ['wide', 2],
  ] as const)('show 41 d behind a name in Thai where its signs are %s', async (_, width) => {
    const terminal = await terminalOf();
    giveWidths(terminal, (code) => (code < 0x80 ? 1 : code === 0x0e33 ? width : 1));
    const differences = createDifferences(columns, rows);
    await write(
      terminal,
      differences.take(`${begin}\x1b[K\u0e01\u0e33\u0e01\u0e33\u0e01\u0e33 41 d  7${end}`),
    );
    expect(lettersOn(terminal)[0]?.trim()).toBe('41 d  7');
  });

  it('keep the words of a name apart and whole where there is room for wider letters', async () => {
    const terminal = await terminalOf();
    giveWidths(terminal, (code) => (code < 0x80 ? 1 : 2));
    const differences = createDifferences(columns, rows);
    await write(terminal, differences.take(`${begin}\x1b[KΑθήνα Άνω            7${end}`));
    const line = terminal.buffer.active.getLine(0)?.translateToString(true);
    expect(line).toBe('Αθήνα Άνω    7');
  });

  it.each([
    ['names in Chinese', '貨物運輸管理系統有限公司東京支店'],
    ['names in Greek and Thai', 'Αποθήκη Αθηνών \u0e01\u0e33\u0e99\u0e49\u0e33 – Πειραιάς'],
    ['an ellipsis', 'Active Directory of the north…'],
  ])('move a cursor over %s in few bytes', (_, name) => {
    const differences = createDifferences(160, 50);
    const row = (at: number, isHere: boolean): string =>
      `\x1b[${at}H\x1b[K${isHere ? '\x1b[1;36m▌\x1b[39m ' : '  '}${name} ${at}\x1b[m\x1b[50G${at} d  ✓ healthy  …  ${name}  – 41 d`;
    differences.take(begin + Array.from({ length: 50 }, (__, at) => row(at + 1, at === 9)) + end);
    const sent = differences.take(begin + row(10, false) + row(11, true) + end);
    expect(Buffer.byteLength(sent)).toBeLessThan(500);
  });

  it.each([
    ['joined emoji', '👨‍👩‍👧 Depot', true],
    ['Thai', '\u0e01\u0e33\u0e01', true],
    ['marks apart', 'Mu\u0308ller', true],
    ['precomposed letters', 'Müller – Ålesund', false],
    ['Chinese', '貨物運輸', false],
  ])('paint a line anew where a number changes behind %s: %s', (_, name, isAnew) => {
    const differences = createDifferences(80, 3);
    const row = (count: string) => `\x1b[H\x1b[K  ${name}\x1b[40G${count}\x1b[60GQ`;
    differences.take(begin + row('…') + end);
    const sent = differences.take(begin + row('4') + end);
    expect([sent.includes('4'), sent.includes('Q')]).toEqual([true, isAnew]);
  });

  it('leave the cursor where it is, while it is shown', async () => {
    const terminal = await terminalOf();
    const differences = createDifferences(columns, rows);
    await write(terminal, differences.take(`${begin}one\r\ntwo\x1b[?25h${end}`));
    await write(terminal, differences.take(`${begin}\x1b[1A\x1b[2G${end}`));
    const { cursorX, cursorY } = terminal.buffer.active;
    expect([cursorX, cursorY]).toEqual([1, 0]);
  });

  it('are nothing where nothing changed', () => {
    const differences = createDifferences(columns, rows);
    differences.take(`${begin}\x1b[1mone\x1b[22m\r\ntwo${end}`);
    expect(differences.take(`${begin}\x1b[1A\x1b[1G\x1b[K\x1b[1mone\x1b[22m\r\n${end}`)).toBe('');
  });

  it('are a few bytes where one cell changed', () => {
    const differences = createDifferences(columns, rows);
    differences.take(`${begin}loaded 10 of 99${end}`);
    expect(differences.take(`${begin}\x1b[1G\x1b[Kloaded 11 of 99${end}`)).toBe(
      `${begin}\x1b[7D1${end}`,
    );
  });

  it('wait for a frame, and for a sequence, that comes in pieces', () => {
    const whole = createDifferences(columns, rows);
    const pieces = createDifferences(columns, rows);
    whole.take('\x1b[?25l');
    pieces.take('\x1b[?25l');
    const written = `${begin}a\x1b[1;31mb\x1b[0mc${end}`;
    const sent = [...written].map((character) => pieces.take(character));
    expect(sent.filter((piece) => piece !== '')).toEqual([whole.take(written)]);
  });

  it('pass on what they do not know, in its place, with the cursor where the program has it', () => {
    const differences = createDifferences(columns, rows);
    differences.take('\x1b[?25l');
    expect(differences.take('ab\x1b]0;title\x07\x1b[2;3r')).toBe(
      `${begin}ab${end}\x1b]0;title\x07\x1b[2;3r`,
    );
  });

  it('can be sent whole where nobody knows what the terminal shows', () => {
    const differences = createDifferences(columns, rows);
    const first = differences.take(`${begin}one\r\ntwo\x1b[?25l${end}`);
    expect([differences.mend(), first.includes('one')]).toEqual(['', true]);
    differences.forget();
    expect([differences.mend(), differences.mend()]).toEqual([
      `${begin}${blankScreen}one\r\ntwo${end}`,
      '',
    ]);
  });

  it('know the frame of a terminal that shrank as large as that is', () => {
    const differences = createDifferences(columns, rows);
    differences.take(`${begin}first of all\r\ntwo\r\nthree${end}`);
    differences.resize(5, 2);
    const { lines } = differences.frame();
    expect(lines.map(({ texts }) => texts.join(''))).toEqual(['first', 'two  ']);
  });

  it('show again what a terminal lost that shrank and grew before anything was written', async () => {
    const differences = createDifferences(columns, rows);
    differences.take(`${begin}first of all lines\r\nsecond\r\nthird${end}`);
    differences.resize(8, 2);
    differences.resize(columns, rows);
    const terminal = await terminalOf();
    await write(terminal, differences.take(`${begin}\x1b[1G\x1b[Klast${end}`));
    const line = (row: number) => terminal.buffer.active.getLine(row)?.translateToString(true);
    expect([0, 1, 2, 3].map(line)).toEqual(['first of all lines', 'second', 'last', '']);
  });

  it('paint the whole screen again when the terminal got another size', async () => {
    const differences = createDifferences(columns, rows);
    differences.take(`${begin}one\r\ntwo${end}`);
    const terminal = new Terminal({ cols: 12, rows: 4, allowProposedApi: true });
    await write(terminal, 'garbage of a reflow\r\n and more');
    differences.resize(12, 4);
    await write(terminal, differences.take(`${begin}\x1b[1G\x1b[K!${end}`));
    const line = (row: number) => terminal.buffer.active.getLine(row)?.translateToString(true);
    expect([0, 1, 2, 3].map(line)).toEqual(['one', '!', '', '']);
  });
});
