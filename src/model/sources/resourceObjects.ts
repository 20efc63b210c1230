// The schema of accounts and groups as the connector reads them from the target system.

import * as z from 'zod';
import { flag, list, number, record, text, texts } from '../tolerant.ts';

/** An account or group as the connector reads it, before the tenant makes anything of it. */
export const resourceObject = z.looseObject({
  instance: text,
  identity: text,
  uuid: text,
  previousIdentity: text,
  name: text,
  objectType: text,
  incomplete: flag,
  incremental: flag,
  delete: flag,
  remove: flag,
  missing: texts,
  attributes: record,
  finalUpdate: flag,
});
export type ResourceObject = z.infer<typeof resourceObject>;

/**
 * A few objects that a connector read (sources API, peek-resource-objects). None at all may only mean that the source
 * aggregates by difference (seen on tenants).
 */
export const resourceObjects = z.looseObject({
  id: text,
  name: text,
  objectCount: number,
  elapsedMillis: number,
  resourceObjects: list(resourceObject),
});
export type ResourceObjects = z.infer<typeof resourceObjects>;

/** What to read: objects of a schema's native type, `account` by default, and how many at most, 25 by default. */
export type PeekRequest = { readonly objectType?: string; readonly maxCount?: number };
