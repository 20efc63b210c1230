import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseFeatures, readFeatures, testsOf } from '../../scripts/featureList.ts';
import { featuresDocument } from '../../scripts/featuresDocument.ts';
import { type Ending, readFinished } from './finished.ts';
import { filesNotRun, unproved } from './proof.ts';

const { features, problems } = readFeatures();
const finished = readFinished();
const notRun = filesNotRun(features, finished);
const part =
  notRun.length === 0
    ? ''
    : `, only as far as the tests were run (${notRun.length} files that are named were not)`;

describe('the list of behaviours', () => {
  it('has the shape that it should have', () => {
    expect(problems).toEqual([]);
  });

  it('numbers its rows from 1 on, without a gap', () => {
    expect(features.map(({ id }) => id)).toEqual(features.map((_, at) => at + 1));
  });

  it('names files that are there', () => {
    const lines = readFileSync('docs/features.json', 'utf8').split('\n');
    const files = new Set(features.flatMap(testsOf).map((name) => name.split(' > ', 1)[0] ?? ''));
    const gone = [...files].filter((file) => !existsSync(file));
    const wrong = lines.flatMap((line, at) =>
      gone
        .filter((file) => line.includes(`"${file} > `))
        .map((file) => `line ${at + 1} of docs/features.json names ${file}, which is not there`),
    );
    expect(wrong).toEqual([]);
  });

  it(`names tests that passed in this run${part}`, () => {
    const text = readFileSync('docs/features.json', 'utf8');
    expect(unproved(features, finished, text)).toEqual([]);
  });

  it('is what docs/features.md says', () => {
    expect(
      readFileSync('docs/features.md', 'utf8'),
      'docs/features.md is out of date: npm run documents',
    ).toBe(featuresDocument(features));
  });
});

const row = { id: 1, group: 'A', behaviour: 'it flies', bar: 'must', status: 'yes' } as const;
const file = 'test/e2e/wings.test.ts';
const ran = (ending: Ending) => [{ file, tests: [{ name: `${file} > wings > flap`, ending }] }];
const flies = { ...row, test: `${file} > wings > flap` };

describe('a behaviour that is made up', () => {
  it.each([
    ['names a test that passed', flies, ran('pass'), []],
    ['names one that failed', flies, ran('fail'), [`1: did not pass: ${flies.test}`]],
    ['names one that was skipped', flies, ran('skip'), [`1: was skipped: ${flies.test}`]],
    [
      'names one that there is not, beside one that passed',
      { ...row, test: [flies.test, `${file} > wings > sing`] },
      ran('pass'),
      [`1: there is no test ${file} > wings > sing`],
    ],
    ['names one of a file that did not run', flies, [], []],
  ])('%s', (_, feature, tests, expected) => {
    expect(unproved([feature], tests)).toEqual(expected);
  });

  it('that names a test that was renamed says which line to change, and to what', () => {
    const text = `[\n  "test": "${file} > wings > flap slowly",\n]`;
    const named = { ...flies, test: `${file} > wings > flap slowly` };
    expect(unproved([named], ran('pass'), text)).toEqual([
      `1: there is no test ${named.test}; if it was renamed, change line 2 of docs/features.json, perhaps to "${flies.test}"`,
    ]);
  });

  it('is told apart where the same title failed once', () => {
    const both = [{ file, tests: [...ran('pass'), ...ran('fail')].flatMap(({ tests }) => tests) }];
    expect(unproved([flies], both)).toEqual([`1: did not pass: ${flies.test}`]);
  });

  it('has its file counted where that did not run', () => {
    expect(filesNotRun([flies], [])).toEqual([file]);
    expect(filesNotRun([flies], ran('pass'))).toEqual([]);
  });

  it.each([
    ['without a test', row, ['0: a yes names the test that shows it']],
    [
      'with an excuse',
      { ...flies, reason: 'not yet' },
      ['0: a reason stands exactly where it is no yes'],
    ],
    [
      'that is not there, without a reason',
      { ...row, status: 'no' },
      ['0: a reason stands exactly where it is no yes'],
    ],
    ['of no group', { ...flies, group: 'Z' }, [expect.stringContaining('0.group: ')]],
    ['with a file alone', { ...row, test: file }, [expect.stringContaining('0.test: ')]],
  ])('%s is refused', (_, feature, expected) => {
    expect(parseFeatures([feature]).problems).toEqual(expected);
  });
});
