import { describe, expect, it } from 'vitest';
import { backgroundNamedIn, createBackgroundWatch } from '../../../src/terminal/look/background.ts';

const found = (chunks: readonly string[]): readonly string[] => {
  const backgrounds: string[] = [];
  const watch = createBackgroundWatch((background) => backgrounds.push(background));
  for (const chunk of chunks) watch(chunk);
  return backgrounds;
};

describe('the colour behind the text', () => {
  it.each([
    [['\x1b]11;rgb:0000/0000/0000\x1b\\'], ['dark']],
    [['\x1b]11;rgb:fdfd/f6f6/e3e3\x07'], ['light']],
    [['\x1b]11;rgb:1e/1e/1e\x07'], ['dark']],
    [['\x1b]11;rgba:ffff/ffff/ffff/ffff\x1b\\'], ['light']],
    [['jj\x1b]1', '1;rgb:ff', 'ff/ffff/f', 'fff\x1b', '\\k'], ['light']],
    [['\x1b]11;rgb:ffff/ffff/ffff\x07', '\x1b]11;rgb:0000/0000/0000\x07'], ['light']],
    [['\x1b]10;rgb:0000/0000/0000\x07', 'j', '\x1b[A'], []],
    [['x'.repeat(500), '\x1b]11;rgb:0000/0000/0000\x07'], ['dark']],
  ])('in %j is %j', (chunks, backgrounds) => {
    expect(found(chunks)).toEqual(backgrounds);
  });

  it.each([
    ['15;0', 'dark'],
    ['0;15', 'light'],
    ['0;default;15', 'light'],
    ['15;8', 'dark'],
    ['0;7', 'light'],
    ['', 'unknown'],
    [undefined, 'unknown'],
    ['default;default', 'unknown'],
  ])('in COLORFGBG %j is %s', (variable, background) => {
    expect(backgroundNamedIn(variable)).toBe(background);
  });
});
