// The functions for settings of a source that have an endpoint of their own.

import type * as z from 'zod';
import {
  type EntitlementRequestConfig,
  entitlementRequestConfig,
} from '../../model/access/entitlementRequestConfig.ts';
import type { ApiError } from '../../model/apiError.ts';
import type { OperationId } from '../../model/operations.ts';
import type { Result } from '../../model/result.ts';
import { type AttrSyncConfig, attrSyncConfig } from '../../model/sources/attrSyncConfig.ts';
import {
  type CorrelationConfig,
  correlationConfig,
} from '../../model/sources/correlationConfig.ts';
import {
  type NativeChangeDetectionConfig,
  nativeChangeDetectionConfig,
} from '../../model/sources/nativeChangeDetectionConfig.ts';
import {
  type PasswordPolicyHolder,
  passwordPolicyHolder,
} from '../../model/sources/passwordPolicyHolder.ts';
import * as tolerant from '../../model/tolerant.ts';
import { decodeNothing, decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import { type CallOptions, type Pages, wholeList } from '../list.ts';

/** Reads a setting of a source. */
type Read<Setting> = (
  sourceId: string,
  options?: CallOptions,
) => Promise<Result<Answer<Setting>, ApiError>>;

/** Replaces a setting of a source by a whole document: what was read, with changes. */
type Replace<Setting> = (
  sourceId: string,
  document: unknown,
  options?: CallOptions,
) => Promise<Result<Answer<Setting>, ApiError>>;

/** The settings of a source that have an endpoint of their own. A document that does not fit is a `badRequest`. */
export type SourceSettings = {
  /** How accounts find their identity (get-correlation-config). */
  readonly correlation: Read<CorrelationConfig>;
  /** put-correlation-config; the tenant does not check whether the attributes exist. */
  readonly replaceCorrelation: Replace<CorrelationConfig>;
  /** Which identity attributes are written to the source (get-source-attr-sync-config). For users only. */
  readonly attributeSync: Read<AttrSyncConfig>;
  /** put-source-attr-sync-config; only `enabled` of its attributes may differ. For users only. */
  readonly replaceAttributeSync: Replace<AttrSyncConfig>;
  /** What is noticed of changes on the system itself (get-native-change-detection-config). */
  readonly nativeChangeDetection: Read<NativeChangeDetectionConfig>;
  /** put-native-change-detection-config. */
  readonly replaceNativeChangeDetection: Replace<NativeChangeDetectionConfig>;
  /** delete-native-change-detection-config. */
  readonly removeNativeChangeDetection: Read<undefined>;
  /** How the source's entitlements are asked for (get-source-entitlement-request-config). */
  readonly entitlementRequests: Read<EntitlementRequestConfig>;
  /** update-source-entitlement-request-config, which is a PUT. */
  readonly replaceEntitlementRequests: Replace<EntitlementRequestConfig>;
  /**
   * The password policies of a source in one page (list-password-policy-holders-on-source), by the per-service path
   * even where the session speaks v2024, which has no such list. For users only; `badRequest` where the source lacks
   * the feature PASSWORD.
   */
  readonly passwordPolicies: (
    sourceId: string,
    options?: CallOptions,
  ) => Pages<PasswordPolicyHolder>;
  /** Replaces all password policies of a source by a list (update-password-policy-holders, which is no JSON Patch). */
  readonly replacePasswordPolicies: (
    sourceId: string,
    holders: readonly unknown[],
    options?: CallOptions,
  ) => Promise<Result<Answer<readonly PasswordPolicyHolder[]>, ApiError>>;
};

const holders = tolerant.list(passwordPolicyHolder);

/** The functions of the sources service that are about settings. */
export const createSourceSettings = (request: Request): SourceSettings => {
  const reading =
    <Schema extends z.ZodType>(operation: OperationId, schema: Schema): Read<z.output<Schema>> =>
    (sourceId, options) =>
      request({ ...options, operation, path: { sourceId }, decode: decodeWith(schema) });
  const replacing =
    <Schema extends z.ZodType>(operation: OperationId, schema: Schema): Replace<z.output<Schema>> =>
    (sourceId, body, options) =>
      request({ ...options, operation, path: { sourceId }, body, decode: decodeWith(schema) });
  return {
    correlation: reading('get-correlation-config', correlationConfig),
    replaceCorrelation: replacing('put-correlation-config', correlationConfig),
    attributeSync: reading('get-source-attr-sync-config', attrSyncConfig),
    replaceAttributeSync: replacing('put-source-attr-sync-config', attrSyncConfig),
    nativeChangeDetection: reading(
      'get-native-change-detection-config',
      nativeChangeDetectionConfig,
    ),
    replaceNativeChangeDetection: replacing(
      'put-native-change-detection-config',
      nativeChangeDetectionConfig,
    ),
    removeNativeChangeDetection: (sourceId, options) =>
      request({
        ...options,
        operation: 'delete-native-change-detection-config',
        path: { sourceId },
        decode: decodeNothing,
      }),
    entitlementRequests: reading('get-source-entitlement-request-config', entitlementRequestConfig),
    replaceEntitlementRequests: replacing(
      'update-source-entitlement-request-config',
      entitlementRequestConfig,
    ),
    passwordPolicies: (sourceId, options) =>
      wholeList(request, passwordPolicyHolder, {
        ...options,
        operation: 'list-password-policy-holders-on-source',
        path: { sourceId },
      }),
    replacePasswordPolicies: replacing('update-password-policy-holders', holders),
  };
};
