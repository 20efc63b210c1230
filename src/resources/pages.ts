// The pages of a list: each adds rows, or replaces all rows so far as more is known of them.

import type { Page } from '../api/index.ts';
import type { ApiError } from '../model/apiError.ts';
import { type Result, success } from '../model/result.ts';
import type { Item } from './things.ts';

/** What a list that is worked out anew as more answers come says of the rows that it has so far. */
export type Snapshot = {
  /** What is still being asked, such as `damage of 3 sources`; nothing where all is here. */
  readonly stillAsking?: string;
  /** What could not be looked at, and why, such as `clusters: needs idn:mc:read`. */
  readonly notLookedAt: readonly string[];
};

/** Rows of a list, in order. With a snapshot they take the place of all rows before them. */
export type ListPage<Row> = Page<Row> & { readonly snapshot?: Snapshot };

/** What `list` of a kind returns; it starts when the first page is asked for. */
export type Pages<Row> = AsyncIterable<Result<ListPage<Row>, ApiError>>;

/** The page that replaces all before it with these rows. */
export const snapshotPage = <Row>(
  rows: readonly Item<Row>[],
  snapshot: Snapshot,
): ListPage<Row> => ({
  rows,
  loaded: rows.length,
  unreadable: 0,
  last: snapshot.stillAsking === undefined,
  snapshot,
});

/**
 * The pages as whoever wants the whole list takes them: of those that replace one another, the last one alone. Where
 * reading fails before it, the failure alone: rows that were to be replaced are no part of the list.
 */
export async function* settled<Row>(
  pages: Pages<Row>,
): AsyncGenerator<Result<ListPage<Row>, ApiError>, void, undefined> {
  let latest: ListPage<Row> | undefined;
  for await (const page of pages) {
    if (page.ok && page.value.snapshot !== undefined) latest = page.value;
    else if (page.ok || latest === undefined) yield page;
    else return yield page;
  }
  if (latest !== undefined) yield success(latest);
}
