// The accounts of a tenant: found by id or source, removed and restored.

import {
  type AccountRow,
  accountIds,
  accountSince,
  accountsIn,
  isKnownFromStart,
  makeAccount,
} from '../../data/access/accounts.ts';
import { ownedRows, type Span } from '../../data/rows.ts';
import { unchangedSince } from '../../data/runs/runs.ts';
import { madeOnce, rememberedRows, sharedBy } from '../../data/shared.ts';
import { runInputFor } from '../../data/sources/sources.ts';
import type { WireSource } from '../../data/wire.ts';
import { type EditableRows, editableRows } from '../../editableRows.ts';
import { perTenant } from '../../perTenant.ts';
import { identitiesOf } from '../people/identities.ts';

/** The accounts of all sources. */
export type Accounts = {
  readonly rows: EditableRows<AccountRow>;
  /** The place of an account; undefined where it is unknown or was removed. */
  placeOf(id: string): number | undefined;
  /** The span of the initial accounts of a source; empty for a source that was added later. */
  of(sourceId: string): Span;
  /** Removes the accounts of a source. */
  removeAll(sourceId: string): void;
  /**
   * Restores the removed accounts of a source. A source that was added later gets new accounts with these names, unless
   * it has some already.
   */
  restoreAll(source: WireSource, names: readonly string[]): void;
};

/** Accounts of tenants that started at time zero, by place. */
const accountsByKey = sharedBy((_key: string) => new Map<number, AccountRow>());

/** The accounts of a tenant. Each is made when it is asked for. */
export const accountsOf = perTenant((tenant): Accounts => {
  const { seed, startedAtMs, initial } = tenant;
  const owned = ownedRows(
    Array.from({ length: initial.sources.count }, (_, place) => {
      const entry = initial.entryAt(place);
      return entry === undefined ? 0 : accountsIn(entry, seed, place);
    }),
  );
  const latest = new Map<number, number>();
  const latestMsOf = (sourcePlace: number): number => {
    const entry = initial.entryAt(sourcePlace);
    if (entry === undefined || entry.story.faults.length === 0) return startedAtMs;
    const known = latest.get(sourcePlace);
    if (known !== undefined) return known;
    const context = { seed, index: sourcePlace, startedAtMs };
    const sinceMs = unchangedSince(runInputFor(entry, initial.sources.at(sourcePlace), context));
    const latestMs = sinceMs ?? startedAtMs;
    latest.set(sourcePlace, latestMs);
    return latestMs;
  };
  const identities = identitiesOf(tenant);
  const makeAt = (place: number): AccountRow => {
    const sourcePlace = owned.ownerOf(place);
    const entry = initial.entryAt(sourcePlace);
    if (entry === undefined) throw new RangeError(`there is no account ${place}`);
    const sourceId = initial.sources.at(sourcePlace).id;
    const local = place - owned.spanOf(sourcePlace).from;
    const entitlements = initial.entitlementsOf(sourceId);
    const position = { place, local, sourcePlace, sourceId, entry, entitlements };
    return makeAccount(position, { seed, identityAt: identities.at });
  };
  const made = accountsByKey(initial.key);
  const at = (place: number): AccountRow => {
    const row = madeOnce(made, place, makeAt);
    return accountSince(row, { startedAtMs, latestMs: latestMsOf(row.sourcePlace) });
  };
  const rows = editableRows(rememberedRows({ count: owned.count, at }));
  for (let place = 0; place < initial.sources.count; place++) {
    const entry = initial.entryAt(place);
    if (entry === undefined || isKnownFromStart(entry)) continue;
    const { from, to } = owned.spanOf(place);
    for (let account = from; account < to; account++) rows.remove(account);
  }
  const of = (sourceId: string): Span => {
    const place = initial.placeOfSource(sourceId);
    return place === undefined ? { from: 0, to: 0 } : owned.spanOf(place);
  };
  const placesOf = (sourceId: string): readonly number[] => {
    const { from, to } = of(sourceId);
    const own = Array.from({ length: to - from }, (_, local) => from + local);
    const added = Array.from({ length: rows.count - rows.fixed }, (_, local) => rows.fixed + local);
    return [...own, ...added.filter((place) => rows.at(place).sourceId === sourceId)];
  };
  return {
    rows,
    placeOf: (id) => {
      const place = accountIds.placeOf(seed, id);
      return place !== undefined && rows.has(place) ? place : undefined;
    },
    of,
    removeAll: (sourceId) => {
      for (const place of placesOf(sourceId)) rows.remove(place);
    },
    restoreAll: ({ id, name }, names) => {
      const places = placesOf(id);
      for (const place of places) rows.restore(place);
      if (places.length > 0) return;
      const atMs = tenant.now();
      const sourcePlace = tenant.findSource(id)?.place ?? 0;
      for (const accountName of names) {
        rows.add({
          id: accountIds.idAt(seed, rows.count),
          sourceId: id,
          sourceName: name,
          sourcePlace,
          identityPlace: undefined,
          name: accountName,
          nativeIdentity: accountName,
          disabled: false,
          locked: false,
          createdAtMs: atMs,
          modifiedAtMs: atMs,
          entitlementPlaces: [],
        });
      }
    },
  };
});
