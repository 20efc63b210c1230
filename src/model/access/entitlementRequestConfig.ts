// The schema of how entitlements are requested and revoked: approvers, comments, durations.

import * as z from 'zod';
import { flag, list, maybe, number, text } from '../tolerant.ts';

/** Who has to agree; `approverId` names the group or workflow, and is null for whoever is found by their role. */
export const approvalScheme = z.looseObject({ approverType: text, approverId: text });
export type ApprovalScheme = z.infer<typeof approvalScheme>;

/** How long access may last: a number of HOURS, DAYS, WEEKS or MONTHS. */
export const accessDuration = z.looseObject({ value: number, timeUnit: text });
export type AccessDuration = z.infer<typeof accessDuration>;

/** What somebody has to go through who asks for an entitlement. */
export const accessRequestConfig = z.looseObject({
  approvalSchemes: list(approvalScheme),
  requestCommentRequired: flag,
  denialCommentRequired: flag,
  reauthorizationRequired: flag,
  requireEndDate: flag,
  maxPermittedAccessDuration: maybe(accessDuration),
  /** The form that is filled in; only entitlements have it (entitlements API). */
  formDefinitionId: text,
});
export type AccessRequestConfig = z.infer<typeof accessRequestConfig>;

/** What it takes to take an entitlement away again. */
export const revocationRequestConfig = z.looseObject({ approvalSchemes: list(approvalScheme) });
export type RevocationRequestConfig = z.infer<typeof revocationRequestConfig>;

/**
 * How entitlements are asked for, of a source or of one entitlement; what an entitlement says comes before what its
 * source says, and that before the organisation (sources API, get-source-entitlement-request-config; entitlements API,
 * get-entitlement-request-config). A part that is missing reads as undefined, not as one without approvers.
 */
export const entitlementRequestConfig = z.looseObject({
  accessRequestConfig: maybe(accessRequestConfig),
  revocationRequestConfig: maybe(revocationRequestConfig),
});
export type EntitlementRequestConfig = z.infer<typeof entitlementRequestConfig>;
