import * as z from 'zod';
import { maybeReference } from './reference.ts';
import { flag, maybe, record, text } from './tolerant.ts';

/**
 * An entitlement in either shape: v2024 has `privileged`, the per-service API `privilegeLevel`
 * (domain: entities, Entitlement). `privilegeOf` reads both.
 */
export const entitlement = z.looseObject({
  id: z.string(),
  name: text,
  attribute: text,
  value: text,
  sourceSchemaObjectType: text,
  description: text,
  privileged: flag,
  privilegeLevel: maybe(z.looseObject({ direct: text, effective: text, inherited: text })),
  requestable: flag,
  cloudGoverned: flag,
  owner: maybeReference,
  source: maybeReference,
  attributes: record,
  created: text,
  modified: text,
});
export type Entitlement = z.infer<typeof entitlement>;

/** The privilege in one word: the effective level where the API gives levels, HIGH for v2024's `privileged`. */
export const privilegeOf = (
  row: Pick<Entitlement, 'privileged' | 'privilegeLevel'>,
): string | undefined => {
  const level = row.privilegeLevel?.effective ?? row.privilegeLevel?.direct;
  if (level !== undefined) return level;
  return row.privileged === undefined ? undefined : row.privileged ? 'HIGH' : 'NONE';
};
