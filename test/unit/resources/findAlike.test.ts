import { describe, expect, it } from 'vitest';
import type { Api, Page } from '../../../src/api/index.ts';
import { success } from '../../../src/model/result.ts';
import type { Source } from '../../../src/model/sources/source.ts';
import { findAlike, findHere } from '../../../src/resources/finding/findAlike.ts';
import { kindOf } from '../../../src/resources/index.ts';
import type { Kind } from '../../../src/resources/types.ts';

const rows = ['Okta', 'Okta Preview', 'Workday EU', 'HR / Workday US', 'Payroll'].map((name) => ({
  value: { id: name.toLowerCase(), name },
  raw: { name },
}));
const kind: Kind = {
  ...kindOf('sources'),
  get: undefined,
  async *list(_api, _scope, { filters }) {
    const page = rows.filter(
      ({ raw }) => filters === undefined || filters.includes(`"${raw.name}"`),
    );
    yield success({ rows: page, loaded: page.length, unreadable: 0, last: true });
  },
};
const searched = { api: {} as Api, name: 'acme', signal: new AbortController().signal };
const wanted = (label: string) => ({ kind, label, id: label, scope: {} });

describe('the other thing of a comparison', () => {
  it.each([
    ['Okta', { label: 'Okta' }],
    ['okta', { label: 'Okta' }],
    ['okta p', { label: 'Okta Preview' }],
    ['workday', { label: 'Workday EU' }],
    ['roll', { label: 'Payroll' }],
    ['day', '"day" fits 2 sources, such as Workday EU: type more of it.'],
    ['Payrol', { label: 'Payroll' }],
    [
      'Wrkday EU',
      'No source that this user may see in acme is called "Wrkday EU". Nearest: Workday EU, HR / Workday US.',
    ],
  ])('is found by %s as the command line finds things', async (typed, expected) => {
    const found = await findHere(searched, wanted(typed));
    expect(found.ok ? { label: found.value.label } : found.error).toEqual(expected);
  });

  it.each<[says: string, page: Partial<Page<Source>>, left: string]>([
    ['to the end', { total: 5 }, 'Nearest:'],
    [
      'in part',
      { last: false, loaded: 5_000 },
      'Only the first 5,000 sources were looked through.',
    ],
    ['but for rows of another shape', { unreadable: 1 }, '1 row could not be read.'],
    [
      'and is shorter than it says',
      { total: 6 },
      'The tenant says that there are 6 rows and gave 5.',
    ],
  ])('is told as not shown where the list is read %s', async (_, page, left) => {
    const list: Kind['list'] = async function* () {
      yield success({ rows, loaded: rows.length, unreadable: 0, last: true, ...page });
    };
    const found = await findHere(searched, { ...wanted('Payrxlo'), kind: { ...kind, list } });
    expect(found.ok ? '' : found.error).toContain(`is called "Payrxlo". ${left}`);
  });

  it('in another environment has the whole name', async () => {
    const found = await findAlike(searched, wanted('Payrol'));
    expect(found).toEqual({
      ok: false,
      error: 'No source that this user may see in acme is called "Payrol". Nearest: Payroll.',
    });
  });
});
