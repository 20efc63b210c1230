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

/** What the tests of this run do not bear out. Of files that did not run, nothing is said. */
export const unproved = (
  features: readonly Feature[],
  finished: readonly FinishedFile[],
): readonly string[] => {
  const ran = new Set(finished.map(({ file }) => file));
  const tests = Map.groupBy(
    finished.flatMap((file) => file.tests),
    ({ name }) => name,
  );
  return named(features).flatMap(([{ id }, name]) => {
    if (!ran.has(fileOf(name))) return [];
    const found = tests.get(name);
    if (found === undefined) return [`${id}: there is no test ${name}`];
    return found.flatMap(({ ending }) =>
      endings[ending] === undefined ? [] : [`${id}: ${endings[ending]}: ${name}`],
    );
  });
};
