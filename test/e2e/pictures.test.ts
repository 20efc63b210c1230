import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawDemo, pictureSize, pictures } from '../../scripts/drawing.ts';

const fileOf = (name: string): URL => new URL(`../../docs/pictures/${name}.svg`, import.meta.url);

/** Every text of a picture: where it begins, how long it is, and what it says. */
const textsOf = (svg: string) =>
  [
    ...svg.matchAll(/<text x="([\d.]+)" y="[\d.]+" textLength="([\d.]+)"[^>]*>([^<]*)<\/text>/g),
  ].map(([, x, length, text = '']) => ({ x: Number(x), length: Number(length), text }));

/** The first cell of a line, and the width of each. */
const [margin, cell] = [12, 8.4];
const isWhole = (cells: number): boolean => Math.abs(cells - Math.round(cells)) < 0.01;

describe('the pictures of the documents', () => {
  let drawn: ReadonlyMap<string, string>;
  beforeAll(async () => {
    drawn = await drawDemo(pictures, pictureSize);
  });

  it.each(pictures)('$name is what the demo draws', ({ name }) => {
    expect(drawn.get(name), `docs/pictures/${name}.svg is out of date: npm run pictures`).toBe(
      readFileSync(fileOf(name), 'utf8'),
    );
  });

  it.each(pictures)(
    'every text of $name has a place of its own, and no blanks to fold',
    ({ name }) => {
      const svg = readFileSync(fileOf(name), 'utf8');
      const texts = textsOf(svg);
      expect(texts.length).toBe(svg.match(/<text /g)?.length);
      expect(texts.length).toBeGreaterThan(20);
      const wrong = texts.filter(
        ({ x, length, text }) =>
          text !== text.trim() ||
          text.includes('  ') ||
          !isWhole((x - margin) / cell) ||
          !isWhole(length / cell),
      );
      expect(wrong).toEqual([]);
    },
  );

  it('say when they were drawn by a clock that stands still', () => {
    expect(readFileSync(fileOf('sources'), 'utf8')).toContain('>as of 06:00:12<');
  });
});
