// The functions of the entitlement connections service.

import {
  bareId,
  type ConnectionChange,
  type ConnectionHit,
  type ConnectionOutcome,
  connectionHit,
  connectionOutcomes,
  dashedId,
  type EntitlementConnection,
  entitlementConnection,
  isSameConnection,
} from '../../model/access/entitlementConnection.ts';
import type { ApiError } from '../../model/apiError.ts';
import type { ListOperationId } from '../../model/collections.ts';
import type { Scheme } from '../../model/connection.ts';
import type { JsonPatchOperation } from '../../model/jsonPatch.ts';
import { type Result, success } from '../../model/result.ts';
import { continueBySearchAfter } from '../continuations.ts';
import { decodeList, decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import {
  type CallOptions,
  type ListOptions,
  listPages,
  type Pages,
  uniqueSorters,
} from '../list.ts';

type Answered<T> = Promise<Result<Answer<T>, ApiError>>;

/** What names a connection besides its id: all three are needed. */
export type ConnectionEnds = {
  readonly entitlementId: string;
  readonly identityId: string;
  readonly accountId: string;
};

/**
 * Who holds which entitlement. All of it is for users only, by the per-service path, and a tenant without the licence
 * says so (412). Lists come from a search index that lags behind changes; a change answers with what is true.
 */
export type EntitlementConnections = {
  /** All connections that fit, by identity by default (list-entitlement-connections). For administrators. */
  readonly list: (options?: ListOptions) => Pages<ConnectionHit>;
  /** Those of whom the token is of (list-entitlement-connections-for-current-identity). */
  readonly listMine: (options?: ListOptions) => Pages<ConnectionHit>;
  /**
   * The connection with an id in either form; undefined where there is none. Nothing gives one by its id and no filter
   * takes it, so the list is begun right before it in the order of ids: two requests at most
   * (list-entitlement-connections).
   */
  readonly find: (
    connectionId: string,
    options?: CallOptions,
  ) => Promise<
    Result<{ readonly value: ConnectionHit; readonly raw: unknown } | undefined, ApiError>
  >;
  /** Changes `/type` to JIT or STANDING; `badRequest` for anything else (patch-entitlement-connection-by-id). */
  readonly patch: (
    connectionId: string,
    changes: readonly JsonPatchOperation[],
    options?: CallOptions,
  ) => Answered<EntitlementConnection>;
  /** The same for the connection between three ends (patch-entitlement-connection-by-query). */
  readonly patchBetween: (
    ends: ConnectionEnds,
    changes: readonly JsonPatchOperation[],
    options?: CallOptions,
  ) => Answered<EntitlementConnection>;
  /**
   * Changes the type of at most 100 connections. The answer is good even where some of them could not be changed: each
   * has a status of its own (update-entitlement-connections-bulk).
   */
  readonly changeMany: (
    changes: readonly ConnectionChange[],
    options?: CallOptions,
  ) => Answered<readonly ConnectionOutcome[]>;
};

/** Two sorters have other names than the fields that they sort by (entitlement connections API). */
const pathOf = (sorter: string): string =>
  sorter === 'jit.provision' || sorter === 'jit.deprovision' ? `${sorter}ed` : sorter;

/** A text that comes right before an id of hex digits in the order of ids. */
const justBefore = (id: string): string => {
  const last = Number.parseInt(id.slice(-1), 16);
  return `${id.slice(0, -1)}${last > 0 ? (last - 1).toString(16) : ''}`;
};

/** The functions of the entitlement connections service. */
export const createEntitlementConnections = (
  request: Request,
  scheme: Scheme,
): EntitlementConnections => {
  const listing =
    (operation: ListOperationId) =>
    ({
      filters,
      sorters = 'identity.name',
      ...options
    }: ListOptions = {}): Pages<ConnectionHit> => {
      const asked = uniqueSorters(operation, scheme, sorters) ?? sorters;
      return listPages(request, {
        operation,
        schema: connectionHit,
        scheme,
        asked: { filters, sorters: asked },
        query: ({ searchAfter }) => ({
          filters,
          sorters: asked,
          searchAfter: searchAfter?.join(','),
        }),
        paging: {
          ...options,
          continuations: [continueBySearchAfter(asked, pathOf)],
          keyOf: (row) => row.id,
        },
      });
    };
  return {
    list: listing('list-entitlement-connections'),
    listMine: listing('list-entitlement-connections-for-current-identity'),
    find: async (connectionId, options) => {
      for (const id of [bareId(connectionId), dashedId(connectionId)]) {
        const answer = await request({
          ...options,
          operation: 'list-entitlement-connections',
          query: { sorters: 'id', searchAfter: justBefore(id), limit: 1 },
          decode: decodeList(connectionHit),
        });
        if (!answer.ok) return answer;
        const row = answer.value.value.rows.find(({ value }) => isSameConnection(value.id, id));
        if (row !== undefined) return success(row);
      }
      return success(undefined);
    },
    patch: (connectionId, body, options) =>
      request({
        ...options,
        operation: 'patch-entitlement-connection-by-id',
        path: { connectionId },
        body,
        decode: decodeWith(entitlementConnection),
      }),
    patchBetween: (ends, body, options) =>
      request({
        ...options,
        operation: 'patch-entitlement-connection-by-query',
        query: ends,
        body,
        decode: decodeWith(entitlementConnection),
      }),
    changeMany: (body, options) =>
      request({
        ...options,
        operation: 'update-entitlement-connections-bulk',
        body,
        decode: decodeWith(connectionOutcomes),
      }),
  };
};
