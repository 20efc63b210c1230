import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../../src/insight/findings/activityOutcome.ts';
import {
  brokenActivities,
  damageInWords,
  damageOf,
} from '../../../../src/insight/findings/damage.ts';
import {
  type AccountActivity,
  accountActivity,
} from '../../../../src/model/tenant/accountActivity.ts';

const source = { id: '2c91808568c529c60168cca6f90c1313', name: 'DMZ Active Directory' };
const other = { id: '5c71ff71195b4794a0b87e7cf36fb017', name: 'Oracle Finance DB' };
const beganMs = Date.parse('2026-09-01T01:00:00Z');
const troubled = { ...source, beganMs };

type Given = {
  readonly at?: string;
  readonly person?: string;
  readonly stage?: string;
  readonly status?: string;
  readonly errors?: unknown;
  readonly changes?: readonly unknown[];
};

let number = 0;

const activity = ({ at = '02:00', person = 'p1', changes, ...rest }: Given): AccountActivity => {
  number += 1;
  return accountActivity.parse({
    id: `a${number}`,
    created: `2026-09-01T${at}:00Z`,
    stage: 'Completed',
    status: 'Complete',
    recipient: { id: person, name: `Person ${person}` },
    accountRequests: changes ?? [failed()],
    ...rest,
  });
};

const change = (status: string | undefined, more: object = {}): object => ({
  accountId: 'CN=One',
  op: 'Modify',
  source,
  result: { status, errors: null },
  ...more,
});
const failed = (more: object = {}): object =>
  change('failed', { result: { status: 'failed', errors: ['data 532'] }, ...more });
const committed = (more: object = {}): object => change('committed', more);

const counted = (...activities: readonly AccountActivity[]) => {
  const damage = damageOf({ is: 'read', activities, reach: 'all' }, [troubled]).get(source.id);
  if (damage?.is !== 'counted') throw new Error('it was not counted');
  const { changes, people, isAtLeast } = damage;
  expect(brokenActivities(activities, troubled)).toHaveLength(changes);
  return [changes, people, isAtLeast];
};

describe('the damage of a source', () => {
  it('counts changes that ended in error, and the people they were for', () => {
    const account = (name: string) => [failed({ accountId: name })];
    const all = [
      activity({ changes: account('a') }),
      activity({ changes: account('b'), person: 'p2' }),
      // The same account once more.
      activity({ changes: account('b'), person: 'p2' }),
      activity({ changes: [committed({ accountId: 'c' })], person: 'p3' }),
    ];
    expect([counted(...all), counted()]).toEqual([
      [3, 2, false],
      [0, 0, false],
    ]);
  });

  it('leaves out what was before the trouble, or of another source', () => {
    expect(
      counted(
        activity({ at: '00:59' }),
        activity({ changes: [failed({ source: other })] }),
        activity({ changes: [committed(), failed({ source: other })] }),
      ),
    ).toEqual([0, 0, false]);
  });

  it('counts a change of two sources for each, and one of two accounts of a source once', () => {
    const both = activity({ changes: [failed(), failed({ source: other })] });
    const twice = activity({ changes: [failed(), failed({ accountId: 'CN=Two' })] });
    const sources = [troubled, { ...other, beganMs }];
    const damage = damageOf({ is: 'read', activities: [both, twice], reach: 'all' }, sources);
    expect([...damage.values()].map((entry) => entry.is === 'counted' && entry.changes)).toEqual([
      2, 1,
    ]);
  });

  it('is taken back by what is committed later for the same account', () => {
    const good = [committed({ accountId: 'cn=ONE' })];
    expect([
      counted(activity({}), activity({ at: '03:00', changes: good })),
      // What went well before says nothing of what failed after it.
      counted(activity({}), activity({ at: '01:30', changes: good })),
      counted(activity({}), activity({ at: '03:00', changes: [committed({ accountId: 'b' })] })),
      counted(activity({}), activity({ at: '03:00', changes: [committed({ source: other })] })),
    ]).toEqual([
      [0, 0, false],
      [1, 1, false],
      [1, 1, false],
      [1, 1, false],
    ]);
  });

  it('is taken back by an account that was created later, which had no name when it failed', () => {
    const create = [failed({ accountId: undefined, op: 'Create' })];
    const good = [committed({ op: 'Create' })];
    expect([
      counted(activity({ changes: create }), activity({ at: '03:00', changes: good })),
      counted(activity({ changes: create }), activity({ at: '03:00', changes: good, person: 'q' })),
    ]).toEqual([
      [0, 0, false],
      [1, 1, false],
    ]);
  });

  it('does not count what is still under way, and says that more may come', () => {
    expect([
      counted(activity({ stage: 'Executing', status: 'Pending' })),
      counted(activity({ stage: 'A new stage', status: undefined })),
      counted(
        activity({}),
        activity({ stage: undefined, status: undefined, changes: [change('queued')] }),
      ),
    ]).toEqual([
      [0, 0, true],
      [0, 0, true],
      [1, 1, true],
    ]);
  });

  it('knows a source by its name where the change has no id of it', () => {
    const named = { source: { name: 'dmz active directory' } };
    const dashed = { source: { ...source, id: '2c918085-68c5-29c6-0168-cca6f90c1313' } };
    expect(
      counted(activity({ changes: [failed(named)] }), activity({ changes: [failed(dashed)] })),
    ).toEqual([2, 1, false]);
  });

  it('is not counted where the activities could not be read', () => {
    const damage = damageOf({ is: 'not read', why: 'The token may not search.' }, [troubled]);
    expect(damage.get(source.id)).toEqual({ is: 'not counted', why: 'The token may not search.' });
  });

  it.each([
    [37, 21, false, 'at least 37 changes of 21 people ended in error since 01:00'],
    [1, 1, true, 'at least 1 change of 1 person ended in error since 01:00'],
    [0, 0, false, 'no change ended in error since 01:00'],
    [0, 0, true, 'no change is known that ended in error since 01:00'],
  ])('is said in words: %i of %i', (changes, people, isAtLeast, words) => {
    const sinceMs = new Date(2026, 8, 1, 1, 0).getTime();
    const damage = { is: 'counted', changes, people, sinceMs, isAtLeast } as const;
    const nextDayMs = new Date(2026, 8, 2, 1, 0).getTime();
    expect([damageInWords(damage, sinceMs + 60_000), damageInWords(damage, nextDayMs)]).toEqual([
      words,
      words.replace('01:00', '2026-09-01 01:00'),
    ]);
  });
});

describe('how a change ended', () => {
  it.each([
    ['committed', {}, undefined, 'good'],
    ['COMMITTED', {}, undefined, 'good'],
    ['committed', {}, ['refused'], 'failed'],
    [undefined, {}, ['refused'], 'failed'],
    ['failed', {}, undefined, 'failed'],
    ['half done', {}, undefined, 'failed'],
    ['queued', {}, undefined, 'failed'],
    ['Manual Task Created', {}, undefined, 'underWay'],
    [undefined, {}, undefined, 'unknown'],
    [undefined, { status: 'Failed' }, undefined, 'failed'],
    ['failed', { stage: 'Executing' }, ['refused'], 'underWay'],
    ['failed', { status: 'Pending' }, ['refused'], 'underWay'],
    ['failed', { stage: 'Terminated', status: 'Incomplete' }, undefined, 'failed'],
    ['failed', { stage: undefined, status: undefined }, undefined, 'failed'],
    ['retry', { stage: undefined, status: undefined }, ['refused'], 'underWay'],
    ['committed', { stage: 'Executing' }, undefined, 'good'],
  ])('%s in an activity with %j and the errors %j: %s', (status, given, errors, outcome) => {
    const one = activity({ ...given, changes: [change(status, { result: { status, errors } })] });
    const [only] = one.accountRequests;
    expect(only && outcomeOf(one, only)).toBe(outcome);
  });

  it('has the errors of its activity where that has no other change', () => {
    const alone = activity({ errors: 'no VA answers', changes: [change('committed')] });
    const beside = activity({
      errors: ['no'],
      changes: [committed(), committed({ source: other })],
    });
    expect(
      [alone, beside].map((one) => one.accountRequests.map((each) => outcomeOf(one, each))),
    ).toEqual([['failed'], ['good', 'good']]);
  });
});
