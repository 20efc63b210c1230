// The accounts of a tenant: found by id or source, removed and restored.

import {
  type AccountRow,
  accountIds,
  accountsIn,
  isKnownFromStart,
  makeAccount,
} from '../../data/access/accounts.ts';
import type { Span } from '../../data/initialData.ts';
import { unchangedSince } from '../../data/runs/runs.ts';
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

/** The accounts of a tenant. Each is made when it is asked for. */
export const accountsOf = perTenant((tenant): Accounts => {
  const { seed, startedAtMs, initial } = tenant;
  const starts: number[] = [0];
  for (let place = 0; place < initial.sources.count; place++) {
    const entry = initial.entryAt(place);
    const count = entry === undefined ? 0 : accountsIn(entry, seed, place);
    starts.push((starts.at(-1) ?? 0) + count);
  }
  const count = starts.at(-1) ?? 0;
  const sourceOf = (account: number): number => {
    let low = 0;
    let high = initial.sources.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= account) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const latest = new Map<number, number>();
  const latestMsOf = (sourcePlace: number): number => {
    const entry = initial.entryAt(sourcePlace);
    if (entry?.incident === undefined) return startedAtMs;
    const known = latest.get(sourcePlace);
    if (known !== undefined) return known;
    const context = { seed, index: sourcePlace, startedAtMs };
    const sinceMs = unchangedSince(runInputFor(entry, initial.sources.at(sourcePlace), context));
    const latestMs = sinceMs ?? startedAtMs;
    latest.set(sourcePlace, latestMs);
    return latestMs;
  };
  const identities = identitiesOf(tenant);
  const at = (place: number): AccountRow => {
    const sourcePlace = sourceOf(place);
    const entry = initial.entryAt(sourcePlace);
    if (entry === undefined) throw new RangeError(`there is no account ${place}`);
    const sourceId = initial.sources.at(sourcePlace).id;
    const local = place - (starts[sourcePlace] ?? 0);
    const entitlements = initial.entitlementsOf(sourceId);
    const latestMs = latestMsOf(sourcePlace);
    const position = { place, local, sourcePlace, sourceId, entry, entitlements, latestMs };
    return makeAccount(position, { seed, startedAtMs, identityAt: identities.at });
  };
  const rows = editableRows({ count, at });
  const spanAt = (sourcePlace: number): Span => ({
    from: starts[sourcePlace] ?? 0,
    to: starts[sourcePlace + 1] ?? 0,
  });
  for (let place = 0; place < initial.sources.count; place++) {
    const entry = initial.entryAt(place);
    if (entry === undefined || isKnownFromStart(entry)) continue;
    const { from, to } = spanAt(place);
    for (let account = from; account < to; account++) rows.remove(account);
  }
  const of = (sourceId: string): Span => {
    const place = initial.placeOfSource(sourceId);
    return place === undefined || place >= initial.sources.count
      ? { from: 0, to: 0 }
      : spanAt(place);
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
