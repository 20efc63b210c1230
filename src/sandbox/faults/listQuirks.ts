// Quirks of lists: overlapping and short pages, missing totals, errors beyond the end.

import type { Collection } from '../../model/collections.ts';
import { mix } from '../data/random.ts';
import type { Reply } from '../http/respond.ts';
import type { ListRequest } from '../lists/listRequest.ts';
import type { Quirks } from './quirks.ts';

/** So many rows of a page are repeated on the next one. */
const overlap = 2;

/** The request with an offset that makes pages overlap, unless it is sorted by id or cannot be. */
export const withOverlap = (
  request: ListRequest,
  rules: Collection,
  quirks: Quirks,
): ListRequest => {
  const isUnique = request.sorters.some(({ field }) => field === 'id');
  return quirks.has(25) && !isUnique && rules.sorters.includes('id')
    ? { ...request, offset: Math.max(0, request.offset - overlap) }
    : request;
};

/** The rows of a page; with quirk 28 a filtered page is short, but not empty while there are rows. */
export const shortPage = <Row>(
  rows: readonly Row[],
  request: ListRequest,
  quirks: Quirks,
): readonly Row[] =>
  quirks.has(28) && request.filter !== undefined
    ? rows.slice(0, Math.ceil((rows.length * 2) / 3))
    : rows;

/** Whether the answer has the total that was asked for; with quirk 26 one in four has not. */
export const includesTotal = (operation: string, { filterText }: ListRequest, quirks: Quirks) =>
  !quirks.has(26) || mix(0, 'total', operation, filterText) % 4 !== 0;

/** The 400 of some services for an offset beyond the end; undefined where an empty page is sent. */
export const refusalBeyondEnd = (
  operation: string,
  { offset }: ListRequest,
  total: number,
  quirks: Quirks,
): Reply | undefined =>
  quirks.has(29) && offset > 0 && offset >= total && mix(0, 'end', operation) % 2 === 0
    ? {
        type: 'json',
        status: 400,
        body: {
          detailMessage: 'Specified offset is invalid.',
          stackTrace: [],
          suppressedExceptions: [],
        },
      }
    : undefined;
