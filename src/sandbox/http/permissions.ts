// Refuses an operation where the scopes or user levels of the account do not allow it.

import { permissionOf } from '../../model/operations.ts';
import type { TenantAccount } from '../data/tenant/tenant.ts';
import { forbidden, type Reply } from './respond.ts';
import type { Route } from './router.ts';

/**
 * The 403 for an account that has none of the scopes of an operation, none of its user levels, or no user where one is
 * needed; undefined where the account may call it. A SOURCE_SUBADMIN may list sources only with `for-subadmin`, as `me`
 * or with the own identity id (sources API, list-sources); the answer then has all sources.
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
