import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { pressKey } from '../../src/commands/keys/dispatch.ts';
import { type Background, type ColourDepth, themeOf } from '../../src/terminal/look/themes.ts';
import { createPaint } from '../../src/terminal/look/tones.ts';
import { drawRaw, explorerWith } from './draw.tsx';

const escapeCharacter = String.fromCharCode(27);

/** The line that is typed on, as a terminal with these colours gets it. */
const typed = (keys: readonly string[], depth: ColourDepth, background: Background): string => {
  const explorer = explorerWith();
  for (const key of keys) pressKey(explorer, key);
  const paint = createPaint({ theme: themeOf(depth, background), ascii: false });
  return drawRaw(explorer, paint).split('\n').at(-2) ?? '';
};

describe('what could be completed', () => {
  const lines = [
    ['a filter', ['/', 's', 't', 'a'], ' /sta', 'tus:'],
    ['a command', [':', 'm', 'e', 's'], ' :mes', 'sages'],
  ] as const;
  for (const [name, keys, before, added] of lines) {
    it(`stands in brackets behind ${name} where there are no colours`, () => {
      expect(stripVTControlCharacters(typed(keys, 'none', 'unknown'))).toBe(`${before}[${added}]`);
      // Dark grey is none of the colours that stand out from white.
      expect(stripVTControlCharacters(typed(keys, '16', 'light'))).toBe(`${before}[${added}]`);
    });

    it.each([
      ['16', 'unknown', '90'],
      ['16', 'dark', '90'],
      ['256', 'dark', '38;5;248'],
      ['256', 'light', '38;5;240'],
    ] as const)(`is quiet behind ${name} with %s colours on %s`, (depth, background, quiet) => {
      const line = typed(keys, depth, background);
      expect(stripVTControlCharacters(line)).toBe(`${before}${added}`);
      expect(line).toContain(`${escapeCharacter}[${quiet}m${added}`);
    });
  }
});
