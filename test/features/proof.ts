import { type Feature, testsOf } from '../../scripts/featureList.ts';
import type { FinishedFile, FinishedTest } from './finished.ts';

const fileOf = (name: string): string => name.split(' > ', 1)[0] ?? '';

/** The tests that are said to show something. */
const named = (features: readonly Feature[]): readonly (readonly [Feature, string])[] =>
  features.flatMap((feature) => testsOf(feature).map((name) => [feature, name] as const));

/** The files that are named and did not run. */
export const filesNotRun = (
  features: readonly Feature[],
  finished: readonly FinishedFile[],
): readonly string[] => {
  const ran = new Set(finished.map(({ file }) => file));
  const files = new Set(named(features).map(([, name]) => fileOf(name)));
  return [...files].filter((file) => !ran.has(file)).sort();
};

const endings = {
  pass: undefined,
  fail: 'did not pass',
  skip: 'was skipped',
} as const satisfies Record<FinishedTest['ending'], string | undefined>;

/** The line, from 1 on, of the text of the list that names a test; undefined where none does. */
const lineNaming = (text: string, name: string): number | undefined => {
  const at = text.split('\n').findIndex((line) => line.includes(JSON.stringify(name)));
  return at === -1 ? undefined : at + 1;
};

/** The title among others that is most like one that is gone: it has the most words of it. */
const mostLike = (name: string, others: readonly string[]): string | undefined => {
  const words = new Set(name.split(/\W+/));
  const alike = (other: string): number =>
    other.split(/\W+/).filter((word) => words.has(word)).length / other.length ** 0.5;
  return others.toSorted((left, right) => alike(right) - alike(left))[0];
};

/**
 * What the tests of this run do not bear out. Of files that did not run, nothing is said. `text` is the list as it is
 * written, for the lines that have to be changed.
 */
export const unproved = (
  features: readonly Feature[],
  finished: readonly FinishedFile[],
  text = '',
): readonly string[] => {
  const ran = new Set(finished.map(({ file }) => file));
  const tests = Map.groupBy(
    finished.flatMap((file) => file.tests),
    ({ name }) => name,
  );
  return named(features).flatMap(([{ id }, name]) => {
    if (!ran.has(fileOf(name))) return [];
    const found = tests.get(name);
    if (found === undefined) {
      const line = lineNaming(text, name);
      const inFile = [...tests.keys()].filter((other) => fileOf(other) === fileOf(name));
      const like = mostLike(name, inFile);
      return [
        `${id}: there is no test ${name}${
          line === undefined
            ? ''
            : `; if it was renamed, change line ${line} of docs/features.json${like === undefined ? '' : `, perhaps to ${JSON.stringify(like)}`}`
        }`,
      ];
    }
    return found.flatMap(({ ending }) =>
      endings[ending] === undefined ? [] : [`${id}: ${endings[ending]}: ${name}`],
    );
  });
};
