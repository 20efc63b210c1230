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
import { dayMs } from '../../data/time.ts';
import type { EntitlementRow, WireSource } from '../../data/wire.ts';
import type { Tenant } from '../../tenant.ts';
import { activationsOf } from '../jit/activations.ts';
import { identitiesOf } from '../people/identities.ts';
import { type Connection, connectionsOf } from './connections.ts';

/** A connection at a moment. Times are epoch milliseconds; undefined means not yet or never. */
export type ConnectionView = Connection & {
  /** Undefined for a machine identity. */
  readonly identity: IdentityRow | undefined;
  readonly entitlement: EntitlementRow;
  readonly source: WireSource | undefined;
  readonly type: 'JIT' | 'STANDING' | 'NA';
  readonly state: ConnectionState;
  readonly createdAtMs: number;
  readonly stateChangedAtMs: number;
  readonly modifiedAtMs: number;
  /** The name of the person who changed it last. */
  readonly actor: string;
  /** The times of the latest activation. */
  readonly times: {
    readonly activationMs: number | undefined;
    readonly provisionedMs: number | undefined;
    readonly deactivationMs: number | undefined;
    readonly deprovisionedMs: number | undefined;
    readonly expirationMs: number | undefined;
  };
  /** When it is deleted; only for an expired connection. */
  readonly deleteAfterMs: number | undefined;
};

/** Whether a connection has expired; the last JIT connection has. */
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
    // Made only when read, since each takes time and most lists do not sort by them.
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
