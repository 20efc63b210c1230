// Makes `docs/features.md` of the list of behaviours.

import { bars, type Feature, type Group, groups, statuses, testsOf } from './featureList.ts';

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

const table = (heads: readonly string[], rows: readonly string[]): string =>
  [row(...heads), `|${'--|'.repeat(heads.length)}`, ...rows].join('\n');

const letters = Object.keys(groups) as readonly Group[];

/** So many of them are done: `9 of 11`, and nothing where there are none. */
const doneOf = (features: readonly Feature[]): string =>
  features.length === 0
    ? ''
    : `${features.filter(({ status }) => status === 'yes').length} of ${features.length}`;

const countsTable = (features: readonly Feature[]): string => {
  const counts = (name: string, some: readonly Feature[]): string =>
    row(name, ...bars.map((bar) => doneOf(some.filter((one) => one.bar === bar))), doneOf(some));
  return table(
    ['', ...bars, 'all'],
    [
      ...letters.map((letter) =>
        counts(
          `${letter} ${groups[letter]}`,
          features.filter(({ group }) => group === letter),
        ),
      ),
      counts('all', features),
    ],
  );
};

const statusCounts = (features: readonly Feature[]): string =>
  statuses
    .map((status) => `${features.filter((one) => one.status === status).length} ${status}`)
    .join(', ');

/** The file of a test in short, once each. */
const filesOf = (feature: Feature): string =>
  [...new Set(testsOf(feature).map((name) => name.split(' > ', 1)[0] ?? ''))]
    .map((file) => `\`${file.replace(/^test\//, '').replace(/\.test\.tsx?$/, '')}\``)
    .join(' ');

const groupTable = (features: readonly Feature[], letter: Group): string => {
  const rows = features
    .filter(({ group }) => group === letter)
    .map((feature) =>
      row(
        feature.id,
        cell(feature.behaviour),
        feature.bar,
        feature.status,
        [cell(feature.reason ?? ''), filesOf(feature)].filter((text) => text !== '').join(' '),
      ),
    );
  return `## ${letter} ${groups[letter]}\n\n${table(
    ['', 'what you can see', 'wanted', 'there', 'why not, or tests of'],
    rows,
  )}`;
};

/** The document of behaviours, made of the list of them. */
export const featuresDocument = (features: readonly Feature[]): string =>
  `${[
    '# What spyglass does, and what it does not do yet',
    `\`npm run documents\` makes this page of \`docs/features.json\`. Each \`yes\` names its tests there, and a run of all tests
fails when one of them did not pass: what is called done here was shown to work. A \`partial\` or \`no\` says why.`,
    `Of ${features.length} behaviours: ${statusCounts(features)}.`,
    countsTable(features),
    ...letters.map((letter) => groupTable(features, letter)),
  ].join('\n\n')}\n`;
