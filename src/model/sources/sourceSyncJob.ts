// The schema of a started synchronization of attributes.

import * as z from 'zod';
import { id, maybe, text } from '../tolerant.ts';

/** A synchronization of attributes that was begun (sources API, SourceSyncJob). `dataJson` is JSON inside a text. */
export const sourceSyncJob = z.looseObject({
  id,
  status: text,
  payload: maybe(z.looseObject({ type: text, dataJson: text })),
});
export type SourceSyncJob = z.infer<typeof sourceSyncJob>;
