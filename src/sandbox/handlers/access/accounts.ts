// The handlers of accounts: list, details, entitlements of an account.

import type { AccountRow } from '../../data/access/accounts.ts';
import { accountObject } from '../../data/sources/resourceObjects.ts';
import type { EntitlementRow } from '../../data/wire.ts';
import { badRequest, notFound, ok, type Reply } from '../../http/respond.ts';
import { answerList } from '../../lists/lists.ts';
import { accountListOf, identityStateOf } from '../../state/access/accountList.ts';
import { accountsOf } from '../../state/access/accounts.ts';
import { identitiesOf } from '../../state/people/identities.ts';
import { sourceSchemasOf } from '../../state/sources/schemas.ts';
import type { Call, Handlers } from '../call.ts';
import { listerOfPlaces } from './entitlements.ts';

const isServiceAccount = ({ name }: AccountRow): boolean => name.startsWith('svc_');

/** An account as the accounts API sends it; `SLIM` leaves out its identity and most of its source. */
const shapeFor = (call: Call, isSlim: boolean): ((row: AccountRow) => unknown) => {
  const { tenant } = call;
  const identities = identitiesOf(tenant);
  const schemas = sourceSchemasOf(tenant);
  return (row) => {
    const source = tenant.findSource(row.sourceId)?.source;
    const person = row.identityPlace === undefined ? undefined : identities.at(row.identityPlace);
    const held = row.entitlementPlaces.filter(tenant.entitlements.has).map(tenant.entitlements.at);
    const schema = schemas.of(row.sourceId).find(({ name }) => name === 'account');
    const common = {
      id: row.id,
      name: row.name,
      created: new Date(row.createdAtMs).toISOString(),
      modified: new Date(row.modifiedAtMs).toISOString(),
      sourceId: row.sourceId,
      sourceName: source?.name ?? row.sourceName,
      attributes:
        schema === undefined
          ? {}
          : accountObject(row, { seed: tenant.seed, schema, person, held }).attributes,
      authoritative: source?.authoritative ?? false,
      description: null,
      disabled: row.disabled,
      locked: row.locked,
      nativeIdentity: row.nativeIdentity,
      systemAccount: false,
      uncorrelated: person === undefined,
      uuid: row.nativeIdentity,
      manuallyCorrelated: false,
      hasEntitlements: held.length > 0,
      ...(person === undefined ? {} : { identityId: person.id }),
    };
    if (isSlim) return common;
    return {
      ...common,
      cloudLifecycleState: person === undefined ? null : person.active ? 'active' : 'inactive',
      identityState: identityStateOf(person?.active),
      connectionType: source?.connectionType ?? null,
      isMachine: isServiceAccount(row),
      ...(person === undefined
        ? {}
        : { identity: { id: person.id, type: 'IDENTITY', name: person.name } }),
      sourceOwner: source?.owner ?? null,
      features: source?.features?.join(', ') ?? null,
      origin: 'AGGREGATED',
    };
  };
};

const listAccounts = (call: Call): Reply => {
  const level = call.query.get('detailLevel') ?? 'FULL';
  if (level !== 'SLIM' && level !== 'FULL') {
    return badRequest('"detailLevel" must be "SLIM" or "FULL".');
  }
  const list = accountListOf(call.tenant);
  return answerList(call, 'list-accounts', list, shapeFor(call, level === 'SLIM'));
};

const accountOf = ({ parameters, tenant }: Call): AccountRow | undefined => {
  const accounts = accountsOf(tenant);
  const place = accounts.placeOf(parameters.accountId ?? '');
  return place === undefined ? undefined : accounts.rows.at(place);
};

const getAccount = (call: Call): Reply => {
  const row = accountOf(call);
  return row === undefined ? notFound : ok(shapeFor(call, false)(row));
};

/** An entitlement of an account: with `privileged` in both versions, without levels (accounts API, get-account-entitlements). */
const entitlementShape = (row: EntitlementRow): unknown => {
  const { privilege, tags: _, privilegeSetBy: __, manuallyUpdated, segments, ...rest } = row;
  return {
    ...rest,
    privileged: privilege === 'HIGH',
    additionalOwners: null,
    manuallyUpdatedFields: manuallyUpdated ?? null,
    accessModelMetadata: { attributes: [] },
    segments: segments ?? null,
  };
};

const listAccountEntitlements = (call: Call): Reply => {
  const row = accountOf(call);
  if (row === undefined) return notFound;
  const list = listerOfPlaces(call.tenant, row.entitlementPlaces);
  return answerList(call, 'get-account-entitlements', list, entitlementShape);
};

/** The handlers of the accounts API. */
export const accountHandlers = {
  'list-accounts': listAccounts,
  'get-account': getAccount,
  'get-account-entitlements': listAccountEntitlements,
} satisfies Handlers;
