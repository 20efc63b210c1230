import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderVariable } from './finished.ts';

/** Runs once around all tests: gives the run a folder for notes of how its tests ended, and takes that away again. */
export const setup = (): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'spyglass-tests-'));
  process.env[folderVariable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
};
