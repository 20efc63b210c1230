import { defineConfig } from 'vitest/config';

/** What takes minutes and need not be run at every change: `npm run test:long`. */
export default defineConfig({
  test: { maxWorkers: 2, include: ['test/long/**/*.test.ts'], testTimeout: 120_000 },
});
