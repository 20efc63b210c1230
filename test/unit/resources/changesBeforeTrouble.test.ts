import { expect, it } from 'vitest';
import { source } from '../../../src/model/sources/source.ts';
import { changesBeforeTrouble } from '../../../src/resources/kinds/sources/changesBeforeTrouble.ts';
import { events } from '../../../src/resources/kinds/tenant/events.ts';
import { keyOf } from '../../../src/store/navigation/view.ts';

const dayMs = 86_400_000;
const nowMs = Date.UTC(2026, 8, 1, 3);
const beganMs = nowMs - 5 * 3_600_000;

const broken = source.parse({
  id: 'a1',
  name: 'Payroll',
  status: 'SOURCE_STATE_ERROR_SOURCE',
  since: new Date(beganMs).toISOString(),
  cluster: { id: 'k1', name: 'Rotterdam' },
});
const well = source.parse({
  id: 'b2',
  name: 'Ledger',
  status: 'SOURCE_STATE_HEALTHY',
  healthy: true,
});

const scopeOf = (...sources: readonly (typeof broken)[]) => {
  const to = changesBeforeTrouble(sources, nowMs);
  return to?.screen === 'list' ? to.scope : {};
};

it('a source is asked for before its trouble, one that is well before this moment', () => {
  expect([changesBeforeTrouble([], nowMs), scopeOf(broken), scopeOf(broken, well)]).toEqual([
    undefined,
    {
      source: { id: 'a1', name: 'Payroll' },
      changedBefore: [
        {
          sourceId: 'a1',
          sourceName: 'Payroll',
          clusterId: 'k1',
          clusterName: 'Rotterdam',
          fromMs: beganMs - dayMs,
          toMs: beganMs,
        },
      ],
    },
    {
      changedBefore: [
        expect.objectContaining({ sourceId: 'a1', toMs: beganMs }),
        expect.objectContaining({ sourceId: 'b2', fromMs: nowMs - dayMs, toMs: nowMs }),
      ],
    },
  ]);
});

it('the list says what it shows, and is another one for other times', () => {
  const shows = (scope: ReturnType<typeof scopeOf>) =>
    typeof events.onlyShows === 'function' ? events.onlyShows(scope) : undefined;
  expect([shows(scopeOf(broken)), shows(scopeOf(broken, well))]).toEqual([
    expect.stringMatching(/^changes in 24 h to 2026-/),
    'changes in 24 h before each of 2 sources broke',
  ]);
  const keys = [
    { source: { id: 'a1', name: 'Payroll' } },
    scopeOf(broken),
    scopeOf(broken, well),
  ].map((scope) => keyOf({ type: 'list', kind: 'events', scope }));
  expect(new Set(keys).size).toBe(3);
});
