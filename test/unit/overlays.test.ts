import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { overlayKeys } from '../../src/commands/overlays/overlayKeys.ts';
import { overlayTexts } from '../../src/screens/text/overlayTexts.ts';

const types = Object.keys(overlayKeys);

/** Overlays that are one for the user: the help and the search in it. */
const together: Readonly<Record<string, readonly string[]>> = {
  'src/store/overlay.ts': ['help', 'helpSearch'],
  'src/commands/overlays/overlays.ts': ['help', 'helpSearch'],
};

/** The overlays that a file asks for by their types; `none` is no overlay. */
const askedFor = (file: string): readonly string[] => {
  const text = readFileSync(file, 'utf8');
  const compared = [...text.matchAll(/overlay\)?\.type [!=]== '(\w+)'/gi)].map(([, type]) => type);
  const cases = /switch \([\w.]*overlay\.type\)/i.test(text)
    ? [...text.matchAll(/case '(\w+)':/g)].map(([, type]) => type)
    : [];
  return [...new Set([...compared, ...cases])].flatMap((type) =>
    type === undefined || type === 'none' ? [] : [type],
  );
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => join('src', file));

it('a file asks for one overlay by its type at most: what differs between them is declared', () => {
  const found = files
    .map((file) => ({ file, asked: askedFor(file) }))
    .filter(({ asked }) => asked.length > 1)
    .filter(({ file, asked }) => asked.some((type) => together[file]?.includes(type) !== true));
  expect(found).toEqual([]);
});

it('both layers declare the same overlays', () => {
  expect(Object.keys(overlayTexts)).toEqual(['none', ...types]);
});
