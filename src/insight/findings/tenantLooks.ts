// Reads the looks that the tenant itself took at a source: its health checks and its runs.

import { type TaskStatus, taskStateOf } from '../../model/runs/taskStatus.ts';
import type { Source } from '../../model/sources/source.ts';
import { statusWords } from '../health.ts';
import { parseTime } from '../time.ts';
import type { Look, LookKind } from './look.ts';

/** What the settings of a source hold on its health checks (connectorAttributes.slpt-source-diagnostics; seen on tenants). */
export type Diagnostics = {
  /** False where somebody has switched them off. */
  readonly areOn: boolean;
  /** When the last one was, epoch milliseconds. */
  readonly lastMs?: number;
};

const objectIn = (text: unknown): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = typeof text === 'string' ? JSON.parse(text) : text;
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
};

/** What is known of the health checks of a source; they count as on where nothing is said. */
export const diagnosticsOf = ({ connectorAttributes }: Source): Diagnostics => {
  const read = objectIn(connectorAttributes['slpt-source-diagnostics']);
  const off = read.healthcheckDisabled ?? connectorAttributes.healthcheckDisabled;
  const lastMs = parseTime(read.lastHealthcheck);
  return {
    areOn: off !== true && off !== 'true',
    ...(lastMs === undefined || lastMs <= 0 ? {} : { lastMs }),
  };
};

/**
 * The health checks that the status of a source tells of: the one with which it turned, and the last one. A status that
 * says that nothing was checked tells of none, and one of an import tells of that run.
 */
export const healthChecksOf = (source: Source): readonly Look[] => {
  const { verdict } = statusWords(source.status);
  if (verdict === 'unknown') return [];
  const { areOn, lastMs } = diagnosticsOf(source);
  const turnedMs = parseTime(source.since);
  const isImport = source.status === 'SOURCE_STATE_ERROR_ACCOUNT_FILE_IMPORT';
  const checked = (atMs: number): Look => ({
    kind: isImport ? 'accounts' : 'health check',
    by: { is: 'tenant' },
    atMs,
    ended: verdict === 'good' ? 'good' : 'failed',
    texts: [],
  });
  return [
    ...(turnedMs === undefined ? [] : [checked(turnedMs)]),
    ...(areOn && lastMs !== undefined && lastMs > (turnedMs ?? 0) ? [checked(lastMs)] : []),
  ];
};

/** What a task aggregates; undefined for a task that does something else (task management API; spellings of tenants). */
export const aggregatedBy = (
  task: Pick<TaskStatus, 'type' | 'uniqueName' | 'taskDefinitionSummary' | 'parentName'>,
): Extract<LookKind, 'accounts' | 'entitlements'> | undefined => {
  const { type, uniqueName, parentName, taskDefinitionSummary: definition } = task;
  const names = [type, uniqueName, parentName, definition?.uniqueName]
    .map((name) => (name ?? '').replaceAll('_', ' '))
    .join('\n');
  if (/\b(?:group|entitlement) (?:aggregation|import)\b/i.test(names)) return 'entitlements';
  return /\baccount aggregation\b/i.test(names) ? 'accounts' : undefined;
};

const endings: Readonly<Record<string, Look['ended']>> = {
  SUCCESS: 'good',
  COMPLETED: 'good',
  WARNING: 'warned',
  ERROR: 'failed',
  TERMINATED: 'failed',
};

/** The messages of a task, its errors first, then its warnings. */
const textsOf = ({ messages }: TaskStatus): readonly string[] => {
  const rank = (type: string | undefined): number =>
    ['ERROR', 'WARN', 'WARNING'].indexOf(type?.toUpperCase() ?? '') >>> 0;
  return messages
    .filter(({ type }) => rank(type) <= 2)
    .toSorted((left, right) => rank(left.type) - rank(right.type))
    .flatMap(({ text, key }) => text ?? key ?? []);
};

/**
 * The look that a task took; undefined where it still runs, is tried again (TEMPERROR), or aggregates nothing.
 */
export const lookOfTask = (task: TaskStatus): Look | undefined => {
  const kind = aggregatedBy(task);
  const state = taskStateOf(task);
  const ended = endings[state];
  const atMs = parseTime(task.completed) ?? parseTime(task.modified) ?? parseTime(task.created);
  if (kind === undefined || ended === undefined || atMs === undefined) return undefined;
  return {
    kind,
    by: { is: 'launcher', name: task.launcher ?? '' },
    atMs,
    ended,
    texts: textsOf(task),
    taskId: task.id,
    ...(state === 'TERMINATED' ? { isTerminated: true } : {}),
  };
};
