// The schemas of entitlement connections and of bulk changes to them, and the two spellings of their ids.

import * as z from 'zod';
import { maybeReference } from '../reference.ts';
import { flag, id, list, maybe, number, text } from '../tolerant.ts';
import { privilegeLevel } from './entitlement.ts';

/** How access is held: just in time, for good, or neither, as machines do (entitlement connections API). */
export const connectionTypes = ['JIT', 'STANDING', 'NA'] as const;

/** What a connection can be changed to; nothing else of it can be changed (entitlement connections API, patch). */
export type ConnectionTarget = 'JIT' | 'STANDING';

/** The most connections that one request changes (entitlement connections API, update-entitlement-connections-bulk). */
export const maximumBulkConnections = 100;

const person = maybe(z.looseObject({ id: text, type: text, name: text, alias: text }));

/** The times of the latest activation. Filters and sorters call two of them `jit.provision` and `jit.deprovision`. */
export const jitTimes = z.looseObject({
  activation: text,
  provisioned: text,
  deactivation: text,
  deprovisioned: text,
  expiration: text,
});
export type JitTimes = z.infer<typeof jitTimes>;

/**
 * Who holds which entitlement through which account, as lists give it. They are served by a search index, which lags
 * behind changes (entitlement connections API, list-entitlement-connections; seen on tenants: the lag).
 */
export const connectionHit = z.looseObject({
  /** 32 hexadecimal digits; other operations write the same id as a dashed UUID. */
  id,
  identity: person,
  machineIdentity: person,
  account: maybeReference,
  entitlement: maybe(
    z.looseObject({
      id: text,
      name: text,
      displayName: text,
      description: text,
      attribute: text,
      value: text,
      sourceSchemaObjectType: text,
      privilegeLevel: maybe(privilegeLevel),
    }),
  ),
  source: maybeReference,
  state: maybe(z.looseObject({ value: text, changed: text })),
  jit: maybe(jitTimes),
  standalone: flag,
  type: text,
  // What a change of a connection is answered with, under the same names; lists need not have it.
  tenantId: text,
  stateChangedBy: text,
  deleteAfter: text,
  created: text,
  modified: text,
  actorName: text,
});
export type ConnectionHit = z.infer<typeof connectionHit>;

/** A connection as a change of it is answered; every field may be missing (entitlement connections API, patch). */
export const entitlementConnection = z.looseObject({
  tenantId: text,
  connectionId: text,
  identityId: text,
  machineIdentityId: text,
  accountId: text,
  entitlementId: text,
  sourceId: text,
  standalone: flag,
  attributeName: text,
  attributeValue: text,
  type: text,
  state: text,
  stateChanged: text,
  stateChangedBy: text,
  jitActivation: text,
  jitProvision: text,
  jitDeactivation: text,
  jitDeprovision: text,
  jitExpiration: text,
  deleteAfter: text,
  created: text,
  modified: text,
  actorName: text,
});
export type EntitlementConnection = z.infer<typeof entitlementConnection>;

/** One connection of a request that changes many. */
export type ConnectionChange = { readonly connectionId: string; readonly type: ConnectionTarget };

/**
 * What became of one connection of a request that changes many: 201 changed, 404 unknown, 409 named twice or not
 * changeable now, 422 a wrong type (entitlement connections API, update-entitlement-connections-bulk).
 */
export const connectionOutcome = z.looseObject({
  connectionId: text,
  type: text,
  status: number,
  description: text,
});
export type ConnectionOutcome = z.infer<typeof connectionOutcome>;

/** What became of the connections, in the order in which they were sent. */
export const connectionOutcomes = list(connectionOutcome);

/** An id without its dashes, as lists of connections write it. */
export const bareId = (id: string): string => id.replaceAll('-', '').toLowerCase();

/** Whether two ids name the same connection: with dashes and without is the same (entitlement connections API). */
export const isSameConnection = (left: string, right: string): boolean =>
  bareId(left) === bareId(right);

/** The id of a connection as a dashed UUID, which activations want; a text that is no such id stays as it is. */
export const dashedId = (id: string): string =>
  bareId(id).length === 32 && /^[0-9a-f]+$/.test(bareId(id))
    ? bareId(id).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    : id;
