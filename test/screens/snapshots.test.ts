import { describe, expect, it } from 'vitest';
import { viewOf } from '../../src/store/navigation/view.ts';
import type { ListData, Query } from '../../src/store/queries/query.ts';
import { testKindId, trials, withTestKind } from '../dsl/testKind.ts';
import { listAnswer } from '../unit/store/answers.ts';
import { draw, explorerWith, nowMs } from './draw.tsx';

const view = viewOf({ screen: 'list', kind: testKindId, scope: {} }, 1);

const drawn = (query: Query<ListData>, rows = 24) =>
  draw(
    explorerWith({ views: [view], lists: listAnswer(testKindId, query) }, { columns: 80, rows }),
  );

describe('a list that is worked out anew as more answers come', () => {
  withTestKind({});
  const rows = trials(...Array.from({ length: 30 }, (_, index) => `row ${index}`));

  it('says in its title what is still being asked', () => {
    const snapshot = { stillAsking: 'damage of 3 sources', notLookedAt: [] };
    const [, , title] = drawn({ status: 'loading', data: { rows, unreadable: 0, snapshot } });
    expect(title).toBe('TRIALS 30   still asking: damage of 3 sources');
  });

  it('says in one line under its rows what could not be looked at, also where there are none', () => {
    const snapshot = { notLookedAt: ['clusters: needs idn:mc:read', 'runs: needs idn:task:read'] };
    const line = ' not looked at: clusters: needs idn:mc:read · runs: needs idn:task:read';
    for (const some of [rows, rows.slice(0, 3), []]) {
      const data = { rows: some, unreadable: 0, snapshot };
      const lines = drawn({ status: 'ready', data, fetchedAtMs: nowMs });
      expect(lines).toHaveLength(24);
      expect(lines[21]).toBe(line);
    }
    const whole = drawn({ status: 'ready', data: { rows, unreadable: 0 }, fetchedAtMs: nowMs });
    expect(whole[21]).toMatch(/^ {2}row 17 /);
  });
});
