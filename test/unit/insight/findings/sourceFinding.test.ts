import { describe, expect, it } from 'vitest';
import type { Look } from '../../../../src/insight/findings/look.ts';
import type { ClusterTrouble } from '../../../../src/insight/findings/machineTrouble.ts';
import { sourceFindingOf } from '../../../../src/insight/findings/sourceFinding.ts';
import { healthChecksOf } from '../../../../src/insight/findings/tenantLooks.ts';
import type { Source } from '../../../../src/model/sources/source.ts';
import { look, minutesAgo, nowMs, sourceIn, texts, warned } from './looks.ts';

const { expired, column, unknown } = texts;

const finding = (source: Source, looks: readonly Look[], cluster?: ClusterTrouble) =>
  sourceFindingOf(
    {
      source,
      looks: [...healthChecksOf(source), ...looks],
      ...(cluster === undefined ? {} : { cluster }),
    },
    nowMs,
  );
const since = (minutes: number) => ({ since: new Date(minutesAgo(minutes)).toISOString() });
const broken = (minutes: number) => sourceIn('ERROR_SOURCE', since(minutes));

describe('how sure a finding is', () => {
  it('a status alone is a word, and names no cause', () => {
    expect(finding(broken(240), [])).toMatchObject({
      level: 'broken',
      code: 'SG-STATUS-ONLY',
      sure: 'word only',
      beganMs: minutesAgo(240),
    });
    expect(finding(broken(240), []).layer).toBeUndefined();
  });

  it('the last run names the cause; a check of the last half hour makes it now', () => {
    const run = look('accounts', 300, expired);
    const named = { code: 'SG-CRED-EXPIRED', layer: 'credentials', beganMs: minutesAgo(300) };
    expect(finding(broken(240), [run])).toMatchObject({ ...named, sure: 'last run' });
    const checked = finding(broken(240), [run, look('connection', 4, expired)]);
    expect(checked).toMatchObject({ ...named, sure: 'now' });
    const stale = finding(broken(240), [run, look('connection', 40, expired)]);
    expect(stale).toMatchObject({ ...named, sure: 'last check' });
  });
});

describe('the beginning', () => {
  it('is that of a run of another kind that said the same', () => {
    const says = (at: string) => `Request 7 at ${at}: ${unknown}`;
    const looks = [
      look('entitlements', 90, says('05:10:11')),
      look('accounts', 60, says('05:40:12')),
      look('entitlements', 30, says('06:10:13')),
    ];
    expect(finding(sourceIn('HEALTHY', since(9000)), looks).beganMs).toBe(minutesAgo(90));
  });

  it('is not that of a run that said another thing', () => {
    const looks = [look('entitlements', 90, 'The fjord is shut.'), look('accounts', 60, unknown)];
    expect(finding(sourceIn('HEALTHY', since(9000)), looks)).toMatchObject({
      words: expect.stringContaining('frobnicator'),
      beganMs: minutesAgo(60),
    });
  });
});

describe('no cause is named', () => {
  it('where the text names none: it is quoted', () => {
    const found = finding(broken(240), [look('accounts', 60, unknown)]);
    expect(found).toMatchObject({ level: 'broken', code: 'SG-UNCLEAR' });
    expect(found.layer).toBeUndefined();
    expect(found.words).toContain('unclear, the connector said "The frobnicator');
  });

  it('where a good run came after the status turned', () => {
    const found = finding(broken(240), [look('accounts', 60)]);
    expect(found).toMatchObject({ level: 'unknown', code: 'SG-CONTRADICTS' });
    expect(found.layer).toBeUndefined();
  });

  it('where another trouble came and went since the status turned', () => {
    const looks = [look('accounts', 180, texts.refused), look('accounts', 60)];
    const found = finding(broken(240), looks);
    expect(found).toMatchObject({ level: 'unknown', code: 'SG-CONTRADICTS' });
    expect(found.layer).toBeUndefined();
  });

  it('where healthy contradicts the status', () => {
    expect(finding(sourceIn('HEALTHY', { healthy: false }), [])).toMatchObject({
      level: 'unknown',
      code: 'SG-CONTRADICTS',
    });
  });

  it('where a newer check failed for a reason that is not known', () => {
    const found = finding(broken(240), [
      look('accounts', 300, column),
      look('connection', 4, unknown),
    ]);
    expect(found).toMatchObject({ code: 'SG-UNCLEAR', sure: 'now' });
  });
});

it('what is over is past, and never broken', () => {
  const healthy = sourceIn('HEALTHY', since(90));
  const found = finding(healthy, [look('accounts', 300, expired)]);
  expect(found).toMatchObject({ level: 'past', code: 'SG-CRED-EXPIRED' });
  expect(found.trouble?.endedBy?.atMs).toBe(minutesAgo(90));
});

it('a green source of which the last run failed at the data is broken', () => {
  const healthy = sourceIn('HEALTHY', since(90_000));
  expect(finding(healthy, [look('accounts', 1500), look('accounts', 60, column)])).toMatchObject({
    level: 'broken',
    code: 'SG-FILE-COLUMN',
    layer: 'data',
    sure: 'last run',
  });
});

it('a green source that warns since days is worth a look', () => {
  const threshold = 'The delete threshold of 10 % was reached: 17 % of the accounts are missing.';
  const found = finding(sourceIn('HEALTHY'), [warned(3000, threshold), warned(60, threshold)]);
  expect(found).toMatchObject({ level: 'warns', code: 'SG-DELETE-THRESHOLD', layer: 'threshold' });
});

it('a source that is well has nothing to say', () => {
  const found = finding(sourceIn('HEALTHY', since(9000)), [look('accounts', 60)]);
  expect(found).toMatchObject({ level: 'well', words: '' });
  expect(found.code).toBeUndefined();
});

describe('what was never looked at', () => {
  it('says whether checks are off, none was yet, or nothing was ever read', () => {
    const unchecked = sourceIn('UNCHECKED_SOURCE');
    const off = {
      connectorAttributes: { 'slpt-source-diagnostics': '{"healthcheckDisabled":true}' },
    };
    expect(finding(unchecked, []).code).toBe('SG-RUN-NEVER');
    expect(finding(unchecked, [look('accounts', 60)]).code).toBe('SG-NOT-CHECKED');
    expect(finding(sourceIn('UNCHECKED_SOURCE', off), []).code).toBe('SG-CHECKS-OFF');
  });
});

describe('a cluster that nothing passes', () => {
  const stopped: ClusterTrouble = {
    code: 'SG-CLUSTER-FAILED',
    stops: true,
    beganMs: minutesAgo(200),
    appliances: [{ id: 'v1', name: 'va-1', stands: 'silent' }],
  };
  const failed = sourceIn('FAILURE_CLUSTER', since(180));

  it('is the cause of what began after it', () => {
    expect(finding(failed, [look('accounts', 150, texts.silent)], stopped)).toMatchObject({
      code: 'SG-CLUSTER-FAILED',
      layer: 'cluster',
      sure: 'now',
    });
  });

  it('is a word only where no VA that is silent is known', () => {
    const said = { ...stopped, appliances: [] };
    expect(finding(failed, [], said)).toMatchObject({ layer: 'cluster', sure: 'word only' });
  });

  it('is not the cause of a trouble that is older, of another layer', () => {
    expect(finding(failed, [look('accounts', 400, expired)], stopped)).toMatchObject({
      code: 'SG-CRED-EXPIRED',
      beganMs: minutesAgo(400),
    });
  });

  it('is not the cause of an older trouble, whatever was said of the VA since', () => {
    const silent = look('accounts', 100, texts.silent);
    const own = (text: string) =>
      finding(broken(390), [look('accounts', 400, text), silent], stopped);
    expect(own(expired)).toMatchObject({ code: 'SG-CRED-EXPIRED', beganMs: minutesAgo(400) });
    expect(own(unknown)).toMatchObject({ code: 'SG-UNCLEAR', beganMs: minutesAgo(400) });
    expect(own('Failed to decrypt cluster-encrypted connector secret.')).toMatchObject({
      code: 'SG-SECRET-UNDECRYPTABLE',
    });
    expect(finding(broken(390), [silent], stopped)).toMatchObject({ code: 'SG-STATUS-ONLY' });
  });

  it('is the cause where the older trouble was over, or was that of the VA', () => {
    const failing = look('accounts', 100, texts.silent);
    const cause = (...looks: readonly Look[]) => finding(failed, [...looks, failing], stopped).code;
    expect(cause(look('accounts', 400, expired), look('accounts', 300))).toBe('SG-CLUSTER-FAILED');
    expect(cause(look('accounts', 210, texts.silent))).toBe('SG-CLUSTER-FAILED');
    expect(cause(look('accounts', 210, unknown))).toBe('SG-CLUSTER-FAILED');
    expect(finding(sourceIn('FAILURE_CLUSTER', since(390)), [failing], stopped).code).toBe(
      'SG-CLUSTER-FAILED',
    );
  });

  it('that does not tell since when is not the cause of what only a target can have said', () => {
    const said: ClusterTrouble = { code: 'SG-CLUSTER-FAILED', stops: true, appliances: [] };
    const silent = look('accounts', 3, texts.silent);
    const named = finding(broken(390), [look('accounts', 400, expired), silent], said);
    expect(named).toMatchObject({ code: 'SG-CRED-EXPIRED', beganMs: minutesAgo(400) });
    expect(finding(broken(390), [look('accounts', 400, unknown), silent], said).code).toBe(
      'SG-CLUSTER-FAILED',
    );
  });

  it('is sure at this moment where a check of the source met it, whatever its VAs tell', () => {
    const said: ClusterTrouble = { code: 'SG-CLUSTER-FAILED', stops: true, appliances: [] };
    expect(finding(failed, [look('connection', 1, texts.silent)], said).sure).toBe('now');
  });

  it('does not make a source broken that nobody found broken', () => {
    expect(finding(sourceIn('HEALTHY', since(9000)), [], stopped).level).toBe('well');
  });
});

describe('the label of a finding', () => {
  const short = (...looks: readonly Look[]) => finding(broken(240), looks).short;

  it('says the cause, or after "unclear" all that is known', () => {
    expect(short(look('accounts', 60, expired))).toBe('password expired');
    expect(short(look('accounts', 60, column))).toBe('column missing in file');
    expect(short(look('accounts', 60, 'HTTP status code 403'))).toBe(
      'unclear: refused by the target',
    );
    expect(short(look('accounts', 60, unknown))).toBe(
      'unclear, "The frobnicator of the fjord said nothi…"',
    );
    expect(short(look('accounts', 60, 'The fjord is shut.'))).toBe('unclear, "The fjord is shut"');
    const healthy = sourceIn('HEALTHY', since(9000));
    expect(finding(healthy, [look('accounts', 60, '')]).short).toBe('unclear, last run failed');
    expect(short()).toBe('unclear, status source error');
  });

  it('says how often a source answers', () => {
    const byTurns = [20, 10, 1].map((minutes) =>
      minutes === 10 ? look('connection', minutes) : look('connection', minutes, texts.refused),
    );
    expect(short(...byTurns)).toBe('sometimes (1 of 3): connection refused');
  });

  it('is that of the code where no text names a cause', () => {
    const stopped: ClusterTrouble = { code: 'SG-CLUSTER-EMPTY', stops: true, appliances: [] };
    expect(finding(broken(240), [], stopped).short).toBe('cluster has no VA');
    expect(short(look('accounts', 60))).toBe('contradictory evidence');
    expect(finding(sourceIn('UNCHECKED_SOURCE'), []).short).toBe('never aggregated');
    expect(finding(sourceIn('HEALTHY', since(9000)), []).short).toBe('');
  });

  it('of what is over says what it was', () => {
    const healthy = sourceIn('HEALTHY', since(90));
    expect(finding(healthy, [look('accounts', 300, expired)]).short).toBe('password expired');
  });
});

it('each finding has a next step', () => {
  const all = [
    finding(broken(240), []),
    finding(broken(240), [look('accounts', 60, unknown)]),
    finding(broken(240), [look('accounts', 60, expired)]),
    finding(broken(240), [look('accounts', 60)]),
  ];
  for (const { next } of all) expect(next).toMatch(/\w/);
});
