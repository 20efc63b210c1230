// Reads the pages of a list by offset, several at once where the total is known.

import type { ApiError } from '../../../model/apiError.ts';
import { failure, type Result, success } from '../../../model/result.ts';

/** An entity beside the JSON it was read from. */
export type Row<T> = { readonly value: T; readonly raw: unknown };

/** What one request of a list brought; `total` is there when it was asked for and told. */
export type FetchedRows<T> = {
  readonly rows: readonly Row<T>[];
  /** Entries that could not be read; they count for the offset of what follows. */
  readonly unreadable: number;
  /** Those entries as they came. */
  readonly unread?: readonly unknown[];
  readonly total?: number;
};

/** A stretch of a list, counted in records. */
export type Stretch = { readonly offset: number; readonly limit: number; readonly count: boolean };

/** What a walk yields: rows in order, and whether they are the last there are. */
export type Step<T> = Result<
  { readonly fetched: FetchedRows<T>; readonly isLast: boolean },
  ApiError
>;

/** How a walk ended: at the end of the list, at the edge of what offsets reach, or with a failure that it yielded. */
export type WalkEnd = 'end' | 'edge' | 'failed';

export type WindowOptions<T> = {
  readonly pageSize: number;
  /** How many requests may be under way at once. */
  readonly lookAhead: number;
  /** The largest offset plus limit that the endpoint takes. */
  readonly windowLimit: number;
  /** The total that means `at least so many`; none unless told. */
  readonly cappedTotal?: number;
  /** Go no further than the first page when the total says that offsets do not reach the end. */
  readonly leaveEarly?: boolean;
  readonly fetch: (stretch: Stretch) => Promise<Result<FetchedRows<T>, ApiError>>;
  /** What makes a row itself. */
  readonly keyOf: (row: Row<T>) => string;
};

/**
 * Walks a list by offset: the first page with the total, then the rest side by side where the total is known, one
 * after the other where it is not. Offsets move by what was received: services cap a limit without a word, and a
 * short page is no proof of the end, only an empty one is (seen on tenants: paging).
 */
export async function* walkWindow<T>(options: WindowOptions<T>): AsyncGenerator<Step<T>, WalkEnd> {
  const { windowLimit } = options;
  const pageSize = Math.min(options.pageSize, windowLimit);
  const first = await options.fetch({ offset: 0, limit: pageSize, count: true });
  if (!first.ok) return yield* failed<T>(first.error);
  const received = receivedIn(first.value);
  const { total } = first.value;
  const isLast = received === 0 || received === total;
  yield success({ fetched: first.value, isLast });
  if (isLast) return 'end';
  // A total of just as many rows as offsets reach means `at least` (seen on tenants: paging).
  const isCapped = total !== undefined && total === options.cappedTotal;
  if (total === undefined || received > total) {
    return yield* oneByOne({ ...options, pageSize }, first.value, received);
  }
  if (options.leaveEarly && (total > windowLimit || isCapped)) return 'edge';
  // A short first page may be a limit that the service holds to, or a page that came short: the second one tells.
  if (received < pageSize) {
    const second = await options.fetch({ offset: received, limit: pageSize, count: false });
    if (!second.ok) return yield* failed<T>(second.error);
    const more = receivedIn(second.value);
    const reached = received + more;
    const isOver = reached > total;
    const isEnd = !isCapped && !isOver && (more === 0 || reached === total);
    yield success({ fetched: second.value, isLast: isEnd });
    if (isEnd) return 'end';
    if (isOver || more === 0)
      return yield* oneByOne({ ...options, pageSize }, second.value, reached);
    const step = Math.min(Math.max(received, more), pageSize);
    return yield* sideBySide({ ...options, pageSize: step, isCapped }, reached, total);
  }
  return yield* sideBySide({ ...options, pageSize, isCapped }, received, total);
}

/** The rest of a list of known length. */
async function* sideBySide<T>(
  options: WindowOptions<T> & { readonly isCapped: boolean },
  start: number,
  total: number,
): AsyncGenerator<Step<T>, WalkEnd> {
  const { pageSize, lookAhead, windowLimit, fetch } = options;
  const reach = Math.min(total, windowLimit);
  const underWay: { stretch: Stretch; answer: Promise<Result<FetchedRows<T>, ApiError>> }[] = [];
  let nextOffset = start;
  for (;;) {
    while (underWay.length < lookAhead && nextOffset < reach) {
      const limit = Math.min(pageSize, windowLimit - nextOffset);
      const stretch = { offset: nextOffset, limit, count: false };
      underWay.push({ stretch, answer: fetch(stretch) });
      nextOffset += limit;
    }
    const head = underWay.shift();
    if (head === undefined) return 'edge';
    const { offset, limit } = head.stretch;
    const answer = await head.answer;
    const filled = answer.ok
      ? await fillUp(fetch, answer.value, offset, Math.min(limit, total - offset))
      : answer;
    if (!filled.ok) return yield* failed<T>(filled.error);
    const received = receivedIn(filled.value);
    const isOver = received > total - offset;
    const isEnd = !isOver && (received === 0 || offset + limit >= total);
    const isLast = isEnd && !options.isCapped;
    yield success({ fetched: filled.value, isLast });
    if (isLast) return 'end';
    if (isEnd)
      return offset + limit >= windowLimit
        ? 'edge'
        : yield* oneByOne(options, filled.value, offset + received);
    // More rows than the total said: the total is too small, so only an empty page shows the end.
    if (isOver) return yield* oneByOne(options, filled.value, offset + received);
  }
}

/** Fetches the rest of a page that was shorter than asked for, until nothing more comes. */
const fillUp = async <T>(
  fetch: WindowOptions<T>['fetch'],
  start: FetchedRows<T>,
  offset: number,
  expected: number,
): Promise<Result<FetchedRows<T>, ApiError>> => {
  let all = start;
  let received = receivedIn(start);
  while (received > 0 && received < expected) {
    const limit = expected - received;
    const more = await fetch({ offset: offset + received, limit, count: false });
    if (!more.ok) return more;
    const gained = receivedIn(more.value);
    if (gained === 0) break;
    received += gained;
    all = {
      rows: [...all.rows, ...more.value.rows],
      unreadable: all.unreadable + more.value.unreadable,
      unread: [...(all.unread ?? []), ...(more.value.unread ?? [])],
    };
  }
  return success(all);
};

/** The rest of a list whose length is unknown, or was told wrong; `before` is the page that ends at `start`. */
async function* oneByOne<T>(
  options: WindowOptions<T>,
  before: FetchedRows<T>,
  start: number,
): AsyncGenerator<Step<T>, WalkEnd> {
  const keysOf = ({ rows }: FetchedRows<T>) => rows.map(options.keyOf).join();
  let offset = start;
  let latestKeys = keysOf(before);
  let isFull = receivedIn(before) >= Math.min(options.pageSize, start);
  for (;;) {
    const limit = Math.min(options.pageSize, options.windowLimit - offset);
    if (limit <= 0) return 'edge';
    const answer = await options.fetch({ offset, limit, count: false });
    if (!answer.ok && !isPastTheEnd(answer.error, isFull)) return yield* failed<T>(answer.error);
    const fetched: FetchedRows<T> = answer.ok ? answer.value : { rows: [], unreadable: 0 };
    const received = receivedIn(fetched);
    const keys = keysOf(fetched);
    // An endpoint that takes no offset gives the same rows for ever.
    const isLast = received === 0 || keys === latestKeys;
    yield success({ fetched, isLast });
    if (isLast) return 'end';
    offset += received;
    latestKeys = keys;
    isFull = received >= limit;
  }
}

/**
 * Some services answer an offset beyond the end with an error instead of an empty list (seen on tenants: paging). Behind
 * a full page it must say so: a 400 or 404 there may as well be a fault in the middle of the list.
 */
const isPastTheEnd = (error: ApiError, isBehindFullPage: boolean): boolean =>
  (error.tag === 'badRequest' || error.tag === 'notFound') &&
  (!isBehindFullPage || /offset/i.test(error.said.text));

/** How many entries a request brought, readable or not. */
export const receivedIn = <T>(fetched: FetchedRows<T>): number =>
  fetched.rows.length + fetched.unreadable;

/** Yields a failure and ends the walk with it. */
export function* failed<T>(error: ApiError): Generator<Step<T>, 'failed'> {
  yield failure(error);
  return 'failed';
}
