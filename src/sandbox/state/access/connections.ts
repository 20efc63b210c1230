// The entitlement connections of a tenant, and the changes of their types.

import { bareId, type ConnectionTarget } from '../../../model/access/entitlementConnection.ts';
import type { AccountRow } from '../../data/access/accounts.ts';
import { connectionIds } from '../../data/access/connections.ts';
import { firstPolicy } from '../../data/jit/policy.ts';
import { randomOf } from '../../data/random.ts';
import type { Span } from '../../data/rows.ts';
import { perTenant } from '../../perTenant.ts';
import type { Tenant } from '../../tenant.ts';
import { accountsOf } from './accounts.ts';
import { holdersOf } from './holders.ts';

/** An account, one of its entitlements, and the first type of this connection. */
export type Connection = {
  readonly place: number;
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly accountPlace: number;
  readonly account: AccountRow;
  readonly entitlementPlace: number;
  /** The type when the tenant started; NA for machine identities. */
  readonly firstType: ConnectionTarget | 'NA';
};

/** A change of the type of a connection. */
export type TypeChange = {
  readonly atMs: number;
  readonly type: ConnectionTarget;
  /** The name of the person who made the change. */
  readonly by: string;
};

/** The connections of a tenant. */
export type Connections = {
  /** How many places there are; some of them have no connection. */
  readonly count: number;
  /** Grows whenever a connection may have been added, removed or changed. */
  readonly revision: number;
  /** Whether there is a connection at a place. */
  has(place: number): boolean;
  at(place: number): Connection;
  /** The place of a connection; undefined where there is none. The id may have dashes. */
  placeOf(id: string): number | undefined;
  /** The places of the connections of an identity. */
  ofIdentity(identityPlace: number): readonly number[];
  /** The places of JIT connections, which come first. */
  readonly justInTime: Span;
  /** The places that other connections of these accounts can have. */
  ofAccounts(accounts: Span): Span;
  /** Changes the type of a connection. */
  change(place: number, change: TypeChange): void;
  /** The changes of a connection, the latest one last. */
  changesOf(place: number): readonly TypeChange[];
  /** The times of all changes, in no order. */
  changeTimesMs(): readonly number[];
  /** The places of changed connections, in order. */
  changedPlaces(): readonly number[];
};

/** The most entitlements of an account. */
const slotsPerAccount = 3;

type Held = { readonly accountPlace: number; readonly entitlementPlace: number };

/** Three to eight identities for each governed entitlement; the operator, who has the first account, is one of them. */
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

/** The connections of a tenant: JIT connections, then those of every account. */
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
  // A row is made each time it is read, and the connections of one account are read one after another.
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
      return { place, id: connectionIds.idAt(seed, place), account, firstType, ...held };
    },
    placeOf: (id) => {
      const place = connectionIds.placeOf(seed, bareId(id));
      return place !== undefined && has(place) ? place : undefined;
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
