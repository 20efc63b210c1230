// The functions of the JIT activation policy.

import type { ApiError } from '../../model/apiError.ts';
import { type JitPolicy, jitPolicy } from '../../model/jit/jitPolicy.ts';
import type { ReplaceOperation } from '../../model/jsonPatch.ts';
import { type Result, success } from '../../model/result.ts';
import { decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import type { CallOptions } from '../list.ts';

/** A policy beside the JSON it was read from. */
export type StoredJitPolicy = { readonly value: JitPolicy; readonly raw: unknown };

/** The tenant's JIT activation policy. */
export type JitPolicyService = {
  /** The stored policy; undefined while none was ever stored, for which the tenant has a 404. */
  readonly get: (options?: CallOptions) => Promise<Result<StoredJitPolicy | undefined, ApiError>>;
  /** Replaces fields (no other operation is allowed, and no other path than a field) and answers the whole policy as it is then. A write: it is sent once. */
  readonly patch: (
    operations: readonly ReplaceOperation[],
    options?: CallOptions,
  ) => Promise<Result<Answer<JitPolicy>, ApiError>>;
};

/** The only kind of configuration there is. */
const path = { configType: 'policy' };

/** The functions of the JIT activation configuration service. */
export const createJitPolicy = (request: Request): JitPolicyService => ({
  get: async (options) => {
    const answer = await request({
      ...options,
      operation: 'get-jit-activation-config',
      path,
      decode: decodeWith(jitPolicy),
    });
    return !answer.ok && isNeverStored(answer.error) ? success(undefined) : answer;
  },
  patch: (operations, options) =>
    request({
      ...options,
      operation: 'patch-jit-activation-config',
      path,
      body: operations,
      decode: decodeWith(jitPolicy),
    }),
});

/** A 404 of the service itself; that of a gateway, which has no such path, has a text but no detail code. */
const isNeverStored = (error: ApiError): boolean =>
  error.tag === 'notFound' && (error.said.detailCode !== undefined || error.said.text === '');
