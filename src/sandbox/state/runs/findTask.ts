// A task by its id, whether it ran before or after the start of the tenant.

import type { TaskRow } from '../../data/runs/taskShape.ts';
import type { Tenant } from '../../tenant.ts';
import { taskHistoryOf } from './taskHistory.ts';
import { tasksOf } from './tasks.ts';

/** The task with an id; undefined where there is none. */
export const findTask = (tenant: Tenant, id: string): TaskRow | undefined => {
  const history = taskHistoryOf(tenant);
  const past = history.find(id);
  const live = tasksOf(tenant)
    .live()
    .find((task) => task.id === id);
  return live ?? (past && history.row(past));
};
