// Filtering, sorting and paging of rows, and the answer of a list endpoint.

import { collectionOf, type ListOperationId } from '../../model/collections.ts';
import type { Sorter } from '../../model/filters/filterCheck.ts';
import type { FilterExpression } from '../../model/filters/filterExpression.ts';
import type { ApiVersion } from '../../model/operations.ts';
import { rowsOf, type Span } from '../data/rows.ts';
import { type EditableRows, editableRows } from '../editableRows.ts';
import { includesTotal, refusalBeyondEnd, shortPage, withOverlap } from '../faults/listQuirks.ts';
import { noQuirks, type Quirks } from '../faults/quirks.ts';
import { badRequest, ok, type Reply } from '../http/respond.ts';
import { type ListRequest, readListRequest } from './listRequest.ts';
import { fits } from './matching.ts';

/** Rows that a list shows, and how their properties are read. */
export type ListSource<Row> = {
  readonly rows: EditableRows<Row>;
  /** Whether the list shows the row at a place; all rows by default. */
  shows?(place: number): boolean;
  /** The value of a property, by the name that filters and sorters give it. */
  read(row: Row, property: string): unknown;
  /** The spans of initial rows that can fit a filter, to save time; undefined means all rows. */
  narrow?(filter: FilterExpression | undefined): readonly Span[] | undefined;
  /** The field by which the initial rows are sorted already. */
  readonly ascending?: string;
};

/** Filters, sorts and pages rows. It remembers the order of the last requests until a row changes. */
export type Lister<Row> = (request: ListRequest) => {
  readonly rows: readonly Row[];
  readonly total: number;
};

const rememberedQueries = 24;

const sortText = (value: unknown): string =>
  value === undefined || value === null ? '' : String(value).toLowerCase();

const direction = (left: string, right: string, sorter: Sorter): number =>
  left === right ? 0 : left < right === sorter.descending ? 1 : -1;

/** Makes the lister of a collection. */
export const makeLister = <Row>(collection: ListSource<Row>): Lister<Row> => {
  const { rows } = collection;
  const orders = new Map<string, Uint32Array>();
  let ordersRevision = rows.revision;
  const isShown = (place: number): boolean =>
    rows.has(place) && (collection.shows?.(place) ?? true);

  const candidates = (filter: FilterExpression | undefined): Uint32Array => {
    const narrowed = collection.narrow?.(filter) ?? [{ from: 0, to: rows.fixed }];
    const spans = [...narrowed, { from: rows.fixed, to: rows.count }];
    const places: number[] = [];
    for (const { from, to } of spans) {
      for (let place = from; place < to; place++) {
        if (!isShown(place)) continue;
        if (filter === undefined) places.push(place);
        else {
          const row = rows.at(place);
          if (fits(filter, (property) => collection.read(row, property))) places.push(place);
        }
      }
    }
    return Uint32Array.from(places);
  };

  const sorted = (places: Uint32Array, sorters: readonly Sorter[]): Uint32Array => {
    const [first] = sorters;
    if (first === undefined) return places;
    if (first.field === collection.ascending && rows.count === rows.fixed)
      return first.descending ? places.reverse() : places;
    const columns: string[][] = sorters.map(() => []);
    for (const place of places) {
      const row = rows.at(place);
      for (let at = 0; at < sorters.length; at++) {
        columns[at]?.push(sortText(collection.read(row, sorters[at]?.field ?? '')));
      }
    }
    const compare = (left: number, right: number): number => {
      for (let at = 0; at < sorters.length; at++) {
        const column = columns[at] ?? [];
        const found = direction(column[left] ?? '', column[right] ?? '', sorters[at] ?? first);
        if (found !== 0) return found;
      }
      return left - right;
    };
    return places
      .map((_, position) => position)
      .sort(compare)
      .map((position) => places[position] ?? 0);
  };

  const orderOf = (request: ListRequest): Uint32Array => {
    if (ordersRevision !== rows.revision) orders.clear();
    ordersRevision = rows.revision;
    const key = JSON.stringify([request.filterText, request.sorters]);
    const known = orders.get(key);
    if (known !== undefined) return known;
    const order = sorted(candidates(request.filter), request.sorters);
    const [oldest] = orders.keys();
    if (orders.size >= rememberedQueries && oldest !== undefined) orders.delete(oldest);
    orders.set(key, order);
    return order;
  };

  /** How many rows stand at or before the values of `searchAfter`. */
  const countUpTo = (order: Uint32Array, request: ListRequest): number => {
    const after = request.after?.map(sortText);
    if (after === undefined) return 0;
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const row = rows.at(order[middle] ?? 0);
      let found = 0;
      for (const [index, sorter] of request.sorters.entries()) {
        const value = sortText(collection.read(row, sorter.field));
        found ||= direction(value, after[index] ?? '', sorter);
      }
      if (found <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return (request) => {
    const order = orderOf(request);
    const start = countUpTo(order, request) + request.offset;
    return {
      rows: Array.from(order.subarray(start, start + request.limit), (place) => rows.at(place)),
      total: order.length,
    };
  };
};

/** The parts of a call that a list depends on. */
export type ListCall = {
  readonly query: URLSearchParams;
  readonly version: ApiVersion;
  /** None by default. */
  readonly quirks?: Quirks;
};

/** Answers a list request with an array, and with the total in a header where the request asks for it. */
export const answerList = <Row>(
  call: ListCall,
  operation: ListOperationId,
  list: Lister<Row>,
  shape: (row: Row) => unknown,
  totalHeader = 'X-Total-Count',
): Reply => {
  const { quirks = noQuirks } = call;
  const rules = collectionOf(operation, call.version);
  const request = readListRequest(call.query, rules, quirks);
  if (!request.ok) return badRequest(request.error);
  const { rows, total } = list(withOverlap(request.value, rules, quirks));
  const isTold = request.value.count && includesTotal(operation, request.value, quirks);
  return (
    refusalBeyondEnd(operation, request.value, total, quirks) ??
    ok(
      shortPage(rows, request.value, quirks).map(shape),
      isTold ? { [totalHeader]: String(total) } : undefined,
    )
  );
};

/** Answers a list request from a short array of rows, as `answerList` does. */
export const answerRows = <Row>(
  call: ListCall,
  operation: ListOperationId,
  rows: readonly Row[],
  read: (row: Row, property: string) => unknown = readPath,
  totalHeader?: string,
): Reply =>
  answerList(
    call,
    operation,
    makeLister({ rows: editableRows(rowsOf(rows)), read }),
    (row) => row,
    totalHeader,
  );

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** The value of a property such as `owner.id`; for a list such as `entitlements.id`, the values of its entries. */
export const readPath = (row: unknown, property: string): unknown =>
  property
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        Array.isArray(value)
          ? value.flatMap((entry) => fieldOf(entry, name) ?? [])
          : fieldOf(value, name),
      row,
    );
