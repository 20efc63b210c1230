import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Lints one file that is added to a copy of the sources; gives the exit code and the rules that were broken. */
describe('the house rules who may import whom', () => {
  let scratch = '';

  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'spyglass-layers-'));
    cpSync('src', join(scratch, 'src'), { recursive: true });
    cpSync('biome.json', join(scratch, 'biome.json'));
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  const lint = (files: Readonly<Record<string, string>>) => {
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
        ...Object.keys(files),
      ],
      { cwd: scratch, encoding: 'utf8' },
    );
    for (const file of Object.keys(files)) rmSync(join(scratch, file));
    const rules = ['noRestrictedImports', 'noImportCycles'].filter((rule) =>
      `${run.stdout}${run.stderr}`.includes(rule),
    );
    return { failed: run.status !== 0, rules };
  };

  it.each([
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
  ])('refuses %s', (_, file, text) => {
    expect(lint({ [file]: text })).toEqual({ failed: true, rules: ['noRestrictedImports'] });
  });

  it.each([
    ['values', "import { y } from './y.ts';\nexport const x = (): unknown => y;"],
    ['a type', "import type { Y } from './y.ts';\nexport type X = Y | 1;"],
    ['a type among values', "import { type Y, y } from './y.ts';\nexport const x = (): Y => y();"],
    ['a file loaded on demand', "export const x = () => import('./y.ts');"],
  ])('refuses a circle by %s', (_, text) => {
    const files = {
      'src/model/x.ts': text,
      'src/model/y.ts':
        "import * as x from './x.ts';\nexport type Y = 1;\nexport const y = (): 1 => (x ? 1 : 1);",
    };
    expect(lint(files)).toEqual({ failed: true, rules: ['noImportCycles'] });
  });

  it('lets a lower layer be used', () => {
    const text = "export { statusWords } from '../insight/health.ts';";
    expect(lint({ 'src/store/x.ts': text })).toEqual({ failed: false, rules: [] });
  });
});
