import * as z from 'zod';
import { maybeReference } from './reference.ts';
import { flag, maybe, record, text } from './tolerant.ts';

/**
 * An entitlement in either shape: v2024 has `privileged`, the per-service API `privilegeLevel`
 * (entitlements API, v1 and v2024); insight/privilege.ts reads both.
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
