// Puts to clusters how many of the sources that are connected through them are broken.

import type { Api } from '../../../api/index.ts';
import { brokenStatuses } from '../../../insight/health.ts';
import { oneOf } from '../../../model/filters/filterExpression.ts';
import { printFilter } from '../../../model/filters/printFilter.ts';
import type { ManagedCluster } from '../../../model/machines/managedCluster.ts';
import type { CallOptions, Cell } from '../../types.ts';

/** A symbol, so that what the tenant did not send is in no JSON that is shown, copied or saved. */
const broken = Symbol('how many of its sources are broken');

/** A cluster with the number of its broken sources, where that is known. */
export type CountedCluster = ManagedCluster & { readonly [broken]?: number };

/** The numbers of broken sources by the ids of clusters: one that is not among them has none. */
type Counts = ReadonlyMap<string, number>;

const [firstStatus = '', ...otherStatuses] = brokenStatuses;

/** The filter that asks the tenant for the sources that are broken. */
export const brokenSources = printFilter(oneOf('status', [firstStatus, ...otherStatuses]));

/** Clusters do not wait longer than this for the sources, milliseconds. */
const patienceMs = 5_000;

/** The broken sources of each cluster; undefined where the sources cannot all be read, or not in time. */
export const brokenByCluster = async (
  api: Api,
  { signal, priority }: CallOptions,
): Promise<Counts | undefined> => {
  const late = AbortSignal.timeout(patienceMs);
  const soon = signal === undefined ? late : AbortSignal.any([signal, late]);
  const counts = new Map<string, number>();
  for await (const page of api.sources.list({ signal: soon, priority, filters: brokenSources })) {
    if (!page.ok || page.value.unreadable > 0) return undefined;
    const { last, loaded, total = 0 } = page.value;
    if (last && loaded < total) return undefined;
    for (const { value } of page.value.rows) {
      const id = value.cluster?.id;
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
};

/** A cluster that knows how many of its sources are broken, as far as that is known at all. */
export const withBroken = (
  cluster: ManagedCluster,
  counts: Counts | undefined,
): CountedCluster => ({
  ...cluster,
  ...(counts === undefined ? {} : { [broken]: counts.get(cluster.id) ?? 0 }),
});

/** How many sources of a cluster are broken; undefined where nobody knows. */
export const brokenOf = (cluster: CountedCluster): number | undefined => cluster[broken];

/** The number of broken sources: `?` where the sources could not be read, which is not none. */
export const brokenCell = (cluster: CountedCluster): Cell => {
  const count = brokenOf(cluster);
  if (count === undefined) return { text: '?', tone: 'quiet' };
  return count === 0 ? { text: '0' } : { text: String(count), tone: 'bad' };
};
