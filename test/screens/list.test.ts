import { describe, expect, it } from 'vitest';
import type { ApiError } from '../../src/model/apiError.ts';
import type { ListData, Query } from '../../src/store/queries/query.ts';
import { listAnswer } from '../unit/store/answers.ts';
import { draw, explorerWith, nowMs } from './draw.tsx';
import { sourceNamed } from './things.ts';

const rows = [
  sourceNamed('APAC', { status: 'SOURCE_STATE_FAILURE_CLUSTER', healthy: false }),
  sourceNamed('Corporate'),
  sourceNamed('李雷 的 목록', { status: 'SOURCE_STATE_NEW_ONE', owner: null, since: null }),
];

const ready: Query<ListData> = {
  status: 'ready',
  data: { rows, total: 3, unreadable: 0 },
  fetchedAtMs: nowMs,
};
const refused: ApiError = {
  tag: 'forbidden',
  said: {
    status: 403,
    text: 'The server refuses.',
    trackingId: 'e7eab60924f64aa284175b9fa3309599',
  },
  scopes: ['idn:sources:read'],
  levels: ['ORG_ADMIN'],
};

const drawn = (query: Query<ListData> | undefined, size = { columns: 80, rows: 24 }) =>
  draw(explorerWith({ lists: query === undefined ? {} : listAnswer('sources', query) }, size));

describe('a list', () => {
  it('shows what, how many, from when, and what can be pressed', () => {
    const lines = drawn(ready);
    expect(lines).toHaveLength(24);
    expect(lines.slice(0, 7)).toEqual([
      ' spyglass  meridian-freight  WRITE  API v1 12/100  as of 03:12:08 · refresh 30 s',
      expect.stringMatching(/^ sources {2,}times in \S+$/),
      'SOURCES 3                                                               3 more ▸',
      '  NAME                            TYPE                  STATUS             SINCE',
      '▌ APAC                            Active Directory - …  ✗ cluster failed     4 h',
      '  Corporate                       Active Directory - …  ✓ healthy            4 h',
      '  李雷 的 목록                    Active Directory - …  ? new_one !            -',
    ]);
    expect(lines.at(-1)).toMatch(/^ enter open · p probe · X why · \? keys · \/ filter/);
  });

  it('uses a wide screen and drops columns on a narrow one', () => {
    const heads = (columns: number) =>
      drawn(ready, { columns, rows: 24 })[3]?.trim().split(/ {2,}/);
    expect(heads(100)).toEqual(['NAME', 'TYPE', 'STATUS', 'SINCE', 'CLUSTER']);
    expect(heads(80)).toEqual(['NAME', 'TYPE', 'STATUS', 'SINCE']);
    expect(heads(60)).toEqual(['NAME', 'STATUS', 'SINCE']);
  });

  it('says how many columns do not fit, whatever else there is to say, and none where all do', () => {
    const more = (columns: number) =>
      /(\d+) more ▸/.exec(drawn(ready, { columns, rows: 24 })[2] ?? '')?.[1];
    expect([60, 80, 100, 139].map(more)).toEqual(['4', '3', '2', undefined]);
    const explorer = explorerWith({ lists: listAnswer('sources', ready) });
    explorer.setFilter(`direct ${'!corp '.repeat(20)}`);
    explorer.setSort({ column: 'name', descending: true });
    expect(draw(explorer)[2]).toMatch(/^SOURCES 2 of 3 {3}filter direct .*… 3 more ▸$/);
    expect(draw(explorer)[2]).toHaveLength(80);
  });

  it('never draws a line that is too long', () => {
    for (const columns of [60, 71, 80, 99, 100]) {
      const lines = drawn(ready, { columns, rows: 20 });
      expect(lines).toHaveLength(20);
      expect(lines.filter((line) => line.length > columns)).toEqual([]);
    }
  });

  it('says that it is loading, and how much has come', () => {
    expect(drawn(undefined)[3]).toBe('  loading');
    expect(drawn({ status: 'loading' })[2]).toMatch(/^SOURCES {4}loading {40,}3 more ▸$/);
    const some = drawn({ status: 'loading', data: { rows, total: 1204, unreadable: 0 } });
    expect(some[2]).toMatch(/^SOURCES 3\/1,204 {3}loading {10,}3 more ▸$/);
    expect(some[4]).toContain('APAC');
  });

  it('says what an empty list means', () => {
    const empty = { ...ready, data: { rows: [], total: 0, unreadable: 0 } };
    expect(drawn(empty)[3]).toMatch(
      /^ {2}This environment has no sources that this user may see\. :whoami/,
    );
  });

  it('says in full why there is nothing', () => {
    const lines = drawn({ status: 'failed', error: refused }).slice(2, 12).join('\n');
    expect(lines).toContain('The server refuses.');
    expect(lines).toContain('idn:sources:read');
    expect(lines).toContain('ORG_ADMIN');
    expect(lines).toContain('e7eab60924f64aa284175b9fa3309599');
  });

  it('keeps the rows of a refresh that failed, and says how old they are', () => {
    const lines = drawn({ ...ready, status: 'failed', error: refused });
    expect(lines[0]).toMatch(/STALE as of 03:12:08/);
    expect(lines[2]).toMatch(/^SOURCES 3 {3}OLD: the last read failed {10,}3 more ▸$/);
    expect(lines[4]).toContain('APAC');
    expect(lines.join('\n')).toContain('The server refuses.');
  });

  it('says how many entries could not be read', () => {
    const lines = drawn({ ...ready, data: { rows, total: 5, unreadable: 2 } });
    expect(lines[2]).toMatch(/^SOURCES 3\/5 {3}2 could not be read {10,}3 more ▸$/);
  });

  it('shows filter and sort as long as they are on', () => {
    const explorer = explorerWith({ lists: listAnswer('sources', ready) });
    explorer.setFilter('direct !corp');
    explorer.setSort({ column: 'name', descending: true });
    const lines = draw(explorer);
    expect(lines[2]).toMatch(/^SOURCES 2 of 3 {3}filter direct !corp +3 more ▸ {3}sort NAME ▼$/);
    explorer.setFilter('nothing like it');
    expect(draw(explorer)[3]).toBe('  Nothing fits the filter nothing like it. Esc clears it.');
  });
});

describe('a terminal that is too small', () => {
  it.each([
    [59, 24],
    [80, 13],
  ])('of %i by %i gets a sentence', (columns, rowCount) => {
    expect(drawn(ready, { columns, rows: rowCount }).join(' ')).toBe(
      `This terminal is ${columns}×${rowCount}; spyglass needs 60×14. Make it larger, or type :q and Enter to leave.`,
    );
  });
});
