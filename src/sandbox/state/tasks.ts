import { randomOf } from '../data/random.ts';
import { partOf } from '../parts.ts';

/** What a task is called where it is defined; the payload's `taskDefinitionSummary.uniqueName`. */
export type TaskDefinition =
  | 'Cloud Account Aggregation'
  | 'Cloud Group Aggregation'
  | 'Cloud Process Uncorrelated Accounts'
  | 'Cloud Attribute Synchronization'
  | 'Account Deletion'
  | 'Source Deletion'
  | 'Entitlement Reset';

/** A message of a task. */
export type TaskMessage = { readonly type: 'INFO' | 'WARN' | 'ERROR'; readonly text: string };

/** How a task ends. */
export type TaskOutcome = {
  readonly status: 'SUCCESS' | 'WARNING' | 'ERROR' | 'TERMINATED' | 'TEMPERROR';
  readonly messages: readonly TaskMessage[];
  /** What it counted, by the names of its returns, such as `total`. */
  readonly attributes: Readonly<Record<string, unknown>>;
};

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

/** A task that was started since the tenant came to be. Times are epoch milliseconds. */
export type LiveTask = TaskOrder & {
  readonly id: string;
  readonly startedAtMs: number;
  readonly endsAtMs: number;
  readonly ended: boolean;
};

/** The tasks of the tenant. */
export type Tasks = {
  start(order: TaskOrder): LiveTask;
  /** Those started since the tenant came to be, the latest last. */
  live(): readonly LiveTask[];
};

/** The tasks of a tenant. */
export const tasksOf = partOf((tenant): Tasks => {
  let live: readonly LiveTask[] = [];
  tenant.onSettle((nowMs) => {
    for (const task of live) {
      if (task.ended || task.endsAtMs > nowMs) continue;
      live = live.map((other) => (other.id === task.id ? { ...other, ended: true } : other));
      task.onEnd?.();
    }
  });
  return {
    start: (order) => {
      const startedAtMs = tenant.now();
      const task: LiveTask = {
        ...order,
        id: randomOf(tenant.seed, 'live task', live.length).hex(32),
        startedAtMs,
        endsAtMs: startedAtMs + order.durationMs,
        ended: false,
      };
      live = [...live, task];
      return task;
    },
    live: () => live,
  };
});
