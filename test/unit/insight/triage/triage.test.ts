import { describe, expect, it } from 'vitest';
import { noConsequences } from '../../../../src/insight/triage/tenantFinding.ts';
import { minutesAgo, texts } from '../findings/looks.ts';
import { cluster, found, green, on, red, run } from './tenants.ts';

const names = (rows: ReturnType<typeof found>) => rows.map(({ id }) => id);

describe('a cluster and its sources', () => {
  const silent = cluster('South', 170);

  it('folds the sources whose trouble began with it into one finding', () => {
    const rows = found(
      [red('one', 160, on('South')), red('two', 150, on('South')), green('three', on('South'))],
      [],
      [silent],
    );
    expect(names(rows)).toEqual(['cluster id-South']);
    expect(rows[0]).toMatchObject({
      level: 'broken',
      code: 'SG-CLUSTER-FAILED',
      beganMs: minutesAgo(170),
      words: expect.stringContaining('2 sources broken with it; 1 other source on it'),
    });
    expect(rows[0]?.children.map(({ name }) => name)).toEqual(['two', 'one']);
  });

  it('leaves a source whose trouble is older in a row of its own, and says so', () => {
    const rows = found(
      [red('one', 160, on('South')), red('old', 400, on('South'))],
      [run('old', 390, texts.expired)],
      [silent],
    );
    expect(names(rows).toSorted()).toEqual(['cluster id-South', 'source id-old']);
    const old = rows.find(({ id }) => id === 'source id-old');
    expect(old).toMatchObject({
      code: 'SG-CRED-EXPIRED',
      remark: "older than the cluster's trouble: another cause",
    });
  });

  it('leaves one whose older trouble has no clear cause there, too', () => {
    const rows = found([red('old', 400, on('South'))], [run('old', 390, texts.unknown)], [silent]);
    expect(names(rows)).toContain('source id-old');
    expect(rows.find(({ id }) => id === 'source id-old')?.code).toBe('SG-UNCLEAR');
  });

  it('folds what is not known of the sources of a cluster without a VA, and counts none as broken', () => {
    const unchecked = (name: string) =>
      red(name, 9000, { ...on('Lab'), status: 'SOURCE_STATE_UNCHECKED_CLUSTER' });
    const rows = found([unchecked('one'), unchecked('two')], [], [cluster('Lab', 1, 'NO_CLIENTS')]);
    expect(names(rows)).toEqual(['cluster id-Lab']);
    expect(rows[0]?.children).toHaveLength(2);
    expect(rows[0]?.words).not.toContain('broken');
  });

  it('says of another cause that it is another, not that it is older, where nothing tells that', () => {
    const rows = found(
      [red('old', 400, on('South'))],
      [run('old', 390, texts.expired)],
      [cluster('South', 1, 'FAILED')],
    );
    expect(rows.find(({ id }) => id === 'source id-old')?.remark).toBe(
      "the text names another cause than the cluster's trouble",
    );
  });

  it('folds nothing into a cluster that still answers', () => {
    const rows = found([red('one', 60, on('South'))], [], [cluster('South', 1, 'WARNING')]);
    expect(names(rows)).toEqual(['source id-one', 'cluster id-South']);
    expect(rows[1]?.level).toBe('warns');
  });
});

describe('sources that say the same', () => {
  const says = (id: string, host: string, at: string) =>
    `Request ${id} to https://${host}/scim/Users failed at ${at}: the fjord is frozen, 17 ducks`;

  it('are one row, whatever ids, hosts, numbers and dates stand in the text', () => {
    const rows = found(
      [red('one', 60), red('two', 50), red('three', 40)],
      [
        run('one', 55, says('4f3c2b1a99aa4f3c2b1a99aa', 'a.example.com', '2026-11-29T03:04:05Z')),
        run('two', 45, says('00aa2b1a99aa4f3c2b1a99bb', 'b.example.org', '2026-11-29T04:04:05Z')),
        run('three', 35, texts.expired),
      ],
    );
    expect(rows.map(({ sort }) => sort).toSorted()).toEqual(['alike', 'source']);
    const alike = rows.find(({ sort }) => sort === 'alike');
    expect(alike).toMatchObject({ name: '2 sources', code: 'SG-UNCLEAR', beganMs: minutesAgo(60) });
    expect(alike?.children.map(({ name }) => name)).toEqual(['two', 'one']);
    expect(alike?.id).toMatch(/^alike [0-9a-f]{8}$/);
  });

  it('are two rows where the number is the name of the fault', () => {
    const rows = found(
      [red('one', 60), red('two', 50)],
      [run('one', 55, texts.expired), run('two', 45, texts.expired.replace('532', '52e'))],
    );
    expect(rows.map(({ code }) => code).toSorted()).toEqual(['SG-CRED-EXPIRED', 'SG-CRED-WRONG']);
  });

  it('are no row where nothing says anything: two words of the status are no message', () => {
    expect(found([red('one', 60), red('two', 50)]).map(({ sort }) => sort)).toEqual([
      'source',
      'source',
    ]);
  });
});

describe('green sources', () => {
  it('whose last run failed are there', () => {
    expect(found([green('one')], [run('one', 30, texts.column)])).toMatchObject([
      { id: 'source id-one', level: 'broken', part: expect.stringMatching(/run|now/) },
    ]);
  });

  it('whose data is older than their own rhythm are there, and others are not', () => {
    const hourly = (name: string, last: number) =>
      [0, 60, 120, 180, 240].map((before) => run(name, last + before));
    const rows = found(
      [green('late'), green('fine')],
      [...hourly('late', 400), ...hourly('fine', 20)],
    );
    expect(rows).toMatchObject([
      { id: 'source id-late', level: 'warns', code: 'SG-RUN-STALE', part: 'accounts 6 h old' },
    ]);
  });

  it('of which too few runs are known are not called late', () => {
    expect(found([green('seldom')], [run('seldom', 4000), run('seldom', 8000)])).toEqual([]);
  });

  it('that had a trouble which a later run ended are told as past, without what to do', () => {
    const rows = found([green('one')], [run('one', 300, texts.expired), run('one', 60)]);
    expect(rows).toMatchObject([{ level: 'past', endedMs: minutesAgo(60) }]);
    expect(rows[0]?.next).toBeUndefined();
  });

  it('whose trouble ended more than a day ago are not told', () => {
    expect(found([green('one')], [run('one', 3000, texts.expired), run('one', 2000)])).toEqual([]);
  });
});

describe('the order', () => {
  it('does not hang on the order of the list, even of things with the same name', () => {
    const twins = ['a', 'b', 'c'].map((id) => red('twin', 60, { id }));
    expect(names(found(twins))).toEqual(names(found(twins.toReversed())));
  });

  const could = (entries: Readonly<Record<string, object>>) =>
    new Map(Object.entries(entries).map(([name, counts]) => [`id-${name}`, counts]));

  it('is by what happened, then by what can, then by age', () => {
    const rows = found(
      [
        red('older', 90),
        red('newer', 30),
        red('accounts', 300),
        red('profiles', 300),
        red('authoritative', 300, { authoritative: true }),
        red('broke', 900),
      ],
      [],
      [],
      {
        ...noConsequences,
        could: could({ accounts: { accounts: 900 }, profiles: { profiles: 1, accounts: 2 } }),
        damage: new Map([
          [
            'id-broke',
            { is: 'counted', changes: 3, people: 2, sinceMs: minutesAgo(900), isAtLeast: true },
          ],
        ]),
      },
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'broke',
      'authoritative',
      'profiles',
      'accounts',
      'newer',
      'older',
    ]);
  });
});
