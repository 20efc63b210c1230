// The functions for virtual appliances (managed clients).

import type { ApiError } from '../../model/apiError.ts';
import type { Scheme } from '../../model/connection.ts';
import {
  type ManagedClient,
  type ManagedClientHealth,
  type ManagedClientStatus,
  type ManagedClientType,
  managedClient,
  managedClientHealth,
  managedClientStatus,
} from '../../model/machines/managedClient.ts';
import type { Result } from '../../model/result.ts';
import { decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import { type CallOptions, type ListOptions, listPages, type Pages } from '../list.ts';

/** The virtual appliances of all clusters. */
export type ManagedClients = {
  /** get-managed-clients: all that fit, in the order of the API: the list takes no sorters. */
  readonly list: (options?: Omit<ListOptions, 'sorters'>) => Pages<ManagedClient>;
  /** get-managed-client. */
  readonly get: (
    managedClientId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<ManagedClient>, ApiError>>;
  /** get-managed-client-status: what it last said of itself. It must be of the type that is asked for. */
  readonly status: (
    managedClientId: string,
    type: ManagedClientType,
    options?: CallOptions,
  ) => Promise<Result<Answer<ManagedClientStatus>, ApiError>>;
  /** get-managed-client-health-indicators: how its machine fares. v2024 does not have it, so it goes per service. */
  readonly health: (
    managedClientId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<ManagedClientHealth>, ApiError>>;
};

/** The functions of the managed clients service. */
export const createManagedClients = (request: Request, scheme: Scheme): ManagedClients => ({
  list: ({ filters, ...options } = {}) =>
    listPages(request, {
      operation: 'get-managed-clients',
      schema: managedClient,
      scheme,
      asked: { filters },
      paging: { ...options, keyOf: (row) => row.id ?? row.clientId ?? '' },
    }),
  get: (managedClientId, options) =>
    request({
      ...options,
      operation: 'get-managed-client',
      path: { managedClientId },
      decode: decodeWith(managedClient),
    }),
  status: (managedClientId, type, options) =>
    request({
      ...options,
      operation: 'get-managed-client-status',
      path: { managedClientId },
      query: { type },
      decode: decodeWith(managedClientStatus),
    }),
  health: (managedClientId, options) =>
    request({
      ...options,
      operation: 'get-managed-client-health-indicators',
      path: { managedClientId },
      decode: decodeWith(managedClientHealth),
    }),
});
