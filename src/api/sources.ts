import type { ApiError } from '../model/apiError.ts';
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
};

/** The functions of the sources service. */
export const createSources = (request: Request): Sources => ({
  list: ({ filters, sorters = 'name', ...options } = {}) =>
    listPages(request, {
      operation: 'list-sources',
      schema: source,
      query: () => ({ filters, sorters: uniqueSorters(sorters) }),
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
});
