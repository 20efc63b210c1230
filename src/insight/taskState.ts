// Says in words, with a sign, the state of a task and how long it took.

import { type TaskStatus, taskStateOf } from '../model/runs/taskStatus.ts';
import { duration, parseTime } from './time.ts';

/** What a task's state means: it goes well, deserves a look, failed, still runs, or is not known. */
export type TaskVerdict = 'good' | 'warn' | 'bad' | 'running' | 'unknown';

const verdicts: Readonly<Record<string, TaskVerdict>> = {
  RUNNING: 'running',
  SUCCESS: 'good',
  WARNING: 'warn',
  ERROR: 'bad',
  TERMINATED: 'bad',
  TEMPERROR: 'warn',
};

const signs: Readonly<Record<TaskVerdict, string>> = {
  good: '✓',
  warn: '~',
  bad: '✗',
  running: '»',
  unknown: '?',
};

type StateFields = Pick<TaskStatus, 'completionStatus' | 'completed' | 'percentComplete'>;

/** The state of a task: what it means, and a sign and words that say it without a colour. */
export const taskStateInWords = (
  task: StateFields,
): { readonly verdict: TaskVerdict; readonly words: string } => {
  const state = taskStateOf(task);
  const verdict = verdicts[state] ?? 'unknown';
  const percent =
    verdict === 'running' && task.percentComplete !== undefined ? ` ${task.percentComplete} %` : '';
  return { verdict, words: `${signs[verdict]} ${state.toLowerCase()}${percent}` };
};

type Times = Pick<TaskStatus, 'created' | 'launched' | 'completed'>;

/** Whether a task still runs, so that what it took is not known yet. */
export const isTaskRunning = (task: StateFields): boolean => taskStateOf(task) === 'RUNNING';

/**
 * How long a task took, or has run until now, in milliseconds; undefined where its times cannot be read, or where it has
 * ended and does not say when.
 */
export const taskLengthMs = (task: Times & StateFields, nowMs: number): number | undefined => {
  const startMs = parseTime(task.launched) ?? parseTime(task.created);
  const endMs = isTaskRunning(task) ? nowMs : parseTime(task.completed);
  return startMs === undefined || endMs === undefined || endMs < startMs
    ? undefined
    : endMs - startMs;
};

/** The same in words, with the sign of what runs before a length that is not the whole one yet. */
export const taskDuration = (task: Times & StateFields, nowMs: number): string | undefined => {
  const lengthMs = taskLengthMs(task, nowMs);
  if (lengthMs === undefined) return undefined;
  return isTaskRunning(task)
    ? `${signs.running} ${longDuration(lengthMs)}`
    : longDuration(lengthMs);
};

const longDuration = (lengthMs: number): string => {
  if (lengthMs < 60_000) return duration(lengthMs);
  const minutes = Math.floor(lengthMs / 60_000);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};
