// Which requests are changes that the tenant records as events, and of what.

import type { OperationId } from '../../../model/operations.ts';
import type { ChangeName } from '../../../model/tenant/eventNames.ts';
import { randomOf } from '../../data/random.ts';
import type { ChangedThing } from '../../data/tenant/changes.ts';
import { isObject, jsonOf } from '../../http/body.ts';
import type { Reply } from '../../http/respond.ts';
import { changesOf } from '../../state/tenant/changes.ts';
import type { Call } from '../call.ts';

const names: Readonly<Partial<Record<OperationId, ChangeName>>> = {
  'create-source': 'SOURCE_CREATE',
  'put-source': 'SOURCE_UPDATE',
  'update-source': 'SOURCE_UPDATE',
  'delete-source': 'SOURCE_DELETE',
  'import-connector-file': 'CONNECTOR_FILE_UPLOAD',
  'create-source-schema': 'SCHEMA_CREATED',
  'put-source-schema': 'SCHEMA_UPDATED',
  'update-source-schema': 'SCHEMA_UPDATED',
  'delete-source-schema': 'SCHEMA_DELETED',
  'create-source-schedule': 'SOURCE_SCHEDULE_CREATED',
  'update-source-schedule': 'SOURCE_SCHEDULE_UPDATED',
  'delete-source-schedule': 'SOURCE_SCHEDULE_REMOVED',
  'put-correlation-config': 'CORRELATION_CONFIG_UPDATED',
  'put-native-change-detection-config': 'NATIVE_CHANGE_DETECTION_CONFIGURATION_UPDATE',
  'update-password-policy-holders': 'SOURCE_PASSWORD_POLICY_ASSIGNED',
  'patch-jit-activation-config': 'JIT-ACTIVATION_POLICY_UPDATED',
  'patch-entitlement': 'AUDIT_ENTITLEMENT_UPDATED',
  'reset-source-entitlements': 'AUDIT_ENTITLEMENT_SOURCE_RESET',
  'put-client-log-configuration': 'MANAGED_CLUSTER_UPDATE',
};

/** The paths that a JSON Patch changes; nothing for another body. */
const changedFields = (call: Call): Readonly<Record<string, string>> => {
  const body = call.contentType.includes('json') ? jsonOf(call) : undefined;
  if (body?.ok !== true || !Array.isArray(body.value)) return {};
  const paths = body.value.flatMap((entry: unknown) =>
    isObject(entry) && typeof entry.path === 'string' ? [entry.path] : [],
  );
  return paths.length === 0 ? {} : { changedFields: paths.join(', ') };
};

/** Names the thing that a request is about, as it is before the request is carried out. */
const thingOf = (call: Call): ChangedThing | undefined => {
  const { tenant, parameters } = call;
  const { sourceId, clusterId, entitlementId } = parameters;
  if (clusterId !== undefined) {
    const cluster = tenant.clusters.find(({ id }) => id === clusterId);
    return cluster && { kind: 'cluster', id: cluster.id, name: cluster.name };
  }
  const place = entitlementId === undefined ? undefined : tenant.placeOfEntitlement(entitlementId);
  const ofEntitlement = place === undefined ? undefined : tenant.entitlements.at(place).source.id;
  const found = tenant.findSource(sourceId ?? ofEntitlement ?? '');
  return found && { kind: 'source', id: found.source.id, name: found.source.name };
};

/** The thing that a request has made. */
const madeBy = (reply: Reply): ChangedThing | undefined => {
  const body = reply.type === 'json' ? reply.body : undefined;
  return isObject(body) && typeof body.id === 'string' && typeof body.name === 'string'
    ? { kind: 'source', id: body.id, name: body.name }
    : undefined;
};

const wasDone = (reply: Reply): boolean =>
  reply.type === 'csv' || (reply.type !== 'problem' && reply.status < 300);

const policy: ChangedThing = { kind: 'tenant', id: 'jit', name: 'JIT activation policy' };

/** Carries a request out, and records the change that it was. */
export const recorded = async (
  id: OperationId,
  call: Call,
  carryOut: (call: Call) => Reply | Promise<Reply>,
): Promise<Reply> => {
  const name = names[id];
  if (name === undefined) return carryOut(call);
  const before = id === 'patch-jit-activation-config' ? policy : thingOf(call);
  const reply = await carryOut(call);
  const thing = before ?? (id === 'create-source' ? madeBy(reply) : undefined);
  if (thing === undefined || !wasDone(reply)) return reply;
  const { tenant, account, atMs } = call;
  const changes = changesOf(tenant);
  changes.add({
    name,
    thing,
    actor: account?.user?.userName ?? account?.clientId ?? 'System',
    atMs,
    trackingNumber: randomOf(tenant.seed, 'recorded change', changes.count()).hex(32),
    status: 'PASSED',
    attributes: changedFields(call),
  });
  return reply;
};
