// The functions of the JIT activations service.

import { dashedId } from '../../model/access/entitlementConnection.ts';
import type { ApiError } from '../../model/apiError.ts';
import { collectionIn, type ListOperationId } from '../../model/collections.ts';
import type { Scheme } from '../../model/connection.ts';
import {
  type ActivationRecord,
  activationRecord,
  type WorkflowAnswer,
  workflowAnswer,
} from '../../model/jit/jitActivation.ts';
import type { OperationId } from '../../model/operations.ts';
import { type Result, success } from '../../model/result.ts';
import { continueBySearchAfter, continueByTime, timeFrom } from '../continuations.ts';
import { decodeList, decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import { type CallOptions, type ListOptions, listPages, type Pages } from '../list.ts';

type Answered<T> = Promise<Result<Answer<T>, ApiError>>;

/**
 * Activations of what is held just in time, and what became of them. All of it is for users only, by the per-service
 * path. What is started here is accepted first and checked later: a good answer only says that the workflow runs, and
 * the history tells what became of it. `connectionId` is
 * a dashed UUID or 32 digits, and is sent as the UUID that the API asks for.
 */
export type JitActivations = {
  /** For so many whole minutes, at least one; `badRequest` for what is active already (start-activate-workflow). */
  readonly activate: (
    connectionId: string,
    periodMins: number,
    options?: CallOptions,
  ) => Answered<WorkflowAnswer>;
  /** By so many whole minutes, at least one; `notFound` where nothing is active (start-extend-workflow). */
  readonly extend: (
    connectionId: string,
    extensionMins: number,
    options?: CallOptions,
  ) => Answered<WorkflowAnswer>;
  /** Before its time is up; `notFound` where nothing is active (start-deactivate-workflow). */
  readonly deactivate: (connectionId: string, options?: CallOptions) => Answered<WorkflowAnswer>;
  /** Of everybody, the latest first by default (list-jit-activation-history). For administrators. */
  readonly history: (options?: ListOptions) => Pages<ActivationRecord>;
  /** So many of everybody as one answer holds, the latest first (list-jit-activation-history). */
  readonly latest: (
    options?: CallOptions,
  ) => Promise<
    Result<readonly { readonly value: ActivationRecord; readonly raw: unknown }[], ApiError>
  >;
  /** Of whom the token is of (list-jit-activation-history-for-current-identity). */
  readonly myHistory: (options?: ListOptions) => Pages<ActivationRecord>;
};

/** The functions of the JIT activations service. */
export const createJitActivations = (request: Request, scheme: Scheme): JitActivations => {
  const start = (
    operation: OperationId,
    connectionId: string,
    more: Readonly<Record<string, number>>,
    options: CallOptions | undefined,
  ) =>
    request({
      ...options,
      operation,
      body: { connectionId: dashedId(connectionId), ...more },
      decode: decodeWith(workflowAnswer),
    });
  const listing =
    (operation: ListOperationId) =>
    ({ filters, sorters = '-activationInitiated', ...options }: ListOptions = {}) =>
      listPages(request, {
        operation,
        schema: activationRecord,
        scheme,
        asked: { filters, sorters },
        query: ({ order, from, searchAfter }) =>
          order === 'asked'
            ? { filters, sorters, searchAfter: searchAfter?.join(',') }
            : {
                filters: timeFrom('activationInitiated', from, filters),
                sorters: 'activationInitiated',
              },
        paging: {
          ...options,
          continuations: [
            continueBySearchAfter<ActivationRecord>(sorters),
            continueByTime<ActivationRecord>(({ value }) => value.activationInitiated),
          ],
          keyOf: (row) => row.id,
        },
      });
  return {
    activate: (connectionId, activationPeriodMins, options) =>
      start('start-activate-workflow', connectionId, { activationPeriodMins }, options),
    extend: (connectionId, activationPeriodExtensionMins, options) =>
      start('start-extend-workflow', connectionId, { activationPeriodExtensionMins }, options),
    deactivate: (connectionId, options) =>
      start('start-deactivate-workflow', connectionId, {}, options),
    history: listing('list-jit-activation-history'),
    latest: async (options) => {
      const operation = 'list-jit-activation-history';
      const answer = await request({
        ...options,
        operation,
        query: {
          sorters: '-activationInitiated',
          limit: collectionIn(operation, scheme).maximumLimit,
        },
        decode: decodeList(activationRecord),
      });
      return answer.ok ? success(answer.value.value.rows) : answer;
    },
    myHistory: listing('list-jit-activation-history-for-current-identity'),
  };
};
