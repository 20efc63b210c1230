// The handlers of task management: list, get, update, pending tasks.

import { filterNameOf } from '../../data/runs/taskDefinitions.ts';
import { type TaskOutcome, type TaskRow, taskStatusOf } from '../../data/runs/taskShape.ts';
import { dayMs } from '../../data/time.ts';
import { badRequest, notFound, ok, type Reply } from '../../http/respond.ts';
import { answerList, type Lister } from '../../lists/lists.ts';
import { fits } from '../../lists/matching.ts';
import { patched } from '../../patching.ts';
import { findTask } from '../../state/runs/findTask.ts';
import { taskHistoryOf } from '../../state/runs/taskHistory.ts';
import { tasksOf } from '../../state/runs/tasks.ts';
import type { Call, Handlers } from '../call.ts';

/** How long tasks are kept (task management API). */
const keptMs = 90 * dayMs;

const shapeFor =
  ({ atMs, tenant }: Call) =>
  (row: TaskRow): unknown =>
    taskStatusOf(row, tenant.seed, atMs);

const readTask = (row: TaskRow, property: string): unknown => {
  switch (property) {
    case 'id':
      return row.id;
    case 'sourceId':
      return row.source?.id;
    case 'completionStatus':
      return row.ended ? row.outcome.status : null;
    case 'type':
      return [filterNameOf(row.definition), row.definition];
    case 'launcher':
      return row.launcher;
    default:
      return undefined;
  }
};

/** Lists tasks, the latest first: those from before the start, and those since. */
const listerFor =
  ({ atMs, tenant }: Call, shows: (row: TaskRow) => boolean): Lister<TaskRow> =>
  ({ filter, filterText, limit, offset, sorters }) => {
    const history = taskHistoryOf(tenant);
    const isKept = ({ startedAtMs }: { readonly startedAtMs: number }) =>
      startedAtMs >= atMs - keptMs;
    const live = tasksOf(tenant)
      .live()
      .filter((row) => isKept(row) && shows(row))
      .filter((row) => filter === undefined || fits(filter, (name) => readTask(row, name)))
      .toReversed();
    const past = history.newestFirst(filter, filterText);
    let kept = past.length;
    while (kept > 0 && !isKept(past[kept - 1]?.run ?? { startedAtMs: 0 })) kept -= 1;
    const total = live.length + kept;
    const isAscending = sorters[0] !== undefined && !sorters[0].descending;
    const rowAt = (position: number): readonly TaskRow[] => {
      const at = isAscending ? total - 1 - position : position;
      const ran = past[at - live.length];
      const row = live[at] ?? (ran && history.row(ran));
      return row === undefined ? [] : [row];
    };
    const count = Math.max(0, Math.min(limit, total - offset));
    return { rows: Array.from({ length: count }, (_, row) => rowAt(offset + row)).flat(), total };
  };

/** The task of a path; undefined where there is none or it is too old. */
const taskOf = ({ atMs, parameters, tenant }: Call): TaskRow | undefined => {
  const row = findTask(tenant, parameters.taskId ?? '');
  return row !== undefined && row.startedAtMs >= atMs - keptMs ? row : undefined;
};

/** Lists tasks; in v2024 only completed ones. */
const listTasks = (call: Call): Reply => {
  const shows = (row: TaskRow) => call.version !== 'v2024' || row.ended;
  return answerList(call, 'get-task-status-list', listerFor(call, shows), shapeFor(call));
};

/** Lists running tasks. */
const listPending = (call: Call): Reply => {
  const rows = tasksOf(call.tenant)
    .live()
    .filter(({ ended }) => !ended)
    .toReversed();
  const list: Lister<TaskRow> = ({ limit, offset }) => ({
    rows: rows.slice(offset, offset + limit),
    total: rows.length,
  });
  return answerList(call, 'get-pending-tasks', list, shapeFor(call));
};

const getTask = (call: Call): Reply => {
  const row = taskOf(call);
  return row === undefined ? notFound : ok(shapeFor(call)(row));
};

const statuses = ['SUCCESS', 'WARNING', 'ERROR', 'TERMINATED', 'TEMPERROR'] as const;

/** A status in upper or lower case, since the example of the API has `Error`. */
const statusFrom = (value: unknown): TaskOutcome['status'] | undefined =>
  statuses.find((status) => status === String(value).toUpperCase());

/** Ends a running task: the patch may set its completion status and time, and nothing else. */
const updateTask = (call: Call): Reply => {
  const row = taskOf(call);
  if (row === undefined) return notFound;
  const document = taskStatusOf(row, call.tenant.seed, call.atMs);
  const next = patched<Readonly<Record<string, unknown>>>(call, document, {
    patchable: ['completionStatus', 'completed'],
  });
  if (!next.ok) return next.error;
  if (row.ended) return badRequest('The task is completed, so that there is nothing to clear.');
  const { completionStatus, completed } = next.value;
  const status = statusFrom(completionStatus);
  if (status === undefined) {
    return badRequest(`"completionStatus" must be one of ${statuses.join(', ')}.`);
  }
  const completedMs =
    completed === null ? call.atMs : Date.parse(String(completed).replace(' ', 'T'));
  if (Number.isNaN(completedMs)) return badRequest('"completed" must be a date and time.');
  const cleared = tasksOf(call.tenant).clear(row.id, status, completedMs);
  return cleared === undefined ? notFound : ok(shapeFor(call)(cleared));
};

/** The handlers of the task management API. */
export const taskHandlers = {
  'get-task-status-list': listTasks,
  'get-pending-tasks': listPending,
  'get-task-status': getTask,
  'update-task-status': updateTask,
} satisfies Handlers;
