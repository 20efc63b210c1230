// The events of a tenant: its aggregations before and after the start.

import { runsOf } from '../../data/runs/runs.ts';
import { runInputFor } from '../../data/sources/sources.ts';
import { type AggregationEvent, eventsOfTask } from '../../data/tenant/events.ts';
import { perTenant } from '../../perTenant.ts';
import type { Tenant } from '../../tenant.ts';
import { taskHistoryOf } from '../runs/taskHistory.ts';
import { tasksOf } from '../runs/tasks.ts';

/** How many of the latest aggregations of each source are events: fewer at the large scale. */
const runsPerSource = { few: 20, many: 150 } as const;
const manySources = 500;

const pastEventsOf = perTenant((tenant): readonly AggregationEvent[] => {
  const { seed, startedAtMs, initial } = tenant;
  const history = taskHistoryOf(tenant);
  const { count } = initial.sources;
  const most = count > manySources ? runsPerSource.few : runsPerSource.many;
  const events: AggregationEvent[] = [];
  for (let place = 0; place < count; place++) {
    const entry = initial.entryAt(place);
    if (entry === undefined) continue;
    const input = runInputFor(entry, initial.sources.at(place), {
      seed,
      index: place,
      startedAtMs,
    });
    let runs = 0;
    for (const run of runsOf(input)) {
      events.push(...eventsOfTask(history.row({ place, run })));
      runs += 1;
      if (runs === most) break;
    }
  }
  return events;
});

/** The events of a tenant, from before and after its start. */
export const eventsOf = (tenant: Tenant): readonly AggregationEvent[] => [
  ...pastEventsOf(tenant),
  ...tasksOf(tenant).live().flatMap(eventsOfTask),
];
