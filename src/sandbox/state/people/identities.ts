// The identities of a tenant, found by place or id.

import { type IdentityRow, identityCount, makeIdentity } from '../../data/people/identities.ts';
import { perTenant } from '../../perTenant.ts';

/** The identities of the tenant, by place and by id. */
export type Identities = {
  readonly count: number;
  at(place: number): IdentityRow;
  placeOf(id: string): number | undefined;
};

/** The identities of a tenant. */
export const identitiesOf = perTenant((tenant): Identities => {
  const { seed, startedAtMs, accounts, initial } = tenant;
  const context = { seed, startedAtMs, accounts, people: initial.people };
  const made = new Map<number, IdentityRow>();
  const at = (place: number): IdentityRow => {
    const identity = made.get(place) ?? makeIdentity(place, context);
    made.set(place, identity);
    return identity;
  };
  let places: Map<string, number> | undefined;
  return {
    count: identityCount,
    at,
    placeOf: (id) => {
      places ??= new Map(
        Array.from({ length: identityCount }, (_, place) => [at(place).id, place]),
      );
      return places.get(id);
    },
  };
});
