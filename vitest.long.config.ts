import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { testLimitMs } from './test/dsl/patience.ts';

process.env.NODE_ENV = 'production';

/** The test files of which `npm test` plays a share of the cases. */
const sharedTests = globSync('test/{unit,screens,contract,e2e}/**/*.test.ts').filter((file) =>
  /\/share\.ts'|driver: 'both'/.test(readFileSync(file, 'utf8')),
);

/** What takes minutes and need not be run at every change: `npm run test:long`. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    isolate: false,
    // Of some tests `npm test` plays a share of the cases; here they play all.
    env: { SPYGLASS_TEST_ALL: '1' },
    include: ['test/long/**/*.test.ts', ...sharedTests],
    globalSetup: ['test/dsl/built.ts'],
    setupFiles: ['test/fixtures/sameError.ts'],
    testTimeout: 5 * testLimitMs,
  },
});
