// The functions of the access profiles service.

import { type AccessProfile, accessProfile } from '../../model/access/accessProfile.ts';
import type { ApiError } from '../../model/apiError.ts';
import type { Scheme } from '../../model/connection.ts';
import type { Result } from '../../model/result.ts';
import { decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import { type CallOptions, type ListOptions, listPages, type Pages } from '../list.ts';
import { searchPages } from '../tenant/search.ts';

/** The access profiles of the tenant. */
export type AccessProfiles = {
  /** list-access-profiles: all that fit, by name by default. The list gives 50 a page. */
  readonly list: (options?: ListOptions) => Pages<AccessProfile>;
  /** get-access-profile. */
  readonly get: (
    accessProfileId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<AccessProfile>, ApiError>>;
  /** search-post: those that hold an entitlement, which their list cannot be filtered by; by name. */
  readonly ofEntitlement: (entitlementId: string, options?: CallOptions) => Pages<AccessProfile>;
};

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The functions of the access profiles service. */
export const createAccessProfiles = (request: Request, scheme: Scheme): AccessProfiles => ({
  // The list cannot be sorted by id; hardly any two share both name and time of creation.
  list: ({ filters, sorters = 'name,created', ...options } = {}) =>
    listPages(request, {
      operation: 'list-access-profiles',
      schema: accessProfile,
      scheme,
      asked: { filters, sorters },
      paging: { ...options, keyOf: (row) => row.id },
    }),
  get: (accessProfileId, options) =>
    request({
      ...options,
      operation: 'get-access-profile',
      path: { accessProfileId },
      decode: decodeWith(accessProfile),
    }),
  ofEntitlement: (entitlementId, options) =>
    searchPages(
      request,
      scheme,
      accessProfile,
      {
        indices: ['accessprofiles'],
        query: `entitlements.id:${quoted(entitlementId)}`,
        sort: ['name'],
      },
      options,
    ),
});
