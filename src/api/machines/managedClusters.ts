// The functions for clusters of virtual appliances.

import type { ApiError } from '../../model/apiError.ts';
import type { Scheme } from '../../model/connection.ts';
import { type LogConfiguration, logConfiguration } from '../../model/machines/logConfiguration.ts';
import { type ManagedCluster, managedCluster } from '../../model/machines/managedCluster.ts';
import { type Result, success } from '../../model/result.ts';
import { type Decode, decodeIfAny, decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import { type CallOptions, type ListOptions, listPages, type Pages } from '../list.ts';

/** The clusters of virtual appliances. */
export type ManagedClusters = {
  /** get-managed-clusters: all clusters that fit, in the order of the API: the list takes no sorters. */
  readonly list: (options?: Omit<ListOptions, 'sorters'>) => Pages<ManagedCluster>;
  /** get-managed-cluster. */
  readonly get: (
    clusterId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<ManagedCluster>, ApiError>>;
  /** get-client-log-configuration: what was asked of the logs of a cluster; undefined where nothing is, or no longer. */
  readonly logConfiguration: (
    clusterId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<LogConfiguration | undefined>, ApiError>>;
  /**
   * put-client-log-configuration: sets what the appliances of a cluster log. The document may say `durationMinutes`
   * (5 to 1,440) or `expiration`, not both; a `badRequest` says what is wrong with it. It ends by itself, or earlier
   * when another takes its place.
   */
  readonly putLogConfiguration: (
    clusterId: string,
    document: unknown,
    options?: CallOptions,
  ) => Promise<Result<Answer<LogConfiguration | undefined>, ApiError>>;
};

/** A log configuration is missing where nothing was asked for, or null (managed clusters API). */
const decodeLogConfiguration: Decode<LogConfiguration | undefined> = (raw) =>
  raw === null ? success(undefined) : decodeIfAny(logConfiguration)(raw);

/** The functions of the managed clusters service. */
export const createManagedClusters = (request: Request, scheme: Scheme): ManagedClusters => ({
  list: ({ filters, ...options } = {}) =>
    listPages(request, {
      operation: 'get-managed-clusters',
      schema: managedCluster,
      scheme,
      asked: { filters },
      paging: { ...options, keyOf: (row) => row.id },
    }),
  get: (clusterId, options) =>
    request({
      ...options,
      operation: 'get-managed-cluster',
      path: { clusterId },
      decode: decodeWith(managedCluster),
    }),
  logConfiguration: (clusterId, options) =>
    request({
      ...options,
      operation: 'get-client-log-configuration',
      path: { clusterId },
      decode: decodeLogConfiguration,
    }),
  putLogConfiguration: (clusterId, document, options) =>
    request({
      ...options,
      operation: 'put-client-log-configuration',
      path: { clusterId },
      body: document,
      decode: decodeLogConfiguration,
    }),
});
