import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTestClock } from '../dsl/clock.ts';
import { folderVariable } from './finished.ts';

/**
 * Runs once around all tests: gives the run its clock, and a folder for notes of how its tests ended, which it takes away
 * again.
 */
export const setup = (): (() => void) => {
  setTestClock();
  const folder = mkdtempSync(join(tmpdir(), 'spyglass-tests-'));
  process.env[folderVariable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
};
