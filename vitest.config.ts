import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { testLimitMs } from './test/dsl/patience.ts';

// Tests draw with what is shipped: React's other build makes each element slower, to watch over it.
process.env.NODE_ENV = 'production';

/** Every test file has the clock of the run, and notes how its tests ended for the list of behaviours. */
const everywhere = {
  setupFiles: [
    'test/fixtures/shiftedClock.ts',
    'test/fixtures/sameError.ts',
    'test/features/note.ts',
  ],
  testTimeout: testLimitMs,
  hookTimeout: testLimitMs,
};

/** One file after the other in the same process, which reads and compiles the program once. */
const together = { ...everywhere, isolate: false };

/** What test files that call the sandbox prove is written down, so that the documents can be held against it. */
const witnessed = [...everywhere.setupFiles, 'test/contract/witness.ts'];

/** Files that put something of their own in the place of a module: they cannot share a process with other files. */
const alone = globSync('test/{unit,screens,contract,e2e}/**/*.test.ts').filter((file) =>
  /\bvi\.(?:mock|doMock)\(/.test(readFileSync(file, 'utf8')),
);

/** They read what all others proved. */
const documents = ['test/contract/operations.test.ts', 'test/features/features.test.ts'];

export default defineConfig({
  test: {
    // More than the cores of a small machine: many tests wait for the clock or for a program beside them.
    maxWorkers: 5,
    globalSetup: ['test/features/folder.ts'],
    projects: [
      {
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], exclude: alone, ...together },
      },
      {
        test: {
          name: 'screens',
          include: ['test/screens/**/*.test.ts'],
          exclude: alone,
          ...together,
        },
      },
      { test: { name: 'alone', include: alone, ...everywhere, setupFiles: witnessed } },
      {
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          exclude: [...documents, ...alone],
          ...together,
          setupFiles: witnessed,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts', 'test/features/behaviours.test.ts'],
          exclude: alone,
          globalSetup: ['test/dsl/built.ts'],
          ...together,
        },
      },
      {
        test: {
          name: 'documents',
          include: documents,
          sequence: { groupOrder: 1 },
          testTimeout: testLimitMs,
          hookTimeout: testLimitMs,
        },
      },
    ],
  },
});
