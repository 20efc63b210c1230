// What a broken source broke: the changes of accounts that ended in error since, and of how many people.

import {
  type AccountActivity,
  type AccountRequest,
  type ActivitiesSince,
  isOfSource,
  type NamedSource,
  type TroubledSource,
} from '../../model/tenant/accountActivity.ts';
import { counted } from '../counted.ts';
import { dateAndTime, parseTime } from '../time.ts';
import { outcomeOf } from './activityOutcome.ts';

/**
 * What the trouble of a source broke. `isAtLeast` where some of it may be missing: changes that are still under way, or
 * activities that were not read.
 */
export type Damage =
  | {
      readonly is: 'counted';
      readonly changes: number;
      readonly people: number;
      readonly sinceMs: number;
      readonly isAtLeast: boolean;
    }
  /** `why` is a sentence. */
  | { readonly is: 'not counted'; readonly why: string };

/** A change of a source, with the activity that it belongs to. */
type Change = {
  readonly activity: AccountActivity;
  readonly change: AccountRequest;
  readonly atMs: number;
};

const personOf = ({ activity: { recipient }, change }: Change): string =>
  recipient?.id || recipient?.name || change.accountId || '';

const accountOf = ({ change }: Change): string => change.accountId?.toLowerCase() ?? '';

const changesOf = (
  activities: readonly AccountActivity[],
  source: NamedSource,
  sinceMs: number,
): readonly Change[] =>
  activities.flatMap((activity) => {
    const atMs = parseTime(activity.created) ?? parseTime(activity.modified);
    if (atMs === undefined || atMs < sinceMs) return [];
    return activity.accountRequests
      .filter((change) => isOfSource(change, source))
      .map((change) => ({ activity, change, atMs }));
  });

/** The time of the last of the changes for each key; those with an empty key are left out. */
const lastBy = (
  changes: readonly Change[],
  keyOf: (change: Change) => string,
): ReadonlyMap<string, number> => {
  const last = new Map<string, number>();
  for (const change of changes) {
    const key = keyOf(change);
    if (key !== '') last.set(key, Math.max(change.atMs, last.get(key) ?? 0));
  }
  return last;
};

/** Whether a change of the same account was committed later; an account that has no name yet is that of the same person. */
const takenBackBy = (committed: readonly Change[]): ((failed: Change) => boolean) => {
  const byAccount = lastBy(committed, accountOf);
  const byPerson = lastBy(committed, personOf);
  const unnamed = lastBy(
    committed.filter((change) => accountOf(change) === ''),
    personOf,
  );
  return (failed) => {
    const account = accountOf(failed);
    const times =
      account === ''
        ? [byPerson.get(personOf(failed))]
        : [byAccount.get(account), unnamed.get(personOf(failed))];
    return times.some((atMs) => atMs !== undefined && atMs > failed.atMs);
  };
};

type Sorted = {
  /** The changes that ended in error, and were not taken back. */
  readonly failed: readonly Change[];
  readonly isAnyOpen: boolean;
};

const sorted = (activities: readonly AccountActivity[], source: TroubledSource): Sorted => {
  const changes = changesOf(activities, source, source.beganMs).map((entry) => ({
    ...entry,
    outcome: outcomeOf(entry.activity, entry.change),
  }));
  const isTakenBack = takenBackBy(changes.filter(({ outcome }) => outcome === 'good'));
  return {
    failed: changes.filter((entry) => entry.outcome === 'failed' && !isTakenBack(entry)),
    isAnyOpen: changes.some(({ outcome }) => outcome === 'underWay' || outcome === 'unknown'),
  };
};

const activitiesOf = (changes: readonly Change[]): readonly AccountActivity[] => [
  ...new Set(
    changes.toSorted((left, right) => right.atMs - left.atMs).map(({ activity }) => activity),
  ),
];

/**
 * The activities with a change of a source that ended in error since its trouble began, the latest first. A change of the
 * same account that was committed later takes it back.
 */
export const brokenActivities = (
  activities: readonly AccountActivity[],
  source: TroubledSource,
): readonly AccountActivity[] => activitiesOf(sorted(activities, source).failed);

const countFor = (
  activities: readonly AccountActivity[],
  reach: 'all' | 'cut',
  source: TroubledSource,
): Damage => {
  const { failed, isAnyOpen } = sorted(activities, source);
  return {
    is: 'counted',
    changes: activitiesOf(failed).length,
    people: new Set(failed.map(personOf)).size,
    sinceMs: source.beganMs,
    isAtLeast: reach === 'cut' || isAnyOpen,
  };
};

/**
 * What the trouble of each source broke, by its id. One activity is one change of a source, however many accounts of it
 * are in it; a change that hit several sources is counted for each of them.
 */
export const damageOf = (
  found: ActivitiesSince,
  sources: readonly TroubledSource[],
): ReadonlyMap<string, Damage> =>
  new Map(
    sources.map((source) => [
      source.id,
      found.is === 'read'
        ? countFor(found.activities, found.reach, source)
        : { is: 'not counted', why: found.why },
    ]),
  );

/** A time as short as it can be: `01:00`, with the day in front where it is another one. */
const sinceText = (sinceMs: number, nowMs: number): string => {
  const text = dateAndTime(sinceMs);
  const [day, time = text] = text.split(' ');
  return dateAndTime(nowMs).startsWith(`${day} `) ? time : text;
};

/** The damage as a sentence without its end: `at least 37 changes of 21 people ended in error since 01:00`. */
export const damageInWords = (damage: Damage, nowMs: number): string => {
  if (damage.is === 'not counted') return `not counted: ${damage.why}`;
  const { changes, people, sinceMs, isAtLeast } = damage;
  const since = sinceText(sinceMs, nowMs);
  if (changes === 0) {
    return isAtLeast
      ? `no change is known that ended in error since ${since}`
      : `no change ended in error since ${since}`;
  }
  // More may be under way at any time, also where all was read.
  return `at least ${counted(changes, 'change')} of ${counted(people, 'person', 'people')} ended in error since ${since}`;
};
