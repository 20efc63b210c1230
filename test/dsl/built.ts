import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The built program. */
export const builtProgram = join(root, 'dist', 'cli.js');

/** What programs of all tests have compiled is kept here, so that a start does not compile it again. */
export const compiledFolder = join(root, 'node_modules', '.cache', 'spyglass-tests');

/** What the build is made of. */
const ingredients = ['src', 'scripts/build.ts', 'package.json', 'package-lock.json'];

const changedMs = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** When a file, or anything in a folder, was changed last; a folder changes when a file in it is added or goes. */
const lastChangeMs = (path: string): number => {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const inside = isFolder ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
  return Math.max(changedMs(path), ...inside.map((name) => changedMs(join(path, name))));
};

/** Whether `dist/` is missing or older than what it is made of. */
const isOld = (): boolean =>
  Math.max(...ingredients.map((name) => lastChangeMs(join(root, name)))) > changedMs(builtProgram);

/** Builds `dist/` where it is old, so that tests that run it never run an earlier program. */
export const buildWhereOld = (): void => {
  if (isOld()) {
    execFileSync(process.execPath, ['scripts/build.ts'], { cwd: root, stdio: 'inherit' });
  }
};

/** Runs once before the tests that need the built program, and again before they are repeated in watch mode. */
export const setup = (project: Pick<TestProject, 'onTestsRerun'>): void => {
  buildWhereOld();
  project.onTestsRerun(buildWhereOld);
};
