import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column, Thing } from '../../../src/resources/types.ts';
import { readAge, readFilter } from '../../../src/store/filters/filter.ts';
import { visibleRows } from '../../../src/store/lists/visible.ts';

const nowMs = Date.UTC(2026, 8, 1);
const hourMs = 3_600_000;

const column = (id: string, measure?: Column['measure']): Column => ({
  id,
  header: id.toUpperCase(),
  width: 5,
  priority: 1,
  measure,
  cell: (row) => ({ text: String(row[id] ?? '-') }),
});
const kind = {
  columns: [
    column('name'),
    column('status'),
    column('since', { unit: 'age', of: (row) => Number(row.since) }),
    column('count', { unit: 'number', of: (row) => row.count as number | undefined }),
    column('took', { unit: 'duration', of: (row) => row.took as number | undefined }),
    column('ends', { unit: 'until', of: (row) => row.ends as number | undefined }),
    { ...column('state'), signed: true as const },
    { ...column('target'), header: 'OF' },
    column('nameOfOwner'),
  ],
};

const rows: readonly Thing[] = [
  {
    name: 'Corporate AD',
    status: 'healthy',
    since: nowMs - 200 * hourMs,
    count: 7,
    took: 40_000,
    state: '✗ error',
    target: 'o=acme',
  },
  {
    name: 'Entra (SaaS)',
    status: 'source error',
    since: nowMs - 3 * hourMs,
    count: 0,
    took: 5_400_000,
    ends: nowMs + hourMs,
    state: '~ temperror',
  },
  {
    name: 'DMZ AD',
    status: 'no cluster',
    since: nowMs - 0.5 * hourMs,
    took: 200,
    ends: nowMs + 30 * hourMs,
    state: '✓ active !',
  },
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
    ['took>30s', ['Corporate AD', 'Entra (SaaS)']],
    ['took>=1h30m', ['Entra (SaaS)']],
    ['took<500ms', ['DMZ AD']],
    ['ends<2h', ['Entra (SaaS)']],
    ['ends>1d', ['DMZ AD']],
    ['state:error', ['Corporate AD', 'Entra (SaaS)']],
    ['state:^error', ['Corporate AD']],
    ['state:active$', ['DMZ AD']],
    ['state=error', ['Corporate AD']],
    ['STATE=Active', ['DMZ AD']],
    ['status="source error"', ['Entra (SaaS)']],
    ['status="source', []],
    ['!state=error', ['Entra (SaaS)', 'DMZ AD']],
    ['state!=error', ['Entra (SaaS)', 'DMZ AD']],
    ['count!=7', ['Entra (SaaS)', 'DMZ AD']],
    ['state=', ['Corporate AD', 'Entra (SaaS)', 'DMZ AD']],
    ['o=acme', ['Corporate AD']],
    ['of=o=acme', ['Corporate AD']],
    ['name="dmz ad"', ['DMZ AD']],
  ])('%s leaves %j', (typed, left) => {
    expect(names(typed)).toEqual(left);
  });

  it('says what it cannot compare', () => {
    expect(readFilter('since>soon count<many name>3', kind.columns)).toEqual({
      terms: [{ type: 'text', text: 'name>3', word: 'name>3', excluded: false }],
      problems: [
        'soon is no time: SINCE takes 30m, 4h or 7d',
        'many is no number: COUNT takes one such as 5',
      ],
      notices: ['NAME cannot be compared, only searched: name:'],
    });
  });

  it.each([
    ['took>soon', 'soon is no time: TOOK takes 30s, 5min or 1h30m'],
    ['took>30', '30 is no time: TOOK takes 30s, 5min or 1h30m'],
    ['took>a-very-very-long-word', 'a-very-very-lon… is no time: TOOK takes 30s, 5min or 1h30m'],
    ['ends<5', '5 is no time: ENDS takes 30m, 4h or 7d'],
  ])('says what is wrong with %s', (typed, problem) => {
    expect(readFilter(typed, kind.columns).problems).toEqual([problem]);
  });

  it.each([
    ['of>3', 'OF cannot be compared, only searched: of:'],
    ['-x sap', '-x is no option, taken as text. Meant -f ?'],
    ['(sap', '(sap is no whole expression: taken as text'],
  ])('says how %s was read', (typed, notice) => {
    expect(readFilter(typed, kind.columns)).toMatchObject({ problems: [], notices: [notice] });
  });

  it.each(['-f sap', '-xy', 'eu-x', 'o=acme', 'cn=admins', 'state=error'])(
    'says nothing of %s',
    (typed) => {
      expect(readFilter(typed, kind.columns)).toMatchObject({ problems: [], notices: [] });
    },
  );

  it('leaves the same rows typed letter by letter as typed at once', () => {
    const letters = fc.stringMatching(/^[a-z!:" ^$>=-]{1,10}$/);
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
    const typed = ['250ms', '90s', '5min', '5m', '1h30m', '2d', '1w', '1mo', '1y', '', '5', 'x'];
    expect(typed.map(readAge)).toEqual([
      250,
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
