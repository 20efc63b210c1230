// The functions of the entitlements service.

import { type Entitlement, entitlement } from '../../model/access/entitlement.ts';
import {
  type EntitlementRequestConfig,
  entitlementRequestConfig,
} from '../../model/access/entitlementRequestConfig.ts';
import type { ApiError } from '../../model/apiError.ts';
import type { ListOperationId } from '../../model/collections.ts';
import type { Scheme } from '../../model/connection.ts';
import type { JsonPatchOperation } from '../../model/jsonPatch.ts';
import {
  type IdentityEntitlement,
  identityEntitlement,
} from '../../model/people/identityEntitlement.ts';
import { type Reference, reference } from '../../model/reference.ts';
import { failure, type Result } from '../../model/result.ts';
import { continueBySearchAfter, continueByTime, timeFrom } from '../continuations.ts';
import { decodeNothing, decodeWith } from '../http/decode.ts';
import type { Continuation } from '../http/pages/paging.ts';
import type { Answer, Request } from '../http/request.ts';
import {
  type CallOptions,
  type ListOptions,
  listPages,
  type Pages,
  uniqueSorters,
} from '../list.ts';

type Answered<T> = Promise<Result<Answer<T>, ApiError>>;

/** How the list of all entitlements may be asked for. */
export type EntitlementListOptions = ListOptions & {
  /**
   * Only what this account holds, which goes with nothing but sorters, and in v2024 alone: elsewhere the failure is an
   * `unsupportedQuery`, and `ofAccount` has the answer.
   */
  readonly accountId?: string;
  /** Only what is in one of these segments, or in none. */
  readonly segmentIds?: readonly string[];
  /** Only what is in a segment that this identity sees, or in none. */
  readonly segmentedForIdentity?: string;
  /** Leave out what is in no segment, which needs one of the two before. */
  readonly onlySegmented?: true;
};

/**
 * The entitlements of the tenant. Lists come by name by default. The order holds for the first 10,000; beyond them a
 * list may have to go on in the order of creation, so sort again what must be sorted.
 */
export type Entitlements = {
  /** All entitlements that fit (list-entitlements). */
  readonly list: (options?: EntitlementListOptions) => Pages<Entitlement>;
  /** get-entitlement. */
  readonly get: (entitlementId: string, options?: CallOptions) => Answered<Entitlement>;
  /** What an entitlement is nested in, one level up (list-entitlement-parents). */
  readonly parents: (entitlementId: string, options?: ListOptions) => Pages<Entitlement>;
  /** What is nested in an entitlement, one level down (list-entitlement-children). */
  readonly children: (entitlementId: string, options?: ListOptions) => Pages<Entitlement>;
  /** What an account holds; `notFound` for an unknown account (list-entitlements-by-account). For users only. */
  readonly ofAccount: (
    accountId: string,
    options?: Omit<ListOptions, 'filters'>,
  ) => Pages<Entitlement>;
  /** What the accounts of an identity hold (list-entitlements-by-identity). For users only. */
  readonly ofIdentity: (identityId: string, options?: CallOptions) => Pages<IdentityEntitlement>;
  /**
   * Changes requestable, segments, owner, name, description or manuallyUpdatedFields; and the privilege: `/privileged`
   * in v2024, `/privilegeOverride/level` otherwise. `badRequest` for any other path (patch-entitlement).
   */
  readonly patch: (
    entitlementId: string,
    changes: readonly JsonPatchOperation[],
    options?: CallOptions,
  ) => Answered<Entitlement>;
  /** Makes the same changes to at most 50 entitlements (update-entitlements-in-bulk). */
  readonly patchMany: (
    entitlementIds: readonly string[],
    changes: readonly JsonPatchOperation[],
    options?: CallOptions,
  ) => Answered<undefined>;
  /**
   * Begins to take all entitlements of a source away, and answers with the task that does it. They come back with the
   * next aggregation that is not optimised (reset-source-entitlements). For users only.
   */
  readonly reset: (sourceId: string, options?: CallOptions) => Answered<Reference>;
  /** What it takes to get an entitlement and to lose it (get-entitlement-request-config). */
  readonly requestConfig: (
    entitlementId: string,
    options?: CallOptions,
  ) => Answered<EntitlementRequestConfig>;
  /** Replaces that by a whole document: what was read, with changes (put-entitlement-request-config). */
  readonly replaceRequestConfig: (
    entitlementId: string,
    document: unknown,
    options?: CallOptions,
  ) => Answered<EntitlementRequestConfig>;
};

/** The functions of the entitlements service. */
export const createEntitlements = (request: Request, scheme: Scheme): Entitlements => {
  const listOf = (
    operation: ListOperationId,
    { filters, sorters = 'name', ...options }: ListOptions,
    more: {
      readonly path?: Readonly<Record<string, string>>;
      readonly query?: Readonly<Record<string, string | undefined>>;
      readonly knowsSearchAfter?: true;
    } = {},
  ): Pages<Entitlement> => {
    const asked = uniqueSorters(operation, scheme, sorters) ?? sorters;
    const knowsSearchAfter = more.knowsSearchAfter ?? scheme !== 'v2024';
    return listPages(request, {
      operation,
      schema: entitlement,
      scheme,
      path: more.path,
      asked: { filters, sorters: asked },
      query: (page) => ({
        ...more.query,
        ...(page.order === 'asked'
          ? { filters, sorters: asked, searchAfter: page.searchAfter?.join(',') }
          : { filters: timeFrom('created', page.from, filters), sorters: 'created,id' }),
      }),
      paging: {
        ...options,
        continuations: [
          ...(knowsSearchAfter ? [continueBySearchAfter<Entitlement>(asked)] : []),
          byCreation,
        ],
        keyOf: (row) => row.id,
      },
    });
  };
  return {
    list: ({ accountId, segmentIds, segmentedForIdentity, onlySegmented, ...options } = {}) => {
      const isNarrowed = [options.filters, segmentIds, segmentedForIdentity, onlySegmented].some(
        (value) => value !== undefined,
      );
      if (accountId !== undefined && (scheme !== 'v2024' || isNarrowed)) {
        return refused(
          isNarrowed
            ? 'The entitlements of an account cannot be filtered.'
            : 'Only v2024 lists all entitlements by account.',
        );
      }
      return listOf('list-entitlements', options, {
        query: {
          'account-id': accountId,
          'for-segment-ids': segmentIds?.join(','),
          'segmented-for-identity': segmentedForIdentity,
          'include-unsegmented': onlySegmented === true ? 'false' : undefined,
        },
      });
    },
    get: (entitlementId, options) =>
      request({
        ...options,
        operation: 'get-entitlement',
        path: { entitlementId },
        decode: decodeWith(entitlement),
      }),
    parents: (entitlementId, options = {}) =>
      listOf('list-entitlement-parents', options, { path: { entitlementId } }),
    children: (entitlementId, options = {}) =>
      listOf('list-entitlement-children', options, { path: { entitlementId } }),
    ofAccount: (accountId, options = {}) =>
      listOf('list-entitlements-by-account', options, {
        path: { accountId },
        knowsSearchAfter: true,
      }),
    ofIdentity: (identityId, options) =>
      listPages(request, {
        operation: 'list-entitlements-by-identity',
        schema: identityEntitlement,
        scheme,
        path: { identityId },
        paging: { ...options, keyOf: ({ objectRef }) => objectRef?.id ?? objectRef?.name ?? '' },
      }),
    patch: (entitlementId, body, options) =>
      request({
        ...options,
        operation: 'patch-entitlement',
        path: { entitlementId },
        body,
        decode: decodeWith(entitlement),
      }),
    patchMany: (entitlementIds, jsonPatch, options) =>
      request({
        ...options,
        operation: 'update-entitlements-in-bulk',
        body: { entitlementIds, jsonPatch },
        decode: decodeNothing,
      }),
    reset: (sourceId, options) =>
      request({
        ...options,
        operation: 'reset-source-entitlements',
        path: { sourceId },
        decode: decodeWith(reference),
      }),
    requestConfig: (entitlementId, options) =>
      request({
        ...options,
        operation: 'get-entitlement-request-config',
        path: { entitlementId },
        decode: decodeWith(entitlementRequestConfig),
      }),
    replaceRequestConfig: (entitlementId, body, options) =>
      request({
        ...options,
        operation: 'put-entitlement-request-config',
        path: { entitlementId },
        body,
        decode: decodeWith(entitlementRequestConfig),
      }),
  };
};

const byCreation: Continuation<Entitlement> = continueByTime(({ value }) => value.created);

async function* refused(reason: string): Pages<Entitlement> {
  yield failure({ tag: 'unsupportedQuery', reason });
}
