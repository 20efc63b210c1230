// What is true of the sources and clusters of a tenant, past and present.

import { type True, type Truth, truthIn } from '../../data/sources/truth/truth.ts';
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

/** When the trouble began that a source or cluster is in at a moment, in epoch milliseconds; undefined where it is in none. */
export const inTroubleSince = ({ troubles }: True, atMs: number): number | undefined => {
  const began = troubles
    .filter(({ beganMs, endedMs }) => beganMs <= atMs && endedMs > atMs)
    .map(({ beganMs }) => beganMs);
  return began.length === 0 ? undefined : Math.min(...began);
};
