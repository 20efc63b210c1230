// The identities of a tenant, found by place or id.

import {
  type IdentityRow,
  identityCount,
  identitySince,
  makeIdentity,
} from '../../data/people/identities.ts';
import { madeOnce, rememberedRows, sharedBy } from '../../data/shared.ts';
import { perTenant } from '../../perTenant.ts';

/** The identities of the tenant, by place and by id. */
export type Identities = {
  readonly count: number;
  at(place: number): IdentityRow;
  placeOf(id: string): number | undefined;
};

/** Identities of tenants that started at time zero, by place. */
const identitiesByKey = sharedBy((_key: string) => new Map<number, IdentityRow>());

/** The identities of a tenant. */
export const identitiesOf = perTenant((tenant): Identities => {
  const { seed, startedAtMs, accounts, initial } = tenant;
  const context = { seed, accounts, people: initial.people };
  const made = identitiesByKey(initial.key);
  const makeAt = (place: number): IdentityRow => makeIdentity(place, context);
  const { at } = rememberedRows({
    count: identityCount,
    at: (place) => identitySince(madeOnce(made, place, makeAt), startedAtMs),
  });
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
