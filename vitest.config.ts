import { defineConfig } from 'vitest/config';
import { testLimitMs } from './test/dsl/patience.ts';

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

/** What test files that call the sandbox prove is written down, so that the documents can be held against it. */
const witnessed = [...everywhere.setupFiles, 'test/contract/witness.ts'];
const documents = ['test/contract/operations.test.ts', 'test/features/features.test.ts'];

export default defineConfig({
  test: {
    // More than the cores of a small machine: many tests wait for the clock or for a program beside them.
    maxWorkers: 3,
    globalSetup: ['test/features/folder.ts'],
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], ...everywhere } },
      { test: { name: 'screens', include: ['test/screens/**/*.test.{ts,tsx}'], ...everywhere } },
      {
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          exclude: documents,
          ...everywhere,
          setupFiles: witnessed,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts', 'test/features/behaviours.test.ts'],
          globalSetup: ['test/dsl/built.ts'],
          ...everywhere,
        },
      },
      // After all others: it reads what they proved.
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
