// The documents of the search API: what all of them have, and those of entitlements.

import type { EntitlementRow } from '../wire.ts';
import { company } from './tenant.ts';

/** What can be searched for; the others of the API hold nothing in this tenant. */
export type DocumentType = 'identity' | 'entitlement' | 'event';

/** A document as it is found. */
export type SearchDocument = {
  readonly id: string;
  readonly _type: DocumentType;
  readonly [field: string]: unknown;
};

/** The document with what every one of them has. `syncedAtMs` is when it came into the index. */
export const documentOf = (
  type: DocumentType,
  fields: { readonly id: string; readonly [field: string]: unknown },
  syncedAtMs: number,
): SearchDocument => ({
  ...fields,
  synced: new Date(syncedAtMs).toISOString(),
  pod: company.pod,
  org: company.org,
  _type: type,
  // An event has a type of its own.
  type: fields.type ?? type,
  _version: 'v2',
});

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
