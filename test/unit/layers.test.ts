import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What must not be: a file in a place of the house, and what it holds. */
const imports = [
  ['a type from a higher layer', 'src/model/x.ts', "export type { Api } from '../api/index.ts';"],
  [
    'a value from a higher layer',
    'src/api/x.ts',
    "import { kindOf } from '../resources/index.ts';\nexport const x = kindOf;",
  ],
  [
    'a higher layer loaded on demand',
    'src/store/x.ts',
    "export const x = () => import('../commands/index.ts');",
  ],
  ['the screen from the store', 'src/store/x.ts', "export { render } from 'ink';"],
  ['React bindings in the store', 'src/store/x.ts', "export { create } from 'zustand';"],
  ['HTTP elsewhere', 'src/api/x.ts', "export { fetch } from 'undici';"],
  [
    'settings in a screen',
    'src/screens/x.ts',
    "export { readSettings } from '../config/settings.ts';",
  ],
  [
    'the terminal in the sandbox',
    'src/sandbox/x.ts',
    "export { clean } from '../terminal/clean.ts';",
  ],
  [
    'the sandbox in a command',
    'src/commands/x.ts',
    "export { startSandbox } from '../sandbox/server.ts';",
  ],
  ['text that is not clean', 'src/screens/x.tsx', "export { Text } from 'ink';"],
  ['a second listener to keys', 'src/screens/x.tsx', "export { useInput } from 'ink';"],
] as const;

/** Files that lead back to themselves: what the first of two holds, whose other one is `./OTHER`. */
const circles = [
  ['values', "import { y } from './OTHER';\nexport const x = (): unknown => y;"],
  ['a type', "import type { Y } from './OTHER';\nexport type X = Y | 1;"],
  ['a type among values', "import { type Y, y } from './OTHER';\nexport const x = (): Y => y();"],
  ['a file loaded on demand', "export const x = () => import('./OTHER');"],
] as const;

/** Where a case stands: a place of its own in the same folder, so that all are linted in one run. */
const placeOf = (file: string, index: number): string =>
  file.replace(/x(?=\.tsx?$)/, `case${index}`);

const circleOf = (index: number) => ({
  first: `src/model/circle${index}.ts`,
  other: `src/model/circle${index}back.ts`,
});

const lower = 'src/store/lower.ts';

const files: Readonly<Record<string, string>> = Object.fromEntries([
  ...imports.map(([, file, text], index) => [placeOf(file, index), text]),
  ...circles.flatMap(([, text], index) => {
    const { first, other } = circleOf(index);
    return [
      [first, text.replaceAll('./OTHER', `./${basename(other)}`)],
      [
        other,
        `import * as x from './${basename(first)}';\nexport type Y = 1;\nexport const y = (): 1 => (x ? 1 : 1);`,
      ],
    ];
  }),
  [lower, "export { statusWords } from '../insight/health.ts';"],
]);

describe('the house rules who may import whom', () => {
  let scratch = '';
  let said: readonly string[] = [];

  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'spyglass-layers-'));
    cpSync('src', join(scratch, 'src'), { recursive: true });
    cpSync('biome.json', join(scratch, 'biome.json'));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(scratch, file)), { recursive: true });
      writeFileSync(join(scratch, file), text);
    }
    const run = spawnSync(
      process.execPath,
      [
        join(process.cwd(), 'node_modules/@biomejs/biome/bin/biome'),
        'lint',
        '--error-on-warnings',
        '--reporter=github',
        '--max-diagnostics=none',
        ...Object.keys(files),
      ],
      { cwd: scratch, encoding: 'utf8' },
    );
    said = `${run.stdout}${run.stderr}`.split('\n');
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  /** The rules that a file breaks. */
  const broken = (file: string): readonly string[] => {
    const lines = said.filter((line) => line.includes(`/${file},`));
    return ['noRestrictedImports', 'noImportCycles'].filter((rule) =>
      lines.some((line) => line.includes(rule)),
    );
  };

  it.each(imports.map(([what, file], index) => [what, placeOf(file, index)] as const))(
    'refuses %s',
    (_, file) => {
      expect(broken(file)).toEqual(['noRestrictedImports']);
    },
  );

  it.each(circles.map(([what], index) => [what, circleOf(index)] as const))(
    'refuses a circle by %s',
    (_, { first }) => {
      expect(broken(first)).toEqual(['noImportCycles']);
    },
  );

  it('lets a lower layer be used', () => {
    expect(said.length).toBeGreaterThan(imports.length);
    expect(broken(lower)).toEqual([]);
  });
});
