import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../../src/terminal/text/clean.ts';
import { widthOf, wrapWords } from '../../../src/terminal/text/width.ts';
import { anyCharacter } from '../../dsl/anyCharacter.ts';

describe('text wrapped between words', () => {
  it.each([
    ['one two three', 8, ['one two', 'three']],
    ['  "error": "a long text"', 16, ['  "error": "a', '  long text"']],
    ['aaaaaaaaaaaa b', 5, ['aaaaa', 'aaaaa', 'aa b']],
    ['李雷 李雷', 5, ['李雷', '李雷']],
    ['', 5, ['']],
  ])('%j in %i cells', (text, cells, lines) => {
    expect(wrapWords(clean(text), cells)).toEqual(lines);
  });

  it('never is wider than asked, and loses nothing but blanks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: anyCharacter }),
        fc.integer({ min: 12, max: 40 }),
        (text, cells) => {
          const whole = clean(text);
          const lines = wrapWords(whole, cells);
          expect(lines.filter((line) => widthOf(line) > cells)).toEqual([]);
          const letters = (part: string) => part.replaceAll(' ', '');
          expect(letters(lines.join(''))).toBe(letters(whole));
        },
      ),
    );
  });
});
