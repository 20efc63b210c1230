import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tests = fileURLToPath(new URL('../', import.meta.url));
const folder = join(tests, '.evidence');

/** What one test file proved: which operations it called so that the sandbox did as asked. */
export type Evidence = {
  /** The file's path below the folder of tests, such as `contract/walk.test.ts`. */
  readonly file: string;
  /** Names such as `list-sources v1`: the operation and the path scheme. */
  readonly calls: readonly string[];
};

/** The path of a test file below the folder of tests. */
export const shortName = (path: string): string =>
  path.startsWith(tests) ? path.slice(tests.length) : basename(path);

/** The test files whose requests are evidence. */
export const witnessFiles = (): readonly string[] =>
  globSync('contract/**/*.test.ts', { cwd: tests })
    .filter((file) => file !== 'contract/operations.test.ts')
    .sort();

/** Forgets what was proved before. */
export const forgetEvidence = (): void => rmSync(folder, { recursive: true, force: true });

/** Keeps what a file proved. */
export const keepEvidence = ({ file, calls }: Evidence): void => {
  mkdirSync(folder, { recursive: true });
  const name = `${file.replaceAll('/', '.').replace(/\.test\.ts$/, '')}.json`;
  writeFileSync(join(folder, name), JSON.stringify({ file, calls: [...calls].sort() }, null, 1));
};

/** What was proved by the files that ran, and which files did not run. */
export const readEvidence = (): {
  readonly evidence: readonly Evidence[];
  readonly missing: readonly string[];
} => {
  mkdirSync(folder, { recursive: true });
  const evidence = readdirSync(folder)
    .sort()
    .map((name): Evidence => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const present = new Set(evidence.map(({ file }) => file));
  return { evidence, missing: witnessFiles().filter((file) => !present.has(file)) };
};
