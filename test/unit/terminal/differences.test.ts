import { Terminal } from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDifferences } from '../../../src/terminal/output/differences.ts';
import { blankScreen } from '../../../src/terminal/output/modes.ts';

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
const wide = fc.constantFrom('東京', '🚚', 'e\u0301', '貨物 ', 'a東');
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
      `${begin}${blankScreen}one\x1b[K\r\ntwo\x1b[K${end}`,
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
