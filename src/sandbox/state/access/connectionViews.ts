// An entitlement connection as it was at a moment.

import type { ConnectionState } from '../../../model/access/connectionState.ts';
import {
  type Activation,
  connectionStateAt,
  expirationOf,
  milestonesOf,
  phaseTimesOf,
} from '../../data/jit/activations.ts';
import type { IdentityRow } from '../../data/people/identities.ts';
import type { EntitlementRow, WireSource } from '../../data/wire.ts';
import type { Tenant } from '../../tenant.ts';
import { activationsOf } from '../jit/activations.ts';
import { identitiesOf } from '../people/identities.ts';
import { type Connection, connectionsOf } from './connections.ts';

/** A connection as it was at a moment. Times are epoch milliseconds; undefined is not yet, or never. */
export type ConnectionView = Connection & {
  /** Undefined for what a machine holds. */
  readonly identity: IdentityRow | undefined;
  readonly entitlement: EntitlementRow;
  readonly source: WireSource | undefined;
  readonly type: 'JIT' | 'STANDING' | 'NA';
  readonly state: ConnectionState;
  readonly createdAtMs: number;
  readonly stateChangedAtMs: number;
  readonly modifiedAtMs: number;
  /** The name of who changed it last. */
  readonly actor: string;
  /** Of the latest activation. */
  readonly times: {
    readonly activationMs: number | undefined;
    readonly provisionedMs: number | undefined;
    readonly deactivationMs: number | undefined;
    readonly deprovisionedMs: number | undefined;
    readonly expirationMs: number | undefined;
  };
  /** When it may be forgotten; only for one that nobody may activate any more. */
  readonly deleteAfterMs: number | undefined;
};

const dayMs = 86_400_000;

/** The last of what is held just in time may not be activated any more. */
const isExpired = (tenant: Tenant, { place }: Connection): boolean =>
  place === connectionsOf(tenant).justInTime.to - 1;

const timesAt = (activation: Activation | undefined, atMs: number): ConnectionView['times'] => {
  const reached = (ms: number | undefined) => (ms !== undefined && ms <= atMs ? ms : undefined);
  const milestones = activation && milestonesOf(activation);
  const provisionedMs = reached(milestones?.provisionedAtMs);
  const hasEnd = milestones?.endsAtMs !== undefined;
  return {
    activationMs: reached(activation?.requestedAtMs),
    provisionedMs,
    deactivationMs: reached(milestones?.endsAtMs),
    deprovisionedMs: hasEnd ? reached(milestones?.doneAtMs) : undefined,
    expirationMs: provisionedMs && activation ? expirationOf(activation) : undefined,
  };
};

/** The connection at a place as it was at a moment. */
export const connectionViewAt = (tenant: Tenant, place: number, atMs: number): ConnectionView => {
  const connections = connectionsOf(tenant);
  const connection = connections.at(place);
  const { account } = connection;
  const person =
    account.identityPlace === undefined
      ? undefined
      : identitiesOf(tenant).at(account.identityPlace);
  const change = connections.changesOf(place).findLast((entry) => entry.atMs <= atMs);
  const activation = activationsOf(tenant)
    .of(place)
    .findLast((entry) => entry.requestedAtMs <= atMs);
  const turn = activation && phaseTimesOf(activation).findLast((turnMs) => turnMs <= atMs);
  const expired = isExpired(tenant, connection);
  const createdAtMs = account.createdAtMs + (place % 7) * dayMs;
  const stateChangedAtMs = Math.max(createdAtMs, turn ?? createdAtMs);
  return {
    ...connection,
    identity: person,
    // Both are made anew each time, and a list that is sorted by something else needs neither.
    get entitlement() {
      return tenant.entitlements.at(connection.entitlementPlace);
    },
    get source() {
      return tenant.findSource(account.sourceId)?.source;
    },
    type: change?.type ?? connection.firstType,
    state: expired ? 'EXPIRED' : activation ? connectionStateAt(activation, atMs) : 'AVAILABLE',
    createdAtMs,
    stateChangedAtMs,
    modifiedAtMs: Math.max(stateChangedAtMs, change?.atMs ?? 0),
    actor: change?.by ?? person?.name ?? account.name,
    times: timesAt(activation, atMs),
    deleteAfterMs: expired ? tenant.startedAtMs + 30 * dayMs : undefined,
  };
};
