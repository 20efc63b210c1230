// The provisioning policies of each source, and the ids of new ones.

import { randomOf } from '../../data/random.ts';
import { firstPolicies, type WirePolicy } from '../../data/sources/provisioningPolicies.ts';
import { type PerSource, perSource, perTenant } from '../../perTenant.ts';

/** The policies of each source; a source that was added later begins with none. */
export const provisioningPoliciesOf = perTenant((tenant): PerSource<readonly WirePolicy[]> => {
  const { seed, initial, findSource } = tenant;
  return perSource((sourceId) => {
    const found = findSource(sourceId);
    if (found === undefined || found.place >= initial.sourcesWithOwn.count) return [];
    const account = initial.schemasAt(found.place).find(({ name }) => name === 'account');
    return firstPolicies(seed, found.source, account);
  });
});

/** Makes ids for new policies. */
export const policyIdsOf = perTenant(({ seed }): (() => string) => {
  let made = 0;
  return () => {
    made += 1;
    return randomOf(seed, 'new policy', made).uuid();
  };
});
