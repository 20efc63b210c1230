// The kind `jit-policy`: the form of the JIT activation policy.

import { lintJitPolicy } from '../../../insight/jit/jitLint.ts';
import { describeMinutes, parseMinutes } from '../../../insight/jit/minutes.ts';
import { minuteMs } from '../../../insight/time.ts';
import { bareId } from '../../../model/access/entitlementConnection.ts';
import { oneOf } from '../../../model/filters/filterExpression.ts';
import { printFilter } from '../../../model/filters/printFilter.ts';
import { type JitField, type JitPolicy, jitFields } from '../../../model/jit/jitPolicy.ts';
import { failure, type Result, success } from '../../../model/result.ts';
import { nameOf, nothing, withoutSuffix } from '../../cells/text.ts';
import { findEntitlementId } from '../../finding/findEntitlement.ts';
import type { ById } from '../../kindFields.ts';
import type { Cell, Column, FormField, Kind } from '../../types.ts';

type MinutesField = {
  [Field in JitField]: (typeof jitFields)[Field] extends 'minutes' ? Field : never;
}[JitField];

/** The number of ids that one filter may hold; the API does not say, so it stays well within a URL. */
const idsPerFilter = 50;

const isMinutes = ({ id }: FormField<JitPolicy>): boolean =>
  Object.entries(jitFields).some(([name, type]) => name === id && type === 'minutes');

/** The length that a field of minutes holds. */
const lengthOf = ({ value }: FormField<JitPolicy>): NonNullable<Column<JitPolicy>['measure']> => ({
  unit: 'duration',
  of: (policy) => {
    const minutes = value(policy);
    return typeof minutes === 'number' ? minutes * minuteMs : undefined;
  },
});

const minutesField = (id: MinutesField, label: string, help: string): FormField<JitPolicy> => ({
  id,
  label,
  help: `${help} Minutes or a time such as 480, 8h, 1h 30m; empty for not set.`,
  edit: (policy) => (policy[id] === null ? '' : String(policy[id])),
  read: (policy, typed) => {
    const minutes = parseMinutes(typed);
    return minutes.ok ? success({ ...policy, [id]: minutes.value }) : failure(minutes.error);
  },
  show: (policy) => [{ text: describeMinutes(policy[id]) }],
  value: (policy) => policy[id],
});

const splitList = (typed: string): readonly string[] => [
  ...new Set(typed.split(/[\s,;]+/).filter((entry) => entry !== '')),
];

const listOfTexts = (entries: readonly string[]): readonly Cell[] =>
  entries.length === 0
    ? [{ text: 'none', tone: 'quiet' }]
    : entries.map((entry): Cell => ({ text: entry }));

const readFlag = (typed: string): Result<boolean, string> => {
  const word = typed.trim().toLowerCase();
  if (['yes', 'y', 'true', 'on'].includes(word)) return success(true);
  if (['no', 'n', 'false', 'off'].includes(word)) return success(false);
  return failure('Type yes or no.');
};

const fields: readonly FormField<JitPolicy>[] = [
  minutesField(
    'maxActivationPeriodMins',
    'Longest activation',
    'The longest time one activation may last.',
  ),
  minutesField(
    'maxActivationPeriodExtensionMins',
    'Longest extension',
    'The longest time an activation may be extended by.',
  ),
  minutesField(
    'defaultMaxActivationPeriodMins',
    'Offered activation',
    'The time offered to someone who activates.',
  ),
  minutesField(
    'defaultMaxActivationPeriodExtensionMins',
    'Offered extension',
    'The time offered to someone who extends.',
  ),
  {
    id: 'entitlementIds',
    label: 'Entitlements',
    help: 'The ids of the entitlements under the policy, with a comma or blank between them.',
    edit: (policy) => policy.entitlementIds.join(', '),
    read: (policy, typed) => success({ ...policy, entitlementIds: [...splitList(typed)] }),
    show: (policy, names) =>
      policy.entitlementIds.length === 0
        ? [{ text: 'none', tone: 'quiet' }]
        : policy.entitlementIds.map((id): Cell => {
            const name = names.get(id);
            return name === undefined ? { text: id, tone: 'warn' } : { text: name };
          }),
    value: (policy) => policy.entitlementIds,
    items: {
      noun: 'entitlement',
      help: 'An id, or a name as it is shown here: Domain Admins, or Domain Admins (Corporate Active Directory).',
      entries: (policy) => policy.entitlementIds,
      with: (policy, entries) => ({ ...policy, entitlementIds: [...entries] }),
      show: (id, names) => {
        const name = names.get(id);
        return name === undefined ? { text: id, tone: 'warn' } : { text: name };
      },
      read: findEntitlementId,
    },
  },
  {
    id: 'notificationRecipients',
    label: 'Notify',
    help: 'The e-mail addresses that are told of activations, with a comma or blank between them.',
    edit: (policy) => policy.notificationRecipients.join(', '),
    read: (policy, typed) => success({ ...policy, notificationRecipients: [...splitList(typed)] }),
    show: (policy) => listOfTexts(policy.notificationRecipients),
    value: (policy) => policy.notificationRecipients,
    items: {
      noun: 'address',
      help: 'An e-mail address, such as soc@example.com.',
      entries: (policy) => policy.notificationRecipients,
      with: (policy, entries) => ({ ...policy, notificationRecipients: [...entries] }),
      show: (address) => ({ text: address }),
      read: async (_api, typed) =>
        typed.trim() === '' ? failure('Type an e-mail address.') : success(typed.trim()),
    },
  },
  {
    id: 'notificationTemplate',
    label: 'Template',
    help: 'The name of the e-mail template; nothing for none.',
    edit: (policy) => policy.notificationTemplate ?? '',
    read: (policy, typed) =>
      success({ ...policy, notificationTemplate: typed.trim() === '' ? undefined : typed.trim() }),
    show: (policy) => [
      policy.notificationTemplate === undefined
        ? { text: 'none', tone: 'quiet' }
        : { text: policy.notificationTemplate },
    ],
    value: (policy) => policy.notificationTemplate ?? null,
  },
  {
    id: 'applyToFutureAssignments',
    label: 'Applies to future assignments',
    help: 'Whether entitlements assigned from now on fall under the policy: yes or no.',
    edit: (policy) => (policy.applyToFutureAssignments === true ? 'yes' : 'no'),
    read: (policy, typed) => {
      const read = readFlag(typed);
      return read.ok ? success({ ...policy, applyToFutureAssignments: read.value }) : read;
    },
    show: (policy) => [
      {
        text:
          policy.applyToFutureAssignments === undefined
            ? nothing
            : policy.applyToFutureAssignments
              ? 'yes'
              : 'no',
      },
    ],
    value: (policy) => policy.applyToFutureAssignments,
  },
];

const same = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left ?? null) === JSON.stringify(right ?? null);

/** The policy, where the id is its own. */
const policyById: ById<JitPolicy> = async (api, id, options) => {
  const answer = await api.jitPolicy.get(options);
  if (!answer.ok || answer.value === undefined) return answer;
  return success(bareId(answer.value.value.id) === bareId(id) ? answer.value : undefined);
};

/** The JIT activation policy: one for an environment, edited as a form. */
export const jitPolicy: Kind<JitPolicy> = {
  id: 'jit-policy',
  singular: 'jit policy',
  plural: 'jit policy',
  aliases: ['jit'],
  summary: 'how long just-in-time access lasts, for which entitlements, and who is told',
  area: 'just-in-time access',
  listedIn: { in: 'environment' },
  found: { byName: 'no', byId: policyById, inFind: 'no' },
  referenceTypes: [],
  consolePage: 'none',
  shape: 'one',
  identify: (policy) => policy.id,
  label: () => 'jit policy',
  columns: fields.map((field, index) => ({
    id: field.id,
    header: field.label.toUpperCase(),
    width: 18,
    priority: index + 1,
    cell: (policy, { names = new Map() }) => ({
      text: field
        .show(policy, names)
        .map((cell) => cell.text)
        .join(', '),
    }),
    ...(isMinutes(field) ? { measure: lengthOf(field) } : {}),
  })),
  get: (api, _id, _scope, options) => api.jitPolicy.get(options),
  whenMissing:
    'The tenant has no JIT activation policy for this user to see. It is made in the web console; spyglass can change it once it is there.',
  whenRefused: ({ tag }) =>
    tag === 'forbidden' || tag === 'notEnabled'
      ? 'This looks like an error and often is none: either JIT is not part of this tenant, or the user of this token is no POLICY_ADMIN. Everything else in spyglass works without it.'
      : undefined,
  form: {
    fields,
    idsToName: (policy) => policy.entitlementIds,
    nameIds: async (api, ids, options) => {
      const names = new Map<string, string>();
      for (let start = 0; start < ids.length; start += idsPerFilter) {
        const [first, ...others] = ids.slice(start, start + idsPerFilter);
        if (first === undefined) break;
        const filters = printFilter(oneOf('id', [first, ...others]));
        for await (const page of api.entitlements.list({ ...options, filters })) {
          if (!page.ok) return failure(page.error);
          for (const { value } of page.value.rows) {
            const source = withoutSuffix(nameOf(value.source) ?? 'unknown source');
            names.set(value.id, `${value.name ?? value.value ?? value.id} (${source})`);
          }
        }
      }
      return success(names);
    },
    lint: lintJitPolicy,
    noun: 'policy',
    operations: (before, after) =>
      fields
        .filter((field) => !same(field.value(before), field.value(after)))
        .map((field) => ({
          op: 'replace',
          path: `/${field.id}`,
          value: field.value(after) ?? null,
        })),
    send: (api, operations, options) => api.jitPolicy.patch(operations, options),
  },
};
