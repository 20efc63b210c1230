// The accounts of each identity.

import { perTenant } from '../../perTenant.ts';
import { accountsOf } from './accounts.ts';

/** Finds the accounts of identities. */
export type Holders = {
  /** The places of the accounts of an identity, in order. */
  accountsOf(identityPlace: number): readonly number[];
};

/** Finds the accounts of identities. It reads all accounts once after each change of them. */
export const holdersOf = perTenant((tenant): Holders => {
  const { rows } = accountsOf(tenant);
  let known: { revision: number; places: ReadonlyMap<number, readonly number[]> } | undefined;
  const index = (): ReadonlyMap<number, readonly number[]> => {
    const places = new Map<number, number[]>();
    for (let place = 0; place < rows.count; place++) {
      const identity = rows.has(place) ? rows.at(place).identityPlace : undefined;
      if (identity === undefined) continue;
      const others = places.get(identity);
      if (others === undefined) places.set(identity, [place]);
      else others.push(place);
    }
    return places;
  };
  return {
    accountsOf: (identityPlace) => {
      if (known?.revision !== rows.revision) known = { revision: rows.revision, places: index() };
      return known.places.get(identityPlace) ?? [];
    },
  };
});
