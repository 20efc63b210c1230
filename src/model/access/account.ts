// The schema of an account of a source.

import * as z from 'zod';
import { maybeReference } from '../reference.ts';
import { flag, id, record, text } from '../tolerant.ts';

/**
 * An account of a source (accounts API, list-accounts). What `detailLevel=SLIM` leaves out is undefined. `features` is
 * one text here, where a source has a list.
 */
export const account = z.looseObject({
  id,
  name: text,
  created: text,
  modified: text,
  sourceId: text,
  sourceName: text,
  identityId: text,
  identity: maybeReference,
  identityState: text,
  cloudLifecycleState: text,
  connectionType: text,
  isMachine: flag,
  attributes: record,
  authoritative: flag,
  description: text,
  disabled: flag,
  locked: flag,
  nativeIdentity: text,
  systemAccount: flag,
  uncorrelated: flag,
  uuid: text,
  manuallyCorrelated: flag,
  hasEntitlements: flag,
  sourceOwner: maybeReference,
  features: text,
  origin: text,
  ownerIdentity: maybeReference,
});
export type Account = z.infer<typeof account>;
