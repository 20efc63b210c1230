// The 400 answers for a missing field and an illegal value.

import { type Reply, refusal } from '../http/respond.ts';

/** 400 for a required field that is missing. */
export const missingField = (name: string): Reply =>
  refusal(
    '400.1.0 Required data missing or empty',
    `Required field '${name}' was missing or empty.`,
  );

/** 400 for an illegal value. */
export const illegalValue = (...causes: readonly string[]): Reply =>
  refusal('400.1.3 Illegal value', ...causes);
