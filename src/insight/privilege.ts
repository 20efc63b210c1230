// Says the privilege of an entitlement in one word, in either shape of the API.

import type { Entitlement } from '../model/access/entitlement.ts';

/** Every privilege, the highest first; `not high` stands where no more than that is known. */
export const privileges = ['HIGH', 'MEDIUM', 'LOW', 'not high', 'NONE'] as const;

/**
 * The privilege in a word: the effective level where the API gives levels. Where it only says `privileged`, as v2024
 * and the entitlements of an account do, yes is HIGH, and no is anything below it.
 */
export const privilegeOf = (
  row: Pick<Entitlement, 'privileged' | 'privilegeLevel'>,
): string | undefined => {
  const level = row.privilegeLevel?.effective ?? row.privilegeLevel?.direct;
  if (level !== undefined) return level;
  return row.privileged === undefined ? undefined : row.privileged ? 'HIGH' : 'not high';
};
