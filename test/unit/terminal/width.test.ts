import { Terminal } from '@xterm/headless';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { clean } from '../../../src/terminal/text/clean.ts';
import { isPlain } from '../../../src/terminal/text/plain.ts';
import { fit as fitted, widthOf, wrap } from '../../../src/terminal/text/width.ts';
import { anyText } from './hostileText.ts';

const graphemes = new Intl.Segmenter();

/** Cleaned without the short way for plain text. */
const slowlyCleaned = (text: string): string => clean(`日${text}`).slice(1);

const options = fc.record({
  align: fc.constantFrom('left' as const, 'right' as const),
  ellipsis: fc.constantFrom('end' as const, 'middle' as const),
});

describe('the width of a text', () => {
  it.each<[string, number]>([
    ['', 0],
    ['plain', 5],
    ['é', 1],
    ['e\u0301', 1],
    ['日本', 4],
    ['👩‍🚀', 2],
    ['…◌␛', 3],
  ])('of %j is %i', (text, cells) => {
    expect(widthOf(clean(text))).toBe(cells);
  });

  it('is one cell for every plain character, which stays as it is', () => {
    const wrong: string[] = [];
    for (let code = 0; code <= 0xffff; code += 1) {
      const character = String.fromCharCode(code);
      if (!isPlain(character)) continue;
      const isKept = clean(character) === character && slowlyCleaned(character) === character;
      const isSingle = [...graphemes.segment(`a${character}b`)].length === 3;
      if (stringWidth(character) !== 1 || !isKept || !isSingle) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('is where the cursor of a terminal lands', async () => {
    const terminal = new Terminal({ cols: 1000, rows: 2, allowProposedApi: true });
    const letters = fc.constantFrom(
      ...'aZ ~éßяжλ日本語한국テ、。…–│█▌←↑✓●␛␡',
      'e\u0301',
      'ȷ\u0308',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(letters, { maxLength: 60 }), async (list) => {
        const text = clean(list.join(''));
        await new Promise<void>((resolve) => terminal.write(`\r\x1b[2K${text}`, resolve));
        expect(terminal.buffer.active.cursorX).toBe(widthOf(text));
      }),
      { numRuns: 300 },
    );
  });
});

describe('fit', () => {
  it.each<[string, number, Parameters<typeof fitted>[2], string]>([
    ['abc', 5, {}, 'abc  '],
    ['abc', 5, { align: 'right' }, '  abc'],
    ['abc', 3, {}, 'abc'],
    ['abcdef', 4, {}, 'abc…'],
    ['abcdef', 4, { ellipsis: 'middle' }, 'ab…f'],
    ['abcdef', 1, {}, '…'],
    ['abcdef', 2, { ellipsis: 'middle' }, 'a…'],
    ['abc', 0, {}, ''],
    ['abc', -1, {}, ''],
    ['日本語', 4, {}, '日… '],
    ['日本語', 4, { align: 'right' }, ' 日…'],
    ['日本語', 5, {}, '日本…'],
    ['日本語日本', 6, { ellipsis: 'middle' }, '日…本 '],
    ['👩‍🚀👩‍🚀', 3, {}, '👩‍🚀…'],
  ])('of %j in %i cells %j is %j', (text, cells, how, expected) => {
    expect(fitted(clean(text), cells, how)).toBe(expected);
  });

  it('always takes exactly the cells that it was given', () => {
    fc.assert(
      fc.property(anyText, fc.nat({ max: 40 }), options, (text, cells, how) => {
        const cut = fitted(clean(text), cells, how);
        expect(widthOf(cut)).toBe(cells);
        expect(clean(cut)).toBe(cut);
      }),
      { numRuns: 5000 },
    );
  });

  it('keeps a text that fits', () => {
    fc.assert(
      fc.property(anyText, fc.nat({ max: 9 }), (text, spare) => {
        const whole = clean(text);
        const cut = fitted(whole, Math.max(1, widthOf(whole) + spare));
        expect(cut.trimEnd()).toBe(whole.trimEnd());
      }),
    );
  });
});

describe('wrap', () => {
  it.each<[string, number, string[]]>([
    ['', 4, ['']],
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['abcdef', 3, ['abc', 'def']],
    ['日本語', 3, ['日', '本', '語']],
    ['a日', 1, ['a', '…']],
    ['ab', 0, ['a', 'b']],
  ])('of %j at %i cells is %j', (text, cells, lines) => {
    expect(wrap(clean(text), cells)).toEqual(lines);
  });

  it('loses nothing and fits', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 40 }), (text, cells) => {
        const lines = wrap(clean(text), cells);
        expect(lines.join('')).toBe(clean(text));
        expect(lines.filter((row) => widthOf(row) > cells)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
