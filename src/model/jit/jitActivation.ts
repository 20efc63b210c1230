// The schemas of JIT activations: the answer of the workflow, and a record of the history.

import * as z from 'zod';
import { flag, id, list, maybe, number, record, text, texts } from '../tolerant.ts';

/** What the workflow of an activation says of itself (JIT activations API, start-activate-workflow). */
export const workflowStatuses = [
  'CREATING',
  'ACTIVATING',
  'INVALID',
  'ERROR',
  'PROVISIONED',
  'DEPROVISIONING',
  'COMPLETED',
  'REVOKED',
] as const;
export type WorkflowStatus = (typeof workflowStatuses)[number];

/** What the history says of an activation: other words than the workflow has (JIT activations API, list-jit-activation-history). */
export const historyStatuses = [
  'ACTIVATING',
  'AWAITING_FRICTIONS',
  'PROVISIONING',
  'PROVISIONED',
  'DEPROVISIONING',
  'COMPLETE',
  'CANCELLED',
  'ERROR',
  'TIMED_OUT',
  'REVOKED',
] as const;
export type HistoryStatus = (typeof historyStatuses)[number];

const running: readonly string[] = [
  'ACTIVATING',
  'AWAITING_FRICTIONS',
  'PROVISIONING',
  'PROVISIONED',
  'DEPROVISIONING',
] satisfies readonly HistoryStatus[];

/** Whether an activation with this status in the history is still going on; an unknown status is not. */
export const isRunning = (status: string | undefined): boolean =>
  status !== undefined && running.includes(status.toUpperCase());

/**
 * The answer to an activation, an extension or a deactivation: it was accepted, and what it comes to is seen in the
 * history later (JIT activations API).
 */
export const workflowAnswer = z.looseObject({
  /** Names the workflow, such as `jit-activation-abc123`. */
  id: text,
  /** Names the record in the history. */
  activationId: text,
  connectionId: text,
  /** Of an activation. */
  activationPeriodMins: number,
  /** Of an extension. */
  activationPeriodExtensionMins: number,
  status: text,
  startTime: text,
});
export type WorkflowAnswer = z.infer<typeof workflowAnswer>;

const friction = maybe(z.looseObject({ required: flag, bypassed: flag, ticketReference: text }));

/**
 * An activation in the history. The names are not regular: `provisionCompleted` but `deprovisionComplete`. The last
 * three objects have no stable shape (JIT activations API, list-jit-activation-history).
 */
export const activationRecord = z.looseObject({
  id,
  tenantId: text,
  identityId: text,
  accountId: text,
  entitlementId: text,
  sourceId: text,
  connectionId: text,
  identityName: text,
  entitlementName: text,
  sourceDisplayName: text,
  policyDisplayNames: texts,
  status: text,
  error: text,
  policyFrictionOutcome: text,
  policyMatchDetails: texts,
  activationInitiated: text,
  provisionStart: text,
  provisionCompleted: text,
  deprovisionStart: text,
  deprovisionComplete: text,
  provisionDurationMins: number,
  deprovisionDurationMins: number,
  summary: maybe(
    z.looseObject({
      policyMatches: list(z.looseObject({ policyId: text, policyName: text })),
      reauthentication: friction,
      justification: friction,
      serviceNowTicket: friction,
    }),
  ),
  frictions: list(
    z.looseObject({ type: text, bypassAllowed: flag, submittedData: text, status: text }),
  ),
  activationDetails: record,
  activationDuration: record,
  provisioningDetails: record,
});
export type ActivationRecord = z.infer<typeof activationRecord>;
