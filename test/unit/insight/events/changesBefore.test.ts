import { describe, expect, it } from 'vitest';
import { beganOfSource } from '../../../../src/insight/events/beganOfSource.ts';
import {
  changesOf,
  changeWords,
  type SearchedEvents,
  type TroubledSource,
  windowsOf,
} from '../../../../src/insight/events/changesBefore.ts';
import { source as sourceSchema } from '../../../../src/model/sources/source.ts';
import { auditEvent } from '../../../../src/model/tenant/auditEvent.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const nowMs = Date.UTC(2026, 8, 1, 3);
const beganMs = nowMs - 5 * 60 * minuteMs;

const payroll: TroubledSource = {
  sourceId: 'a1',
  sourceName: 'Payroll',
  clusterId: 'k1',
  clusterName: 'Rotterdam',
  beganMs,
  firstSeenBy: 'run',
};
const ledger: TroubledSource = {
  ...payroll,
  sourceId: 'b2',
  sourceName: 'Ledger',
  beganMs: beganMs + 20 * minuteMs,
  firstSeenBy: 'check',
};

const event = (id: string, minutesBefore: number, fields: object = {}) =>
  auditEvent.parse({
    id,
    action: 'SOURCE_UPDATE',
    actor: { name: 'mei.tan' },
    attributes: { sourceId: 'a1', sourceName: 'Payroll' },
    created: new Date(beganMs - minutesBefore * minuteMs).toISOString(),
    trackingNumber: `t-${id}`,
    ...fields,
  });

const read = (events: ReturnType<typeof event>[], isWhole = true): SearchedEvents => ({
  is: 'read',
  events,
  isWhole,
});

const idsOf = (sources: readonly TroubledSource[], searched: SearchedEvents, id = 'a1') => {
  const of = changesOf(sources, searched, nowMs).ofSource.get(id);
  return of?.is === 'found' ? of.nearestFirst.map(({ change }) => change.eventIds) : of?.is;
};

describe('what was changed before the trouble of a source', () => {
  it('is what lies in its own 24 hours, nearest first, and no run', () => {
    const events = [
      event('far', 300),
      event('near', 13),
      event('at once', 0),
      event('after', -1),
      event('too old', 24 * 60 + 1),
      event('run', 5, { action: 'SOURCE_ACCOUNT_AGGREGATION_FAILED' }),
      event('other source', 5, { attributes: { sourceId: 'b2' } }),
      event('same name, other id', 5, { attributes: { sourceId: 'c3', sourceName: 'Payroll' } }),
    ];
    expect(idsOf([payroll], read(events))).toEqual([['at once'], ['near'], ['far']]);
    expect(idsOf([payroll, ledger], read(events), 'b2')).toEqual([['other source']]);
  });

  it('is said in words, with how long before, the tracking number, and that it is no proof', () => {
    const events = [
      event('e', 13),
      event('n', 40, { attributes: {}, target: { name: 'Payroll' }, status: 'FAILED' }),
    ];
    const of = changesOf([payroll], read(events), nowMs).ofSource.get('a1');
    const words = of?.is === 'found' ? of.nearestFirst.map((one) => changeWords(one, 'run')) : [];
    expect(words).toEqual([
      'mei.tan changed the source Payroll; 13 min before the first failed run; tracking number t-e; in time, not in proof',
      'mei.tan changed the source (failed) Payroll; 40 min before the first failed run; known by name only; tracking number t-n; in time, not in proof',
    ]);
  });

  it('of several sources at once is one change that names how many', () => {
    const cluster = { attributes: { clusterId: 'k1', clusterName: 'Rotterdam' } };
    const events = [
      event('only payroll', 1),
      event('c1', 15, { ...cluster, action: 'MANAGED_CLUSTER_UPDATE', trackingNumber: 't' }),
      event('c2', 14, { ...cluster, action: 'MANAGED_CLIENT_UPDATE', trackingNumber: 't' }),
    ];
    const { changes, ofSource } = changesOf([payroll, ledger], read(events), nowMs);
    expect(
      changes.map(({ eventIds, what, hitSourceIds, isOfCluster }) => [
        eventIds,
        what,
        hitSourceIds,
        isOfCluster,
      ]),
    ).toEqual([
      [['c1', 'c2'], 'changed the cluster, changed a VA', ['a1', 'b2'], true],
      [['only payroll'], 'changed the source', ['a1'], false],
    ]);
    const ofLedger = ofSource.get('b2');
    expect(
      ofLedger?.is === 'found' && ofLedger.nearestFirst.map((one) => changeWords(one)),
    ).toEqual([
      'mei.tan changed the cluster, changed a VA Rotterdam; 34 min before its trouble began; hits 2 sources in trouble; tracking number t; in time, not in proof',
    ]);
  });

  it('of two sources with one tracking number is one change', () => {
    const events = [
      event('p', 9, { trackingNumber: 't' }),
      event('l', 9, { trackingNumber: 't', attributes: { sourceId: 'b2', sourceName: 'Ledger' } }),
    ];
    const { changes } = changesOf([payroll, ledger], read(events), nowMs);
    expect(changes.map(({ things, hitSourceIds }) => [things, hitSourceIds])).toEqual([
      [
        ['Payroll', 'Ledger'],
        ['a1', 'b2'],
      ],
    ]);
  });
});

describe('where no change was found', () => {
  const old: TroubledSource = { ...payroll, beganMs: nowMs - 89.5 * dayMs };
  const gone: TroubledSource = { ...payroll, beganMs: nowMs - 200 * dayMs };

  it.each<readonly [string, TroubledSource, SearchedEvents, string, RegExp]>([
    ['nothing is there', payroll, read([]), 'none is recorded', /24 h/],
    ['its time is older than what is kept', gone, read([]), 'not recorded so far back', /90 days/],
    ['a part of it is older', old, read([]), 'not recorded so far back', /90 days/],
    [
      'the token lacks a right',
      payroll,
      { is: 'refused', missingScope: 'sp:search:read' },
      'not asked',
      /needs sp:search:read/,
    ],
    [
      'the search failed',
      payroll,
      { is: 'failed', sentence: 'No answer.' },
      'not asked',
      /No answer/,
    ],
    [
      'the events that were read do not go back so far',
      payroll,
      read([event('e', 2, { attributes: { sourceId: 'z' } })], false),
      'not asked',
      /only the latest 1 event was read/,
    ],
  ])('it says so: %s', (_, source, searched, is, sentence) => {
    const of = changesOf([source], searched, nowMs).ofSource.get('a1');
    expect(of?.is).toBe(is);
    expect(of?.is === 'found' ? '' : of?.sentence).toMatch(sentence);
  });

  it('and not all was asked for or read, that is said', () => {
    const many = Array.from({ length: 201 }, (_, index) => ({
      ...payroll,
      sourceId: `s${index}`,
      sourceName: `Source ${index}`,
    }));
    const { cut, ofSource } = changesOf(many, read([event('e', 2)], false), nowMs);
    expect([
      windowsOf(many).length,
      cut,
      ofSource.get('s200'),
      changesOf([payroll], read([]), nowMs).cut,
    ]).toEqual([
      200,
      'only the first 200 sources were asked for of 201; only the latest 1 event was read',
      { is: 'not asked', sentence: 'only the first 200 sources were asked for' },
      undefined,
    ]);
  });
});

it('a source is asked for with the 24 hours before its trouble', () => {
  expect(windowsOf([payroll])).toEqual([
    {
      sourceId: 'a1',
      sourceName: 'Payroll',
      clusterId: 'k1',
      clusterName: 'Rotterdam',
      fromMs: beganMs - dayMs,
      toMs: beganMs,
    },
  ]);
});

describe('the trouble of a source', () => {
  const broken = sourceSchema.parse({
    id: 'a1',
    name: 'Payroll',
    status: 'SOURCE_STATE_ERROR_SOURCE',
    healthy: false,
    since: new Date(beganMs).toISOString(),
  });

  it('began with the first look that failed', () => {
    const run = {
      kind: 'accounts',
      by: { is: 'launcher', name: 'System' },
      atMs: beganMs - minuteMs,
      ended: 'failed',
      texts: [],
    } as const;
    expect([beganOfSource(broken, [], nowMs), beganOfSource(broken, [run], nowMs)]).toEqual([
      { beganMs, firstSeenBy: 'check' },
      { beganMs: beganMs - minuteMs, firstSeenBy: 'run' },
    ]);
  });

  it('has no beginning where nothing is known to be wrong', () => {
    const well = { ...broken, status: 'SOURCE_STATE_HEALTHY', healthy: true };
    expect(beganOfSource(well, [], nowMs)).toBeUndefined();
  });
});
