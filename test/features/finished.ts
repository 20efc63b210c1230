import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** The variable that names the folder of a run: each has its own, so that two at once do not mix. */
export const folderVariable = 'SPYGLASS_FINISHED_TESTS';

/** How a test ended; one that is skipped shows nothing. */
export type Ending = 'pass' | 'fail' | 'skip';

/** A test of this run: its file and full title, such as `test/e2e/keys.test.ts > a paste > is text`, and its end. */
export type FinishedTest = { readonly name: string; readonly ending: Ending };

/** The tests of one file. */
export type FinishedFile = { readonly file: string; readonly tests: readonly FinishedTest[] };

/** The path of a test file below the folder of the project, as the list of behaviours writes it. */
export const fileName = (path: string): string => relative(project, path).split(sep).join('/');

/** Notes how the tests of a file ended. */
export const noteFinished = (finished: FinishedFile): void => {
  const folder = process.env[folderVariable];
  if (folder === undefined) return;
  const name = `${finished.file.replaceAll('/', '.')}.json`;
  writeFileSync(join(folder, name), JSON.stringify(finished, null, 1));
};

/** What the files of this run noted. */
export const readFinished = (): readonly FinishedFile[] => {
  const folder = process.env[folderVariable];
  if (folder === undefined) return [];
  return readdirSync(folder)
    .sort()
    .map((name): FinishedFile => JSON.parse(readFileSync(join(folder, name), 'utf8')));
};
