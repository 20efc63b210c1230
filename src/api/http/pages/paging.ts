// Reads a list page by page, also beyond the rows that offsets reach.

import type { ApiError } from '../../../model/apiError.ts';
import { failure, type Result, success } from '../../../model/result.ts';
import { createTally, type Page, type Tally } from './tally.ts';
import {
  type FetchPage,
  keyset,
  type List,
  type PagingOptions,
  searchAfter,
  window,
} from './walks.ts';
import { type Row, receivedIn, type Step, type WalkEnd } from './window.ts';

export type { Page } from './tally.ts';
export type { Continuation, FetchPage, PageQuery, PagingOptions } from './walks.ts';
export type { FetchedRows, Row } from './window.ts';

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

/** A refusal behind rows that came is none of the call as a whole: its path is known, and its content was accepted. */
const afterRows = (error: ApiError, loaded: number): ApiError =>
  loaded > 0 && (error.tag === 'badRequest' || error.tag === 'notFound')
    ? { tag: 'brokenOff', loaded, why: 'refused', said: error.said, call: error.call }
    : error;

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
      : failure(afterRows(step.value.error, tally.loaded()));
  }
}
