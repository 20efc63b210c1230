// Reads a list page by page, also beyond the rows that offsets reach.

import type { ApiError } from '../../../model/apiError.ts';
import { failure, type Result, success } from '../../../model/result.ts';
import type { Priority } from '../budget.ts';
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

export type { FetchedRows, Row } from './window.ts';

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

/** Rows of a list, in order. */
export type Page<T> = {
  /** The rows that this page adds. */
  readonly rows: readonly Row<T>[];
  /** How many entries the whole list has, where the tenant told. */
  readonly total?: number;
  /** How many rows there are so far, this page with them. */
  readonly loaded: number;
  /** How many entries so far could not be read. */
  readonly unreadable: number;
  /** The entries of this page that could not be read, as they came. */
  readonly unread?: readonly unknown[];
  /** Nothing follows. */
  readonly last: boolean;
};

/**
 * A list as a stream of pages. The first comes as soon as it is there; the rest is fetched ahead, but no further
 * than the caller reads plus `lookAhead`. The first failure ends the stream. Whoever stops reading (`break`,
 * `return`) or aborts the signal cancels what is under way.
 */
export async function* pages<T>(
  fetchPage: FetchPage<T>,
  options: PagingOptions<T>,
): AsyncGenerator<Result<Page<T>, ApiError>, void, undefined> {
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  // A row without a key is known by all that it says.
  const keyOf = (row: Row<T>) => options.keyOf(row.value) || JSON.stringify(row.raw);
  const tally = createTally(keyOf, (row) => options.keyOf(row.value) !== '');
  const pageSize = options.pageSize ?? 250;
  const list: List<T> = { fetchPage, options, signal, tally, keyOf, pageSize };
  try {
    const continuations = options.continuations ?? [];
    const isKeyset = continuations[0]?.by === 'keyset';
    let end = yield* pagesOf(tally, window(list, { order: 'asked' }, isKeyset), mostQuietPages);
    for (const way of continuations) {
      if (end !== 'edge') return;
      end = yield* pagesOf(
        tally,
        way.by === 'searchAfter' ? searchAfter(list, way.valuesOf) : keyset(list, way.keyOf),
        Number.POSITIVE_INFINITY,
      );
    }
    // A list must not end too early without saying so.
    if (end === 'edge') yield failure({ tag: 'tooManyRows', loaded: tally.loaded() });
  } finally {
    stop.abort();
  }
}

type List<T> = {
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
const window = <T>(
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
async function* searchAfter<T>(
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
async function* keyset<T>(
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

type Tally<T> = ReturnType<typeof createTally<T>>;

/**
 * Counts what came and drops what came before: services repeat rows where a list shifts between two pages. Within a page
 * there are several rows of one key only where the tenant means them, unless they say the same.
 */
const createTally = <T>(keyOf: (row: Row<T>) => string, hasKey: (row: Row<T>) => boolean) => {
  const seen = new Set<string>();
  let loaded = 0;
  let unreadable = 0;
  let total: number | undefined;
  let latest: readonly Row<T>[] = [];
  const isNew = (row: Row<T>) => !seen.has(keyOf(row));
  const newIn = ({ rows }: FetchedRows<T>): readonly Row<T>[] => {
    const alike = new Map<string, Row<T>[]>();
    return rows.filter((row) => {
      if (!isNew(row)) return false;
      if (!hasKey(row)) return true;
      const key = keyOf(row);
      const others = alike.get(key);
      if (others === undefined) alike.set(key, [row]);
      else if (others.some(({ raw }) => JSON.stringify(raw) === JSON.stringify(row.raw)))
        return false;
      else others.push(row);
      return true;
    });
  };
  return {
    loaded: () => loaded,
    /** The rows of the last page that had any, those with them that were dropped. */
    latest: () => latest,
    bringsNews: (fetched: FetchedRows<T>): boolean => fetched.rows.some(isNew),
    /** Whether these rows are the last that the total promises. */
    isComplete: (fetched: FetchedRows<T>): boolean =>
      total !== undefined &&
      loaded + unreadable + fetched.unreadable + newIn(fetched).length === total,
    add: (fetched: FetchedRows<T>, last: boolean): Page<T> => {
      const rows = newIn(fetched);
      for (const row of rows) seen.add(keyOf(row));
      loaded += rows.length;
      if (fetched.rows.length > 0) latest = fetched.rows;
      unreadable += fetched.unreadable;
      total ??= fetched.total;
      const { unread = [] } = fetched;
      const page = { rows, total, loaded, unreadable, last };
      return unread.length === 0 ? page : { ...page, unread };
    },
  };
};

/** A page without a new row can be an overlap; so many in a row are a service that goes round in a circle. */
const mostQuietPages = 3;

async function* pagesOf<T>(
  tally: Tally<T>,
  steps: AsyncGenerator<Step<T>, WalkEnd>,
  mostQuiet: number,
): AsyncGenerator<Result<Page<T>, ApiError>, WalkEnd, undefined> {
  let quiet = 0;
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
    if (step.value.ok) {
      const { fetched, isLast } = step.value.value;
      quiet = receivedIn(fetched) > 0 && !tally.bringsNews(fetched) ? quiet + 1 : 0;
      if (quiet >= mostQuiet && !isLast) {
        yield failure({ tag: 'brokenOff', loaded: tally.loaded(), why: 'repeated' });
        return 'failed';
      }
    }
    yield step.value.ok
      ? success(tally.add(step.value.value.fetched, step.value.value.isLast))
      : step.value;
  }
}
