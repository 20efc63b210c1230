// The functions of the sources service: sources, live checks, connector, connections, files.

import type { ApiError } from '../../model/apiError.ts';
import type { Scheme } from '../../model/connection.ts';
import type { JsonPatchOperation } from '../../model/jsonPatch.ts';
import { type Reference, reference } from '../../model/reference.ts';
import { type Result, success } from '../../model/result.ts';
import { type ConnectorDetail, connectorDetail } from '../../model/sources/connectorDetail.ts';
import { type ProbeResult, probeResult } from '../../model/sources/probeResult.ts';
import {
  type PeekRequest,
  type ResourceObjects,
  resourceObjects,
} from '../../model/sources/resourceObjects.ts';
import { type NewSource, type Source, source } from '../../model/sources/source.ts';
import {
  type SourceConnections,
  sourceConnections,
} from '../../model/sources/sourceConnections.ts';
import { type SourceHealth, sourceHealth } from '../../model/sources/sourceHealth.ts';
import { decodeIfAny, decodeList, decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import {
  type CallOptions,
  type ListOptions,
  listPages,
  type Pages,
  uniqueSorters,
} from '../list.ts';
import { askingAsSubadmin } from './subadmin.ts';

/** The sources of the tenant. */
export type Sources = {
  /** All sources that fit, by name by default. */
  readonly list: (options?: ListOptions) => Pages<Source>;
  /** How many sources fit, for one request and one row; undefined where the tenant does not count. */
  readonly count: (
    options?: Omit<ListOptions, 'sorters'>,
  ) => Promise<Result<number | undefined, ApiError>>;
  readonly get: (
    sourceId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<Source>, ApiError>>;
  /**
   * Makes a source (create-source). `provisionAsCsv` makes it one of delimited files, whatever its connector says.
   * `badRequest` where the name is taken or the owner or connector is not known.
   */
  readonly create: (
    draft: NewSource,
    options?: CallOptions & { readonly provisionAsCsv?: boolean },
  ) => Promise<Result<Answer<Source>, ApiError>>;
  /**
   * Replaces a source by a whole document (put-source): what was read, with changes. `badRequest` where id, type,
   * authoritative, connector, connectorClass or passwordPolicies differ.
   */
  readonly replace: (
    sourceId: string,
    document: unknown,
    options?: CallOptions,
  ) => Promise<Result<Answer<Source>, ApiError>>;
  /**
   * Changes parts of a source (update-source). `badRequest` for what `replace` refuses and for created and modified.
   * Settings whose name begins with `sp` may be dropped without a word (seen on tenants).
   */
  readonly patch: (
    sourceId: string,
    operations: readonly JsonPatchOperation[],
    options?: CallOptions,
  ) => Promise<Result<Answer<Source>, ApiError>>;
  /**
   * Begins to delete a source and its accounts (delete-source); the value points at the task that does it, and is
   * undefined where the tenant names none. `badRequest` while something depends on the source. Its name is free again
   * when it can no longer be read.
   */
  readonly remove: (
    sourceId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<Reference | undefined>, ApiError>>;
  /** What depends on a source (get-source-connections). */
  readonly connections: (
    sourceId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<SourceConnections>, ApiError>>;
  /**
   * The connector of a source with the source's values in it (get-source-config); `locale` is a language such as `de`,
   * English by default. For users only, not for API clients.
   */
  readonly config: (
    sourceId: string,
    options?: CallOptions & { readonly locale?: string },
  ) => Promise<Result<Answer<ConnectorDetail>, ApiError>>;
  /** Gives the connector a file that it needs, such as a driver (import-connector-file). For users only. */
  readonly uploadConnectorFile: (
    sourceId: string,
    file: File,
    options?: CallOptions,
  ) => Promise<Result<Answer<Source>, ApiError>>;
  /**
   * Lets the connector read a few objects (peek-resource-objects). A connector that fails is a `badRequest` whose text
   * is the connector's.
   */
  readonly peek: (
    sourceId: string,
    what?: PeekRequest,
    options?: CallOptions,
  ) => Promise<Result<Answer<ResourceObjects>, ApiError>>;
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
    count: async ({ filters, ...options } = {}) => {
      const answer = await requestList({
        ...options,
        operation: 'list-sources',
        query: { filters, limit: 1, count: true },
        decode: decodeList(source),
      });
      return answer.ok ? success(answer.value.total) : answer;
    },
    get: (sourceId, options) =>
      request({
        ...options,
        operation: 'get-source',
        path: { sourceId },
        decode: decodeWith(source),
      }),
    create: (draft, { provisionAsCsv, ...options } = {}) =>
      request({
        ...options,
        operation: 'create-source',
        query: { provisionAsCsv },
        body: draft,
        decode: decodeWith(source),
      }),
    replace: (sourceId, document, options) =>
      request({
        ...options,
        operation: 'put-source',
        path: { sourceId },
        body: document,
        decode: decodeWith(source),
      }),
    patch: (sourceId, operations, options) =>
      request({
        ...options,
        operation: 'update-source',
        path: { sourceId },
        body: operations,
        decode: decodeWith(source),
      }),
    remove: (sourceId, options) =>
      request({
        ...options,
        operation: 'delete-source',
        path: { sourceId },
        decode: decodeIfAny(reference),
      }),
    connections: (sourceId, options) =>
      request({
        ...options,
        operation: 'get-source-connections',
        path: { sourceId },
        decode: decodeWith(sourceConnections),
      }),
    config: (sourceId, { locale, ...options } = {}) =>
      request({
        ...options,
        operation: 'get-source-config',
        path: { sourceId },
        query: { locale },
        decode: decodeWith(connectorDetail),
      }),
    uploadConnectorFile: (sourceId, file, options) => {
      const body = new FormData();
      body.set('file', file);
      return request({
        ...options,
        operation: 'import-connector-file',
        path: { sourceId },
        body,
        decode: decodeWith(source),
      });
    },
    peek: (sourceId, what = {}, options) =>
      request({
        ...options,
        operation: 'peek-resource-objects',
        path: { sourceId },
        body: what,
        decode: decodeWith(resourceObjects),
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
