// The functions of the identities and public identities services.

import type { ApiError } from '../../model/apiError.ts';
import type { Scheme } from '../../model/connection.ts';
import { type Identity, identity } from '../../model/people/identity.ts';
import { type PublicIdentity, publicIdentity } from '../../model/people/publicIdentity.ts';
import type { Result } from '../../model/result.ts';
import { decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import { type CallOptions, type ListOptions, listPages, type Pages } from '../list.ts';

/** The identities of the tenant, and what everybody may see of them. */
export type Identities = {
  /**
   * list-identities: all that fit, by name and then alias by default. Those that no authoritative source knows are
   * left out unless `correlated` is `any` (identities API: defaultFilter).
   */
  readonly list: (
    options?: ListOptions & { readonly correlated?: 'yes' | 'any' },
  ) => Pages<Identity>;
  /** get-identity. */
  readonly get: (
    identityId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<Identity>, ApiError>>;
  /**
   * get-public-identities: all that fit, by name by default. `complete` leaves out those without a user name, last
   * name or mail address (public identities API: add-core-filters).
   */
  readonly listPublic: (
    options?: ListOptions & { readonly which?: 'all' | 'complete' },
  ) => Pages<PublicIdentity>;
};

/** The functions of the identities and public identities services. */
export const createIdentities = (request: Request, scheme: Scheme): Identities => ({
  list: ({ filters, sorters = 'name,alias', correlated = 'yes', ...options } = {}) =>
    listPages(request, {
      operation: 'list-identities',
      schema: identity,
      scheme,
      asked: { filters, sorters },
      query: () => ({
        filters,
        sorters,
        defaultFilter: correlated === 'any' ? 'NONE' : undefined,
      }),
      paging: { ...options, keyOf: (row) => row.id },
    }),
  get: (identityId, options) =>
    request({
      ...options,
      operation: 'get-identity',
      path: { identityId },
      decode: decodeWith(identity),
    }),
  listPublic: ({ filters, sorters = 'name', which = 'all', ...options } = {}) =>
    listPages(request, {
      operation: 'get-public-identities',
      schema: publicIdentity,
      scheme,
      asked: { filters, sorters },
      query: () => ({
        filters,
        sorters,
        'add-core-filters': which === 'complete' ? true : undefined,
      }),
      paging: { ...options, keyOf: (row) => row.id },
    }),
});
