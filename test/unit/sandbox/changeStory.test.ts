import { expect, it } from 'vitest';
import type { IncidentName } from '../../../src/sandbox/data/sources/incidents/errors.ts';
import { changeStoryOf, clusterStoryOf } from '../../../src/sandbox/data/tenant/changeStory.ts';

const dayMs = 86_400_000;
const startedAtMs = Date.UTC(2026, 8, 1, 3);
const beganMs = startedAtMs - 5 * 3_600_000;

const source = { id: 'a1', name: 'Payroll' };

const storiesOf = (incident: IncidentName | undefined) =>
  Array.from({ length: 60 }, (_, place) =>
    changeStoryOf({
      seed: place % 7,
      place,
      incident,
      source,
      beganMs,
      startedAtMs,
    }),
  );

it.each(['passwordExpired', 'thresholdReached', 'clusterUnreachable', undefined] as const)(
  'what was changed before %s is as its story says, at any seed',
  (incident) => {
    const stories = storiesOf(incident);
    const times = (changes: (typeof stories)[number]['changes']) =>
      changes.map(({ atMs }) => atMs).filter((atMs) => atMs < beganMs);
    expect(
      stories.map(({ changes }) => times(changes).some((atMs) => atMs >= beganMs - dayMs)),
    ).toEqual(stories.map(({ before }) => before === 'shortly'));
    expect(
      stories
        .filter(({ before }) => before === 'days earlier')
        .filter(({ changes }) => !times(changes).some((atMs) => atMs >= beganMs - 20 * dayMs)),
    ).toEqual([]);
    expect(new Set(stories.map(({ before }) => before))).toEqual(
      incident === 'passwordExpired' || incident === 'thresholdReached'
        ? new Set(['shortly', 'days earlier', 'no'])
        : new Set(['no']),
    );
  },
);

it('a cluster was changed shortly before its silence in about half of the tenants', () => {
  const stories = Array.from({ length: 40 }, (_, seed) =>
    clusterStoryOf({ seed, beganMs, startedAtMs }, { id: 'k1', name: 'Rotterdam' }),
  );
  const shortly = stories.filter(({ before }) => before === 'shortly');
  expect(
    shortly.filter(
      ({ changes }) => !changes.some(({ atMs }) => atMs < beganMs && atMs > beganMs - dayMs),
    ),
  ).toEqual([]);
  expect(shortly.length).toBeGreaterThan(10);
  expect(shortly.length).toBeLessThan(30);
});
