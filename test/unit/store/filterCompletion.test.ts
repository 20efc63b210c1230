import { describe, expect, it } from 'vitest';
import type { Column, Thing } from '../../../src/resources/types.ts';
import { fieldOf } from '../../../src/store/field.ts';
import { completed, completionOf, ghostOf } from '../../../src/store/filterCompletion.ts';

const column = (id: string, amount?: Column['amount']): Column => ({
  id,
  header: id.toUpperCase(),
  width: 5,
  priority: 1,
  amount,
  cell: (row) => ({ text: String(row[id] ?? '-') }),
});
const columns = [
  column('name'),
  column('status'),
  column('since', { unit: 'age', of: () => 0 }),
  column('count', { unit: 'number', of: () => 0 }),
];
const rows: readonly Thing[] = [
  { name: 'Entra (SaaS)', status: '✗ source error' },
  { name: 'DMZ', status: '✓ healthy' },
  { name: 'say "hi"', status: '✓ healthy !' },
];

const offered = (typed: string) => completionOf(fieldOf(typed), columns, rows)?.candidates;

describe('completing a filter', () => {
  it.each([
    ['sta', ['status:']],
    ['s', ['status:', 'since<']],
    ['cou', ['count>=']],
    ['!sta', ['status:']],
    ['dmz sta', ['status:']],
    ['"sta', undefined],
    ['-f sta', undefined],
    ['status:', ['status:healthy', 'status:"source error"']],
    ['status:so', ['status:"source error"']],
    ['status:"source e', ['status:"source error"']],
    ['status:err', ['status:"source error"']],
    ['status:healthy', undefined],
    ['name:', ['name:"Entra (SaaS)"', 'name:DMZ']],
    ['since<', ['since<1h', 'since<4h', 'since<1d', 'since<7d', 'since<30d']],
    ['since<7', ['since<7m', 'since<7h', 'since<7d', 'since<7w']],
    ['count>=', ['count>=0', 'count>=1', 'count>=10', 'count>=100']],
    ['nothing:', undefined],
    ['zzz', undefined],
  ])('%s offers %j', (typed, candidates) => {
    expect(offered(typed)).toEqual(candidates);
  });

  it('shows what would follow, and puts it at the cursor', () => {
    const completion = completionOf(fieldOf('!sta'), columns, rows);
    expect(ghostOf(completion)).toBe('tus:');
    const middle = completionOf({ text: 'sta dmz', cursor: 3 }, columns, rows);
    expect(ghostOf(middle)).toBe('');
    expect(middle && completed(middle, 'status:')).toEqual({ text: 'status: dmz', cursor: 7 });
  });

  it('looks at 200 rows of a long list, from all over it', () => {
    let looked = 0;
    const counting = {
      ...column('status'),
      cell: (row: Thing) => {
        looked += 1;
        return { text: String(row.status) };
      },
    };
    const many = Array.from({ length: 100_000 }, (_, at) => ({ status: at < 50_000 ? 'a' : 'b' }));
    expect(completionOf(fieldOf('status:'), [counting], many)?.candidates).toEqual([
      'status:a',
      'status:b',
    ]);
    expect(looked).toBe(200);
  });
});
