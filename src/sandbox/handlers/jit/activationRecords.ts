// An activation as the history API sends it.

import { dashedId } from '../../../model/access/entitlementConnection.ts';
import {
  type Activation,
  expirationOf,
  historyStatusAt,
  milestonesOf,
} from '../../data/jit/activations.ts';
import { randomOf } from '../../data/random.ts';
import { minuteMs } from '../../data/time.ts';
import type { Quirks } from '../../faults/quirks.ts';
import { connectionViewAt } from '../../state/access/connectionViews.ts';
import type { Tenant } from '../../tenant.ts';
import { sourceNameOf } from '../access/connectionShapes.ts';

const policyName = 'Privileged Access Policy';

const iso = (ms: number | undefined): string | null =>
  ms === undefined ? null : new Date(ms).toISOString();

/** Minutes with two decimals; null until both moments have come. */
const minutesBetween = (fromMs: number | undefined, toMs: number | undefined): number | null =>
  fromMs === undefined || toMs === undefined
    ? null
    : Math.round(((toMs - fromMs) / minuteMs) * 100) / 100;

/** What the policy asked for before it gave access: nothing, a reason, or the number of a ticket. */
const frictionsOf = (tenant: Tenant, { id, verdict, requestedAtMs }: Activation) => {
  const random = randomOf(tenant.seed, 'frictions', id);
  const draw = random.int(0, 9);
  // The sandbox asks nothing for activations that clients start.
  if (requestedAtMs >= tenant.startedAtMs || draw < 4) return undefined;
  const isTicket = draw > 6;
  const isBypassed = draw === 9;
  const isOpen = verdict.type === 'timedOut';
  const data = isTicket ? `INC00${random.int(10_000, 99_999)}` : 'Change of the night shift.';
  return {
    isTicket,
    isBypassed,
    reference: isTicket && !isBypassed && !isOpen ? data : null,
    friction: {
      type: isTicket ? 'TICKET' : 'JUSTIFICATION',
      bypassAllowed: isBypassed,
      submittedData: isBypassed || isOpen ? null : data,
      status: isOpen ? 'PENDING' : 'COMPLETE',
    },
  };
};

/** An activation as the history API sends it at a moment; later times are null. */
export const recordAt = (
  tenant: Tenant,
  activation: Activation,
  atMs: number,
  quirks: Quirks,
): Readonly<Record<string, unknown>> => {
  const view = connectionViewAt(tenant, activation.connection, atMs);
  const policyId = tenant.policy()?.id;
  const frictions = frictionsOf(tenant, activation);
  const milestones = milestonesOf(activation);
  const reached = (ms: number | undefined) => (ms !== undefined && ms <= atMs ? ms : undefined);
  const isInvalid = activation.verdict.type === 'invalid';
  const hasEnd = milestones.endsAtMs !== undefined;
  const provisionStartMs = isInvalid ? undefined : reached(milestones.activatingAtMs);
  const provisionedMs = reached(milestones.provisionedAtMs);
  const endedMs = reached(milestones.endsAtMs);
  const deprovisionedMs = hasEnd ? reached(milestones.doneAtMs) : undefined;
  const status = historyStatusAt(activation, atMs);
  const isAsked = { required: frictions !== undefined, bypassed: frictions?.isBypassed === true };
  const isNotAsked = { required: false, bypassed: false };
  return {
    id: activation.id,
    tenantId: tenant.accounts.administrator.tenantId,
    identityId: view.identity?.id ?? '',
    accountId: view.account.id,
    entitlementId: view.entitlement.id,
    sourceId: view.account.sourceId,
    connectionId: quirks.has(58) ? view.id : dashedId(view.id),
    identityName: view.identity?.name ?? view.account.name,
    entitlementName: view.entitlement.name,
    sourceDisplayName: sourceNameOf(view),
    policyDisplayNames: policyId === undefined ? [] : [policyName],
    status,
    error: status === 'ERROR' && 'error' in activation.verdict ? activation.verdict.error : null,
    policyFrictionOutcome: frictions?.isBypassed ? 'BYPASSED' : 'SUCCESS_ENFORCED',
    policyMatchDetails: policyId === undefined ? null : [policyId],
    activationInitiated: iso(activation.requestedAtMs),
    provisionStart: iso(provisionStartMs),
    provisionCompleted: iso(provisionedMs),
    deprovisionStart: iso(endedMs),
    deprovisionComplete: iso(deprovisionedMs),
    provisionDurationMins: minutesBetween(provisionStartMs, provisionedMs),
    deprovisionDurationMins: minutesBetween(endedMs, deprovisionedMs),
    summary:
      policyId === undefined
        ? null
        : {
            policyMatches: [{ policyId, policyName }],
            reauthentication: isNotAsked,
            justification: frictions?.isTicket === false ? isAsked : isNotAsked,
            serviceNowTicket: {
              ...(frictions?.isTicket === true ? isAsked : isNotAsked),
              ticketReference: frictions?.reference ?? null,
            },
          },
    frictions: frictions === undefined ? null : [frictions.friction],
    activationDetails: {
      workflowId: activation.workflowId,
      requestedMins: activation.periodMins,
      extensionMins: activation.extensionMins,
      expiration: provisionedMs === undefined ? null : iso(expirationOf(activation)),
    },
    activationDuration: null,
    provisioningDetails: null,
  };
};
