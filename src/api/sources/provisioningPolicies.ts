// The functions for provisioning policies, in both versions of the API.

import type * as z from 'zod';
import type { ApiError } from '../../model/apiError.ts';
import type { Scheme } from '../../model/connection.ts';
import type { JsonPatchOperation } from '../../model/jsonPatch.ts';
import type { Result } from '../../model/result.ts';
import {
  type IdentifiedPolicy,
  identifiedPolicy,
  type ProvisioningPolicy,
  provisioningPolicy,
} from '../../model/sources/provisioningPolicy.ts';
import { type DecodedList, decodeList, decodeNothing, decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import { type CallOptions, type ListOptions, listPages, type Pages, wholeList } from '../list.ts';

type Answered<T> = Promise<Result<Answer<T>, ApiError>>;

/** What reads and writes policies that a key names: the usage type, or in version 2 the id. */
type Keyed<Policy> = {
  readonly get: (sourceId: string, key: string, options?: CallOptions) => Answered<Policy>;
  /** Replaces a policy by a document, which must hold everything that was read. */
  readonly put: (
    sourceId: string,
    key: string,
    document: unknown,
    options?: CallOptions,
  ) => Answered<Policy>;
  readonly patch: (
    sourceId: string,
    key: string,
    changes: readonly JsonPatchOperation[],
    options?: CallOptions,
  ) => Answered<Policy>;
  readonly delete: (sourceId: string, key: string, options?: CallOptions) => Answered<undefined>;
};

/** How accounts are made and changed in a source, by usage type. */
export type ProvisioningPolicies = Keyed<ProvisioningPolicy> & {
  /** All policies of a source (list-provisioning-policies); v2024 gives them in one page. */
  readonly list: (sourceId: string, options?: CallOptions) => Pages<ProvisioningPolicy>;
  /** `badRequest` where the source has a policy of that usage type (create-provisioning-policy). */
  readonly create: (
    sourceId: string,
    document: unknown,
    options?: CallOptions,
  ) => Answered<ProvisioningPolicy>;
  /** Puts each of the policies in the place of the one of its usage type (update-provisioning-policies-in-bulk). */
  readonly replace: (
    sourceId: string,
    documents: readonly unknown[],
    options?: CallOptions,
  ) => Answered<DecodedList<ProvisioningPolicy>>;
  /** Version 2, which names policies by id and knows several of a usage type. It is experimental. */
  readonly byId: Keyed<IdentifiedPolicy> & {
    /** The policies that fit, by `usageType` or `subtypeId` (list-provisioning-policies-v2). */
    readonly list: (
      sourceId: string,
      options?: Omit<ListOptions, 'sorters'>,
    ) => Pages<IdentifiedPolicy>;
    /** With `useDefaultFields`, the fields are those of the connector's template (create-provisioning-policy-v2). */
    readonly create: (
      sourceId: string,
      document: unknown,
      options?: CallOptions & { readonly useDefaultFields?: boolean },
    ) => Answered<IdentifiedPolicy>;
  };
};

const keyed = <Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  { version, key: keyName }: { readonly version: '' | '-v2'; readonly key: string },
): Keyed<z.output<Schema>> => ({
  get: (sourceId, key, options) =>
    request({
      ...options,
      operation: `get-provisioning-policy${version}`,
      path: { sourceId, [keyName]: key },
      decode: decodeWith(schema),
    }),
  put: (sourceId, key, document, options) =>
    request({
      ...options,
      operation: `put-provisioning-policy${version}`,
      path: { sourceId, [keyName]: key },
      body: document,
      decode: decodeWith(schema),
    }),
  patch: (sourceId, key, changes, options) =>
    request({
      ...options,
      operation: `update-provisioning-policy${version}`,
      path: { sourceId, [keyName]: key },
      body: changes,
      decode: decodeWith(schema),
    }),
  delete: (sourceId, key, options) =>
    request({
      ...options,
      operation: `delete-provisioning-policy${version}`,
      path: { sourceId, [keyName]: key },
      decode: decodeNothing,
    }),
});

/** The functions of the sources service that are about provisioning policies. */
export const createProvisioningPolicies = (
  request: Request,
  scheme: Scheme,
): ProvisioningPolicies => ({
  ...keyed(request, provisioningPolicy, { version: '', key: 'usageType' }),
  // v2024 knows neither offset nor limit: it would give all policies again for the next page.
  list: (sourceId, options) =>
    scheme === 'v2024'
      ? wholeList(request, provisioningPolicy, {
          ...options,
          operation: 'list-provisioning-policies',
          path: { sourceId },
        })
      : listPages(request, {
          operation: 'list-provisioning-policies',
          schema: provisioningPolicy,
          scheme,
          path: { sourceId },
          paging: { ...options, keyOf: ({ usageType, name }) => `${usageType} ${name}` },
        }),
  create: (sourceId, document, options) =>
    request({
      ...options,
      operation: 'create-provisioning-policy',
      path: { sourceId },
      body: document,
      decode: decodeWith(provisioningPolicy),
    }),
  replace: (sourceId, documents, options) =>
    request({
      ...options,
      operation: 'update-provisioning-policies-in-bulk',
      path: { sourceId },
      body: documents,
      decode: decodeList(provisioningPolicy),
    }),
  byId: {
    ...keyed(request, identifiedPolicy, { version: '-v2', key: 'policyId' }),
    list: (sourceId, { filters, signal, priority } = {}) =>
      listPages(request, {
        operation: 'list-provisioning-policies-v2',
        schema: identifiedPolicy,
        scheme,
        path: { sourceId },
        asked: { filters },
        paging: { signal, priority, keyOf: ({ id }) => id },
      }),
    create: (sourceId, document, { useDefaultFields, ...options } = {}) =>
      request({
        ...options,
        operation: 'create-provisioning-policy-v2',
        path: { sourceId },
        query: { useDefaultFields },
        body: document,
        decode: decodeWith(identifiedPolicy),
      }),
  },
});
