// The handlers of entitlement connections: list them, change their type.

import {
  bareId,
  type ConnectionTarget,
  maximumBulkConnections,
} from '../../../model/access/entitlementConnection.ts';
import { rowsOf } from '../../data/rows.ts';
import { editableRows } from '../../editableRows.ts';
import { isObject, listOf } from '../../http/body.ts';
import { badRequest, notFound, ok, type Reply } from '../../http/respond.ts';
import { answerList, makeLister } from '../../lists/lists.ts';
import { patched } from '../../patching.ts';
import { connectionListOf } from '../../state/access/connectionList.ts';
import { connectionsOf } from '../../state/access/connections.ts';
import { type ConnectionView, connectionViewAt } from '../../state/access/connectionViews.ts';
import { identitiesOf } from '../../state/people/identities.ts';
import { type Call, type Handlers, launcherOf } from '../call.ts';
import { entityOf, hitOf, readHit } from './connectionShapes.ts';

/** The delay of the search index with quirk 37. */
const lagMs = 5_000;

/** The moment whose state lists from the search index show. */
export const indexedAtMs = ({ atMs, quirks }: Pick<Call, 'atMs' | 'quirks'>): number =>
  quirks.has(37) ? atMs - lagMs : atMs;

/** The place of the identity of the caller; undefined for an API client. */
export const callerPlaceOf = ({ tenant, account }: Call): number | undefined =>
  account?.user === undefined ? undefined : identitiesOf(tenant).placeOf(account.user.identityId);

const list = (call: Call): Reply => {
  const { tenant } = call;
  const lister = connectionListOf(tenant)(indexedAtMs(call), readHit);
  return answerList(call, 'list-entitlement-connections', lister, (view) => hitOf(tenant, view));
};

const listMine = (call: Call): Reply => {
  const { tenant } = call;
  const caller = callerPlaceOf(call);
  const places = caller === undefined ? [] : connectionsOf(tenant).ofIdentity(caller);
  const views = places.map((place) => connectionViewAt(tenant, place, indexedAtMs(call)));
  const lister = makeLister<ConnectionView>({
    rows: editableRows(rowsOf(views)),
    read: (view, property) => readHit(tenant, view, property),
  });
  const operation = 'list-entitlement-connections-for-current-identity';
  return answerList(call, operation, lister, (view) => hitOf(tenant, view));
};

const isTarget = (value: unknown): value is ConnectionTarget =>
  value === 'JIT' || value === 'STANDING';

const wrongType = 'Invalid type specified, must be JIT or STANDING';

/** Why the type of a connection cannot be changed; undefined where it can. */
const objectionTo = ({ type, state }: ConnectionView): string | undefined => {
  if (type === 'NA') return 'The connection of a machine has no type to change.';
  return ['ACTIVATING', 'ACTIVE', 'DEPROVISIONING'].includes(state)
    ? 'The connection is active: deactivate it first.'
    : undefined;
};

const patchAt = (call: Call, place: number): Reply => {
  const { tenant, quirks, atMs } = call;
  const view = connectionViewAt(tenant, place, atMs);
  const document = patched<{ type?: unknown }>(call, { type: view.type }, { patchable: ['type'] });
  if (!document.ok) return document.error;
  const { type } = document.value;
  if (!isTarget(type)) return badRequest(`${wrongType}.`);
  const objection = objectionTo(view);
  if (objection !== undefined) return badRequest(objection);
  connectionsOf(tenant).change(place, { atMs, type, by: launcherOf(call) });
  return ok(entityOf(tenant, connectionViewAt(tenant, place, atMs), quirks));
};

const patchById = (call: Call): Reply => {
  const place = connectionsOf(call.tenant).placeOf(call.parameters.connectionId ?? '');
  return place === undefined ? notFound : patchAt(call, place);
};

const requiredParameters = ['entitlementId', 'identityId', 'accountId'] as const;

const patchByQuery = (call: Call): Reply => {
  const { tenant, query, atMs } = call;
  const [entitlementId, identityId, accountId] = requiredParameters.map((name) =>
    bareId(query.get(name) ?? ''),
  );
  const missing = requiredParameters.filter((name) => (query.get(name) ?? '') === '');
  if (missing.length > 0) {
    return badRequest(...missing.map((name) => `The parameter "${name}" is missing.`));
  }
  const identity = identitiesOf(tenant).placeOf(identityId ?? '');
  if (identity === undefined) return notFound;
  const place = connectionsOf(tenant)
    .ofIdentity(identity)
    .find((candidate) => {
      const view = connectionViewAt(tenant, candidate, atMs);
      return view.entitlement.id === entitlementId && view.account.id === accountId;
    });
  return place === undefined ? notFound : patchAt(call, place);
};

/** Changes one connection of a bulk request, and gives its result. */
const changeOne = (call: Call, item: unknown, seen: Set<string>) => {
  const { tenant, atMs } = call;
  const { connectionId, type } = isObject(item) ? item : {};
  const id = String(connectionId ?? '');
  const outcome = (status: number, description: string) => ({
    connectionId: id,
    type: String(type ?? ''),
    status,
    description,
  });
  if (!isTarget(type)) return outcome(422, wrongType);
  if (seen.has(bareId(id))) return outcome(409, 'Duplicate connectionId in request');
  seen.add(bareId(id));
  const place = connectionsOf(tenant).placeOf(id);
  if (place === undefined) return outcome(404, 'Connection not found');
  const view = connectionViewAt(tenant, place, atMs);
  const objection = objectionTo(view);
  if (objection !== undefined) return outcome(view.type === 'NA' ? 422 : 409, objection);
  connectionsOf(tenant).change(place, { atMs, type, by: launcherOf(call) });
  return outcome(201, 'success');
};

const changeMany = (call: Call): Reply => {
  const items = listOf(call);
  if (!items.ok) return items.error;
  const { length } = items.value;
  if (length === 0 || length > maximumBulkConnections) {
    return badRequest(`The list must have 1 to ${maximumBulkConnections} connections.`);
  }
  const seen = new Set<string>();
  const outcomes = items.value.map((item) => changeOne(call, item, seen));
  return { type: 'json', status: 207, body: outcomes };
};

/** The handlers of entitlement connections. */
export const entitlementConnectionHandlers = {
  'list-entitlement-connections': list,
  'list-entitlement-connections-for-current-identity': listMine,
  'patch-entitlement-connection-by-id': patchById,
  'patch-entitlement-connection-by-query': patchByQuery,
  'update-entitlement-connections-bulk': changeMany,
} satisfies Handlers;
