// The schedules of each source.

import { firstSchedules, type WireSchedule } from '../../data/runs/schedules.ts';
import { type PerSource, partOf, perSource } from '../../parts.ts';

/** The schedules of each source by its id, `schedulesOf(tenant).of(sourceId)`: none for one that was added later. */
export const schedulesOf = partOf((tenant): PerSource<readonly WireSchedule[]> => {
  const { seed, world, findSource } = tenant;
  return perSource((sourceId) => {
    const found = findSource(sourceId);
    return found === undefined || found.place >= world.sourcesWithOwn.count
      ? []
      : firstSchedules(seed, found.source);
  });
});
