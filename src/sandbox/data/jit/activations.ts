// A just-in-time activation: its phases, and its status at any moment.

import type { ConnectionState } from '../../../model/access/connectionState.ts';
import type { HistoryStatus, WorkflowStatus } from '../../../model/jit/jitActivation.ts';

/** How an activation goes on after it was accepted. */
export type Verdict =
  /** Access is given, and taken away when the time is up. */
  | { readonly type: 'granted' }
  /** The workflow finds that it may not be. */
  | { readonly type: 'invalid'; readonly error: string }
  /** Nobody answered what the policy wants to know. */
  | { readonly type: 'timedOut' }
  /** The connected system does not take it. */
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
  /** How long the workflow takes to begin, to give access after that, and to take it away. */
  readonly creatingMs: number;
  readonly provisioningMs: number;
  readonly deprovisioningMs: number;
  readonly periodMins: number;
  /** What was added to the period. */
  readonly extensionMins: number;
  /** When somebody ended it before its time, and whether that was an administrator. */
  readonly ended: { readonly atMs: number; readonly by: 'holder' | 'administrator' } | undefined;
  readonly verdict: Verdict;
};

const minuteMs = 60_000;

/** When the phases of an activation begin; undefined for those that it never comes to. */
export type Milestones = {
  readonly activatingAtMs: number;
  readonly provisionedAtMs: number | undefined;
  readonly endsAtMs: number | undefined;
  /** When nothing of it goes on any more. */
  readonly doneAtMs: number;
};

/** When the phases of an activation begin, as far as can be known now. */
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

/** When the time of an activation is up if nobody ends it; undefined where access is never given. */
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

/** What the workflow says of itself at a moment. */
export const workflowStatusAt = (activation: Activation, atMs: number): WorkflowStatus => {
  const { activatingAtMs, provisionedAtMs, endsAtMs, doneAtMs } = milestonesOf(activation);
  if (atMs >= doneAtMs) return finalStatusOf(activation, endsAtMs !== undefined);
  if (endsAtMs !== undefined && atMs >= endsAtMs) return 'DEPROVISIONING';
  if (provisionedAtMs !== undefined && atMs >= provisionedAtMs) return 'PROVISIONED';
  return atMs < activatingAtMs ? 'CREATING' : 'ACTIVATING';
};

/** What the history says of an activation at a moment, in its own words. */
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

/** What the connection does while its latest activation is where it is. */
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

/** The moments at which an activation goes from one phase into the next. */
export const phaseTimesOf = (activation: Activation): readonly number[] => {
  const { activatingAtMs, provisionedAtMs, endsAtMs, doneAtMs } = milestonesOf(activation);
  return [activation.requestedAtMs, activatingAtMs, provisionedAtMs, endsAtMs, doneAtMs].filter(
    (turn) => turn !== undefined,
  );
};
