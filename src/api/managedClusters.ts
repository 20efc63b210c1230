import type { ApiError } from '../model/apiError.ts';
import type { Scheme } from '../model/connection.ts';
import { type ManagedCluster, managedCluster } from '../model/managedCluster.ts';
import type { Result } from '../model/result.ts';
import { decodeWith } from './http/decode.ts';
import type { Answer, Request } from './http/request.ts';
import { type CallOptions, type ListOptions, listPages, type Pages } from './list.ts';

/** The clusters of virtual appliances. */
export type ManagedClusters = {
  /** All clusters that fit, in the order of the API: the list takes no sorters. */
  readonly list: (options?: Omit<ListOptions, 'sorters'>) => Pages<ManagedCluster>;
  readonly get: (
    clusterId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<ManagedCluster>, ApiError>>;
};

/** The functions of the managed clusters service. */
export const createManagedClusters = (request: Request, scheme: Scheme): ManagedClusters => ({
  list: ({ filters, signal, priority } = {}) =>
    listPages(request, {
      operation: 'get-managed-clusters',
      schema: managedCluster,
      scheme,
      asked: { filters },
      paging: { signal, priority, keyOf: (row) => row.id },
    }),
  get: (clusterId, options) =>
    request({
      ...options,
      operation: 'get-managed-cluster',
      path: { clusterId },
      decode: decodeWith(managedCluster),
    }),
});
