// The handlers of provisioning policies in version 1, where the usage type names a policy.

import { machineUsageType } from '../../../../model/sources/provisioningPolicy.ts';
import type { WirePolicy } from '../../../data/sources/provisioningPolicies.ts';
import { isObject, type JsonObject, listOf, objectOf } from '../../../http/body.ts';
import { badRequest, created, noContent, notFound, ok, type Reply } from '../../../http/respond.ts';
import { answerRows } from '../../../lists/lists.ts';
import { patched } from '../../../patching.ts';
import {
  policyIdsOf,
  provisioningPoliciesOf,
} from '../../../state/sources/provisioningPolicies.ts';
import type { Call, Handlers } from '../../call.ts';
import { illegalValue, missingField } from '../../objections.ts';
import { type Put, withEntry } from '../sourceEntries.ts';
import { sourceOf } from '../sources.ts';
import { policiesByIdHandlers } from './policiesById.ts';
import { checkedPolicy, usageTypeOf } from './policyRules.ts';

/** A policy as version 1 sends it: without id and subtype. */
const shown = ({ quirks }: Call, { id: _, subtypeId: __, name, ...policy }: WirePolicy) => ({
  name: quirks.has(9) ? null : name,
  ...policy,
});

/** The policies of version 1: the first of each usage type, without those for machine accounts. */
const firstOfEach = (policies: readonly WirePolicy[]): readonly WirePolicy[] =>
  policies.filter(
    ({ usageType }, place) =>
      usageType !== machineUsageType &&
      policies.findIndex((other) => other.usageType === usageType) === place,
  );

const listPolicies = (call: Call): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const policies = firstOfEach(provisioningPoliciesOf(call.tenant).of(found.source.id));
  const rows = policies.map((policy) => shown(call, policy));
  return call.version === 'v2024' ? ok(rows) : answerRows(call, 'list-provisioning-policies', rows);
};

const createPolicy = (call: Call): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const body = objectOf(call);
  if (!body.ok) return body.error;
  if (!('name' in body.value)) return missingField('name');
  const state = provisioningPoliciesOf(call.tenant);
  const present = state.of(found.source.id);
  const id = policyIdsOf(call.tenant)();
  const policy = checkedPolicy(body.value, { id, version: 'v1' });
  if (!policy.ok) return policy.error;
  if (present.some(({ usageType }) => usageType === policy.value.usageType)) {
    return badRequest(`The source has a policy for ${policy.value.usageType} already.`);
  }
  state.set(found.source.id, [...present, policy.value]);
  return created(shown(call, policy.value));
};

/** Answers with the policy of the path. */
const withPolicy = (
  call: Call,
  answer: (policy: WirePolicy, put: Put<WirePolicy>) => Reply,
): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const wanted = usageTypeOf(call.parameters.usageType, 'v1');
  if (!wanted.ok) return wanted.error;
  const state = provisioningPoliciesOf(call.tenant);
  return withEntry(state, found.source.id, ({ usageType }) => usageType === wanted.value, answer);
};

const getPolicy = (call: Call): Reply => withPolicy(call, (policy) => ok(shown(call, policy)));

const replace = (
  call: Call,
  policy: WirePolicy,
  document: JsonObject,
  put: (next: WirePolicy) => void,
): Reply => {
  const { id, usageType, subtypeId } = policy;
  const next = checkedPolicy({ ...document, usageType, subtypeId }, { id, version: 'v1' });
  if (!next.ok) return next.error;
  put(next.value);
  return ok(shown(call, next.value));
};

const putPolicy = (call: Call): Reply =>
  withPolicy(call, (policy, put) => {
    const body = objectOf(call);
    if (!body.ok) return body.error;
    const { usageType = policy.usageType } = body.value;
    return usageType === policy.usageType
      ? replace(call, policy, body.value, put)
      : badRequest("Field 'usageType' cannot be changed.");
  });

const patchable = ['name', 'description', 'fields'];

const patchPolicy = (call: Call): Reply =>
  withPolicy(call, (policy, put) => {
    const document = patched<JsonObject>(call, policy, { patchable });
    return document.ok ? replace(call, policy, document.value, put) : document.error;
  });

const deletePolicy = (call: Call): Reply =>
  withPolicy(call, (_, put) => {
    put(undefined);
    return noContent;
  });

/** Replaces or adds policies by their usage types: all or none. */
const replacePolicies = (call: Call): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const body = listOf(call);
  if (!body.ok) return body.error;
  const state = provisioningPoliciesOf(call.tenant);
  let policies = state.of(found.source.id);
  const done: WirePolicy[] = [];
  for (const document of body.value) {
    if (!isObject(document)) return illegalValue('Every policy must be an object.');
    const old = policies.find(({ usageType }) => usageType === document.usageType);
    const id = old?.id ?? policyIdsOf(call.tenant)();
    const policy = checkedPolicy(document, { id, version: 'v1' });
    if (!policy.ok) return policy.error;
    const { usageType } = policy.value;
    if (done.some((other) => other.usageType === usageType)) {
      return badRequest(`There are two policies for ${usageType}.`);
    }
    done.push(policy.value);
    policies =
      old === undefined
        ? [...policies, policy.value]
        : policies.map((other) => (other === old ? policy.value : other));
  }
  state.set(found.source.id, policies);
  return ok(done.map((policy) => shown(call, policy)));
};

/** The handlers of provisioning policies in both versions. */
export const provisioningPolicyHandlers = {
  'list-provisioning-policies': listPolicies,
  'create-provisioning-policy': createPolicy,
  'update-provisioning-policies-in-bulk': replacePolicies,
  'get-provisioning-policy': getPolicy,
  'put-provisioning-policy': putPolicy,
  'update-provisioning-policy': patchPolicy,
  'delete-provisioning-policy': deletePolicy,
  ...policiesByIdHandlers,
} satisfies Handlers;
