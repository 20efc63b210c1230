// Reads and checks the list of behaviours, `docs/features.json`.

import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** The groups of behaviours, by their letters. */
export const groups = {
  A: 'Getting around',
  B: 'Lists',
  C: 'Filters and search',
  D: 'Details',
  E: 'Changing things safely',
  F: 'Health and on-call',
  G: 'Aggregations and tasks',
  H: 'Just-in-time access',
  I: 'Copying and saving',
  J: 'Environments and signing in',
  K: 'Settings and looks',
  L: 'Scripts',
  M: 'Help',
  N: 'For every eye',
  O: 'Over SSH, in any terminal',
  P: 'What other tools lack',
} as const;

/** The letter of a group. */
export type Group = keyof typeof groups;

/** How much a behaviour is wanted, the most first. */
export const bars = ['must', 'should', 'delight', 'could'] as const;

/** Whether the program does it. */
export const statuses = ['yes', 'partial', 'no'] as const;

const sentence = z.string().trim().min(1);

/** A file below the folder of the project, then the full title of a test in it. */
const testName = z.string().regex(/^test\/[\w./-]+\.test\.tsx? > ./);

const feature = z
  .strictObject({
    id: z.int().min(1),
    group: z.enum(Object.keys(groups) as [Group, ...Group[]]),
    behaviour: sentence,
    bar: z.enum(bars),
    status: z.enum(statuses),
    test: z.union([testName, z.array(testName).min(1)]).optional(),
    reason: sentence.optional(),
  })
  .refine(({ status, test }) => status !== 'yes' || test !== undefined, {
    message: 'a yes names the test that shows it',
  })
  .refine(({ status, reason }) => (status === 'yes') === (reason === undefined), {
    message: 'a reason stands exactly where it is no yes',
  });

/** Something that the operator can see the program do, and what shows that it does. */
export type Feature = z.infer<typeof feature>;

/** All behaviours, in the order of the list. */
const featureList = z.array(feature);

/** The names of the tests of a behaviour. */
export const testsOf = ({ test }: Pick<Feature, 'test'>): readonly string[] =>
  test === undefined ? [] : [test].flat();

/** What a list that was read says, or each thing that is wrong with its shape. */
export const parseFeatures = (
  json: unknown,
): { readonly features: readonly Feature[]; readonly problems: readonly string[] } => {
  const parsed = featureList.safeParse(json);
  if (parsed.success) return { features: parsed.data, problems: [] };
  return {
    features: [],
    problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
  };
};

/** The list of the documents. */
export const readFeatures = () =>
  parseFeatures(JSON.parse(readFileSync('docs/features.json', 'utf8')));
