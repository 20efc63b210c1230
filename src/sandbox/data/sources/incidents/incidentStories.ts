// The story that an incident becomes at a source: when it began, and with which text.

import type { Random } from '../../random.ts';
import type { SourceEntry } from '../catalogue.ts';
import { broken, brokenImport, flapping, recovered, wrongUnseen } from '../truth/plans.ts';
import type { PlannedStory } from '../truth/story.ts';
import type { CheckFailure } from './errors.ts';
import type { Incident } from './incidents.ts';

/** One of the failures that a look can have; undefined for the usual one of the incident. */
export const failureFor = (
  { connector }: Pick<SourceEntry, 'connector'>,
  { others = [] }: Incident,
  random: Random,
): CheckFailure | undefined => {
  const fitting = others.filter(
    ({ connectors }) => connectors === undefined || connectors.includes(connector),
  );
  // 0 stands for the usual failure, so that the others begin with 1.
  return fitting[random.int(0, fitting.length) - 1]?.failure;
};

const dayMinutes = 1_440;

/** The story of a source to which an incident happens. */
export const storyWith = (incident: Incident, entry: SourceEntry, random: Random): PlannedStory => {
  const { name, form = 'seen', minutes } = incident;
  const failure = failureFor(entry, incident, random);
  const at = random.int(...minutes);
  switch (form) {
    case 'seen':
      return broken(name, at, random.int(1, 28), failure);
    case 'unseen':
      return wrongUnseen(name, random.int(10, 60) * dayMinutes, at, failure);
    case 'flapping':
      return flapping(at, failure);
    case 'unsteady':
      return {
        faults: [{ incident: name, began: at, rhythm: { type: 'one of three' } }],
        checks: { type: 'regular', turned: random.int(2, 29) },
      };
    case 'import':
      return brokenImport(at, failure);
  }
};

/** The story of a source to which an incident happened that was over before the tenant started. */
export const storyThatEnded = (
  { name, ...incident }: Incident,
  entry: SourceEntry,
  random: Random,
): PlannedStory => {
  const ended = random.int(45, dayMinutes);
  const began = ended + random.int(60, 2 * dayMinutes);
  return recovered(name, began, ended, failureFor(entry, { name, ...incident }, random));
};
