// Calls list endpoints: options, paging, and the check of filters and sorters before anything is sent.

import type * as z from 'zod';
import type { ApiError } from '../model/apiError.ts';
import { collectionIn, type ListOperationId } from '../model/collections.ts';
import type { Scheme } from '../model/connection.ts';
import { objectionToList, parseSorters } from '../model/filters/filterCheck.ts';
import { withNames } from '../model/filters/filterExpression.ts';
import { parseFilter } from '../model/filters/parseFilter.ts';
import { printFilter } from '../model/filters/printFilter.ts';
import type { GivenQuery, OperationId } from '../model/operations.ts';
import { failure, type Result, success } from '../model/result.ts';
import type { Priority } from './http/budget.ts';
import { decodeList } from './http/decode.ts';
import {
  type FetchedRows,
  type Page,
  type PageQuery,
  type PagingOptions,
  pages,
} from './http/pages/paging.ts';
import type { Call, Request } from './http/request.ts';

/** What every service function takes last. */
export type CallOptions = {
  readonly signal?: AbortSignal;
  readonly priority?: Priority;
  /** Of a list: no more rows than these are wanted, so no larger page is asked for. */
  readonly mostRows?: number;
  /** Of a list: how many requests for it may be under way at once; 1 for whoever may stop before its end. */
  readonly lookAhead?: number;
  /**
   * Of a list: a filter or sorter that our table does not know is sent all the same, and this hears why it is doubtful.
   * Without it, such a list is refused before anything is sent.
   */
  readonly onDoubt?: (reason: string) => void;
  /** More query parameters; an operation that does not take one is sent without it. */
  readonly moreQuery?: GivenQuery;
};

/** What every list that the tenant filters and sorts takes last. */
export type ListOptions = CallOptions & {
  /** A filter expression as the API reads it, not encoded. */
  readonly filters?: string;
  /** Comma-separated properties, `-` in front for descending. */
  readonly sorters?: string;
};

/** What every list function returns; it starts when the first page is asked for. */
export type Pages<T> = AsyncIterable<Result<Page<T>, ApiError>>;

/** What the compiler asks for where it is not known what a list takes. */
type InTable<Id extends OperationId> = Id extends ListOperationId
  ? unknown
  : { readonly 'no line in the table of src/model/collections.ts says what it takes': never };

type ListCall<Schema extends z.ZodType, Id extends OperationId> = InTable<Id> & {
  readonly operation: Id;
  readonly schema: Schema;
  readonly scheme: Scheme;
  readonly path?: Call<unknown>['path'];
  /** What is filtered and sorted by, checked against what the endpoint takes before anything is sent. */
  readonly asked?: Pick<ListOptions, 'filters' | 'sorters'>;
  /** The parameters of one request; filters and sorters as asked by default. */
  readonly query?: (page: PageQuery) => Call<unknown>['query'];
  readonly paging: PagingOptions<z.output<Schema>> &
    Pick<CallOptions, 'mostRows' | 'onDoubt' | 'moreQuery'>;
};

/** A list that comes in pages. A filter or sorter that its endpoint does not take is refused before anything is sent. */
export async function* listPages<Schema extends z.ZodType, Id extends OperationId>(
  request: Request,
  call: ListCall<Schema, Id>,
): AsyncGenerator<Result<Page<z.output<Schema>>, ApiError>, void, undefined> {
  const { schema, scheme, path, asked = {}, query, paging } = call;
  // The type of the call lets nothing else through.
  const operation = call.operation as ListOperationId;
  const reason = objectionToList(operation, scheme, asked);
  const isReadable = asked.filters === undefined || parseFilter(asked.filters).ok;
  if (reason !== undefined && !(isReadable && paging.onDoubt !== undefined)) {
    return yield failure({ tag: 'unsupportedQuery', reason });
  }
  if (reason !== undefined) paging.onDoubt?.(reason);
  const { maximumLimit, windowRows, uncounted, otherNames } = collectionIn(operation, scheme);
  const pageSize = Math.min(maximumLimit, paging.mostRows ?? maximumLimit);
  const ask = async (page: PageQuery, isRenamed: boolean): Promise<FetchedPage<Schema>> => {
    const { limit, offset, count, priority, signal } = page;
    const sent = query === undefined ? asked : query(page);
    const answer = await request({
      operation,
      scheme,
      path,
      query: {
        ...sent,
        ...(isRenamed ? { filters: renamed(String(sent?.filters), otherNames) } : {}),
        limit,
        offset,
        // `false` is left out: some endpoints take any value of `count` for a yes, or for a no.
        count: count && uncounted !== true ? true : undefined,
      },
      moreQuery: paging.moreQuery,
      decode: decodeList(schema),
      priority,
      signal,
    });
    return answer.ok ? success({ ...answer.value.value, total: answer.value.total }) : answer;
  };
  yield* pages(
    async (page) => {
      const known = spellings.get(request) ?? new Set<ListOperationId>();
      const answer = await ask(page, known.has(operation));
      if (answer.ok || known.has(operation) || !refusesName(answer.error, asked, otherNames)) {
        return answer;
      }
      const second = await ask(page, true);
      if (!second.ok) return answer;
      spellings.set(request, new Set([...known, operation]));
      return second;
    },
    { windowLimit: windowRows, ...paging, pageSize: paging.pageSize ?? pageSize },
  );
}

type FetchedPage<Schema extends z.ZodType> = Result<FetchedRows<z.output<Schema>>, ApiError>;

/** Lists of which a tenant takes a property under its other name, by the function that asks that tenant. */
const spellings = new WeakMap<Request, ReadonlySet<ListOperationId>>();

/** Whether a filter was refused because of a property that has another name on some tenants (seen on tenants: accounts). */
const refusesName = (
  error: ApiError,
  { filters }: Pick<ListOptions, 'filters'>,
  otherNames: Readonly<Record<string, string>> = {},
): boolean =>
  error.tag === 'badRequest' &&
  Object.keys(otherNames).some(
    (name) => filters?.includes(name) === true && error.said.text.includes(name),
  );

const renamed = (filters: string, otherNames: Readonly<Record<string, string>> = {}): string => {
  const parsed = parseFilter(filters);
  return parsed.ok
    ? printFilter(withNames(parsed.value, (name) => otherNames[name] ?? name))
    : filters;
};

/** A list that the tenant gives whole, as a stream of one page. */
export async function* wholeList<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  call: Omit<Call<unknown>, 'decode'>,
): AsyncGenerator<Result<Page<z.output<Schema>>, ApiError>, void, undefined> {
  const answer = await request({ ...call, decode: decodeList(schema) });
  if (!answer.ok) return yield answer;
  const { rows, unreadable, unread } = answer.value.value;
  yield success({
    rows,
    unreadable,
    ...(unread === undefined ? {} : { unread }),
    total: rows.length + unreadable,
    loaded: rows.length,
    last: true,
  });
}

/**
 * Sorters that end in the id where the endpoint sorts by it: without a unique order, pages repeat rows and leave
 * others out. Undefined where the endpoint cannot sort and nobody asked it to.
 */
export const uniqueSorters = (
  operation: ListOperationId,
  scheme: Scheme,
  asked: string | undefined,
): string | undefined => {
  const sortsById = collectionIn(operation, scheme).sorters.includes('id');
  const isUnique = parseSorters(asked ?? '').some(({ field }) => field === 'id');
  const parts = [asked, sortsById && !isUnique ? 'id' : undefined];
  return parts.filter((part) => part !== undefined && part !== '').join(',') || undefined;
};
