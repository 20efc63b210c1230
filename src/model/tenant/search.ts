// The schema of a search hit, and the type of a search query.

import * as z from 'zod';
import { maybeReference } from '../reference.ts';
import { id, text } from '../tolerant.ts';
import type { DslQuery } from './searchDsl.ts';

/** What can be searched (search API, search-post). Others may be added at any time. */
export const searchIndices = [
  'accessprofiles',
  'accountactivities',
  'entitlements',
  'events',
  'identities',
  'roles',
] as const;
export type SearchIndex = (typeof searchIndices)[number];

/** What to search for. */
export type SearchQuery = {
  /** All of them where absent. */
  readonly indices?: readonly SearchIndex[];
  /**
   * A query string, such as `name:"Finance AP" AND NOT requestable:true` or `technicalName:*FAILED`; or a query that a
   * program builds, which has fields, times and names that a string could be misread by.
   */
  readonly query: string | DslQuery;
  /** Fields to sort by, `-` in front for descending; each hit must have them. By id by default. */
  readonly sort?: readonly string[];
};

/** A document that was found. What it holds beside these fields depends on its `_type` (search API, search-post). */
export const searchHit = z.looseObject({
  id,
  name: text,
  displayName: text,
  /** `identity`, `entitlement`, `event`, `role`, `accessprofile` or `accountactivity`. */
  _type: text,
  type: text,
  description: text,
  source: maybeReference,
  /** Of an event: who or what it happened to, and how it went. */
  target: maybeReference,
  status: text,
  technicalName: text,
  created: text,
  modified: text,
});
export type SearchHit = z.infer<typeof searchHit>;
