// The schema of a provisioning policy and its fields.

import * as z from 'zod';
import { flag, id, list, record, text } from '../tolerant.ts';

/** What a policy is for (sources API, get-provisioning-policy). */
export const usageTypes = [
  'CREATE',
  'UPDATE',
  'ENABLE',
  'DISABLE',
  'DELETE',
  'ASSIGN',
  'UNASSIGN',
  'CREATE_GROUP',
  'UPDATE_GROUP',
  'DELETE_GROUP',
  'REGISTER',
  'CREATE_IDENTITY',
  'UPDATE_IDENTITY',
  'EDIT_GROUP',
  'UNLOCK',
  'CHANGE_PASSWORD',
] as const;
export type UsageType = (typeof usageTypes)[number];

/** The usage type that only version 2 of the policies knows: accounts of a subtype that belong to machines. */
export const machineUsageType = 'CREATE_MACHINE_ACCOUNT';

/** The types of a field's values (sources API, field details); `secret` ones are masked and encrypted. */
export const fieldTypes = ['string', 'int', 'long', 'date', 'boolean', 'secret'] as const;

/**
 * How one attribute gets its value when an account is made or changed: by a transform, by a rule, or by what its
 * attributes say. Those hold numbers and truths as texts, such as `cloudMaxSize: "20"` (seen on tenants).
 */
export const policyField = z.looseObject({
  name: text,
  transform: record,
  attributes: record,
  isRequired: flag,
  type: text,
  isMultiValued: flag,
});
export type PolicyField = z.infer<typeof policyField>;

/**
 * How accounts are made or changed in a source. Its key is the usage type; only version 2 gives it an id, and so can
 * have several of a usage type. The name is required and may be null (sources API, get-provisioning-policy).
 */
export const provisioningPolicy = z.looseObject({
  id: text,
  name: text,
  description: text,
  usageType: text,
  subtypeId: text,
  fields: list(policyField),
});
export type ProvisioningPolicy = z.infer<typeof provisioningPolicy>;

/** A policy as version 2 gives it: its id is its key. */
export const identifiedPolicy = z.looseObject({ ...provisioningPolicy.shape, id });
export type IdentifiedPolicy = z.infer<typeof identifiedPolicy>;
