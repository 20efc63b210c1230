// The schema of the JIT activation policy, and of the changes that can be made to it.

import * as z from 'zod';
import { flag, id, maybe, texts } from '../tolerant.ts';

const minutes = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : (value ?? null)),
  z.number().nullable().catch(null),
);

/** The tenant's JIT activation policy; null minutes are not set (JIT access API, get-jit-activation-config). */
export const jitPolicy = z.looseObject({
  id,
  entitlementIds: texts,
  maxActivationPeriodMins: minutes,
  maxActivationPeriodExtensionMins: minutes,
  defaultMaxActivationPeriodMins: minutes,
  defaultMaxActivationPeriodExtensionMins: minutes,
  notificationRecipients: texts,
  notificationTemplate: maybe(z.string()),
  applyToFutureAssignments: flag,
});
export type JitPolicy = z.infer<typeof jitPolicy>;

/** The fields that patch-jit-activation-config can replace, by the type of their value. */
export const jitFields = {
  entitlementIds: 'ids',
  maxActivationPeriodMins: 'minutes',
  maxActivationPeriodExtensionMins: 'minutes',
  defaultMaxActivationPeriodMins: 'minutes',
  defaultMaxActivationPeriodExtensionMins: 'minutes',
  notificationRecipients: 'emails',
  notificationTemplate: 'text',
  applyToFutureAssignments: 'flag',
} as const;
export type JitField = keyof typeof jitFields;
