// The schema of an entitlement and of its privilege level.

import * as z from 'zod';
import { maybeReference, reference } from '../reference.ts';
import { flag, id, list, maybe, record, text, texts } from '../tolerant.ts';

/** How much power an entitlement carries, and who or what said so (entitlements API v1, privilegeLevel). */
export const privilegeLevel = z.looseObject({
  direct: text,
  effective: text,
  inherited: text,
  setBy: text,
  setByType: text,
});
export type PrivilegeLevel = z.infer<typeof privilegeLevel>;

/** A right on a part of the target that comes with an entitlement (entitlements API, directPermissions). */
const directPermission = z.looseObject({ rights: texts, target: text });

/**
 * An entitlement in either shape: v2024 has `privileged`, the per-service API `privilegeLevel`
 * (entitlements API, v1 and v2024); insight/privilege.ts reads both.
 */
export const entitlement = z.looseObject({
  id,
  name: text,
  attribute: text,
  value: text,
  sourceSchemaObjectType: text,
  description: text,
  privileged: flag,
  privilegeLevel: maybe(privilegeLevel),
  requestable: flag,
  cloudGoverned: flag,
  owner: maybeReference,
  additionalOwners: list(reference),
  /** DISPLAY_NAME and DESCRIPTION, true where a person wrote them: an aggregation then leaves them alone. */
  manuallyUpdatedFields: record,
  source: maybeReference,
  attributes: record,
  /** Ids of the segments that it is in. */
  segments: texts,
  tags: texts,
  directPermissions: list(directPermission),
  created: text,
  modified: text,
});
export type Entitlement = z.infer<typeof entitlement>;

/** The most entitlements that one request changes (entitlements API, update-entitlements-in-bulk). */
export const maximumBulkEntitlements = 50;
