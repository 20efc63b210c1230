// The handlers of the JIT policy: get and patch.

import type { JitField, JitPolicy } from '../../../model/jit/jitPolicy.ts';
import { badRequest, notFound, ok, type Reply, unreadable } from '../../http/respond.ts';
import type { Call, Handlers } from '../call.ts';

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');
const isMails = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((entry) => typeof entry === 'string' && /^[^\s@]+@[^\s@]+$/.test(entry));
const isMinutes = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31);

type Check = { readonly accepts: (value: unknown) => boolean; readonly wanted: string };
const minutes: Check = { accepts: isMinutes, wanted: 'a whole number or null' };

/** The values that each field takes (JIT access API, patch). The API has no rules between fields. */
const fields: Readonly<Record<JitField, Check>> = {
  entitlementIds: { accepts: isTexts, wanted: 'a list of ids' },
  maxActivationPeriodMins: minutes,
  maxActivationPeriodExtensionMins: minutes,
  defaultMaxActivationPeriodMins: minutes,
  defaultMaxActivationPeriodExtensionMins: minutes,
  notificationRecipients: { accepts: isMails, wanted: 'a list of mail addresses' },
  notificationTemplate: {
    accepts: (value) => value === null || typeof value === 'string',
    wanted: 'a text or null',
  },
  applyToFutureAssignments: {
    accepts: (value) => typeof value === 'boolean',
    wanted: 'true or false',
  },
};

const unknownKind = badRequest('The only known kind of configuration is "policy".');

/** Gets the policy; 404 where none is stored. */
const getPolicy = (call: Call): Reply => {
  if (call.parameters.configType !== 'policy') return unknownKind;
  const policy = call.tenant.policy();
  return policy === undefined ? notFound : ok(policy);
};

const objectionTo = (operation: unknown): string | undefined => {
  if (typeof operation !== 'object' || operation === null || Array.isArray(operation)) {
    return 'Every operation must be an object.';
  }
  if ('op' in operation && operation.op !== 'replace') {
    return `The operation "${String(operation.op)}" is not supported, only "replace" is.`;
  }
  const path = 'path' in operation ? operation.path : undefined;
  const name = typeof path === 'string' && path.startsWith('/') ? path.slice(1) : '';
  if (!isField(name)) return `The path "${String(path)}" cannot be replaced.`;
  if (!('value' in operation)) return `The operation on "/${name}" has no value.`;
  return fields[name].accepts(operation.value)
    ? undefined
    : `The value of "/${name}" must be ${fields[name].wanted}.`;
};

const isField = (name: string): name is JitField => Object.hasOwn(fields, name);

/** Replaces fields of the policy, all or none, and answers with the whole policy. */
const patchPolicy = (call: Call): Reply => {
  if (call.parameters.configType !== 'policy') return unknownKind;
  let operations: unknown;
  try {
    operations = JSON.parse(call.body.toString());
  } catch {
    return unreadable;
  }
  if (!Array.isArray(operations) || operations.length === 0) {
    return badRequest('The body must be a list with at least one operation.');
  }
  const objections = operations.flatMap((operation) => objectionTo(operation) ?? []);
  if (objections.length > 0) return badRequest(...objections);
  const policy = call.tenant.policy();
  if (policy === undefined) return notFound;
  const changes = (operations as readonly { path: string; value: unknown }[]).map(
    ({ path, value }) => [path.slice(1), value] as const,
  );
  const changed: JitPolicy = { ...policy, ...Object.fromEntries(changes) };
  call.tenant.setPolicy(changed);
  return ok(changed);
};

/** The handlers of the JIT policy. */
export const jitPolicyHandlers = {
  'get-jit-activation-config': getPolicy,
  'patch-jit-activation-config': patchPolicy,
} satisfies Handlers;
