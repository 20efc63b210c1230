// Says how a task stands and how long it took, in words and with a sign.

import { standingOf, type TaskStatus } from '../model/runs/taskStatus.ts';
import { duration, parseTime } from './time.ts';

/** What a task's standing means: it goes well, deserves a look, failed, still runs, or is not known. */
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

type Standing = Pick<TaskStatus, 'completionStatus' | 'completed' | 'percentComplete'>;

/** How a task stands: what that means, and a sign and words that say it without a colour. */
export const taskStanding = (
  task: Standing,
): { readonly verdict: TaskVerdict; readonly words: string } => {
  const standing = standingOf(task);
  const verdict = verdicts[standing] ?? 'unknown';
  const percent =
    verdict === 'running' && task.percentComplete !== undefined ? ` ${task.percentComplete} %` : '';
  return { verdict, words: `${signs[verdict]} ${standing.toLowerCase()}${percent}` };
};

type Times = Pick<TaskStatus, 'created' | 'launched' | 'completed'>;

/** How long a task took, or has run until now, in milliseconds; undefined where its times cannot be read. */
export const taskLengthMs = (task: Times, nowMs: number): number | undefined => {
  const startMs = parseTime(task.launched) ?? parseTime(task.created);
  const endMs = task.completed === undefined ? nowMs : parseTime(task.completed);
  return startMs === undefined || endMs === undefined || endMs < startMs
    ? undefined
    : endMs - startMs;
};

/** The same in words. */
export const taskDuration = (task: Times, nowMs: number): string | undefined => {
  const lengthMs = taskLengthMs(task, nowMs);
  return lengthMs === undefined ? undefined : longDuration(lengthMs);
};

const longDuration = (lengthMs: number): string => {
  if (lengthMs < 60_000) return duration(lengthMs);
  const minutes = Math.floor(lengthMs / 60_000);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};
