// A task, and its shape in the task management API while it runs and after it ended.

import { timeText } from '../time.ts';
import { definitionId, definitions, type TaskDefinition } from './taskDefinitions.ts';

/** A message of a task. */
export type TaskMessage = { readonly type: 'INFO' | 'WARN' | 'ERROR'; readonly text: string };

/** How a task ends. */
export type TaskOutcome = {
  readonly status: 'SUCCESS' | 'WARNING' | 'ERROR' | 'TERMINATED' | 'TEMPERROR';
  readonly messages: readonly TaskMessage[];
  /** Its counts, by the names of its returns, such as `total`. */
  readonly attributes: Readonly<Record<string, unknown>>;
};

/** A task. Times are epoch milliseconds. */
export type TaskRow = {
  readonly id: string;
  readonly definition: TaskDefinition;
  readonly source: { readonly id: string; readonly name: string } | undefined;
  readonly launcher: string;
  readonly startedAtMs: number;
  readonly endsAtMs: number;
  readonly ended: boolean;
  readonly outcome: TaskOutcome;
};

/** The progress of a task from 0 to 1; 1 only when it has ended. */
export const fractionOf = ({ startedAtMs, endsAtMs, ended }: TaskRow, nowMs: number): number => {
  if (ended) return 1;
  const lengthMs = Math.max(1, endsAtMs - startedAtMs);
  return Math.min(0.99, Math.max(0, (nowMs - startedAtMs) / lengthMs));
};

const keys = { INFO: 'info_message', WARN: 'warn_message', ERROR: 'err_exception' } as const;

/** The counts of a task so far. */
const countedSoFar = (row: TaskRow, fraction: number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row.outcome.attributes).map(([name, value]) => [
      name,
      typeof value === 'number' ? Math.floor(value * fraction) : value,
    ]),
  );

/** The progress of a running task as a sentence; null where it has ended. */
export const progressOf = (row: TaskRow, nowMs: number): string | null => {
  if (row.ended) return null;
  const fraction = fractionOf(row, nowMs);
  if (fraction < 0.05) return 'Initializing...';
  const { total } = row.outcome.attributes;
  const name = row.source?.name ?? '';
  if (typeof total !== 'number' || total === 0) return `Processing ${name}`;
  return `Processing ${Math.floor(total * fraction)} of ${total} of ${name}`;
};

/** A task as the task management API sends it (TaskStatus) at a moment. */
export const taskStatusOf = (row: TaskRow, seed: number, nowMs: number) => {
  const { definition, ended, outcome, source } = row;
  const facts = definitions[definition];
  const fraction = fractionOf(row, nowMs);
  return {
    id: row.id,
    type: facts.type,
    uniqueName: definition,
    description: facts.description,
    parentName: null,
    launcher: row.launcher,
    target:
      source === undefined
        ? null
        : { id: source.id, type: 'APPLICATION', name: `${source.name} [source]` },
    created: timeText(row.startedAtMs),
    modified: timeText(ended ? row.endsAtMs : Math.max(row.startedAtMs, nowMs)),
    launched: timeText(row.startedAtMs),
    completed: ended ? timeText(row.endsAtMs) : null,
    completionStatus: ended ? outcome.status : null,
    messages: ended
      ? outcome.messages.map(({ type, text }) => ({
          type,
          localizedText: { locale: 'en-US', message: text },
          key: keys[type],
          parameters: [text],
        }))
      : [],
    returns: facts.returns.map(([name, attributeName]) => ({ name, attributeName })),
    attributes: countedSoFar(row, fraction),
    progress: progressOf(row, nowMs),
    percentComplete: Math.floor(fraction * 100),
    taskDefinitionSummary: {
      id: definitionId(seed, definition),
      uniqueName: definition,
      description: facts.description,
      parentName: definition,
      executor: 'sailpoint.task.ResourceIdentityScan',
      arguments: {},
    },
  };
};
