// The tasks that were started since the tenant started, and their end.

import { accountsIn } from '../../data/access/accounts.ts';
import { randomOf } from '../../data/random.ts';
import { countsOf } from '../../data/runs/counts.ts';
import type { TaskDefinition } from '../../data/runs/taskDefinitions.ts';
import type { TaskOutcome, TaskRow } from '../../data/runs/taskShape.ts';
import { perTenant } from '../../perTenant.ts';
import type { Tenant } from '../../tenant.ts';
import { markAggregated } from './aggregated.ts';

export type { TaskDefinition } from '../../data/runs/taskDefinitions.ts';
export type { TaskMessage, TaskOutcome } from '../../data/runs/taskShape.ts';

/** What is to be done: it runs for a while, ends as planned, and only then changes anything. */
export type TaskOrder = {
  readonly definition: TaskDefinition;
  readonly source: { readonly id: string; readonly name: string } | undefined;
  readonly launcher: string;
  readonly durationMs: number;
  readonly outcome: TaskOutcome;
  /** Done when the task ends, before anything else is answered. */
  readonly onEnd?: () => void;
};

/** A task that was started since the tenant came to be, or was under way then. Times are epoch milliseconds. */
export type LiveTask = TaskOrder & TaskRow;

/** The tasks of the tenant. */
export type Tasks = {
  start(order: TaskOrder): LiveTask;
  /** Those started since the tenant came to be, and the one that was under way then; the latest last. */
  live(): readonly LiveTask[];
  /** Takes a task for ended at a moment, with whatever status; what it should have done stays undone. */
  clear(id: string, status: TaskOutcome['status'], atMs: number): LiveTask | undefined;
};

/** What is under way when the tenant comes to be: an aggregation of everybody. */
const underWay = { sourceName: 'Workday HR', sinceMs: 90_000, durationMs: 1_500_000 } as const;

const orderUnderWay = (tenant: Tenant): TaskOrder | undefined => {
  const { seed, startedAtMs, initial } = tenant;
  const { sourceName, sinceMs, durationMs } = underWay;
  for (let place = 0; place < initial.sources.count; place++) {
    const entry = initial.entryAt(place);
    if (entry?.name !== sourceName) continue;
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
    live = [...live, task];
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
    start: (order) => put(order, Math.floor(tenant.now())),
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
