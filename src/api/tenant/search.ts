// The functions of the search service.

import type * as z from 'zod';
import type { Filterable } from '../../model/collections.ts';
import type { Scheme } from '../../model/connection.ts';
import { objectionTo } from '../../model/filters/filterCheck.ts';
import type { FilterExpression } from '../../model/filters/filterExpression.ts';
import { parseFilter } from '../../model/filters/parseFilter.ts';
import { success } from '../../model/result.ts';
import { type SearchHit, type SearchQuery, searchHit } from '../../model/tenant/search.ts';
import { decodeList } from '../http/decode.ts';
import { type PagingOptions, pages, type Row } from '../http/pages/paging.ts';
import type { Request } from '../http/request.ts';
import type { CallOptions, Pages } from '../list.ts';

/** The search over the whole tenant. */
export type Search = {
  /**
   * search-post: every document that fits. A `badRequest` says what is wrong with the query: a field that cannot be
   * searched, or a text that cannot be read.
   */
  readonly find: (query: SearchQuery, options?: CallOptions) => Pages<SearchHit>;
};

/** Offset and limit together end here; the search goes on after a named hit (search API, search-post: searchAfter). */
const windowRows = 10_000;

/** The functions of the search service. */
export const createSearch = (request: Request, scheme: Scheme): Search => ({
  find: (query, options) => searchPages(request, scheme, searchHit, query, options),
});

/** How a search is read beside what every call takes. `window`: no further than offsets reach, 10,000 documents. */
export type SearchReading = CallOptions &
  Pick<PagingOptions<unknown>, 'pageSize'> & { readonly reach?: 'window' };

/** search-post: the documents that fit, read by a schema; for the services whose lists cannot be filtered as wanted. */
export const searchPages = <Schema extends z.ZodType<{ id: string }>>(
  request: Request,
  scheme: Scheme,
  schema: Schema,
  { indices, query, sort = [] }: SearchQuery,
  { reach, ...options }: SearchReading = {},
): Pages<z.output<Schema>> => {
  const fields = sort.map((field) => field.replace(/^[-+]/, ''));
  // Without a unique order, pages repeat hits and leave others out.
  const order = fields.includes('id') ? sort : [...sort, 'id'];
  const asked =
    typeof query === 'string'
      ? { queryType: 'SAILPOINT', query: { query } }
      : { queryType: 'DSL', queryDsl: query };
  return pages(
    async ({ limit, offset, count, searchAfter, priority, signal }) => {
      const answer = await request({
        operation: 'search-post',
        scheme,
        query: { limit, offset, count: count ? true : undefined },
        body: {
          ...(indices === undefined ? {} : { indices }),
          ...asked,
          sort: order,
          ...(searchAfter === undefined ? {} : { searchAfter }),
        },
        decode: decodeList(schema),
        priority,
        signal,
      });
      return answer.ok ? success({ ...answer.value.value, total: answer.value.total }) : answer;
    },
    {
      ...options,
      keyOf: ({ id, ...hit }) => (id === '' ? '' : `${'_type' in hit ? hit._type : ''} ${id}`),
      windowLimit: windowRows,
      continuations:
        reach === 'window' ? [] : [{ by: 'searchAfter', valuesOf: (row) => valuesOf(row, order) }],
    },
  );
};

/** The values of a hit that the next page begins after; undefined where it lacks one of them. */
const valuesOf = (
  { raw }: Row<unknown>,
  order: readonly string[],
): readonly string[] | undefined => {
  const values = order.map((field) => {
    const value = field
      .replace(/^[-+]/, '')
      .split('.')
      .reduce<unknown>(
        (part, name) =>
          typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined,
        raw,
      );
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  });
  return values.every((value) => value !== undefined) ? values : undefined;
};

/** A filter of what is searched, nothing, or a sentence that says why it cannot be asked. */
export const readSearchFilter = (
  text: string | undefined,
  properties: Filterable,
): { readonly expression: FilterExpression } | string | undefined => {
  if (text === undefined || text === '') return undefined;
  const parsed = parseFilter(text);
  if (!parsed.ok) return `The filter cannot be read: ${parsed.error.sentence}.`;
  return objectionTo(parsed.value, properties) ?? { expression: parsed.value };
};
