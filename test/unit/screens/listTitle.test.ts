import { expect, it } from 'vitest';
import { titleSpans } from '../../../src/screens/text/lists/listTitle.ts';
import type { ListData, Query } from '../../../src/store/queries/query.ts';
import { untouchedTitle } from '../../dsl/title.ts';
import { listView, sourceOf } from '../store/parts.ts';

const rows = ['a', 'b', 'c'].map((id) => sourceOf(id));

const titleOf = (query: Query<ListData>, filter = ''): string =>
  titleSpans(
    {
      ...untouchedTitle,
      view: { ...listView(), filter },
      query,
      whole: query,
      shown: 2,
    },
    120,
  )
    .map(({ text }) => text)
    .join('')
    .trimEnd();

const ready = (total?: number, unreadable = 0): Query<ListData> => ({
  status: 'ready',
  data: { rows, total, unreadable },
  fetchedAtMs: 0,
});
const loading = (total?: number): Query<ListData> => ({
  status: 'loading',
  data: { rows, total, unreadable: 0 },
});

it.each([
  [ready(3), '', 'SOURCES 3'],
  [ready(), '', 'SOURCES 3'],
  [ready(5), '', 'SOURCES 3/5'],
  [ready(4, 1), '', 'SOURCES 3/4   1 could not be read'],
  [ready(2), '', 'SOURCES 3'],
  [ready(0), 'a', 'SOURCES 2 of 3   filter a'],
  [ready(1204), 'a', 'SOURCES 2 of 3/1,204   filter a'],
  [loading(3), '', 'SOURCES 3/3   loading'],
  [loading(2), '', 'SOURCES 3   loading'],
  [loading(), '', 'SOURCES 3   loading'],
])('a title never says that there are fewer rows than came: %j %s', (query, filter, title) => {
  expect(titleOf(query, filter)).toBe(title);
});
