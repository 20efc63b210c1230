// Refuses an operation where the scopes or user levels of the account do not allow it.

import { permissionOf } from '../../model/operations.ts';
import type { TenantAccount } from '../data/tenant/tenant.ts';
import { forbidden, type Reply } from './respond.ts';
import type { Route } from './router.ts';

/**
 * Refuses what an account may not do: its scopes lack every one that would suffice, none of its user's levels may, or
 * it acts for no user where one is needed. A SOURCE_SUBADMIN may list sources, but only while asking for their own, as
 * `me` or by identity id (sources API, list-sources). All sources count as theirs.
 */
export const refusalOf = (
  route: Route,
  query: URLSearchParams,
  account: TenantAccount,
): Reply | undefined => {
  const { scopes, levels, usersOnly } = permissionOf(route.operation, route.version);
  const isInScope =
    scopes.length === 0 ||
    ['sp:scopes:all', ...scopes].some((scope) => account.scopes.includes(scope));
  if (!isInScope) return forbidden;
  const { user } = account;
  if (user === undefined) return usersOnly === true ? forbidden : undefined;
  if (levels.length > 0 && !levels.some((level) => account.levels.includes(level)))
    return forbidden;
  const isSubadmin = account.levels.includes('SOURCE_SUBADMIN');
  if (route.id !== 'list-sources' || !isSubadmin) return undefined;
  const asked = query.get('for-subadmin') ?? '';
  return ['me', user.identityId].includes(asked) ? undefined : forbidden;
};
