// What is true of the sources and clusters of a tenant, past and present.

import { type Truth, truthIn } from '../../data/sources/truth/truth.ts';
import { perTenant } from '../../perTenant.ts';

/** The troubles of the sources, by their places, and of the clusters of a tenant. */
export const troublesOf = perTenant((tenant): Truth => {
  const { initial } = tenant;
  const entries = Array.from(
    { length: initial.sources.count },
    (_, place) => initial.entryAt(place) ?? [],
  ).flat();
  return truthIn(entries, initial.clusterPlans, tenant);
});
