import { describe, expect, it } from 'vitest';
import { frameSvg } from '../../../src/terminal/look/frameSvg.ts';
import { frameOf, frameText } from '../../../src/terminal/output/frame.ts';
import { createScreen } from '../../../src/terminal/output/screen.ts';

const screenWith = (text: string) => {
  const screen = createScreen(12, 3);
  screen.feed(text);
  return screen;
};

const texts = (svg: string) =>
  [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*)>([^<]*)</g)].map(
    ([, x, y, length, rest = '', text]) => ({ x, y, length, look: rest.trim(), text }),
  );

describe('a frame', () => {
  it('is what was on screen, whatever comes later', () => {
    const screen = screenWith('one\r\n\x1b[31m李 two\x1b[m');
    const frame = frameOf(screen);
    screen.feed('\x1b[H\x1b[2Jgone');
    expect(frameText(frame)).toBe('one\n李 two\n\n');
  });
});

describe('a frame as a picture', () => {
  it('has every character in its own cell, in its colour', () => {
    const frame = frameOf(screenWith('a  b\r\n\x1b[1;31mred\x1b[m \x1b[38;5;81m▌x\x1b[m'));
    expect(texts(frameSvg(frame))).toEqual([
      { x: '12', y: '25.5', length: '8.4', look: '', text: 'a' },
      { x: '37.2', y: '25.5', length: '8.4', look: '', text: 'b' },
      {
        x: '12',
        y: '43.5',
        length: '25.2',
        look: 'fill="#f0717b" font-weight="bold"',
        text: 'red',
      },
      { x: '45.6', y: '43.5', length: '8.4', look: 'fill="#5fd7ff"', text: '▌' },
      { x: '54', y: '43.5', length: '8.4', look: 'fill="#5fd7ff"', text: 'x' },
    ]);
  });

  it('keeps single blanks, and gives what stands behind more of them a place of its own', () => {
    expect(texts(frameSvg(frameOf(screenWith('  a b   c '))))).toMatchObject([
      { x: '28.8', length: '25.2', text: 'a b' },
      { x: '79.2', length: '8.4', text: 'c' },
    ]);
  });

  it('shows what is inverse on a ground of its own, and swallows no markup', () => {
    const svg = frameSvg(frameOf(screenWith('\x1b[7m<&>\x1b[m')), 'light');
    expect(svg).toContain('<rect x="12" y="12" width="25.2" height="18" fill="#22262e"/>');
    expect(texts(svg)).toEqual([
      { x: '12', y: '25.5', length: '25.2', look: 'fill="#fbfbfc"', text: '&lt;&amp;&gt;' },
    ]);
  });
});
