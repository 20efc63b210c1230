import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The machine has few cores, but one test waits half a minute for the clock beside the others.
    maxWorkers: 2,
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      { test: { name: 'screens', include: ['test/screens/**/*.test.{ts,tsx}'] } },
      { test: { name: 'contract', include: ['test/contract/**/*.test.ts'] } },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 20_000 } },
    ],
  },
});
