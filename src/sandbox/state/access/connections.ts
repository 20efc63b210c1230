// The entitlement connections of a tenant, and the changes of their types.

import { bareId, type ConnectionTarget } from '../../../model/access/entitlementConnection.ts';
import type { AccountRow } from '../../data/access/accounts.ts';
import { connectionId, placeOfConnectionId } from '../../data/access/connections.ts';
import type { Span } from '../../data/initialData.ts';
import { firstPolicy } from '../../data/jit/policy.ts';
import { randomOf } from '../../data/random.ts';
import { perTenant } from '../../perTenant.ts';
import type { Tenant } from '../../tenant.ts';
import { accountsOf } from './accounts.ts';
import { holdersOf } from './holders.ts';

/** Who holds what through which account, without what changes over time. */
export type Connection = {
  readonly place: number;
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly accountPlace: number;
  readonly account: AccountRow;
  readonly entitlementPlace: number;
  /** How it was held when the tenant came to be: machines are neither here nor there. */
  readonly firstType: ConnectionTarget | 'NA';
};

/** A change of how a connection is held. */
export type TypeChange = {
  readonly atMs: number;
  readonly type: ConnectionTarget;
  /** The name of who changed it. */
  readonly by: string;
};

/** The connections of a tenant. */
export type Connections = {
  /** How many places there are; not all of them are taken. */
  readonly count: number;
  /** Moves whenever a connection may have come, gone or changed. */
  readonly revision: number;
  /** Whether there is a connection at a place. */
  has(place: number): boolean;
  at(place: number): Connection;
  /** The place of a connection that is there; the id may have dashes. */
  placeOf(id: string): number | undefined;
  /** The places that those of an identity can have. */
  ofIdentity(identityPlace: number): readonly number[];
  /** The places of what is activated just in time; these come first. */
  readonly justInTime: Span;
  /** The places that those of some accounts can have, besides what is activated just in time. */
  ofAccounts(accounts: Span): Span;
  change(place: number, change: TypeChange): void;
  /** The changes of a connection, the latest last. */
  changesOf(place: number): readonly TypeChange[];
  /** When connections were changed, in no order. */
  changeTimesMs(): readonly number[];
  /** The places of those that were ever changed, in order. */
  changedPlaces(): readonly number[];
};

/** An account gives access to so many entitlements at most. */
const slotsPerAccount = 3;

type Held = { readonly accountPlace: number; readonly entitlementPlace: number };

/** Three to eight people for each governed entitlement; the operator, who has the first account, is one of them. */
const heldJustInTime = (tenant: Tenant): readonly Held[] => {
  const accounts = accountsOf(tenant);
  return firstPolicy(tenant.initial, tenant.seed).entitlementIds.flatMap((id, index) => {
    const entitlementPlace = tenant.initial.placeOfEntitlement(id);
    if (entitlementPlace === undefined) return [];
    const { from, to } = accounts.of(tenant.initial.entitlements.at(entitlementPlace).source.id);
    const random = randomOf(tenant.seed, 'held just in time', index);
    const wanted = random.int(3, 8);
    const step = Math.max(1, Math.floor((to - from) / (wanted * 2)));
    const places = Array.from({ length: to - from }, (_, at) => from + at * step).filter(
      (place) => place < to && accounts.rows.at(place).identityPlace !== undefined,
    );
    return places
      .slice(0, wanted)
      .map((accountPlace): Held => ({ accountPlace, entitlementPlace }));
  });
};

/** The connections of a tenant: what is activated just in time, then those of every account. */
export const connectionsOf = perTenant((tenant): Connections => {
  const { seed, entitlements } = tenant;
  const accounts = accountsOf(tenant);
  const justInTime = heldJustInTime(tenant);
  const pairOf = ({ accountPlace, entitlementPlace }: Held) =>
    `${accountPlace} ${entitlementPlace}`;
  const pairs = new Set(justInTime.map(pairOf));
  const first = justInTime.length;
  const changes = new Map<number, readonly TypeChange[]>();
  let changeCount = 0;
  // Rows are made anew each time; those of one account are asked for in a row.
  let latest: { place: number; revision: number; row: AccountRow } | undefined;
  const accountAt = (place: number): AccountRow => {
    const { revision } = accounts.rows;
    if (latest?.place !== place || latest.revision !== revision) {
      latest = { place, revision, row: accounts.rows.at(place) };
    }
    return latest.row;
  };
  const heldAt = (place: number): Held | undefined => {
    if (place < first) return justInTime[place];
    const accountPlace = Math.floor((place - first) / slotsPerAccount);
    if (!accounts.rows.has(accountPlace)) return undefined;
    const slot = (place - first) % slotsPerAccount;
    const entitlementPlace = accountAt(accountPlace).entitlementPlaces[slot];
    if (entitlementPlace === undefined) return undefined;
    const held = { accountPlace, entitlementPlace };
    return pairs.has(pairOf(held)) ? undefined : held;
  };
  const spanOf = ({ from, to }: Span): Span => ({
    from: first + from * slotsPerAccount,
    to: first + to * slotsPerAccount,
  });
  const count = spanOf({ from: 0, to: accounts.rows.count }).to;
  const has = (place: number): boolean => {
    const held = heldAt(place);
    return (
      held !== undefined &&
      accounts.rows.has(held.accountPlace) &&
      entitlements.has(held.entitlementPlace)
    );
  };
  return {
    count,
    get revision() {
      return changeCount + accounts.rows.revision + entitlements.revision;
    },
    has,
    at: (place) => {
      const held = heldAt(place);
      if (held === undefined) throw new RangeError(`there is no connection ${place}`);
      const account = accountAt(held.accountPlace);
      const standing = account.identityPlace === undefined ? 'NA' : 'STANDING';
      const firstType = place < first ? 'JIT' : standing;
      return { place, id: connectionId(seed, place), account, firstType, ...held };
    },
    placeOf: (id) => {
      const place = placeOfConnectionId(bareId(id));
      const isOurs = place !== undefined && connectionId(seed, place) === bareId(id);
      return isOurs && has(place) ? place : undefined;
    },
    ofIdentity: (identityPlace) => {
      const theirs = holdersOf(tenant).accountsOf(identityPlace);
      const governed = justInTime.flatMap(({ accountPlace }, place) =>
        theirs.includes(accountPlace) ? [place] : [],
      );
      const standing = theirs.flatMap((account) => {
        const { from } = spanOf({ from: account, to: account });
        return Array.from({ length: slotsPerAccount }, (_, slot) => from + slot);
      });
      return [...governed, ...standing].filter(has);
    },
    justInTime: { from: 0, to: first },
    ofAccounts: spanOf,
    change: (place, change) => {
      changes.set(place, [...(changes.get(place) ?? []), change]);
      changeCount += 1;
    },
    changesOf: (place) => changes.get(place) ?? [],
    changeTimesMs: () => [...changes.values()].flat().map(({ atMs }) => atMs),
    changedPlaces: () => [...changes.keys()].sort((left, right) => left - right),
  };
});
