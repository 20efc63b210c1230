import { expect, it } from 'vitest';
import type { Api } from '../../../src/api/index.ts';
import { brokenStatuses } from '../../../src/insight/health.ts';
import { failure, success } from '../../../src/model/result.ts';
import { clusters } from '../../../src/resources/kinds/machines/clusters.ts';

const page = (rows: readonly object[], more: object = {}) =>
  success({
    rows: rows.map((value) => ({ value, raw: value })),
    loaded: rows.length,
    unreadable: 0,
    last: true,
    ...more,
  });

const on = (...ids: readonly (string | undefined)[]) =>
  ids.map((id, at) => ({ id: `s${at}`, ...(id === undefined ? {} : { cluster: { id } }) }));

/** What the column says of two clusters, where the sources answer so. */
const brokenColumn = async (answer: unknown): Promise<readonly (string | undefined)[]> => {
  const asked: (string | undefined)[] = [];
  const api = {
    managedClusters: {
      async *list() {
        yield page([
          { id: 'a', clientIds: [] },
          { id: 'b', clientIds: [] },
        ]);
      },
    },
    sources: {
      async *list({ filters }: { readonly filters?: string }) {
        asked.push(filters);
        yield answer;
      },
    },
  } as unknown as Api;
  const cell = clusters.columns?.find(({ id }) => id === 'broken')?.cell;
  for await (const answered of clusters.list?.(api, {}, {}) ?? []) {
    expect(asked).toHaveLength(1);
    for (const status of brokenStatuses) expect(asked[0]).toContain(`"${status}"`);
    return answered.ok
      ? answered.value.rows.map(({ value }) => cell?.(value, { nowMs: 0 }).text)
      : [];
  }
  return [];
};

it('a cluster says how many of its sources are broken', async () => {
  expect(await brokenColumn(page(on('a', 'a', undefined, 'elsewhere')))).toEqual(['2', '0']);
});

it.each([
  ['may not be read', failure({ tag: 'forbidden' })],
  ['cannot all be read', page(on('a'), { unreadable: 1 })],
  ['are fewer than the tenant says', page(on('a'), { total: 2 })],
])('a cluster does not say 0 where its sources %s', async (_, answer) => {
  expect(await brokenColumn(answer)).toEqual(['?', '?']);
});
