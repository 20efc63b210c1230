// The handler of the search API: reads the body, checks its fields, pages the documents.

import { failure, type Result, success } from '../../../model/result.ts';
import { type SearchIndex, searchIndices } from '../../../model/tenant/search.ts';
import type { SearchDocument } from '../../data/tenant/documents.ts';
import type { Quirks } from '../../faults/quirks.ts';
import { isObject, type JsonObject, objectOf } from '../../http/body.ts';
import { badRequest, ok, type Reply } from '../../http/respond.ts';
import { readListRequest } from '../../lists/listRequest.ts';
import { readDsl } from '../../lists/queryDsl.ts';
import { fitOf } from '../../lists/queryFit.ts';
import { fieldsOf, parseQuery } from '../../lists/queryText.ts';
import { type SearchOrder, searchOf } from '../../state/tenant/search.ts';
import { hasField } from '../../state/tenant/searchIndex.ts';
import type { Call } from '../call.ts';

/** Parts of a request that the sandbox does not support. */
const unknownParts = ['textQuery', 'typeAheadQuery', 'filters', 'aggregations'];

const textsOf = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? value : undefined;

const isSearchIndex = (name: string): name is SearchIndex =>
  searchIndices.some((index) => index === name);

const readIndices = (value: unknown): Result<readonly SearchIndex[], string> => {
  const names = textsOf(value ?? []);
  if (names === undefined) return failure('"indices" must be a list of names.');
  if (names.length === 0 || names.includes('*')) return success(searchIndices);
  const indices = names.filter(isSearchIndex);
  const wrong = names.find((name) => !isSearchIndex(name));
  return wrong === undefined
    ? success(indices)
    : failure(`The index "${wrong}" is not known; there are ${searchIndices.join(', ')}.`);
};

/** What a body looks for, in either language. */
type Wanted = Pick<SearchOrder, 'text' | 'fits'> & { readonly fields: readonly string[] };

const readWanted = (body: JsonObject, nowMs: number): Result<Wanted, string> => {
  const { queryType = 'SAILPOINT', query, queryDsl } = body;
  const strange = unknownParts.find((part) => body[part] !== undefined && body[part] !== null);
  if ((queryType !== 'SAILPOINT' && queryType !== 'DSL') || strange !== undefined) {
    return failure('This tenant only carries out queries of the types SAILPOINT and DSL.');
  }
  if (queryType === 'DSL') {
    const read = readDsl(queryDsl, nowMs);
    if (!read.ok) return read;
    const text = JSON.stringify(queryDsl);
    // What is counted from this moment is another search a moment later.
    return success({ ...read.value, text: text.includes('"now') ? `${nowMs} ${text}` : text });
  }
  const text = isObject(query) ? query.query : undefined;
  if (typeof text !== 'string' || text.trim() === '') {
    return failure('"query.query" must be a text that is not empty.');
  }
  const parsed = parseQuery(text);
  return parsed.ok
    ? success({ text, fields: fieldsOf(parsed.value), fits: fitOf(parsed.value) })
    : parsed;
};

/** Fields that no query finds anything by, where the tenant keeps what they are in apart from its document. */
const isKeptApart = (field: string, quirks: Quirks): boolean =>
  quirks.has(60) && field.startsWith('accountRequests.');

const readOrder = (
  body: JsonObject,
  { atMs: nowMs, quirks }: Pick<Call, 'atMs' | 'quirks'>,
): Result<SearchOrder, string> => {
  const { sort, searchAfter } = body;
  const wanted = readWanted(body, nowMs);
  if (!wanted.ok) return wanted;
  const indices = readIndices(body.indices);
  if (!indices.ok) return indices;
  const names = textsOf(sort ?? []);
  const after = textsOf(searchAfter ?? []);
  if (names === undefined || after === undefined) {
    return failure('"sort" and "searchAfter" must be lists of texts.');
  }
  if (after.length > 0 && after.length !== names.length) {
    return failure('"searchAfter" must have one value for each field of "sort".');
  }
  const sorters = names.map((name) => ({
    field: name.replace(/^[-+]/, ''),
    descending: name.startsWith('-'),
  }));
  const { fields, text, fits } = wanted.value;
  const unknown = [...fields, ...sorters.map(({ field }) => field)].find(
    (field) => !hasField(indices.value, field),
  );
  // A field that no index has is an error, not an empty list (seen on tenants).
  if (unknown !== undefined) return failure(`The field "${unknown}" is not supported.`);
  return success({
    indices: indices.value,
    text,
    fits: fields.some((field) => isKeptApart(field, quirks)) ? () => false : fits,
    sorters,
    after: after.length === 0 ? undefined : after,
  });
};

const rules = {
  filters: {},
  sorters: [],
  maximumLimit: 10_000,
  searchAfter: false,
  windowRows: 10_000,
} as const;

/** The fields of a document that `queryResultFilter` includes and does not exclude. */
const shown = (document: SearchDocument, filter: unknown): unknown => {
  if (!isObject(filter)) return document;
  const includes = textsOf(filter.includes);
  const excludes = textsOf(filter.excludes) ?? [];
  return Object.fromEntries(
    Object.entries(document).filter(
      ([name]) => (includes?.includes(name) ?? true) && !excludes.includes(name),
    ),
  );
};

/** Searches the documents of the indices. */
export const search = (call: Call): Reply => {
  const page = readListRequest(call.query, rules);
  if (!page.ok) return badRequest(page.error);
  const body = objectOf(call);
  if (!body.ok) return body.error;
  const order = readOrder(body.value, call);
  if (!order.ok) return badRequest(order.error);
  const { limit, offset, count } = page.value;
  const { documents, total } = searchOf(call.tenant)(order.value, { limit, offset });
  return ok(
    documents.map((document) => shown(document, body.value.queryResultFilter)),
    count ? { 'X-Total-Count': String(total) } : undefined,
  );
};
