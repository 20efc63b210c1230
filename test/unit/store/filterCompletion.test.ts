import { describe, expect, it } from 'vitest';
import type { Column, Thing } from '../../../src/resources/types.ts';
import { completed, completionOf, ghostOf } from '../../../src/store/filters/filterCompletion.ts';
import { fieldOf } from '../../../src/store/forms/field.ts';

const column = (id: string, measure?: Column['measure']): Column => ({
  id,
  header: id.toUpperCase(),
  width: 5,
  priority: 1,
  measure,
  cell: (row) => ({ text: String(row[id] ?? '-') }),
});
const columns = [
  column('name'),
  { ...column('status'), signed: true as const },
  column('since', { unit: 'age', of: () => 0 }),
  column('count', { unit: 'number', of: () => 0 }),
  column('took', { unit: 'duration', of: () => 0 }),
  column('until', { unit: 'until', of: () => 0 }),
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
    ['status=', ['status=healthy', 'status="source error"']],
    ['status!=h', ['status!=healthy']],
    ['too', ['took>']],
    ['took>', ['took>10s', 'took>1min', 'took>10min', 'took>1h', 'took>4h']],
    ['took>3', ['took>3s', 'took>3min', 'took>3h']],
    ['unt', ['until<']],
    ['until<2', ['until<2m', 'until<2h', 'until<2d', 'until<2w']],
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

  it('knows every value of a column that says few different things', () => {
    let looked = 0;
    const counting = {
      ...column('status'),
      cell: (row: Thing) => {
        looked += 1;
        return { text: String(row.status) };
      },
    };
    const counted = [counting];
    const many = Array.from({ length: 100_000 }, (_, at) => ({
      status: at === 77_777 ? 'active' : at < 50_000 ? 'error' : 'success',
    }));
    const candidates = (typed: string) => completionOf(fieldOf(typed), counted, many)?.candidates;
    expect(candidates('status:')).toEqual(['status:error', 'status:success', 'status:active']);
    expect(candidates('status:ac')).toEqual(['status:active']);
    // Each row is read once, for the search too.
    expect(looked).toBe(100_000);
  });

  it('finds the names that begin with what was typed, else those that hold it', () => {
    const named = [column('name')];
    const many = Array.from({ length: 30_000 }, (_, at) => ({ name: `Group ${at} of Team` }));
    const find = (typed: string) => completionOf(fieldOf(typed), named, many);
    expect(find('name:"group 2999')?.candidates).toEqual([
      'name:"Group 2999 of Team"',
      ...Array.from({ length: 10 }, (_, at) => `name:"Group ${29_990 + at} of Team"`),
    ]);
    expect(find('name:29999')?.candidates).toEqual(['name:"Group 29999 of Team"']);
    expect(find('name:')?.candidates).toHaveLength(50);
    expect(find('name:nobody')).toBe(undefined);
  });

  it('does not say that there is nothing where rows were left out', () => {
    const two = [column('name'), column('text')];
    const many = Array.from({ length: 30_000 }, (_, at) => ({ name: `n${at}`, text: 'the same' }));
    expect(completionOf(fieldOf('name:same'), two, many)).toMatchObject({
      candidates: [],
      isPart: true,
    });
  });
});
