// Puts to clusters how many of the sources that are connected through them are broken.

import type { Api } from '../../../api/index.ts';
import { brokenStatuses } from '../../../insight/health.ts';
import { oneOf } from '../../../model/filters/filterExpression.ts';
import { printFilter } from '../../../model/filters/printFilter.ts';
import type { ManagedCluster } from '../../../model/machines/managedCluster.ts';
import type { CallOptions, Cell } from '../../types.ts';

/** A symbol, so that what the tenant did not send is in no JSON that is shown, copied or saved. */
const broken = Symbol('how many of its sources are broken');

/** A cluster with the number of its broken sources; without one until the sources are read. */
export type CountedCluster = ManagedCluster & { readonly [broken]?: number | 'not known' };

/** The numbers of broken sources by the ids of clusters: one that is not among them has none. */
type Counts = ReadonlyMap<string, number>;

const [firstStatus = '', ...otherStatuses] = brokenStatuses;

/** The filter that asks the tenant for the sources that are broken. */
export const brokenSources = printFilter(oneOf('status', [firstStatus, ...otherStatuses]));

/** Numbers do not wait longer than this for the sources, milliseconds. */
const patienceMs = 5_000;

/** The broken sources of each cluster; `not known` where the sources cannot all be read, or not in time. */
export const brokenByCluster = async (
  api: Api,
  { signal, priority }: CallOptions,
): Promise<Counts | 'not known'> => {
  const late = AbortSignal.timeout(patienceMs);
  const soon = signal === undefined ? late : AbortSignal.any([signal, late]);
  const counts = new Map<string, number>();
  for await (const page of api.sources.list({ signal: soon, priority, filters: brokenSources })) {
    if (!page.ok || page.value.unreadable > 0) return 'not known';
    const { last, loaded, total = 0 } = page.value;
    if (last && loaded < total) return 'not known';
    for (const { value } of page.value.rows) {
      const id = value.cluster?.id;
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
};

/** A cluster that knows how many of its sources are broken, as far as that is known at all. */
export const withBroken = (
  cluster: CountedCluster,
  counts: Counts | 'not known',
): CountedCluster => ({
  ...cluster,
  [broken]: counts === 'not known' ? counts : (counts.get(cluster.id) ?? 0),
});

/** How many sources of a cluster are broken; undefined where nobody knows. */
export const brokenOf = ({ [broken]: count }: CountedCluster): number | undefined =>
  count === 'not known' ? undefined : count;

/** The number of broken sources: `…` until they are read, and `?` where they could not be, which is not none. */
export const brokenCell = ({ [broken]: count }: CountedCluster): Cell => {
  if (count === undefined) return { text: '…', tone: 'quiet' };
  if (count === 'not known') return { text: '?', tone: 'quiet' };
  return count === 0 ? { text: '0' } : { text: String(count), tone: 'bad' };
};

/** The number of broken sources as the details say it, with the reason where it is not known. */
export const brokenInWords = (cluster: CountedCluster): Cell => {
  const cell = brokenCell(cluster);
  return cluster[broken] === 'not known'
    ? { ...cell, text: `${cell.text} (the sources could not be read)` }
    : cell;
};
