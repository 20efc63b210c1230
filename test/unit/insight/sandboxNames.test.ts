import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clusterKeys, clusterReference } from '../../../src/sandbox/data/machines/clusters.ts';
import { peopleOf } from '../../../src/sandbox/data/people/people.ts';
import { failures } from '../../../src/sandbox/data/sources/incidents/errors.ts';
import { incidents } from '../../../src/sandbox/data/sources/incidents/incidents.ts';
import { nightOf } from '../../../src/sandbox/data/sources/scenarios/nights.ts';
import { company } from '../../../src/sandbox/data/tenant/tenant.ts';

const insight = new URL('../../../src/insight/', import.meta.url).pathname;

/** Ids, addresses, numbers and names of several words in a text: what belongs to one tenant. */
const particulars = (text: string): readonly string[] => [
  ...(text.match(/[\da-f]{8}-[\da-f-]{27}|\b\d{12}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? []),
  ...[...text.matchAll(/["'](\w+[ .][\w .-]{2,60})["']/g)].flatMap(([, name]) => name ?? []),
];

const seeds = [1, 2, 3, 4, 5];
const names = [
  company.org,
  company.mailDomain,
  'Meridian',
  ...seeds.flatMap((seed) => [
    ...nightOf({ seed, scale: 'small' }).entries.map(({ name }) => name),
    ...clusterKeys.map((key) => clusterReference(seed, key).name),
    ...peopleOf(seed).map(({ name }) => name),
  ]),
  ...[
    ...Object.values(failures),
    ...incidents.flatMap(({ others = [] }) => others.map(({ failure }) => failure)),
  ].flatMap(({ text }) => particulars(text)),
];

/** The names that stand in a text as words. */
const namesIn = (text: string): readonly string[] =>
  [...new Set(names)].filter((name) => {
    const at = text.toLowerCase().indexOf(name.toLowerCase());
    return at >= 0 && !/\w/.test(text[at - 1] ?? ' ') && !/\w/.test(text[at + name.length] ?? ' ');
  });

describe('what is read out of data', () => {
  it('knows no name of the tenant of the sandbox', () => {
    const files = globSync('**/*.ts', { cwd: insight });
    expect(names.length).toBeGreaterThan(200);
    expect(files.length).toBeGreaterThan(30);
    expect(
      files.flatMap((file) =>
        namesIn(readFileSync(insight + file, 'utf8')).map((name) => `${file}: ${name}`),
      ),
    ).toEqual([]);
    expect(namesIn('look at Corporate Active Directory first')).not.toEqual([]);
  });
});
