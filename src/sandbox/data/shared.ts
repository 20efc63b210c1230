// What tenants of one process have in common, made once and kept for the latest of them.

import type { Rows } from './rows.ts';

/** The tests of one process start tenants of a few seeds in turn; a program has one tenant. */
const keptKeys = 4;

/** Above this the rows of a tenant take too much memory to keep; a large tenant makes each again. */
const keptRows = 20_000;

/** Makes something of a key when it is first asked for, and keeps it for the latest keys. It must not be changed. */
export const sharedBy = <Key, Part>(make: (key: Key) => Part): ((key: Key) => Part) => {
  const parts = new Map<Key, { readonly key: Key; readonly part: Part }>();
  let latest: { readonly key: Key; readonly part: Part } | undefined;
  return (key) => {
    if (latest?.key === key) return latest.part;
    latest = parts.get(key) ?? { key, part: make(key) };
    parts.delete(key);
    parts.set(key, latest);
    const [oldest] = parts.keys();
    if (parts.size > keptKeys && oldest !== undefined) parts.delete(oldest);
    return latest.part;
  };
};

/** Makes a value of a place, unless `made` has it; `made` keeps those of the first places. */
export const madeOnce = <Value extends {}>(
  made: Map<number, Value>,
  place: number,
  make: (place: number) => Value,
): Value => {
  const known = made.get(place);
  if (known !== undefined) return known;
  const value = make(place);
  if (place < keptRows) made.set(place, value);
  return value;
};

/** The same rows, where they are few each made once only. */
export const rememberedRows = <Row extends {}>(rows: Rows<Row>): Rows<Row> => {
  if (rows.count > keptRows) return rows;
  const made = new Map<number, Row>();
  return { count: rows.count, at: (place) => madeOnce(made, place, rows.at) };
};
