import {
  type AccountRow,
  accountId,
  accountsIn,
  makeAccount,
  placeOfAccountId,
} from '../data/accounts.ts';
import type { Span } from '../data/world.ts';
import { partOf } from '../parts.ts';
import { type Shelf, shelfOf } from '../shelf.ts';
import { identitiesOf } from './identities.ts';

/** The accounts of the tenant's sources. */
export type Accounts = {
  readonly rows: Shelf<AccountRow>;
  /** The place of an account that is still there. */
  placeOf(id: string): number | undefined;
  /** Where the accounts of a source are; empty for one that has none. */
  of(sourceId: string): Span;
};

/** The accounts of a tenant. They are made when they are asked for, as entitlements are. */
export const accountsOf = partOf((tenant): Accounts => {
  const { seed, startedAtMs, world } = tenant;
  const starts: number[] = [0];
  for (let place = 0; place < world.sources.count; place++) {
    const entry = world.entryAt(place);
    const count = entry === undefined ? 0 : accountsIn(entry, seed, place);
    starts.push((starts.at(-1) ?? 0) + count);
  }
  const count = starts.at(-1) ?? 0;
  const sourceOf = (account: number): number => {
    let low = 0;
    let high = world.sources.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= account) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const identities = identitiesOf(tenant);
  const at = (place: number): AccountRow => {
    const sourcePlace = sourceOf(place);
    const entry = world.entryAt(sourcePlace);
    if (entry === undefined) throw new RangeError(`there is no account ${place}`);
    const sourceId = world.sources.at(sourcePlace).id;
    const local = place - (starts[sourcePlace] ?? 0);
    const entitlements = world.entitlementsOf(sourceId);
    const seat = { place, local, sourcePlace, sourceId, entry, entitlements };
    return makeAccount(seat, { seed, startedAtMs, identityAt: identities.at });
  };
  const rows = shelfOf({ count, at });
  return {
    rows,
    placeOf: (id) => {
      const place = placeOfAccountId(id);
      const isOurs = place !== undefined && place < count && accountId(seed, place) === id;
      return isOurs && rows.has(place) ? place : undefined;
    },
    of: (sourceId) => {
      const place = world.placeOfSource(sourceId);
      if (place === undefined || place >= world.sources.count) return { from: 0, to: 0 };
      return { from: starts[place] ?? 0, to: starts[place + 1] ?? 0 };
    },
  };
});
