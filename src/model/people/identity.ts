// The schema of an identity.

import * as z from 'zod';
import { maybeReference } from '../reference.ts';
import { flag, id, maybe, record, text } from '../tolerant.ts';

/** A person (or another holder of accounts) as the tenant knows them (identities API). */
export const identity = z.looseObject({
  id,
  name: text,
  alias: text,
  emailAddress: text,
  /** `ERROR` where its last refresh failed. */
  processingState: text,
  identityStatus: text,
  managerRef: maybeReference,
  isManager: flag,
  lastRefresh: text,
  /** Whatever the identity profile maps, such as `department`. */
  attributes: record,
  lifecycleState: maybe(z.looseObject({ stateName: text, manuallyUpdated: flag })),
  created: text,
  modified: text,
});
export type Identity = z.infer<typeof identity>;
