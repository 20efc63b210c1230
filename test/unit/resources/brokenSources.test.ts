import { expect, it } from 'vitest';
import type { Api } from '../../../src/api/index.ts';
import { brokenStatuses } from '../../../src/insight/health.ts';
import { managedCluster } from '../../../src/model/machines/managedCluster.ts';
import { failure, success } from '../../../src/model/result.ts';
import type { CountedCluster } from '../../../src/resources/kinds/machines/brokenSources.ts';
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

const rows = ['a', 'b'].map((id) => managedCluster.parse({ id }));

const cellOf = (row: CountedCluster): string | undefined =>
  clusters.columns?.find(({ id }) => id === 'broken')?.cell(row, { nowMs: 0 }).text;

/** What the column says of two clusters, where the sources answer so. */
const brokenColumn = async (answer: unknown): Promise<readonly (string | undefined)[]> => {
  const asked: (string | undefined)[] = [];
  const api = {
    sources: {
      async *list({ filters }: { readonly filters?: string }) {
        asked.push(filters);
        yield answer;
      },
    },
  } as unknown as Api;
  const completion = await clusters.complete?.(api, {}, {});
  expect(asked).toHaveLength(1);
  for (const status of brokenStatuses) expect(asked[0]).toContain(`"${status}"`);
  return rows.map((row) => cellOf(completion?.addTo(row) ?? row));
};

it('a cluster says neither 0 nor ? until its sources are read', () => {
  expect(rows.map(cellOf)).toEqual(['…', '…']);
});

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
