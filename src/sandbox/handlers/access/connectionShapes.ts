// Entitlement connections as lists, filters and changes show them.

import { bareId, dashedId } from '../../../model/access/entitlementConnection.ts';
import { randomOf } from '../../data/random.ts';
import { hourMs } from '../../data/time.ts';
import type { Quirks } from '../../faults/quirks.ts';
import { readPath } from '../../lists/lists.ts';
import type { ConnectionView } from '../../state/access/connectionViews.ts';
import type { Tenant } from '../../tenant.ts';
import { numberedName } from '../sources/sourceName.ts';

const iso = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : new Date(ms).toISOString();

/** A time such as `2025-10-29T09:00-05:00`: with an offset and without seconds. */
const withoutSeconds = (ms: number): string =>
  `${new Date(ms - 5 * hourMs).toISOString().slice(0, 16)}-05:00`;

/** The name of the source of a connection, with its number while the source exists. */
export const sourceNameOf = ({ source, account }: ConnectionView): string =>
  source === undefined ? account.sourceName : numberedName(source);

const machineId = (tenant: Tenant, { accountPlace }: ConnectionView): string =>
  `2c918084${randomOf(tenant.seed, 'machine', accountPlace).hex(24)}`;

/** A state as lists write it: `Available` for `AVAILABLE`. */
const capitalised = (text: string): string => `${text.slice(0, 1)}${text.slice(1).toLowerCase()}`;

/** A connection as lists send it, from the search index. */
export const hitOf = (tenant: Tenant, view: ConnectionView): Readonly<Record<string, unknown>> => {
  const { account, identity, entitlement, times } = view;
  return {
    id: view.id,
    ...(identity === undefined
      ? { machineIdentity: { id: machineId(tenant, view), type: 'MACHINE', name: account.name } }
      : {
          identity: {
            id: identity.id,
            type: 'IDENTITY',
            name: identity.name,
            alias: identity.alias,
          },
        }),
    account: { id: account.id, name: account.name },
    entitlement: {
      id: entitlement.id,
      name: entitlement.name,
      displayName: entitlement.name,
      description: entitlement.description ?? undefined,
      attribute: entitlement.attribute,
      value: entitlement.value,
      sourceSchemaObjectType: entitlement.sourceSchemaObjectType,
      privilegeLevel:
        entitlement.privilege === undefined ? undefined : { effective: entitlement.privilege },
    },
    source: { id: account.sourceId, name: sourceNameOf(view) },
    state: { value: capitalised(view.state), changed: iso(view.stateChangedAtMs) },
    jit: {
      activation: iso(times.activationMs),
      provisioned: iso(times.provisionedMs),
      deactivation: iso(times.deactivationMs),
      deprovisioned: iso(times.deprovisionedMs),
      expiration: iso(times.expirationMs),
    },
    standalone: view.firstType === 'JIT',
    type: view.type,
  };
};

/** Fields that have other names in filters and sorters than in the answer. */
const otherNames: Readonly<Record<string, string>> = {
  'jit.provision': 'jit.provisioned',
  'jit.deprovision': 'jit.deprovisioned',
};

/**
 * The value of a property that a list filters or sorts by. The name of a source has no number here, unlike in the
 * answer.
 */
export const readHit = (tenant: Tenant, view: ConnectionView, property: string): unknown => {
  switch (property) {
    case 'id':
      return view.id;
    case 'type':
      return view.type;
    case 'state.value':
      return view.state;
    case 'account.id':
      return view.account.id;
    case 'source.id':
      return view.account.sourceId;
    case 'source.name':
      return view.source?.name ?? view.account.sourceName;
    case 'identity.id':
      return view.identity?.id;
    case 'identity.name':
      return view.identity?.name;
    case 'entitlement.id':
      return view.entitlement.id;
    default:
      return readPath(hitOf(tenant, view), otherNames[property] ?? property);
  }
};

/** A connection as the answer of a change sends it; fields without value are left out. */
export const entityOf = (
  tenant: Tenant,
  view: ConnectionView,
  quirks: Quirks,
): Readonly<Record<string, unknown>> => {
  const { account, identity, entitlement, times } = view;
  return {
    tenantId: tenant.accounts.administrator.tenantId,
    connectionId: quirks.has(58) ? dashedId(view.id) : bareId(view.id),
    identityId: identity?.id,
    machineIdentityId: identity === undefined ? machineId(tenant, view) : undefined,
    accountId: account.id,
    entitlementId: entitlement.id,
    sourceId: account.sourceId,
    standalone: view.firstType === 'JIT',
    attributeName: entitlement.attribute,
    attributeValue: entitlement.value,
    type: view.type,
    state: view.state,
    stateChanged: iso(view.stateChangedAtMs),
    stateChangedBy: identity?.id ?? machineId(tenant, view),
    jitActivation: iso(times.activationMs),
    jitProvision: iso(times.provisionedMs),
    jitDeactivation: iso(times.deactivationMs),
    jitDeprovision: iso(times.deprovisionedMs),
    jitExpiration: iso(times.expirationMs),
    deleteAfter: iso(view.deleteAfterMs),
    created: quirks.has(7) ? withoutSeconds(view.createdAtMs) : iso(view.createdAtMs),
    modified: iso(view.modifiedAtMs),
    actorName: view.actor,
  };
};
