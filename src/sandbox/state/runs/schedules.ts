// The schedules of each source.

import { firstSchedules, type WireSchedule } from '../../data/runs/schedules.ts';
import { type PerSource, perSource, perTenant } from '../../perTenant.ts';

/** The schedules of each source, `schedulesOf(tenant).of(sourceId)`; a source that was added later begins with none. */
export const schedulesOf = perTenant((tenant): PerSource<readonly WireSchedule[]> => {
  const { seed, initial, findSource } = tenant;
  return perSource((sourceId) => {
    const found = findSource(sourceId);
    return found === undefined || found.place >= initial.sourcesWithOwn.count
      ? []
      : firstSchedules(seed, found.source, initial.entryAt(found.place));
  });
});
