import { describe, expect, it } from 'vitest';
import { inOrder, type Look } from '../../../../src/insight/findings/look.ts';
import { troublesIn } from '../../../../src/insight/findings/trouble.ts';
import { look, minutesAgo, texts, warned } from './looks.ts';

const { expired, column, unknown, silent, refused } = texts;
const troubles = (...looks: readonly Look[]) => troublesIn(inOrder(looks));
const only = (...looks: readonly Look[]) => {
  const found = troubles(...looks);
  expect(found).toHaveLength(1);
  return found[0];
};

it('is none where every look was good, or where nobody looked', () => {
  expect(troubles()).toEqual([]);
  expect(troubles(look('health check', 900), look('accounts', 60), look('connection', 3))).toEqual(
    [],
  );
});

describe('its beginning', () => {
  it('is the first look that failed after the last good one, not the turn of the status', () => {
    const found = only(
      look('accounts', 1500),
      look('accounts', 240, expired),
      look('health check', 180, ''),
      look('connection', 2, expired),
    );
    expect(found?.standing).toBe('live');
    expect(found?.beganMs).toBe(minutesAgo(240));
    expect(found?.lastGood?.atMs).toBe(minutesAgo(1500));
  });

  it('is the turn of the status where that was first', () => {
    const found = only(
      look('accounts', 300),
      look('health check', 200, ''),
      look('accounts', 60, expired),
    );
    expect(found?.beganMs).toBe(minutesAgo(200));
    expect(found?.cause).toMatchObject({ is: 'named', code: 'SG-CRED-EXPIRED' });
  });

  it('does not go back past a look that was good between', () => {
    const found = only(
      look('accounts', 3000, expired),
      look('accounts', 1500),
      look('accounts', 60, expired),
    );
    expect(found?.beganMs).toBe(minutesAgo(60));
  });
});

describe('its end', () => {
  it('is shown by a check of the connection, for what connecting meets', () => {
    const found = only(look('accounts', 240, expired), look('connection', 5));
    expect(found).toMatchObject({ standing: 'past', endedBy: { kind: 'connection' } });
  });

  it('is not shown by a look that does not come so far', () => {
    expect(only(look('accounts', 240, column), look('connection', 5))?.standing).toBe('live');
    expect(only(look('accounts', 240, unknown), look('configuration', 5))?.standing).toBe('live');
    expect(only(look('connection', 9, expired), look('ping', 5))?.standing).toBe('live');
    expect(only(look('accounts', 240, column), look('entitlements', 5))?.standing).toBe('live');
  });

  it('of a part of the connector that was missing is shown by a check, which needs it too', () => {
    const missing = 'java.lang.ClassNotFoundException: com.ibm.as400.access.AS400JDBCDriver';
    expect(only(look('accounts', 240, missing), look('connection', 5))?.standing).toBe('past');
  });

  it('of a VA that was silent is shown by a ping', () => {
    expect(only(look('accounts', 240, silent), look('ping', 5))?.standing).toBe('past');
  });

  it('is shown by a run of another kind that had said the same, and passes', () => {
    const both = [look('accounts', 240, unknown), look('entitlements', 200, unknown)];
    const standings = (...more: readonly Look[]) =>
      troubles(...both, ...more).map(({ standing }) => standing);
    expect(standings(look('accounts', 60))).toEqual(['past', 'past']);
    expect(standings(look('accounts', 220))).toEqual(['past', 'live']);
    const other = look('entitlements', 100, 'The fjord is shut.');
    expect(standings(other, look('accounts', 60))).toEqual(['past', 'live']);
  });

  it('is shown by a run that came to its end with warnings', () => {
    const found = troubles(look('accounts', 240, unknown), warned(60, '2 accounts were skipped.'));
    expect(found).toMatchObject([{ standing: 'past' }]);
  });

  it('is not shown by a look before it', () => {
    expect(only(look('connection', 300), look('accounts', 240, expired))?.standing).toBe('live');
  });
});

describe('looks by turns', () => {
  it('of a person within half an hour answer sometimes', () => {
    const found = only(
      look('connection', 20, refused),
      look('connection', 10),
      look('connection', 1, refused),
    );
    expect(found).toMatchObject({ standing: 'sometimes', counted: { good: 1, of: 3 } });
  });

  it('are mended where they failed and then pass', () => {
    const found = only(
      look('connection', 20, refused),
      look('connection', 10, refused),
      look('connection', 1),
    );
    expect(found?.standing).toBe('past');
  });

  it('of runs need three turns within a day', () => {
    const [a, b] = [look('accounts', 240, refused), look('accounts', 180)];
    const c = look('accounts', 120, refused);
    expect(only(a, b, c)?.standing).toBe('live');
    expect(only(a, b, c, look('accounts', 60))?.standing).toBe('sometimes');
    expect(only(look('accounts', 2000, refused), look('accounts', 1900), c)?.standing).toBe('live');
  });

  it('are over once they were good for longer than between two that failed', () => {
    const turns = [240, 120].map((minutes) => look('accounts', minutes, refused));
    const between = look('accounts', 180);
    const [first, second] = [look('accounts', 60), look('accounts', 5)];
    expect(only(...turns, between, first)?.standing).toBe('sometimes');
    expect(only(...turns, between, first, second)?.standing).toBe('past');
  });

  it('are over where only few failed, and the last ones did not', () => {
    const looks = [300, 250, 200, 150, 100, 50].map((minutes) =>
      minutes === 300 || minutes === 150
        ? look('accounts', minutes, refused)
        : look('accounts', minutes),
    );
    expect(only(...looks)?.standing).toBe('past');
  });

  it('are no turns of warnings, which tell of their own run', () => {
    const limited = 'The connector answered 429 Too Many Requests and was asked again.';
    const found = only(
      warned(240, limited),
      look('accounts', 180),
      warned(120, limited),
      look('accounts', 60),
    );
    expect(found?.standing).toBe('past');
  });
});

describe('the look that speaks', () => {
  it('is the newest that says something, even where an older one named a cause', () => {
    const found = only(look('connection', 90, expired), look('connection', 5, unknown));
    expect(found?.cause.is).toBe('unclear');
  });

  it('is not a status word, where a run said something', () => {
    const found = only(look('accounts', 240, expired), look('health check', 5, ''));
    expect(found?.voice.kind).toBe('accounts');
  });
});

it('a status is contradicted by a good run since it turned, and by no older one', () => {
  const status = look('health check', 240, '');
  expect(only(status, look('accounts', 60))?.standing).toBe('contradicted');
  expect(only(look('accounts', 300), status)?.standing).toBe('live');
  expect(only(status, look('ping', 60))?.standing).toBe('live');
});

it('a status is contradicted by a good run though checks since go on to find it as it was', () => {
  const turned = look('health check', 1700, '');
  const last = look('health check', 5, '');
  expect(only(turned, look('accounts', 900), last)).toMatchObject({
    standing: 'contradicted',
    beganMs: minutesAgo(1700),
  });
  const before = [look('accounts', 3000, refused), look('accounts', 1900)];
  expect(only(...before, turned, last)).toMatchObject({
    standing: 'live',
    beganMs: minutesAgo(1700),
  });
});

it('a run that failed at the data came past the connection: what that met before is over', () => {
  const found = troubles(look('connection', 300, expired), look('accounts', 60, column));
  expect(found.map(({ standing, cause }) => [standing, cause.code])).toEqual([
    ['past', 'SG-CRED-EXPIRED'],
    ['live', 'SG-FILE-COLUMN'],
  ]);
});

it('warnings count where they are known to matter, and end with a good run', () => {
  const threshold = 'The delete threshold of 10 % was reached: 17 % of the accounts are missing.';
  expect(troubles(warned(60, '2 accounts were skipped: the name is empty.'))).toEqual([]);
  expect(only(warned(1500, threshold), warned(60, threshold))).toMatchObject({
    ended: 'warned',
    standing: 'live',
    beganMs: minutesAgo(1500),
  });
  expect(only(warned(1500, threshold), look('accounts', 60))?.standing).toBe('past');
});
