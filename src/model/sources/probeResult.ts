// The schema of the answer of a live check.

import * as z from 'zod';
import { number, text } from '../tolerant.ts';

/**
 * The answer of a live check. A failed check is HTTP 200 too: `status` in the body decides.
 * `details` is an object, a text or null, as the connector likes (sources API, StatusResponse).
 */
export const probeResult = z.looseObject({
  id: text,
  name: text,
  status: text,
  elapsedMillis: number,
  details: z.unknown().optional(),
});
export type ProbeResult = z.infer<typeof probeResult>;
