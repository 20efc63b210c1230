import type * as z from 'zod';
import type { ApiError } from '../model/apiError.ts';
import type { OperationId } from '../model/operations.ts';
import { type Result, success } from '../model/result.ts';
import type { Priority } from './http/budget.ts';
import { decodeList } from './http/decode.ts';
import { type Page, type PageQuery, type PagingOptions, pages } from './http/paging.ts';
import type { Call, Request } from './http/request.ts';

/** What every service function takes last. */
export type CallOptions = { readonly signal?: AbortSignal; readonly priority?: Priority };

/** What every list that the tenant filters and sorts takes last. */
export type ListOptions = CallOptions & {
  /** A filter expression as the API reads it, not encoded. */
  readonly filters?: string;
  /** Comma-separated properties, `-` in front for descending. */
  readonly sorters?: string;
};

/** What every list function returns; it starts when the first page is asked for. */
export type Pages<T> = AsyncIterable<Result<Page<T>, ApiError>>;

type ListCall<Schema extends z.ZodType> = {
  readonly operation: OperationId;
  readonly schema: Schema;
  /** The filter and the order of one request. */
  readonly query: (page: PageQuery) => Call<unknown>['query'];
  readonly paging: PagingOptions<z.output<Schema>>;
};

/** A list that comes in pages. */
export const listPages = <Schema extends z.ZodType>(
  request: Request,
  { operation, schema, query, paging }: ListCall<Schema>,
): Pages<z.output<Schema>> =>
  pages(async (page) => {
    const { limit, offset, count, priority, signal } = page;
    const answer = await request({
      operation,
      // `false` is left out: some endpoints take any value of `count` for a yes, or for a no.
      query: { ...query(page), limit, offset, count: count ? true : undefined },
      decode: decodeList(schema),
      priority,
      signal,
    });
    return answer.ok ? success({ ...answer.value.value, total: answer.value.total }) : answer;
  }, paging);

/** A list that the tenant gives whole, as a stream of one page. */
export async function* wholeList<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  call: Omit<Call<unknown>, 'decode'>,
): AsyncGenerator<Result<Page<z.output<Schema>>, ApiError>, void, undefined> {
  const answer = await request({ ...call, decode: decodeList(schema) });
  if (!answer.ok) return yield answer;
  const { rows, unreadable } = answer.value.value;
  yield success({
    rows,
    unreadable,
    total: rows.length + unreadable,
    loaded: rows.length,
    last: true,
  });
}

/** Sorters that end in the id: without a unique order, pages repeat rows and leave others out. */
export const uniqueSorters = (sorters: string): string =>
  sorters.split(',').some((sorter) => /^-?id$/.test(sorter.trim())) ? sorters : `${sorters},id`;
