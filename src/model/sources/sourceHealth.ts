// The schema of the health of a source.

import * as z from 'zod';
import { flag, text } from '../tolerant.ts';

/** What source-health tells of a source; it has no message and no time (sources API, get-source-health). */
export const sourceHealth = z.looseObject({
  id: text,
  name: text,
  type: text,
  org: text,
  pod: text,
  hostname: text,
  iqServiceVersion: text,
  isAuthoritative: flag,
  isCluster: flag,
  status: text,
});
export type SourceHealth = z.infer<typeof sourceHealth>;
