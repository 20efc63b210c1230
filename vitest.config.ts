import { defineConfig } from 'vitest/config';

/** How each test ended is noted, so that the list of behaviours can be held against it. */
const noted = 'test/features/note.ts';

/** What test files that call the sandbox prove is written down, so that the documents can be held against it. */
const witnessed = {
  setupFiles: [noted, 'test/contract/witness.ts'],
  globalSetup: ['test/contract/forget.ts'],
};
const documents = ['test/contract/operations.test.ts', 'test/features/features.test.ts'];

export default defineConfig({
  test: {
    // More than the cores of a small machine: many tests wait for the clock or for a program beside them.
    maxWorkers: 3,
    globalSetup: ['test/features/folder.ts'],
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], setupFiles: [noted] } },
      {
        test: {
          name: 'screens',
          include: ['test/screens/**/*.test.{ts,tsx}'],
          setupFiles: [noted],
        },
      },
      {
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          exclude: documents,
          ...witnessed,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts', 'test/features/behaviours.test.ts'],
          setupFiles: [noted],
          testTimeout: 20_000,
        },
      },
      // After all others: it reads what they proved.
      { test: { name: 'documents', include: documents, sequence: { groupOrder: 1 } } },
    ],
  },
});
