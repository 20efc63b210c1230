// The handlers of just-in-time activation: activate, extend, deactivate, history.

import { bareId, dashedId } from '../../../model/access/entitlementConnection.ts';
import { failure, type Result, success } from '../../../model/result.ts';
import { upstreamFailure } from '../../data/jit/activationHistory.ts';
import { type Activation, type Verdict, workflowStatusAt } from '../../data/jit/activations.ts';
import { type JsonObject, objectOf } from '../../http/body.ts';
import { accepted, badRequest, forbidden, notFound, type Reply } from '../../http/respond.ts';
import { answerRows } from '../../lists/lists.ts';
import { connectionsOf } from '../../state/access/connections.ts';
import { type ConnectionView, connectionViewAt } from '../../state/access/connectionViews.ts';
import { activationsOf } from '../../state/jit/activations.ts';
import { callerPlaceOf, indexedAtMs } from '../access/entitlementConnections.ts';
import type { Call, Handlers } from '../call.ts';
import { recordAt } from './activationRecords.ts';

type Asked = { readonly view: ConnectionView; readonly mins: number };

const largestMins = 2 ** 31 - 1;

const isMins = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= largestMins;

/** The connection of a body, which must belong to the caller, and the minutes of a field. */
const askedFor = (call: Call, minutesField?: string): Result<Asked, Reply> => {
  const body = objectOf(call);
  if (!body.ok) return body;
  const { connectionId } = body.value;
  if (typeof connectionId !== 'string' || !/^[0-9a-f]{32}$/.test(bareId(connectionId))) {
    return failure(badRequest('"connectionId" must be the id of a connection.'));
  }
  const mins = readMins(body.value, minutesField);
  if (!mins.ok) return mins;
  const place = connectionsOf(call.tenant).placeOf(connectionId);
  if (place === undefined) return failure(notFound);
  const view = connectionViewAt(call.tenant, place, call.atMs);
  return view.account.identityPlace === callerPlaceOf(call)
    ? success({ view, mins: mins.value })
    : failure(forbidden);
};

const readMins = (body: JsonObject, field: string | undefined): Result<number, Reply> => {
  const mins = field === undefined ? 0 : body[field];
  return field === undefined || isMins(mins)
    ? success(isMins(mins) ? mins : 0)
    : failure(badRequest(`"${field}" must be a whole number of at least 1.`));
};

/** How the workflow of a valid request will end. */
const verdictOn = ({ tenant }: Call, { view, mins }: Asked): Verdict => {
  const maximum = tenant.policy()?.maxActivationPeriodMins ?? Number.POSITIVE_INFINITY;
  if (mins > maximum) {
    return {
      type: 'invalid',
      error: `The requested ${mins} minutes exceed the maximum of ${maximum} of the policy.`,
    };
  }
  const status = view.source?.status ?? '';
  return /_(ERROR|FAILURE)_/.test(status)
    ? { type: 'failed', error: upstreamFailure }
    : { type: 'granted' };
};

const answerOf = (
  call: Call,
  { view }: Asked,
  activation: Activation,
  minutes: Readonly<Record<string, number>> = {},
): Reply =>
  accepted({
    id: activation.workflowId,
    activationId: activation.id,
    connectionId: call.quirks.has(58) ? view.id : dashedId(view.id),
    ...minutes,
    status: workflowStatusAt(activation, call.atMs),
    startTime: new Date(call.atMs).toISOString(),
  });

/** Starts an activation. Some errors are answered at once, the others appear later in the workflow (35). */
const activate = (call: Call): Reply => {
  const { tenant, atMs } = call;
  const asked = askedFor(call, 'activationPeriodMins');
  if (!asked.ok) return asked.error;
  const { view, mins } = asked.value;
  if (view.type !== 'JIT') return badRequest('The connection is not activated just in time.');
  if (view.state === 'EXPIRED') return badRequest('The connection has expired.');
  const activations = activationsOf(tenant);
  if (activations.running(view.place, atMs) !== undefined) {
    return badRequest('The connection is active already.');
  }
  const activation = activations.start({
    connection: view.place,
    requestedAtMs: atMs,
    periodMins: mins,
    verdict: verdictOn(call, asked.value),
  });
  return answerOf(call, asked.value, activation, { activationPeriodMins: mins });
};

/** Extends an activation. Where that is not allowed, the answer is the same and the activation stays as it is. */
const extend = (call: Call): Reply => {
  const { tenant, atMs } = call;
  const asked = askedFor(call, 'activationPeriodExtensionMins');
  if (!asked.ok) return asked.error;
  const { view, mins } = asked.value;
  const activations = activationsOf(tenant);
  const running = activations.running(view.place, atMs);
  if (running === undefined) return notFound;
  const extensionMins = running.extensionMins + mins;
  const maximum = tenant.policy()?.maxActivationPeriodExtensionMins ?? Number.POSITIVE_INFINITY;
  const isEnding = workflowStatusAt(running, atMs) === 'DEPROVISIONING';
  const extended = isEnding || extensionMins > maximum ? running : { ...running, extensionMins };
  activations.change(extended);
  return answerOf(call, asked.value, extended, { activationPeriodExtensionMins: mins });
};

/** Ends an activation; before access was given, that cancels it. */
const deactivate = (call: Call): Reply => {
  const { tenant, atMs } = call;
  const asked = askedFor(call);
  if (!asked.ok) return asked.error;
  const activations = activationsOf(tenant);
  const running = activations.running(asked.value.view.place, atMs);
  if (running === undefined) return notFound;
  const isEnding = workflowStatusAt(running, atMs) === 'DEPROVISIONING';
  const ended: Activation = isEnding ? running : { ...running, ended: { atMs, by: 'holder' } };
  activations.change(ended);
  return answerOf(call, asked.value, ended);
};

const historyOf = (call: Call, isShown: (record: JsonObject) => boolean): readonly JsonObject[] => {
  const atMs = indexedAtMs(call);
  return activationsOf(call.tenant)
    .all()
    .filter(({ requestedAtMs }) => requestedAtMs <= atMs)
    .sort((left, right) => right.requestedAtMs - left.requestedAtMs)
    .map((activation) => recordAt(call.tenant, activation, atMs, call.quirks))
    .filter(isShown);
};

const listHistory = (call: Call): Reply =>
  answerRows(
    call,
    'list-jit-activation-history',
    historyOf(call, () => true),
  );

const listMyHistory = (call: Call): Reply => {
  const caller = call.account?.user?.identityId;
  const records = historyOf(call, ({ identityId }) => identityId === caller);
  return answerRows(call, 'list-jit-activation-history-for-current-identity', records);
};

/** The handlers of just-in-time activations and their history. */
export const activationHandlers = {
  'start-activate-workflow': activate,
  'start-extend-workflow': extend,
  'start-deactivate-workflow': deactivate,
  'list-jit-activation-history': listHistory,
  'list-jit-activation-history-for-current-identity': listMyHistory,
} satisfies Handlers;
