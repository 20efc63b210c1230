// The schema of a started synchronization of attributes.

import * as z from 'zod';
import { maybe, text } from '../tolerant.ts';

/** A synchronization of attributes that was begun (sources API, SourceSyncJob). `dataJson` is JSON inside a text. */
export const sourceSyncJob = z.looseObject({
  id: z.string(),
  status: text,
  payload: maybe(z.looseObject({ type: text, dataJson: text })),
});
export type SourceSyncJob = z.infer<typeof sourceSyncJob>;
