// The schema of how accounts of a source find their identity.

import * as z from 'zod';
import { flag, list, text } from '../tolerant.ts';

/** One comparison: the account attribute `value` with the identity attribute `property`. */
export const correlationAssignment = z.looseObject({
  property: text,
  value: text,
  /** Always EQ. */
  operation: text,
  complex: flag,
  ignoreCase: flag,
  /** ANYWHERE, START or END. */
  matchMode: text,
  filterString: text,
});
export type CorrelationAssignment = z.infer<typeof correlationAssignment>;

/**
 * How accounts of a source find their identity: the first comparison that fits decides (sources API,
 * get-correlation-config). The tenant does not check that the attributes exist (seen on tenants).
 */
export const correlationConfig = z.looseObject({
  id: text,
  name: text,
  attributeAssignments: list(correlationAssignment),
});
export type CorrelationConfig = z.infer<typeof correlationConfig>;
