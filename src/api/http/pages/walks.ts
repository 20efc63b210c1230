// The ways through a list: by offset, after the last row, and from a key on.

import type { ApiError } from '../../../model/apiError.ts';
import { type Result, success } from '../../../model/result.ts';
import type { Priority } from '../budget.ts';
import type { Tally } from './tally.ts';
import {
  type FetchedRows,
  failed,
  type Row,
  receivedIn,
  type Step,
  type Stretch,
  type WalkEnd,
  walkWindow,
} from './window.ts';

/** One request of a list: which stretch, from where, in which order. */
export type PageQuery = Stretch & {
  /** The caller's order, or the one of the keyset. */
  readonly order: 'asked' | 'keyset';
  /** Begin after the row with these values of the sorters. */
  readonly searchAfter?: readonly string[];
  /** With the order `keyset`: begin at rows of this key, as the rows spell it. */
  readonly from?: string;
  readonly priority: Priority;
  readonly signal: AbortSignal;
};

export type FetchPage<T> = (query: PageQuery) => Promise<Result<FetchedRows<T>, ApiError>>;

/** How a list goes on beyond the rows that offsets reach. */
export type Continuation<T> =
  /** After a row that is named by the values of its sorters; undefined where a row cannot be named so. */
  | {
      readonly by: 'searchAfter';
      readonly valuesOf: (row: Row<T>) => readonly string[] | undefined;
    }
  /** Anew in the order of a key that a filter can cut off; undefined where a row has no such key. */
  | { readonly by: 'keyset'; readonly keyOf: (row: Row<T>) => string | undefined };

export type PagingOptions<T> = {
  /** What makes a row itself: rows with a key that an earlier page had are dropped. Empty where a row has none. */
  readonly keyOf: (value: T) => string;
  /** 250 by default, the most that lists give. */
  readonly pageSize?: number;
  /** How many requests may be under way at once; 16 by default. */
  readonly lookAhead?: number;
  /** The largest offset plus limit that the endpoint takes; none by default. */
  readonly windowLimit?: number;
  /** How to go on beyond the window, tried one after the other. */
  readonly continuations?: readonly Continuation<T>[];
  /** Of the first request; the others are `background`. `key` by default. */
  readonly priority?: Priority;
  readonly signal?: AbortSignal;
};

/** A list while it is read. */
export type List<T> = {
  readonly fetchPage: FetchPage<T>;
  readonly options: PagingOptions<T>;
  readonly signal: AbortSignal;
  readonly tally: Tally<T>;
  readonly keyOf: (row: Row<T>) => string;
  readonly pageSize: number;
};

/** A page that is larger than an answer may be is asked for in two halves, as often as it takes. */
const fetchInParts = async <T>(
  fetchPage: FetchPage<T>,
  query: PageQuery,
): Promise<Result<FetchedRows<T>, ApiError>> => {
  const answer = await fetchPage(query);
  const isTooLarge = !answer.ok && answer.error.tag === 'unreadable' && answer.error.isTooLarge;
  if (!isTooLarge || query.limit < 2) return answer;
  const limit = Math.ceil(query.limit / 2);
  const first = await fetchInParts(fetchPage, { ...query, limit });
  if (!first.ok || receivedIn(first.value) < limit) return first;
  const rest = await fetchInParts(fetchPage, {
    ...query,
    offset: query.offset + limit,
    limit: query.limit - limit,
    count: false,
  });
  if (!rest.ok) return rest;
  return success({
    ...first.value,
    rows: [...first.value.rows, ...rest.value.rows],
    unreadable: first.value.unreadable + rest.value.unreadable,
    unread: [...(first.value.unread ?? []), ...(rest.value.unread ?? [])],
  });
};

/** Walks by offset, in the caller's order or from a key on. */
export const window = <T>(
  { fetchPage, options, signal, keyOf, pageSize }: List<T>,
  start: Pick<PageQuery, 'order' | 'from'>,
  leaveEarly = false,
): AsyncGenerator<Step<T>, WalkEnd> =>
  walkWindow({
    pageSize,
    leaveEarly,
    lookAhead: options.lookAhead ?? 16,
    windowLimit: options.windowLimit ?? Number.POSITIVE_INFINITY,
    cappedTotal: 10_000,
    keyOf,
    fetch: (stretch) => {
      const isFirst = stretch.count && start.order === 'asked';
      const priority = isFirst ? (options.priority ?? 'key') : 'background';
      return fetchInParts(fetchPage, { ...stretch, ...start, priority, signal });
    },
  });

/**
 * Goes on after the last row that can be named, page by page. Each needs the one before it, and is asked for before
 * that one is handed on.
 */
export async function* searchAfter<T>(
  { fetchPage, signal, tally, pageSize }: List<T>,
  valuesOf: (row: Row<T>) => readonly string[] | undefined,
): AsyncGenerator<Step<T>, WalkEnd> {
  const ask = (rows: readonly Row<T>[]) => {
    const anchor = lastOf(rows, valuesOf);
    if (anchor === undefined) return undefined;
    const answer = fetchPage({
      offset: 0,
      limit: pageSize,
      count: false,
      order: 'asked',
      searchAfter: anchor.name,
      priority: 'background',
      signal,
    });
    return { anchor, answer };
  };
  let asked = ask(tally.latest());
  while (asked !== undefined) {
    const answer = await asked.answer;
    if (!answer.ok) return yield* failed<T>(answer.error);
    const received = receivedIn(answer.value);
    const hasNews = tally.bringsNews(answer.value);
    // Rows that were there before, and not just those behind the anchor: the endpoint does not know the parameter.
    if (!hasNews && received > asked.anchor.rowsBehind) return 'edge';
    const isLast = !hasNews || tally.isComplete(answer.value);
    asked = isLast ? undefined : ask(answer.value.rows);
    yield success({ fetched: answer.value, isLast });
    if (isLast) return 'end';
  }
  return 'edge';
}

/** Walks window after window, each from the key at which the one before it ended; rows of that key come twice and are dropped. */
export async function* keyset<T>(
  list: List<T>,
  keyOf: (row: Row<T>) => string | undefined,
): AsyncGenerator<Step<T>, WalkEnd> {
  let from: string | undefined;
  for (;;) {
    const end = yield* window(list, { order: 'keyset', from });
    if (end !== 'edge') return end;
    const anchor = lastOf(list.tally.latest(), keyOf);
    if (anchor === undefined || anchor.name === from) return 'edge';
    from = anchor.name;
  }
}

/** What names the last row that can be named, and how many rows are behind it. */
const lastOf = <T, Name>(
  rows: readonly Row<T>[],
  nameOf: (row: Row<T>) => Name | undefined,
): { readonly name: Name; readonly rowsBehind: number } | undefined => {
  for (const [rowsBehind, row] of [...rows].reverse().entries()) {
    const name = nameOf(row);
    if (name !== undefined) return { name, rowsBehind };
  }
  return undefined;
};
