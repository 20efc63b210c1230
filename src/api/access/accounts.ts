// The functions of the accounts service.

import { type Account, account } from '../../model/access/account.ts';
import { type Entitlement, entitlement } from '../../model/access/entitlement.ts';
import type { ApiError } from '../../model/apiError.ts';
import type { Scheme } from '../../model/connection.ts';
import type { Result } from '../../model/result.ts';
import { decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import {
  type CallOptions,
  type ListOptions,
  listPages,
  type Pages,
  uniqueSorters,
} from '../list.ts';

/** How much the list says of each account. */
export type DetailLevel = 'SLIM' | 'FULL';

/** The accounts of the tenant's sources. */
export type Accounts = {
  /** list-accounts: by id by default; those of a source by the filter `sourceId eq "…"`. Every field is there by default. */
  readonly list: (options?: ListOptions & { readonly detailLevel?: DetailLevel }) => Pages<Account>;
  /** get-account. */
  readonly get: (
    accountId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<Account>, ApiError>>;
  /** get-account-entitlements: what the account holds, in the order of the API. */
  readonly entitlements: (accountId: string, options?: CallOptions) => Pages<Entitlement>;
};

/** The functions of the accounts service. */
export const createAccounts = (request: Request, scheme: Scheme): Accounts => ({
  list: ({ filters, sorters, detailLevel, ...options } = {}) => {
    const asked = { filters, sorters: uniqueSorters('list-accounts', scheme, sorters) };
    return listPages(request, {
      operation: 'list-accounts',
      schema: account,
      scheme,
      asked,
      query: () => ({ ...asked, detailLevel }),
      paging: { ...options, keyOf: (row) => row.id },
    });
  },
  get: (accountId, options) =>
    request({
      ...options,
      operation: 'get-account',
      path: { accountId },
      decode: decodeWith(account),
    }),
  entitlements: (accountId, options) =>
    listPages(request, {
      operation: 'get-account-entitlements',
      schema: entitlement,
      scheme,
      path: { accountId },
      paging: { ...options, keyOf: (row) => row.id },
    }),
});
