import type { Entitlement } from '../model/entitlement.ts';

/** The privilege in one word: the effective level where the API gives levels, HIGH for v2024's `privileged`. */
export const privilegeOf = (
  row: Pick<Entitlement, 'privileged' | 'privilegeLevel'>,
): string | undefined => {
  const level = row.privilegeLevel?.effective ?? row.privilegeLevel?.direct;
  if (level !== undefined) return level;
  return row.privileged === undefined ? undefined : row.privileged ? 'HIGH' : 'NONE';
};
