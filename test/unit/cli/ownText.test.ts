import { execFileSync } from 'node:child_process';
import { lstatSync, symlinkSync, truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandsPath, createCommandsFile } from '../../../src/cli/files/commandsFile.ts';
import { mostOwnBytes } from '../../../src/cli/files/ownText.ts';
import { readTables, tablesPath } from '../../../src/cli/files/tablesFile.ts';
import { testHome } from '../../dsl/play.ts';

/** What may stand where a small file of ours should, made at a path. */
const strange: Readonly<Record<string, (path: string) => void>> = {
  'a file of 300 MB': (path) => truncateSync(path, 300_000_000),
  'a file of one byte too many': (path) => truncateSync(path, mostOwnBytes + 1),
  'a pipe that nobody writes to': (path) =>
    execFileSync('sh', ['-c', 'rm "$0"; mkfifo "$0"', path]),
  'a device that never ends': (path) => {
    execFileSync('rm', [path]);
    symlinkSync('/dev/zero', path);
  },
  'a folder': (path) => execFileSync('sh', ['-c', 'rm "$0"; mkdir "$0"', path]),
};

const why = /larger than 1 MB|no plain file|a link to another file/;

describe.each(Object.entries(strange))('%s', (_, make) => {
  const placed = (pathOf: typeof commandsPath): string => {
    const home = testHome();
    const path = pathOf(home.variables);
    home.write(path.slice(home.folder.length + 1), '');
    make(path);
    return path;
  };

  it('in the place of the typed lines is told, not waited for, and left as it is', async () => {
    const path = placed(commandsPath);
    const before = lstatSync(path);
    const file = createCommandsFile(path);
    expect(await file.read()).toEqual([]);
    expect(file.add('src')).toMatch(why);
    expect(lstatSync(path).ino).toBe(before.ino);
  });

  it('in the place of columns and sorts is told, and not waited for', () => {
    expect(readTables(placed(tablesPath)).problem).toMatch(why);
  });
});
