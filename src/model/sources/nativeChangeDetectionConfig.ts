// The schema of which changes made on the target system itself are detected.

import * as z from 'zod';
import { flag, texts } from '../tolerant.ts';

/**
 * What is noticed of changes that somebody makes on the system itself (sources API,
 * get-native-change-detection-config). The selected ones only count where the flag for all of them is off.
 */
export const nativeChangeDetectionConfig = z.looseObject({
  enabled: flag,
  /** ACCOUNT_UPDATED, ACCOUNT_CREATED and ACCOUNT_DELETED. */
  operations: texts,
  allEntitlements: flag,
  allNonEntitlementAttributes: flag,
  selectedEntitlements: texts,
  selectedNonEntitlementAttributes: texts,
});
export type NativeChangeDetectionConfig = z.infer<typeof nativeChangeDetectionConfig>;
