// Counts the rows of a list that came, and drops those that came before.

import type { FetchedRows, Row } from './window.ts';

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

/** What is known of the rows so far. */
export type Tally<T> = ReturnType<typeof createTally<T>>;

/**
 * Counts what came and drops what came before: services repeat rows where a list shifts between two pages. Within a page
 * there are several rows of one key only where the tenant means them, unless they say the same.
 */
export const createTally = <T>(
  keyOf: (row: Row<T>) => string,
  hasKey: (row: Row<T>) => boolean,
) => {
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
