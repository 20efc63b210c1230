// The schema of an access profile.

import * as z from 'zod';
import { maybeReference, reference } from '../reference.ts';
import { flag, id, list, text } from '../tolerant.ts';

/**
 * Entitlements of one source that are granted together (access profiles API). The search index has the same fields;
 * its references say no type (search API, index `accessprofiles`).
 */
export const accessProfile = z.looseObject({
  id,
  name: text,
  description: text,
  created: text,
  modified: text,
  enabled: flag,
  owner: maybeReference,
  source: maybeReference,
  /** A disabled one may hold none. */
  entitlements: list(reference),
  requestable: flag,
});
export type AccessProfile = z.infer<typeof accessProfile>;
