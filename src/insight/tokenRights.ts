// Finds the operations that a token will be refused, by what the token says about itself.

import type { Scheme } from '../model/connection.ts';
import {
  type Operation,
  type OperationId,
  operations,
  permissionOf,
  productOf,
  versionOf,
} from '../model/operations.ts';
import type { Claims } from '../model/whoAmI.ts';

/** The scope that stands for all others. */
const everyScope = 'sp:scopes:all';

/** Whether a token acts for somebody; a client without a user has no levels, and some operations are not for it. */
export const actsForUser = ({ userName, identityId }: Claims): boolean =>
  userName !== undefined || identityId !== undefined;

/**
 * A scope as the API names them: `idn:sources:read`. Tokens of real tenants hold codes such as `Bg==` (seen on tenants),
 * and names that stand for others, such as `sp:scopes:default`.
 */
const isScopeName = (text: string): boolean =>
  /^[a-z][\w-]*(?::[\w.-]+)+$/i.test(text) && !text.startsWith('sp:scopes:');

/** The user levels that the API's own documents name; a tenant can have levels of its own, which may grant anything. */
const knownLevels: readonly string[] = [
  'ORG_ADMIN',
  'SOURCE_ADMIN',
  'SOURCE_SUBADMIN',
  'ROLE_ADMIN',
  'ROLE_SUBADMIN',
  'HELPDESK',
  'CERT_ADMIN',
  'REPORT_ADMIN',
  'POLICY_ADMIN',
  'USER',
];

const isLevelName = (text: string): boolean => knownLevels.includes(text);

/** Scopes of OpenID Connect, which are no rights in the API. */
const ofOpenId = ['openid', 'profile', 'email', 'offline_access'];

/**
 * What a claim says in names that we know the meaning of; undefined where it says nothing, or holds a code, which may
 * stand for any right.
 */
const named = (
  claim: readonly string[] | undefined,
  isName: (text: string) => boolean,
): readonly string[] | undefined => {
  // A list of nothing says no more than no list: whoever has a token may do something.
  if (claim === undefined || claim.length === 0) return undefined;
  if (claim.includes(everyScope)) return claim;
  return claim.every((text) => isName(text) || ofOpenId.includes(text)) ? claim : undefined;
};

/** Whether the token says in names which scopes and levels it has; where it does not, nobody can tell what is refused. */
export const saysRights = ({ scopes, levels }: Claims): boolean =>
  named(scopes, isScopeName) !== undefined &&
  (levels === undefined || named(levels, isLevelName) !== undefined);

const isInScope = (wanted: readonly string[], claims: Claims): boolean => {
  const scopes = named(claims.scopes, isScopeName);
  return (
    scopes === undefined ||
    wanted.length === 0 ||
    [everyScope, ...wanted].some((scope) => scopes.includes(scope))
  );
};

/** Everybody has the level USER, so that tokens do not name it. */
const hasLevel = (wanted: readonly string[], claims: Claims): boolean => {
  const levels = named(claims.levels, isLevelName);
  return (
    levels === undefined ||
    wanted.length === 0 ||
    wanted.some((level) => level === 'USER' || levels.includes(level))
  );
};

/** What a token lacks for an operation, by its own claims; undefined where it lacks nothing. */
export const missingFor = (id: OperationId, scheme: Scheme, claims: Claims): string | undefined => {
  const operation: Operation = operations[id];
  const { scopes, levels, usersOnly } = permissionOf(operation, versionOf(operation, scheme));
  if (!isInScope(scopes, claims)) return `the scope ${scopes.join(' or ')}`;
  if (!actsForUser(claims)) return usersOnly === true ? 'a token of a user' : undefined;
  return hasLevel(levels, claims) ? undefined : levels.join(' or ');
};

/** Operations that are refused, each with what is missing for it. */
export type Refused = { readonly operation: OperationId; readonly needs: string };

/** The operations of the table that a token will be refused, by its own claims. */
export const refusedBy = (claims: Claims, scheme: Scheme): readonly Refused[] =>
  (Object.keys(operations) as OperationId[]).flatMap((operation) => {
    if (productOf(operations[operation]) === 'identityiq') return [];
    const needs = missingFor(operation, scheme, claims);
    return needs === undefined ? [] : [{ operation, needs }];
  });

/** An operation's name as words: `patch-jit-activation-config` reads "patch jit activation config". */
export const operationWords = (id: OperationId): string => id.replaceAll('-', ' ');

/** Scopes in words: everything, or how many of which services. */
export const scopeWords = (scopes: readonly string[] | undefined): string => {
  if (scopes === undefined) return 'the token does not say';
  if (scopes.includes(everyScope)) return `${everyScope}: everything that the user levels allow`;
  if (scopes.length === 0) return 'the token names none';
  if (named(scopes, isScopeName) === undefined) {
    return scopes.some(isScopeName)
      ? `${[...scopes].sort().join(', ')}: some are coded, only the tenant can read those`
      : `${scopes.join(', ')}: coded, only the tenant can read them`;
  }
  return [...scopes].sort().join(', ');
};
