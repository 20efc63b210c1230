import { defineConfig } from 'vitest/config';
import { testLimitMs } from './test/dsl/patience.ts';

/** What takes minutes and need not be run at every change: `npm run test:long`. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    include: ['test/long/**/*.test.ts'],
    globalSetup: ['test/dsl/built.ts'],
    testTimeout: 5 * testLimitMs,
  },
});
