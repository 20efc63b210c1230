import { defineConfig } from 'vitest/config';
import { testLimitMs } from './test/dsl/patience.ts';

const sharedTests = [
  'test/e2e/largeAnswers.test.ts',
  'test/e2e/mutated.test.ts',
  'test/e2e/otherShapes.test.ts',
  'test/e2e/size.test.ts',
  'test/e2e/unmarkedPaste.test.ts',
  'test/e2e/withoutIds.test.ts',
  'test/e2e/writeGate.test.ts',
  'test/unit/linear.test.ts',
];

/** What takes minutes and need not be run at every change: `npm run test:long`. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    // Of some tests `npm test` plays a share of the cases; here they play all.
    env: { SPYGLASS_TEST_ALL: '1' },
    include: ['test/long/**/*.test.ts', ...sharedTests],
    globalSetup: ['test/dsl/built.ts'],
    testTimeout: 5 * testLimitMs,
  },
});
