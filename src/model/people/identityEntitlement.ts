// The schema of an entitlement that an identity holds.

import * as z from 'zod';
import { maybeReference } from '../reference.ts';
import { texts } from '../tolerant.ts';

/**
 * An entitlement that an identity holds. The schema wraps what it points at in `objectRef`, the example beside it does
 * not (entitlements API, list-entitlements-by-identity): both are read, and come out wrapped.
 */
export const identityEntitlement = z.preprocess(
  (value) =>
    typeof value === 'object' && value !== null && 'id' in value && !('objectRef' in value)
      ? { ...value, objectRef: value }
      : value,
  z.looseObject({ objectRef: maybeReference, tags: texts }),
);
export type IdentityEntitlement = z.infer<typeof identityEntitlement>;
