import type { Operation } from '../model/operations.ts';
import { forbidden, type Reply } from './respond.ts';
import type { Route } from './router.ts';

/** Who the tenant's one account belongs to. */
export type Level = 'ORG_ADMIN' | 'SOURCE_SUBADMIN';

/** The user levels behind an account. */
export const levelsOf = (level: Level): readonly string[] =>
  level === 'ORG_ADMIN' ? [level, 'POLICY_ADMIN'] : [level];

/**
 * Refuses what none of the levels may do. A SOURCE_SUBADMIN may list sources, but only while asking for their own, as
 * `me` or by identity id (sources API, list-sources). All sources count as theirs.
 */
export const refusalOf = (
  route: Route,
  query: URLSearchParams,
  caller: { readonly levels: readonly string[]; readonly identityId: string },
): Reply | undefined => {
  const { levels }: Operation = route.operation;
  if (levels.length > 0 && !levels.some((level) => caller.levels.includes(level))) return forbidden;
  if (route.id !== 'list-sources' || caller.levels.includes('ORG_ADMIN')) return undefined;
  const asked = query.get('for-subadmin') ?? '';
  return ['me', caller.identityId].includes(asked) ? undefined : forbidden;
};
