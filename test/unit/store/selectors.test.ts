import { describe, expect, it } from 'vitest';
import { connectNowhere } from '../../../src/api/index.ts';
import { rowsOf } from '../../../src/store/selectors.ts';
import { listAnswer } from './answers.ts';
import { createParts, listView, sourceOf } from './parts.ts';

describe('the rows of a list view', () => {
  it('are made once for the filter before a letter and once for the one after it', () => {
    const rows = ['Alpha', 'Beta', 'Gamma'].map((id) => sourceOf(id));
    const { store } = createParts(connectNowhere('This test has no tenant.'), {
      lists: listAnswer('sources', {
        status: 'ready',
        data: { rows, unreadable: 0 },
        fetchedAtMs: 0,
      }),
    });
    const filteredBy = (filter: string) => rowsOf(store.getState(), { ...listView(), filter });
    const before = filteredBy('m');
    const after = filteredBy('mm');
    expect([before, after].map((list) => list.map(({ name }) => name))).toEqual([
      ['Gamma'],
      ['Gamma'],
    ]);
    expect(filteredBy('m')).toBe(before);
    expect(filteredBy('mm')).toBe(after);
  });
});
