// The schema of the attribute synchronization of a source.

import * as z from 'zod';
import { maybeReference } from '../reference.ts';
import { flag, list, text } from '../tolerant.ts';

/** An identity attribute and the account attribute `target` that it is written to when it changes. */
export const attrSyncAttribute = z.looseObject({
  name: text,
  displayName: text,
  enabled: flag,
  target: text,
});
export type AttrSyncAttribute = z.infer<typeof attrSyncAttribute>;

/**
 * Which identity attributes are kept in step on a source: all that could be, whether they are or not. Only `enabled`
 * may be changed (sources API, get-source-attr-sync-config).
 */
export const attrSyncConfig = z.looseObject({
  source: maybeReference,
  attributes: list(attrSyncAttribute),
});
export type AttrSyncConfig = z.infer<typeof attrSyncConfig>;
