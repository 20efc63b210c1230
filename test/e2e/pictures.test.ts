import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawDemo, pictures } from '../../scripts/drawing.ts';

const sources = pictures.filter(({ name }) => name === 'sources');

describe('the pictures of the documents', () => {
  it.each(sources)('the same moment draws the same picture: $name', async (picture) => {
    const size = { columns: 100, rows: 30 };
    const first = await drawDemo(picture, size);
    expect(await drawDemo(picture, size)).toBe(first);
    expect(first).toContain('>SOURCES</text>');
    expect(first).toContain('as of 06:00:12');
    expect(first.match(/<text /g)?.length).toBeGreaterThan(100);
  });

  it.each(pictures)('$name is there', ({ name }) => {
    const svg = readFileSync(new URL(`../../docs/pictures/${name}.svg`, import.meta.url), 'utf8');
    expect([svg.startsWith('<svg '), svg.endsWith('</svg>\n')]).toEqual([true, true]);
  });
});
