// The tasks that were started since the tenant started, and their end.

import { accountsIn } from '../../data/access/accounts.ts';
import { randomOf } from '../../data/random.ts';
import { countsOf } from '../../data/runs/counts.ts';
import { isAggregated } from '../../data/runs/runs.ts';
import type { TaskDefinition } from '../../data/runs/taskDefinitions.ts';
import type { TaskOutcome, TaskRow } from '../../data/runs/taskShape.ts';
import { connectorOf } from '../../data/sources/sources.ts';
import { perTenant } from '../../perTenant.ts';
import type { Tenant } from '../../tenant.ts';
import { markAggregated } from './aggregated.ts';

export type { TaskDefinition } from '../../data/runs/taskDefinitions.ts';
export type { TaskMessage, TaskOutcome } from '../../data/runs/taskShape.ts';

/** A task to start. It runs for some time, and changes something only when it ends. */
export type TaskOrder = {
  readonly definition: TaskDefinition;
  readonly source: { readonly id: string; readonly name: string } | undefined;
  readonly launcher: string;
  readonly durationMs: number;
  readonly outcome: TaskOutcome;
  /** Called when the task ends, before the next request is answered. */
  readonly onEnd?: () => void;
};

/** A task that is running or was started since the tenant started. Times are epoch milliseconds. */
export type LiveTask = TaskOrder & TaskRow;

/** The tasks of the tenant. */
export type Tasks = {
  /** Starts a task at the present time, or at one that has passed. */
  start(order: TaskOrder, atMs?: number): LiveTask;
  /** The tasks since the start, and the one that was running then; the latest one last. */
  live(): readonly LiveTask[];
  /** Ends a running task with a status, without its changes; undefined where it is not running. */
  clear(id: string, status: TaskOutcome['status'], atMs: number): LiveTask | undefined;
};

/** The aggregation that is running when the tenant starts. */
const underWay = { sourceName: 'Workday HR', sinceMs: 90_000, durationMs: 1_500_000 } as const;

const orderUnderWay = (tenant: Tenant): TaskOrder | undefined => {
  const { seed, startedAtMs, initial } = tenant;
  const { sourceName, sinceMs, durationMs } = underWay;
  const candidates = Array.from({ length: initial.sources.count }, (_, place) => ({
    place,
    entry: initial.entryAt(place),
  })).filter(
    ({ entry }) =>
      entry?.story.faults.length === 0 &&
      isAggregated(entry, connectorOf(entry)) &&
      connectorOf(entry).connectionType === 'direct',
  );
  // Where something is wrong with it, another source is read.
  const usual = candidates.find(({ entry }) => entry?.name === sourceName) ?? candidates[0];
  if (usual?.entry !== undefined) {
    const { place, entry } = usual;
    const { id, name } = initial.sources.at(place);
    const counted = {
      kind: 'accounts',
      sourceName: name,
      total: accountsIn(entry, seed, place),
    } as const;
    const how = { reads: true, changes: true, optimized: false };
    return {
      definition: 'Cloud Account Aggregation',
      source: { id, name },
      launcher: 'night.operator',
      durationMs,
      outcome: {
        status: 'SUCCESS',
        messages: [],
        attributes: countsOf(counted, how, seed, 'first'),
      },
      onEnd: () => markAggregated(tenant, id, 'accounts', startedAtMs - sinceMs + durationMs),
    };
  }
  return undefined;
};

/** The tasks of a tenant. */
export const tasksOf = perTenant((tenant): Tasks => {
  let live: readonly LiveTask[] = [];
  const put = (order: TaskOrder, startedAtMs: number): LiveTask => {
    const task: LiveTask = {
      ...order,
      id: randomOf(tenant.seed, 'live task', live.length).hex(32),
      startedAtMs,
      endsAtMs: startedAtMs + order.durationMs,
      ended: false,
    };
    live = [...live, task].sort((left, right) => left.startedAtMs - right.startedAtMs);
    return task;
  };
  const replace = (task: LiveTask): void => {
    live = live.map((other) => (other.id === task.id ? task : other));
  };
  const settle = (nowMs: number): void => {
    for (const task of live) {
      if (task.ended || task.endsAtMs > nowMs) continue;
      replace({ ...task, ended: true });
      task.onEnd?.();
    }
  };
  const first = orderUnderWay(tenant);
  if (first !== undefined) put(first, tenant.startedAtMs - underWay.sinceMs);
  settle(tenant.now());
  tenant.onSettle(settle);
  return {
    start: (order, atMs = Math.floor(tenant.now())) => put(order, atMs),
    live: () => live,
    clear: (id, status, atMs) => {
      const task = live.find((other) => other.id === id);
      if (task === undefined || task.ended) return undefined;
      const cleared: LiveTask = {
        ...task,
        ended: true,
        endsAtMs: atMs,
        outcome: { ...task.outcome, status },
        onEnd: undefined,
      };
      replace(cleared);
      return cleared;
    },
  };
});
