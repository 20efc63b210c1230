// An entitlement as the search API sends it.

import type { EntitlementRow } from '../wire.ts';

/** An entitlement as the search API sends it, without the fields that all documents have. */
export const entitlementDocument = (row: EntitlementRow) => ({
  id: row.id,
  name: row.name,
  displayName: row.name,
  ...(row.description === null ? {} : { description: row.description }),
  created: row.created,
  modified: row.modified,
  attribute: row.attribute,
  value: row.value,
  sourceSchemaObjectType: row.sourceSchemaObjectType,
  schema: row.sourceSchemaObjectType,
  privileged: row.privilege === 'HIGH',
  cloudGoverned: row.cloudGoverned,
  requestable: row.requestable,
  source: { id: row.source.id, name: row.source.name, type: 'SOURCE' },
  attributes: row.attributes,
  tags: row.tags ?? [],
  permissions: row.directPermissions,
});
