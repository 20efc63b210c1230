// The kinds `jit-history` and `my-jit-history`: just-in-time activations.

import { ago, describeTime, parseTime } from '../../../insight/time.ts';
import { bareId } from '../../../model/access/entitlementConnection.ts';
import { type ActivationRecord, isRunning } from '../../../model/jit/jitActivation.ts';
import { success } from '../../../model/result.ts';
import { thingAt } from '../../cells/links.ts';
import { linked } from '../../cells/references.ts';
import { plain, withoutSuffix } from '../../cells/text.ts';
import type { ById } from '../../kindFields.ts';
import type { Cell, Column, Kind } from '../../types.ts';

const bad = ['ERROR', 'TIMED_OUT', 'REVOKED'];

/** The status of an activation in words, with a sign where it goes on or went wrong. */
export const activationStatusCell = ({ status }: ActivationRecord): Cell => {
  if (status === undefined) return plain(undefined);
  const words = status.toLowerCase().replaceAll('_', ' ');
  if (status === 'PROVISIONED') return { text: `✓ ${words}`, tone: 'good' };
  if (isRunning(status)) return { text: `~ ${words}`, tone: 'warn' };
  return bad.includes(status)
    ? { text: `✗ ${words}`, tone: 'bad' }
    : { text: words, tone: 'plain' };
};

const minutes = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : `${Math.round(value * 60)} s`;

const columns: readonly Column<ActivationRecord>[] = [
  {
    id: 'initiated',
    header: 'ASKED',
    width: 7,
    align: 'right',
    priority: 2,
    cell: ({ activationInitiated }, { nowMs }) => {
      const ms = parseTime(activationInitiated);
      return plain(ms === undefined ? activationInitiated : ago(ms, nowMs));
    },
    measure: { unit: 'age', of: ({ activationInitiated }) => parseTime(activationInitiated) },
    sortKey: ({ activationInitiated }) => -(parseTime(activationInitiated) ?? 0),
  },
  {
    id: 'status',
    header: 'STATUS',
    width: 20,
    priority: 1,
    cell: activationStatusCell,
    signed: true,
  },
  {
    id: 'identity',
    header: 'WHO',
    width: 18,
    grow: 1,
    priority: 3,
    names: true,
    cell: ({ identityName, identityId }) => plain(identityName ?? identityId),
  },
  {
    id: 'entitlement',
    header: 'ENTITLEMENT',
    width: 20,
    grow: 2,
    priority: 4,
    cell: ({ entitlementName, entitlementId }) => plain(entitlementName ?? entitlementId),
  },
  {
    id: 'source',
    header: 'SOURCE',
    width: 16,
    grow: 1,
    priority: 5,
    cell: ({ sourceDisplayName }) => plain(withoutSuffix(sourceDisplayName ?? '')),
  },
  {
    id: 'took',
    header: 'TOOK',
    width: 6,
    align: 'right',
    priority: 6,
    cell: ({ provisionDurationMins }) => plain(minutes(provisionDurationMins)),
    measure: {
      unit: 'duration',
      of: ({ provisionDurationMins: minutes }) =>
        minutes === undefined ? undefined : Math.round(minutes * 60) * 1_000,
    },
  },
];

/** The ticket that was given; the API has it in one of two places. */
const ticketOf = ({ summary, frictions }: ActivationRecord): string | undefined =>
  summary?.serviceNowTicket?.ticketReference ??
  frictions.find(({ type }) => type === 'TICKET')?.submittedData;

const shared = {
  area: 'just-in-time access',
  listedIn: { in: 'environment' },
  referenceTypes: [],
  consolePage: 'none',
  shape: 'many',
  identify: (record) => record.id,
  label: ({ entitlementName, identityName, id }) =>
    entitlementName === undefined ? id : `${entitlementName} of ${identityName ?? 'somebody'}`,
  columns,
  parent: ({ entitlementId, entitlementName }) =>
    thingAt('entitlements', { id: entitlementId, name: entitlementName }),
  usedBy: ({ identityId, identityName }) =>
    thingAt('identities', { id: identityId, name: identityName }),
  isBroken: ({ status }) => bad.includes(status ?? ''),
  headline: activationStatusCell,
  details: (record, { nowMs }) => [
    {
      details: [
        { label: 'status', value: activationStatusCell(record) },
        ...(record.error === undefined
          ? []
          : [{ label: 'error', lines: [record.error], tone: 'bad' as const }]),
        linked('who', 'identities', { id: record.identityId, name: record.identityName }),
        linked('entitlement', 'entitlements', {
          id: record.entitlementId,
          name: record.entitlementName,
        }),
        linked('source', 'sources', { id: record.sourceId, name: record.sourceDisplayName }),
        { label: 'policies', value: plain(record.policyDisplayNames.join(', ')) },
        { label: 'asked for', value: { text: describeTime(record.activationInitiated, nowMs) } },
        { label: 'begun', value: { text: describeTime(record.provisionStart, nowMs) } },
        { label: 'given', value: { text: describeTime(record.provisionCompleted, nowMs) } },
        { label: 'took', value: plain(minutes(record.provisionDurationMins)) },
        { label: 'ended', value: { text: describeTime(record.deprovisionStart, nowMs) } },
        { label: 'taken away', value: { text: describeTime(record.deprovisionComplete, nowMs) } },
        { label: 'that took', value: plain(minutes(record.deprovisionDurationMins)) },
        { label: 'checks', value: plain(record.policyFrictionOutcome) },
        { label: 'ticket', value: plain(ticketOf(record)) },
        { label: 'connection', value: plain(record.connectionId) },
        { label: 'id', value: { text: record.id } },
      ],
    },
  ],
  whenRefused: ({ tag }) =>
    tag === 'forbidden' || tag === 'notEnabled'
      ? 'This may be a switch and no permission: SailPoint turns the history of activations on for each tenant. :connections says who holds what now.'
      : undefined,
} as const satisfies Partial<Kind<ActivationRecord>>;

/** An activation by its id. Only the latest ones can be asked for, and they are looked through. */
const latestById: ById<ActivationRecord> = async (api, id, options) => {
  const answer = await api.jitActivations.latest(options);
  return answer.ok
    ? success(answer.value.find(({ value }) => bareId(value.id) === bareId(id)))
    : answer;
};

/** Who activated what just in time, and what became of it. */
export const jitHistory: Kind<ActivationRecord> = {
  ...shared,
  id: 'jit-history',
  singular: 'activation',
  plural: 'activations',
  aliases: ['jith'],
  summary: 'who activated what just in time, and what became of it',
  found: { byName: 'no', byId: latestById, inFind: 'no' },
  list: (api, _scope, options) => api.jitActivations.history(options),
  whenEmpty:
    'The history has no activations that this user may see. :connections shows who could; :jit-policy says for how long.',
};

/** What the person behind the token activated just in time. */
export const myJitHistory: Kind<ActivationRecord> = {
  ...shared,
  id: 'my-jit-history',
  singular: 'activation of mine',
  plural: 'activations of mine',
  aliases: ['myjith'],
  summary: 'what you activated just in time yourself',
  found: { as: 'jit-history' },
  list: (api, _scope, options) => api.jitActivations.myHistory(options),
  whenEmpty:
    'The history has no activation of yours. :my-connections shows what you could activate.',
};
