import type { ApiError } from '../model/apiError.ts';
import type { Scheme } from '../model/connection.ts';
import { type ProbeResult, probeResult } from '../model/probeResult.ts';
import type { Result } from '../model/result.ts';
import { type Source, source } from '../model/source.ts';
import { type SourceHealth, sourceHealth } from '../model/sourceHealth.ts';
import { decodeWith } from './http/decode.ts';
import type { Answer, Request } from './http/request.ts';
import {
  type CallOptions,
  type ListOptions,
  listPages,
  type Pages,
  uniqueSorters,
} from './list.ts';
import { askingAsSubadmin } from './subadmin.ts';

/** The sources of the tenant. */
export type Sources = {
  /** All sources that fit, by name unless told. */
  readonly list: (options?: ListOptions) => Pages<Source>;
  readonly get: (
    sourceId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<Source>, ApiError>>;
  /** What the tenant holds to be the source's health; it looks at nothing anew. */
  readonly health: (
    sourceId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<SourceHealth>, ApiError>>;
  /** Logs in to the connected system with the stored credentials. A failed check is an answer too: see its `status`. */
  readonly checkConnection: (
    sourceId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<ProbeResult>, ApiError>>;
  /** Lets the connector look into what it is configured for, which can take minutes. A failed test is an answer too. */
  readonly testConfiguration: (
    sourceId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<ProbeResult>, ApiError>>;
  /**
   * Asks the source's cluster for a sign of life; a failed ping is an answer too. A source without a cluster has
   * nothing to ping, which the tenant says with a `badRequest`.
   */
  readonly pingCluster: (
    sourceId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<ProbeResult>, ApiError>>;
};

/** A test of the configuration goes deeper than other probes (sources API, test-source-configuration). */
const configurationTimeoutMs = 300_000;

/** The functions of the sources service. */
export const createSources = (request: Request, scheme: Scheme): Sources => {
  const requestList = askingAsSubadmin(request);
  return {
    list: ({ filters, sorters = 'name', ...options } = {}) =>
      listPages(requestList, {
        operation: 'list-sources',
        schema: source,
        scheme,
        asked: { filters, sorters: uniqueSorters('list-sources', scheme, sorters) },
        paging: { ...options, keyOf: (row) => row.id },
      }),
    get: (sourceId, options) =>
      request({
        ...options,
        operation: 'get-source',
        path: { sourceId },
        decode: decodeWith(source),
      }),
    health: (sourceId, options) =>
      request({
        ...options,
        operation: 'get-source-health',
        path: { sourceId },
        decode: decodeWith(sourceHealth),
      }),
    checkConnection: (sourceId, options) =>
      request({
        ...options,
        operation: 'test-source-connection',
        path: { sourceId },
        decode: decodeWith(probeResult),
      }),
    testConfiguration: (sourceId, options) =>
      request({
        ...options,
        operation: 'test-source-configuration',
        path: { sourceId },
        timeoutMs: configurationTimeoutMs,
        decode: decodeWith(probeResult),
      }),
    pingCluster: (sourceId, options) =>
      request({
        ...options,
        operation: 'ping-cluster',
        path: { sourceId },
        decode: decodeWith(probeResult),
      }),
  };
};
