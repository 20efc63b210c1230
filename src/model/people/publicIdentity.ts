// The schema of an identity as everybody in the tenant may see it.

import * as z from 'zod';
import { maybeReference } from '../reference.ts';
import { id, list, text } from '../tolerant.ts';

/** An identity as everybody in the tenant may see it (public identities API). */
export const publicIdentity = z.looseObject({
  id,
  name: text,
  alias: text,
  email: text,
  /** The name of the lifecycle state. */
  status: text,
  /** `ACTIVE`, `INACTIVE_SHORT_TERM` or `INACTIVE_LONG_TERM`. */
  identityState: text,
  manager: maybeReference,
  attributes: list(z.looseObject({ key: text, name: text, value: text })),
});
export type PublicIdentity = z.infer<typeof publicIdentity>;
