// The functions for the settings of the organisation.

import type { ApiError } from '../../model/apiError.ts';
import type { Result } from '../../model/result.ts';
import { type OrgConfig, orgConfig } from '../../model/tenant/orgConfig.ts';
import { decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import type { CallOptions } from '../list.ts';

/** The tenant's own settings. */
export type OrgConfigService = {
  /** get-org-config. */
  readonly get: (options?: CallOptions) => Promise<Result<Answer<OrgConfig>, ApiError>>;
};

/** The functions of the org config service. */
export const createOrgConfig = (request: Request): OrgConfigService => ({
  get: (options) =>
    request({ ...options, operation: 'get-org-config', decode: decodeWith(orgConfig) }),
});
