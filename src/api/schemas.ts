import type { ApiError } from '../model/apiError.ts';
import type { Result } from '../model/result.ts';
import { type Schema, schema } from '../model/schema.ts';
import { decodeWith } from './http/decode.ts';
import type { Answer, Request } from './http/request.ts';
import { type CallOptions, type Pages, wholeList } from './list.ts';

/** The schemas of a source. */
export type Schemas = {
  /** All schemas of a source, in one page. */
  readonly list: (sourceId: string, options?: CallOptions) => Pages<Schema>;
  readonly get: (
    sourceId: string,
    schemaId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<Schema>, ApiError>>;
};

/** The functions of the sources service that are about schemas. */
export const createSchemas = (request: Request): Schemas => ({
  list: (sourceId, options) =>
    wholeList(request, schema, {
      ...options,
      operation: 'get-source-schemas',
      path: { sourceId },
    }),
  get: (sourceId, schemaId, options) =>
    request({
      ...options,
      operation: 'get-source-schema',
      path: { sourceId, schemaId },
      decode: decodeWith(schema),
    }),
});
