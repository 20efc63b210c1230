// The handlers of provisioning policies in version 2, where an id names a policy.

import { templateFields, type WirePolicy } from '../../../data/sources/provisioningPolicies.ts';
import { type JsonObject, objectOf } from '../../../http/body.ts';
import { badRequest, created, noContent, notFound, ok, type Reply } from '../../../http/respond.ts';
import { answerRows } from '../../../lists/lists.ts';
import { patched } from '../../../patching.ts';
import {
  policyIdsOf,
  provisioningPoliciesOf,
} from '../../../state/sources/provisioningPolicies.ts';
import { sourceSchemasOf } from '../../../state/sources/schemas.ts';
import type { Call, Handlers } from '../../call.ts';
import { illegalValue, missingField } from '../../objections.ts';
import { type Put, withEntry } from '../sourceEntries.ts';
import { sourceOf } from '../sources.ts';
import { checkedPolicy } from './policyRules.ts';

const shown = ({ quirks }: Call, policy: WirePolicy): WirePolicy =>
  quirks.has(9) ? { ...policy, name: null } : policy;

const listPolicies = (call: Call): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const policies = provisioningPoliciesOf(call.tenant).of(found.source.id);
  return answerRows(
    call,
    'list-provisioning-policies-v2',
    policies.map((policy) => shown(call, policy)),
  );
};

/** Creates a policy. With useDefaultFields it gets the fields of the connector's template instead of those of the body. */
const createPolicy = (call: Call): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const body = objectOf(call);
  if (!body.ok) return body.error;
  if (!('name' in body.value)) return missingField('name');
  const usesDefaults = call.query.get('useDefaultFields') ?? 'false';
  if (usesDefaults !== 'true' && usesDefaults !== 'false') {
    return illegalValue('"useDefaultFields" must be true or false.');
  }
  const { source } = found;
  const state = provisioningPoliciesOf(call.tenant);
  const present = state.of(source.id);
  const id = policyIdsOf(call.tenant)();
  const policy = checkedPolicy(body.value, { id, version: 'v2' });
  if (!policy.ok) return policy.error;
  const account = sourceSchemasOf(call.tenant)
    .of(source.id)
    .find(({ name }) => name === 'account');
  const made =
    usesDefaults === 'true'
      ? { ...policy.value, fields: templateFields(account, source) }
      : policy.value;
  state.set(source.id, [...present, made]);
  return created(shown(call, made));
};

/** Answers with the policy of the path. */
const withPolicy = (
  call: Call,
  answer: (policy: WirePolicy, put: Put<WirePolicy>) => Reply,
): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const { policyId } = call.parameters;
  const state = provisioningPoliciesOf(call.tenant);
  return withEntry(state, found.source.id, ({ id }) => id === policyId, answer);
};

const getPolicy = (call: Call): Reply => withPolicy(call, (policy) => ok(shown(call, policy)));

const replace = (
  call: Call,
  { id, usageType }: WirePolicy,
  document: JsonObject,
  put: (next: WirePolicy) => void,
): Reply => {
  const next = checkedPolicy({ ...document, usageType }, { id, version: 'v2' });
  if (!next.ok) return next.error;
  put(next.value);
  return ok(shown(call, next.value));
};

const putPolicy = (call: Call): Reply =>
  withPolicy(call, (policy, put) => {
    const body = objectOf(call);
    if (!body.ok) return body.error;
    const changed = (['id', 'usageType'] as const).filter(
      (field) => (body.value[field] ?? policy[field]) !== policy[field],
    );
    return changed.length > 0
      ? badRequest(...changed.map((field) => `Field '${field}' cannot be changed.`))
      : replace(call, policy, body.value, put);
  });

const patchPolicy = (call: Call): Reply =>
  withPolicy(call, (policy, put) => {
    const patchable = ['name', 'description', 'fields', 'subtypeId'];
    const document = patched<JsonObject>(call, policy, { patchable });
    return document.ok ? replace(call, policy, document.value, put) : document.error;
  });

const deletePolicy = (call: Call): Reply =>
  withPolicy(call, (_, put) => {
    put(undefined);
    return noContent;
  });

/** The handlers of version 2, which has several policies of a usage type, and policies for machine accounts. */
export const policiesByIdHandlers = {
  'list-provisioning-policies-v2': listPolicies,
  'create-provisioning-policy-v2': createPolicy,
  'get-provisioning-policy-v2': getPolicy,
  'put-provisioning-policy-v2': putPolicy,
  'update-provisioning-policy-v2': patchPolicy,
  'delete-provisioning-policy-v2': deletePolicy,
} satisfies Handlers;
