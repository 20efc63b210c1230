import { describe, expect, it } from 'vitest';
import type { Api } from '../../../src/api/index.ts';
import { success } from '../../../src/model/result.ts';
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
    ['Wrkday EU', 'acme has no source "Wrkday EU". Nearest: Workday EU, HR / Workday US.'],
  ])('is found by %s as the command line finds things', async (typed, expected) => {
    const found = await findHere(searched, wanted(typed));
    expect(found.ok ? { label: found.value.label } : found.error).toEqual(expected);
  });

  it('in another environment has the whole name', async () => {
    const found = await findAlike(searched, wanted('Payrol'));
    expect(found).toEqual({ ok: false, error: 'acme has no source "Payrol". Nearest: Payroll.' });
  });
});
