// A just-in-time activation: its phases, and its status at any moment.

import type { ConnectionState } from '../../../model/access/connectionState.ts';
import type { HistoryStatus, WorkflowStatus } from '../../../model/jit/jitActivation.ts';
import { minuteMs } from '../time.ts';

/** How an activation ends that was accepted. */
export type Verdict =
  /** Access is given, and removed when the time is up. */
  | { readonly type: 'granted' }
  /** The workflow finds the request invalid. */
  | { readonly type: 'invalid'; readonly error: string }
  /** The questions of the policy were not answered in time. */
  | { readonly type: 'timedOut' }
  /** The connected system refuses the change. */
  | { readonly type: 'failed'; readonly error: string };

/** An activation from its request to its end. Times are epoch milliseconds. */
export type Activation = {
  /** The id of the record in the history, a dashed UUID. */
  readonly id: string;
  /** The id of the workflow. */
  readonly workflowId: string;
  /** The place of the connection. */
  readonly connection: number;
  readonly requestedAtMs: number;
  /** How long the workflow takes to start, then to give access, and later to remove it. */
  readonly creatingMs: number;
  readonly provisioningMs: number;
  readonly deprovisioningMs: number;
  readonly periodMins: number;
  /** The minutes that extensions added to the period. */
  readonly extensionMins: number;
  /** When and by whom it was ended early. */
  readonly ended: { readonly atMs: number; readonly by: 'holder' | 'administrator' } | undefined;
  readonly verdict: Verdict;
};

/** When the phases of an activation begin; undefined for phases that it never reaches. */
export type Milestones = {
  readonly activatingAtMs: number;
  readonly provisionedAtMs: number | undefined;
  readonly endsAtMs: number | undefined;
  /** When the workflow has finished. */
  readonly doneAtMs: number;
};

/** When the phases of an activation begin, unless somebody still changes it. */
export const milestonesOf = (activation: Activation): Milestones => {
  const { requestedAtMs, creatingMs, provisioningMs, deprovisioningMs, ended } = activation;
  const activatingAtMs = requestedAtMs + creatingMs;
  const readyAtMs = activatingAtMs + provisioningMs;
  if (activation.verdict.type === 'invalid') {
    return {
      activatingAtMs,
      provisionedAtMs: undefined,
      endsAtMs: undefined,
      doneAtMs: activatingAtMs,
    };
  }
  const isEarly = ended !== undefined && ended.atMs < readyAtMs;
  if (activation.verdict.type !== 'granted' && !isEarly) {
    return { activatingAtMs, provisionedAtMs: undefined, endsAtMs: undefined, doneAtMs: readyAtMs };
  }
  const timeIsUpAtMs = readyAtMs + (activation.periodMins + activation.extensionMins) * minuteMs;
  const endsAtMs = Math.min(timeIsUpAtMs, ended?.atMs ?? Number.POSITIVE_INFINITY);
  return {
    activatingAtMs,
    provisionedAtMs: isEarly ? undefined : readyAtMs,
    endsAtMs,
    doneAtMs: endsAtMs + deprovisioningMs,
  };
};

/** When access expires, unless somebody ends it early; undefined where access is never given. */
export const expirationOf = (activation: Activation): number | undefined => {
  const { provisionedAtMs } = milestonesOf(activation);
  return provisionedAtMs === undefined
    ? undefined
    : provisionedAtMs + (activation.periodMins + activation.extensionMins) * minuteMs;
};

const finalStatusOf = ({ verdict, ended }: Activation, wasEarly: boolean): WorkflowStatus => {
  if (verdict.type === 'invalid') return 'INVALID';
  if (verdict.type !== 'granted' && !wasEarly) return 'ERROR';
  return ended?.by === 'administrator' ? 'REVOKED' : 'COMPLETED';
};

/** The status of the workflow at a moment. */
export const workflowStatusAt = (activation: Activation, atMs: number): WorkflowStatus => {
  const { activatingAtMs, provisionedAtMs, endsAtMs, doneAtMs } = milestonesOf(activation);
  if (atMs >= doneAtMs) return finalStatusOf(activation, endsAtMs !== undefined);
  if (endsAtMs !== undefined && atMs >= endsAtMs) return 'DEPROVISIONING';
  if (provisionedAtMs !== undefined && atMs >= provisionedAtMs) return 'PROVISIONED';
  return atMs < activatingAtMs ? 'CREATING' : 'ACTIVATING';
};

/** The status of an activation in the history at a moment. */
export const historyStatusAt = (activation: Activation, atMs: number): HistoryStatus => {
  const { provisionedAtMs } = milestonesOf(activation);
  const status = workflowStatusAt(activation, atMs);
  switch (status) {
    case 'CREATING':
      return 'ACTIVATING';
    case 'ACTIVATING':
      return activation.verdict.type === 'timedOut' ? 'AWAITING_FRICTIONS' : 'PROVISIONING';
    case 'INVALID':
      return 'ERROR';
    case 'ERROR':
      return activation.verdict.type === 'timedOut' ? 'TIMED_OUT' : 'ERROR';
    case 'COMPLETED':
      return provisionedAtMs === undefined ? 'CANCELLED' : 'COMPLETE';
    default:
      return status;
  }
};

/** The state of a connection by its latest activation, at a moment. */
export const connectionStateAt = (activation: Activation, atMs: number): ConnectionState => {
  switch (workflowStatusAt(activation, atMs)) {
    case 'CREATING':
    case 'ACTIVATING':
      return 'ACTIVATING';
    case 'PROVISIONED':
      return 'ACTIVE';
    case 'DEPROVISIONING':
      return 'DEPROVISIONING';
    case 'ERROR':
      return activation.verdict.type === 'timedOut' ? 'AVAILABLE' : 'ERROR';
    default:
      return 'AVAILABLE';
  }
};

/** The times at which an activation enters its phases. */
export const phaseTimesOf = (activation: Activation): readonly number[] => {
  const { activatingAtMs, provisionedAtMs, endsAtMs, doneAtMs } = milestonesOf(activation);
  return [activation.requestedAtMs, activatingAtMs, provisionedAtMs, endsAtMs, doneAtMs].filter(
    (turn) => turn !== undefined,
  );
};
