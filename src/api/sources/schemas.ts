// The functions for schemas of a source and their CSV templates.

import type { ApiError } from '../../model/apiError.ts';
import type { JsonPatchOperation } from '../../model/jsonPatch.ts';
import type { Result } from '../../model/result.ts';
import { type Schema, schema, writtenSchema } from '../../model/sources/schema.ts';
import { decodeNothing, decodeText, decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import { type CallOptions, type Pages, wholeList } from '../list.ts';

type Answered<T> = Promise<Result<Answer<T>, ApiError>>;

/** Which schemas of a source are asked for; all of them by default. */
export type SchemaChoice = CallOptions & {
  /** Only those of what accounts are granted. */
  readonly types?: 'group';
  readonly names?: readonly string[];
};

/** Which of the schemas of entitlements is meant; the first one by default. */
export type TemplateChoice = CallOptions & { readonly schemaName?: string };

/** The schemas of a source. */
export type Schemas = {
  /** All schemas of a source that are asked for, in one page (get-source-schemas). */
  readonly list: (sourceId: string, options?: SchemaChoice) => Pages<Schema>;
  readonly get: (sourceId: string, schemaId: string, options?: CallOptions) => Answered<Schema>;
  /** Adds a schema to a source; the tenant chooses the id (create-source-schema). */
  readonly create: (sourceId: string, document: unknown, options?: CallOptions) => Answered<Schema>;
  /**
   * Replaces a schema by a document, which must hold everything that was read, the id among it. The id, the name and
   * the two times cannot be changed: `badRequest` (put-source-schema).
   */
  readonly put: (
    sourceId: string,
    schemaId: string,
    document: unknown,
    options?: CallOptions,
  ) => Answered<Schema>;
  /** Changes parts of a schema, with the same exceptions (update-source-schema). */
  readonly patch: (
    sourceId: string,
    schemaId: string,
    changes: readonly JsonPatchOperation[],
    options?: CallOptions,
  ) => Answered<Schema>;
  /** Takes a schema away (delete-source-schema). */
  readonly delete: (
    sourceId: string,
    schemaId: string,
    options?: CallOptions,
  ) => Answered<undefined>;
  /**
   * The columns of a file of accounts as one row of CSV. Only sources of delimited files have it, others answer
   * `badRequest` (get-accounts-schema).
   */
  readonly accountsTemplate: (sourceId: string, options?: CallOptions) => Answered<string>;
  /** Makes the columns of a CSV text the attributes of the account schema (import-accounts-schema). */
  readonly importAccountsTemplate: (
    sourceId: string,
    csv: string,
    options?: CallOptions,
  ) => Answered<Schema>;
  /** As `accountsTemplate`, for a file of entitlements (get-entitlements-schema). */
  readonly entitlementsTemplate: (sourceId: string, options?: TemplateChoice) => Answered<string>;
  /** Makes the columns of a CSV text the attributes of a schema of entitlements (import-entitlements-schema). */
  readonly importEntitlementsTemplate: (
    sourceId: string,
    csv: string,
    options?: TemplateChoice,
  ) => Answered<Schema>;
};

const fileOf = (csv: string, name: string): FormData => {
  const form = new FormData();
  form.append('file', new Blob([csv], { type: 'text/csv' }), name);
  return form;
};

/** The functions of the sources service that are about schemas. */
export const createSchemas = (request: Request): Schemas => ({
  list: (sourceId, { types, names, ...options } = {}) =>
    wholeList(request, schema, {
      ...options,
      operation: 'get-source-schemas',
      path: { sourceId },
      query: { 'include-types': types, 'include-names': names?.join(',') },
    }),
  get: (sourceId, schemaId, options) =>
    request({
      ...options,
      operation: 'get-source-schema',
      path: { sourceId, schemaId },
      decode: decodeWith(schema),
    }),
  create: (sourceId, document, options) =>
    request({
      ...options,
      operation: 'create-source-schema',
      path: { sourceId },
      body: writtenSchema(document),
      decode: decodeWith(schema),
    }),
  put: (sourceId, schemaId, document, options) =>
    request({
      ...options,
      operation: 'put-source-schema',
      path: { sourceId, schemaId },
      body: writtenSchema(document),
      decode: decodeWith(schema),
    }),
  patch: (sourceId, schemaId, changes, options) =>
    request({
      ...options,
      operation: 'update-source-schema',
      path: { sourceId, schemaId },
      body: changes,
      decode: decodeWith(schema),
    }),
  delete: (sourceId, schemaId, options) =>
    request({
      ...options,
      operation: 'delete-source-schema',
      path: { sourceId, schemaId },
      decode: decodeNothing,
    }),
  accountsTemplate: (sourceId, options) =>
    request({
      ...options,
      operation: 'get-accounts-schema',
      path: { sourceId },
      expects: 'csv',
      decode: decodeText,
    }),
  importAccountsTemplate: (sourceId, csv, options) =>
    request({
      ...options,
      operation: 'import-accounts-schema',
      path: { sourceId },
      body: fileOf(csv, 'accounts.csv'),
      decode: decodeWith(schema),
    }),
  entitlementsTemplate: (sourceId, { schemaName, ...options } = {}) =>
    request({
      ...options,
      operation: 'get-entitlements-schema',
      path: { sourceId },
      query: { schemaName },
      expects: 'csv',
      decode: decodeText,
    }),
  importEntitlementsTemplate: (sourceId, csv, { schemaName, ...options } = {}) =>
    request({
      ...options,
      operation: 'import-entitlements-schema',
      path: { sourceId },
      query: { schemaName },
      body: fileOf(csv, 'entitlements.csv'),
      decode: decodeWith(schema),
    }),
});
