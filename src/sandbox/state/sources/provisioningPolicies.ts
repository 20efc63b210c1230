// The provisioning policies of each source, and the ids of new ones.

import { randomOf } from '../../data/random.ts';
import { firstPolicies, type WirePolicy } from '../../data/sources/provisioningPolicies.ts';
import { type PerSource, partOf, perSource } from '../../parts.ts';

/** The policies of each source by its id; none for one that was added later. */
export const provisioningPoliciesOf = partOf((tenant): PerSource<readonly WirePolicy[]> => {
  const { seed, world, findSource } = tenant;
  return perSource((sourceId) => {
    const found = findSource(sourceId);
    if (found === undefined || found.place >= world.sourcesWithOwn.count) return [];
    const account = world.schemasAt(found.place).find(({ name }) => name === 'account');
    return firstPolicies(seed, found.source, account);
  });
});

/** Makes the id of the next policy of a tenant. */
export const policyIdsOf = partOf(({ seed }): (() => string) => {
  let made = 0;
  return () => {
    made += 1;
    return randomOf(seed, 'new policy', made).uuid();
  };
});
