import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  fileMapDocument,
  firstLineOf,
  houseDocument,
  housePage,
  sourceFiles,
} from '../../scripts/houseDocument.ts';

const traps = readFileSync('docs/traps.md', 'utf8');

describe('the map of the house', () => {
  const told = sourceFiles();

  it('has a first line of every file, in one sentence of at most 120 characters', () => {
    expect(told.length).toBeGreaterThan(200);
    expect(
      told.filter((path) => {
        const line = firstLineOf(path);
        return line === undefined || `// ${line}`.length > 120;
      }),
    ).toEqual([]);
  });

  it('is as npm run documents writes it', () => {
    expect(housePage()).toBe(houseDocument(housePage()));
    expect(readFileSync('docs/house-map.md', 'utf8')).toBe(fileMapDocument());
  });
});

/** The chapters of a page, each with its lines. */
const chapters = (page: string): readonly (readonly string[])[] =>
  page.split(/^(?=##)/m).map((chapter) => chapter.trimEnd().split('\n'));

it.each([
  ['docs/house.md', 7],
  ['docs/traps.md', 12],
])('%s has at most one screen a topic', (file, fewest) => {
  const all = chapters(readFileSync(file, 'utf8'));
  expect(all.length).toBeGreaterThan(fewest);
  expect(all.filter((lines) => lines.length > 45).map(([title]) => title)).toEqual([]);
});

it.each(['docs/house.md', 'docs/traps.md', 'docs/reliability.md'])(
  'every file that %s names is there',
  (file) => {
    const named = readFileSync(file, 'utf8').matchAll(/`((?:src|test|scripts|docs)\/[^`\s]*)`/g);
    expect([...named].map(([, path = '']) => path).filter((path) => !existsSync(path))).toEqual([]);
  },
);

describe('a trap', () => {
  const tests = [...traps.matchAll(/^- Test: `(.+)` > `(.+)`$/gm)].map(
    ([, file = '', title = '']) => [file, title] as const,
  );

  it('says why it is so, what we do, and which test holds it', () => {
    const entries = chapters(traps).filter(([title = '']) => title.startsWith('### '));
    expect(entries.length).toBeGreaterThanOrEqual(12);
    expect(tests.length).toBe(entries.length);
    expect(
      entries
        .filter((lines) =>
          ['- Why: ', '- What we do: ', '- Test: '].some(
            (begin) => lines.filter((line) => line.startsWith(begin)).length !== 1,
          ),
        )
        .map(([title]) => title),
    ).toEqual([]);
  });

  it.each(tests)('is held by a test that is there: %s > %s', (file, title) => {
    expect(existsSync(file) && readFileSync(file, 'utf8').includes(`'${title}'`)).toBe(true);
  });
});

it('the versions that must not move are pinned', () => {
  const { devDependencies, engines } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
    readonly engines: { readonly node: string };
  };
  expect(devDependencies['@biomejs/biome']).toMatch(/^2\.5\.\d+$/);
  expect(devDependencies.node).toMatch(/^\d+\.\d+\.\d+$/);
  expect(engines.node).toBe('>=22.19');
});
