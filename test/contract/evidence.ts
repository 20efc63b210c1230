import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { present } from './descriptions.ts';

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

/** Nothing in these files can run where the official descriptions are absent. */
const filesOfDescriptions = ['descriptions', 'requests', 'table', 'walk'].map(
  (name) => `contract/${name}.test.ts`,
);

const noteOf = (file: string): string =>
  join(folder, `${file.replaceAll('/', '.').replace(/\.test\.ts$/, '')}.json`);

/** Keeps what a file proved, in the place of what it proved before. */
export const keepEvidence = ({ file, calls }: Evidence): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(noteOf(file), JSON.stringify({ file, calls: [...calls].sort() }, null, 1));
};

/** Forgets what a file proved. */
export const forgetEvidence = (file: string): void => rmSync(noteOf(file), { force: true });

/** What a file proved when it last ran; undefined where it never did. */
const evidenceOf = (file: string): Evidence | undefined => {
  try {
    return JSON.parse(readFileSync(noteOf(file), 'utf8'));
  } catch {
    return undefined;
  }
};

/** What the files proved that there are, each when it last ran, and which of those that can did not run yet. */
export const readEvidence = (): {
  readonly evidence: readonly Evidence[];
  readonly missing: readonly string[];
} => {
  const files = witnessFiles();
  return {
    evidence: files.flatMap((file) => evidenceOf(file) ?? []),
    missing: files.filter(
      (file) => evidenceOf(file) === undefined && (present || !filesOfDescriptions.includes(file)),
    ),
  };
};
