// The function for what the authorization server says of a tenant.

import type { ApiError } from '../../model/apiError.ts';
import type { Result } from '../../model/result.ts';
import { type OauthInfo, oauthInfo } from '../../model/tenant/oauthInfo.ts';
import { decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import type { CallOptions } from '../list.ts';

/** What the authorization server says of a tenant. */
export type OauthInfoService = {
  /** get-oauth-info. No token is fetched for it, and none is sent. */
  readonly get: (options?: CallOptions) => Promise<Result<Answer<OauthInfo>, ApiError>>;
};

/** The function of the authorization server. */
export const createOauthInfo = (request: Request): OauthInfoService => ({
  get: (options) =>
    request({ ...options, operation: 'get-oauth-info', decode: decodeWith(oauthInfo) }),
});
