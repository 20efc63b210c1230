// Runs searches over the documents of the indices, and remembers the last results.

import type { Sorter } from '../../../model/filters/filterCheck.ts';
import type { SearchIndex } from '../../../model/tenant/search.ts';
import type { SearchDocument } from '../../data/tenant/documents.ts';
import { readPath } from '../../lists/lists.ts';
import { perTenant } from '../../perTenant.ts';
import type { Documents } from './indexDefinition.ts';
import { documentsOf } from './searchIndex.ts';

/** A search request. */
export type SearchOrder = {
  readonly indices: readonly SearchIndex[];
  /** The query as text, which tells searches apart. */
  readonly text: string;
  fits(document: unknown): boolean;
  readonly sorters: readonly Sorter[];
  /** The values of the sorters in the document before the first. */
  readonly after: readonly string[] | undefined;
};

/** The place of a found document, and the values it is sorted by. */
type Hit = {
  readonly index: SearchIndex;
  readonly place: number;
  readonly keys: readonly string[];
};

const rememberedSearches = 4;

const sortText = (value: unknown): string =>
  value === undefined || value === null ? '' : String(value).toLowerCase();

const looksLikeTime = /^\d{4}-\d\d-\d\dt/;

/** Below, at or above zero. Compares times as times, in any notation. */
const compared = (left: string, right: string): number => {
  if (looksLikeTime.test(left) && looksLikeTime.test(right)) {
    const differenceMs = Date.parse(left.toUpperCase()) - Date.parse(right.toUpperCase());
    if (!Number.isNaN(differenceMs)) return differenceMs;
  }
  return left < right ? -1 : left > right ? 1 : 0;
};

const comparing =
  (sorters: readonly Sorter[]) =>
  (left: readonly string[], right: readonly string[]): number => {
    for (const [index, { descending }] of sorters.entries()) {
      const found = compared(left[index] ?? '', right[index] ?? '');
      if (found !== 0) return descending ? -found : found;
    }
    return 0;
  };

/** Searches the documents of a tenant. It remembers the results of the last searches until something changes. */
export const searchOf = perTenant((tenant) => {
  const remembered = new Map<string, readonly Hit[]>();

  const found = (
    { indices, text, fits, sorters }: SearchOrder,
    documents: ReadonlyMap<SearchIndex, Documents>,
  ): readonly Hit[] => {
    const revisions = [...documents.values()].map(({ revision }) => revision);
    const key = JSON.stringify([indices, text, sorters, revisions]);
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const hits: Hit[] = [];
    for (const [index, { count, at }] of documents) {
      for (let place = 0; place < count; place++) {
        const document = at(place);
        if (document === undefined || !fits(document)) continue;
        const keys = sorters.map(({ field }) => sortText(readPath(document, field)));
        hits.push({ index, place, keys });
      }
    }
    const compare = comparing(sorters);
    hits.sort((left, right) => compare(left.keys, right.keys));
    const [oldest] = remembered.keys();
    if (remembered.size >= rememberedSearches && oldest !== undefined) remembered.delete(oldest);
    remembered.set(key, hits);
    return hits;
  };

  return (
    order: SearchOrder,
    page: { readonly limit: number; readonly offset: number },
  ): { readonly documents: readonly SearchDocument[]; readonly total: number } => {
    const documents = new Map(order.indices.map((index) => [index, documentsOf(tenant, index)]));
    const hits = found(order, documents);
    const anchor = order.after?.map(sortText);
    const compare = comparing(order.sorters);
    const begin =
      anchor === undefined ? 0 : hits.findIndex(({ keys }) => compare(keys, anchor) > 0);
    const from = (begin < 0 ? hits.length : begin) + page.offset;
    const rows = hits
      .slice(from, from + page.limit)
      .flatMap(({ index, place }) => documents.get(index)?.at(place) ?? []);
    return { documents: rows, total: hits.length };
  };
});
