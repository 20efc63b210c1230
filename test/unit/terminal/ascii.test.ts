import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asciiText } from '../../../src/terminal/text/ascii.ts';
import { clean } from '../../../src/terminal/text/clean.ts';
import { widthOf } from '../../../src/terminal/text/width.ts';

it.each([
  ['▌ ✓ healthy › Zoë … 3×', '> + healthy > Zoe ~ 3x'],
  ['東京', '????'],
  ['Łódź – “Ω”', 'Lodz - "?"'],
  ['plain', 'plain'],
])('%s in ASCII is %s', (text, ascii) => {
  expect(asciiText(clean(text))).toBe(ascii);
});

it('ASCII is as wide as what it stands for, and ASCII', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const cleaned = clean(text);
      const ascii = asciiText(cleaned);
      expect([widthOf(ascii), /^[\x20-\x7e]*$/.test(ascii)]).toEqual([widthOf(cleaned), true]);
    }),
  );
});
