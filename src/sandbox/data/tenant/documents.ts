// A document of the search API, and the fields that all documents have.

import { company } from './tenant.ts';

/** A document of the search API. */
export type SearchDocument = {
  readonly id: string;
  /** The kind of the document, such as `identity`. */
  readonly _type: string;
  readonly [field: string]: unknown;
};

/** Adds the fields that all documents have. `syncedAtMs` is when the document was put into the index. */
export const documentOf = (
  type: string,
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
