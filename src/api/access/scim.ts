// The functions for entitlements of IdentityIQ, over SCIM.

import {
  type ScimEntitlement,
  scimEntitlement,
  scimList,
} from '../../model/access/scimEntitlement.ts';
import type { ApiError } from '../../model/apiError.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { type Decode, decodeList, decodeWith } from '../http/decode.ts';
import { type FetchedRows, pages } from '../http/pages/paging.ts';
import type { Answer, Request } from '../http/request.ts';
import type { CallOptions, Pages } from '../list.ts';

/** Which attributes an answer has; what is asked for beats what is left out, and the id is always there. */
export type ScimAttributes = {
  readonly attributes?: readonly string[];
  readonly excludedAttributes?: readonly string[];
};

/** What a list of SCIM can be asked for. */
export type ScimListOptions = CallOptions &
  ScimAttributes & {
    /** A filter of RFC 7644, section 3.4.2.2, not encoded; the server takes some of its operators only. */
    readonly filter?: string;
    /** The one attribute to sort by. */
    readonly sortBy?: string;
    /** `ascending` by default. */
    readonly sortOrder?: 'ascending' | 'descending';
    /** The first result that is wanted, counted from 1. */
    readonly startIndex?: number;
    /** Results of one request; 1,000 by default. */
    readonly count?: number;
  };

/** The entitlements of IdentityIQ. In an environment of another product every call fails before anything is sent. */
export type Scim = {
  /** Operation getEntitlements: all that fit, page by page until `totalResults` is reached. */
  readonly list: (options?: ScimListOptions) => Pages<ScimEntitlement>;
  /** Operation getEntitlementById. */
  readonly get: (
    entitlementId: string,
    options?: CallOptions & ScimAttributes,
  ) => Promise<Result<Answer<ScimEntitlement>, ApiError>>;
};

/** The usual page of the API (IdentityIQ SCIM API, getEntitlements: count). */
const usualCount = 1_000;

/** The SCIM functions of IdentityIQ. */
export const createScim = (request: Request): Scim => ({
  list: ({ filter, sortBy, sortOrder, startIndex = 1, count, signal, priority, ...more } = {}) =>
    pages(
      async (page) => {
        const answer = await request({
          operation: 'get-scim-entitlements',
          query: {
            filter,
            sortBy,
            sortOrder: sortBy === undefined ? undefined : sortOrder,
            startIndex: startIndex + page.offset,
            count: page.limit,
            ...attributesOf(more),
          },
          moreQuery: more.moreQuery,
          decode: decodeScimList,
          priority: page.priority,
          signal: page.signal,
        });
        if (!answer.ok) return answer;
        const { total, ...rows } = answer.value.value;
        // What stands before the first that is wanted is no part of this list.
        return success({ ...rows, total: total && Math.max(0, total - startIndex + 1) });
      },
      { pageSize: count ?? usualCount, signal, priority, keyOf: (row) => row.id },
    ),
  get: (entitlementId, { attributes, excludedAttributes, ...options } = {}) =>
    request({
      ...options,
      operation: 'get-scim-entitlement-by-id',
      path: { entitlementId },
      query: attributesOf({ attributes, excludedAttributes }),
      decode: decodeWith(scimEntitlement),
    }),
});

/** `attributes` supersedes `excludedAttributes`, so only one of them is sent; nobody can tell what both would mean. */
const attributesOf = ({ attributes, excludedAttributes }: ScimAttributes) =>
  attributes === undefined
    ? { excludedAttributes: excludedAttributes?.join(',') }
    : { attributes: attributes.join(',') };

const decodeEnvelope = decodeWith(scimList);
const decodeRows = decodeList(scimEntitlement);

/** Decodes the envelope of a list, and every resource that fits. */
const decodeScimList: Decode<FetchedRows<ScimEntitlement>> = async (raw) => {
  const envelope = decodeEnvelope(raw);
  if (!envelope.ok) return envelope;
  const { totalResults, Resources } = envelope.value;
  if (Resources.length === 0 && totalResults === undefined) return failure('it is no SCIM list');
  const rows = await decodeRows(Resources);
  return rows.ok ? success({ ...rows.value, total: totalResults }) : rows;
};
