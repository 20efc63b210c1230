// The handlers of one entitlement: parents, children, patches, request settings, reset.

import { maximumBulkEntitlements } from '../../../model/access/entitlement.ts';
import { randomOf } from '../../data/random.ts';
import { isObject, objectOf } from '../../http/body.ts';
import { accepted, badRequest, noContent, notFound, ok, type Reply } from '../../http/respond.ts';
import { answerList, answerRows } from '../../lists/lists.ts';
import { accountsOf } from '../../state/access/accounts.ts';
import { entitlementStateOf, type RequestConfig } from '../../state/access/entitlements.ts';
import { holdersOf } from '../../state/access/holders.ts';
import { identitiesOf } from '../../state/people/identities.ts';
import { tasksOf } from '../../state/runs/tasks.ts';
import { type Call, type Handlers, launcherOf } from '../call.ts';
import { sourceOf } from '../sources/sources.ts';
import { patchedEntitlement } from './entitlementPatch.ts';
import { entitlementShape, listerOfPlaces, placesHeldBy } from './entitlements.ts';
import { objectionToRequestConfig } from './requestConfigRules.ts';

const placeIn = ({ tenant, parameters }: Call): number | undefined =>
  tenant.placeOfEntitlement(parameters.entitlementId ?? '');

const listRelated =
  (
    operation: 'list-entitlement-parents' | 'list-entitlement-children',
    side: 'parents' | 'children',
  ) =>
  (call: Call): Reply => {
    const { tenant, version } = call;
    const place = placeIn(call);
    if (place === undefined) return notFound;
    const entitlements = listerOfPlaces(tenant, entitlementStateOf(tenant).related(place, side));
    return answerList(call, operation, entitlements, entitlementShape(version));
  };

const listByAccount = (call: Call): Reply => {
  const { tenant, parameters, version } = call;
  const places = placesHeldBy(tenant, parameters.accountId ?? '');
  if (places === undefined) return notFound;
  const held = listerOfPlaces(tenant, places);
  const shape = entitlementShape(version);
  return answerList(call, 'list-entitlements-by-account', held, shape, 'total-count');
};

const listByIdentity = (call: Call): Reply => {
  const { tenant, parameters } = call;
  const identity = identitiesOf(tenant).placeOf(parameters.identityId ?? '');
  if (identity === undefined) return notFound;
  const accounts = accountsOf(tenant).rows;
  const held = holdersOf(tenant)
    .accountsOf(identity)
    .flatMap((account) => accounts.at(account).entitlementPlaces);
  const rows = [...new Set(held)]
    .filter(tenant.entitlements.has)
    .map(tenant.entitlements.at)
    .map(({ id, name, tags }) => ({
      objectRef: { type: 'ENTITLEMENT', id, name },
      tags: tags ?? [],
    }));
  return answerRows(call, 'list-entitlements-by-identity', rows);
};

const patch = (call: Call): Reply => {
  const { tenant, version } = call;
  const place = placeIn(call);
  if (place === undefined) return notFound;
  const changed = patchedEntitlement(call, tenant.entitlements.at(place));
  if (!changed.ok) return changed.error;
  entitlementStateOf(tenant).change(place, changed.value);
  return ok(entitlementShape(version)(changed.value));
};

const patchMany = (call: Call): Reply => {
  const { tenant } = call;
  const body = objectOf(call);
  if (!body.ok) return body.error;
  const { entitlementIds: ids, jsonPatch } = body.value;
  if (!Array.isArray(ids) || ids.length === 0 || !ids.every((id) => typeof id === 'string')) {
    return badRequest('"entitlementIds" must be a list of ids.');
  }
  if (ids.length > maximumBulkEntitlements) {
    return badRequest(
      `No more than ${maximumBulkEntitlements} entitlements can be changed at once.`,
    );
  }
  if (!Array.isArray(jsonPatch) || jsonPatch.length === 0) {
    return badRequest('"jsonPatch" must be a list with at least one operation.');
  }
  const patchCall: Call = { ...call, body: Buffer.from(JSON.stringify(jsonPatch)) };
  const changes = [];
  for (const id of ids) {
    const place = tenant.placeOfEntitlement(id);
    if (place === undefined) return notFound;
    const row = patchedEntitlement(patchCall, tenant.entitlements.at(place));
    if (!row.ok) return row.error;
    changes.push({ place, row: row.value });
  }
  // Either all are changed or none.
  for (const { place, row } of changes) entitlementStateOf(tenant).change(place, row);
  return noContent;
};

const reset = (call: Call): Reply => {
  const { tenant } = call;
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const { id, name } = found.source;
  const tasks = tasksOf(tenant);
  const random = randomOf(tenant.seed, 'entitlement reset', tasks.live().length);
  const task = tasks.start({
    definition: 'Entitlement Reset',
    source: { id, name },
    launcher: launcherOf(call),
    durationMs: random.int(5_000, 20_000),
    outcome: { status: 'SUCCESS', messages: [], attributes: {} },
    onEnd: () => entitlementStateOf(tenant).removeAll(id),
  });
  return accepted({ type: 'TASK_RESULT', id: task.id, name: 'Entitlement Source Reset' });
};

/** A configuration as a version sends it; v2024 has no forms. */
const configShape = (config: RequestConfig, version: string): unknown => {
  const access = config.accessRequestConfig;
  if (version !== 'v2024' || !isObject(access)) return config;
  const { formDefinitionId: _, ...rest } = access;
  return { ...config, accessRequestConfig: rest };
};

const getRequestConfig = (call: Call): Reply => {
  const { tenant, parameters, version } = call;
  if (placeIn(call) === undefined) return notFound;
  const { requestConfigs } = entitlementStateOf(tenant);
  return ok(configShape(requestConfigs.of(parameters.entitlementId ?? ''), version));
};

const putRequestConfig = (call: Call): Reply => {
  const { tenant, parameters, version } = call;
  if (placeIn(call) === undefined) return notFound;
  const body = objectOf(call);
  if (!body.ok) return body.error;
  const objection = objectionToRequestConfig(body.value);
  if (objection !== undefined) return badRequest(objection);
  entitlementStateOf(tenant).requestConfigs.set(parameters.entitlementId ?? '', body.value);
  return ok(configShape(body.value, version));
};

/** The handlers of one entitlement. */
export const entitlementDetailHandlers = {
  'list-entitlement-parents': listRelated('list-entitlement-parents', 'parents'),
  'list-entitlement-children': listRelated('list-entitlement-children', 'children'),
  'list-entitlements-by-account': listByAccount,
  'list-entitlements-by-identity': listByIdentity,
  'patch-entitlement': patch,
  'update-entitlements-in-bulk': patchMany,
  'reset-source-entitlements': reset,
  'get-entitlement-request-config': getRequestConfig,
  'put-entitlement-request-config': putRequestConfig,
} satisfies Handlers;
