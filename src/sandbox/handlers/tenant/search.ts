// The handler of the search API: reads the body, checks its fields, pages the documents.

import { failure, type Result, success } from '../../../model/result.ts';
import { type SearchIndex, searchIndices } from '../../../model/tenant/search.ts';
import type { SearchDocument } from '../../data/tenant/documents.ts';
import { isObject, type JsonObject, objectOf } from '../../http/body.ts';
import { badRequest, ok, type Reply } from '../../http/respond.ts';
import { readListRequest } from '../../lists/listRequest.ts';
import { fieldsOf, parseQuery } from '../../lists/queryText.ts';
import { type SearchOrder, searchOf } from '../../state/tenant/search.ts';
import { hasField } from '../../state/tenant/searchIndex.ts';
import type { Call } from '../call.ts';

/** Parts of a request that the sandbox does not support. */
const unknownParts = ['queryDsl', 'textQuery', 'typeAheadQuery', 'filters', 'aggregations'];

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

const readOrder = (body: JsonObject): Result<SearchOrder, string> => {
  const { queryType = 'SAILPOINT', query, sort, searchAfter } = body;
  const strange = unknownParts.find((part) => body[part] !== undefined && body[part] !== null);
  if (queryType !== 'SAILPOINT' || strange !== undefined) {
    return failure('This tenant only carries out queries of the type SAILPOINT.');
  }
  const indices = readIndices(body.indices);
  if (!indices.ok) return indices;
  const text = isObject(query) ? query.query : undefined;
  if (typeof text !== 'string' || text.trim() === '') {
    return failure('"query.query" must be a text that is not empty.');
  }
  const parsed = parseQuery(text);
  if (!parsed.ok) return parsed;
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
  const unknown = [...fieldsOf(parsed.value), ...sorters.map(({ field }) => field)].find(
    (field) => !hasField(indices.value, field),
  );
  // A field that no index has is an error, not an empty list (seen on tenants).
  if (unknown !== undefined) return failure(`The field "${unknown}" is not supported.`);
  return success({
    indices: indices.value,
    text,
    query: parsed.value,
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
  const order = readOrder(body.value);
  if (!order.ok) return badRequest(order.error);
  const { limit, offset, count } = page.value;
  const { documents, total } = searchOf(call.tenant)(order.value, { limit, offset });
  return ok(
    documents.map((document) => shown(document, body.value.queryResultFilter)),
    count ? { 'X-Total-Count': String(total) } : undefined,
  );
};
