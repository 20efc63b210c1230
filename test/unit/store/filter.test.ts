import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column, Thing } from '../../../src/resources/types.ts';
import { readAge, readFilter } from '../../../src/store/filter.ts';
import { visibleRows } from '../../../src/store/visible.ts';

const nowMs = Date.UTC(2026, 8, 1);
const hourMs = 3_600_000;

const column = (id: string, amount?: Column['amount']): Column => ({
  id,
  header: id.toUpperCase(),
  width: 5,
  priority: 1,
  amount,
  cell: (row) => ({ text: String(row[id] ?? '-') }),
});
const kind = {
  columns: [
    column('name'),
    column('status'),
    column('since', { unit: 'age', of: (row) => Number(row.since) }),
    column('count', { unit: 'number', of: (row) => row.count as number | undefined }),
  ],
};

const rows: readonly Thing[] = [
  { name: 'Corporate AD', status: 'healthy', since: nowMs - 200 * hourMs, count: 7 },
  { name: 'Entra (SaaS)', status: 'source error', since: nowMs - 3 * hourMs, count: 0 },
  { name: 'DMZ AD', status: 'no cluster', since: nowMs - 0.5 * hourMs },
];

const names = (typed: string) =>
  visibleRows(rows, kind, typed, undefined, nowMs).map(({ name }) => name);

describe('a filter', () => {
  it.each([
    ['"source error"', ['Entra (SaaS)']],
    ['status:"source er"', ['Entra (SaaS)']],
    ['!"source error" ad', ['Corporate AD', 'DMZ AD']],
    ['(SaaS)', ['Entra (SaaS)']],
    ['^dmz', ['DMZ AD']],
    ['AD$', ['Corporate AD', 'DMZ AD']],
    ['corp|dmz', ['Corporate AD', 'DMZ AD']],
    ['!corp|dmz', ['Entra (SaaS)']],
    ['name:^.{6}$', ['DMZ AD']],
    ['name:\\S+\\s\\(', ['Entra (SaaS)']],
    ['[', []],
    ['-f crpad', ['Corporate AD']],
    ['-f !ad', ['Entra (SaaS)']],
    ['since>4h', ['Corporate AD']],
    ['since<=3h', ['Entra (SaaS)', 'DMZ AD']],
    ['since>1h30m since<1w', ['Entra (SaaS)']],
    ['count>=1', ['Corporate AD']],
    ['count=0', ['Entra (SaaS)']],
    ['!count=0', ['Corporate AD', 'DMZ AD']],
    ['stat:', ['Corporate AD', 'Entra (SaaS)', 'DMZ AD']],
  ])('%s leaves %j', (typed, left) => {
    expect(names(typed)).toEqual(left);
  });

  it('says what it cannot compare', () => {
    expect(readFilter('since>soon count<many name>3', kind.columns)).toEqual({
      terms: [{ type: 'text', text: 'name>3', word: 'name>3', excluded: false }],
      problems: [
        'since is compared with a time such as 30m, 4h or 7d, not with soon.',
        'count is compared with a number, not with many.',
      ],
      notices: ['name cannot be compared, only searched: name:'],
    });
  });

  it('leaves the same rows typed letter by letter as typed at once', () => {
    const letters = fc.stringMatching(/^[a-z!:" ^$>-]{1,10}$/);
    fc.assert(
      fc.property(letters, (typed) => {
        const fresh = rows.map((row) => ({ ...row }));
        const grown = [...typed].map((_, index) =>
          visibleRows(fresh, kind, typed.slice(0, index + 1), undefined, nowMs),
        );
        expect(grown.at(-1)?.map(({ name }) => name)).toEqual(names(typed));
      }),
    );
  });

  it('reads ages', () => {
    const typed = ['90s', '5min', '5m', '1h30m', '2d', '1w', '1mo', '1y', '', '5', 'x'];
    expect(typed.map(readAge)).toEqual([
      90_000,
      300_000,
      300_000,
      5_400_000,
      172_800_000,
      604_800_000,
      2_592_000_000,
      31_536_000_000,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
