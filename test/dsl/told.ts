import { isBrokenStatus } from '../../src/insight/health.ts';
import type { TenantFinding } from '../../src/insight/triage/tenantFinding.ts';
import { type TaskStatus, taskStateOf } from '../../src/model/runs/taskStatus.ts';
import type { Source } from '../../src/model/sources/source.ts';
import { isThere, type Trouble, type True } from '../../src/sandbox/data/sources/truth/truth.ts';
import { codeOf } from './answerKey.ts';

/** A trouble, what told of it, and when first. */
export type Told = {
  readonly trouble: Trouble;
  readonly by: 'text' | 'status';
  readonly firstMs: number;
};

/** A time that can be read. */
export const time = (atMs: number): string =>
  Number.isFinite(atMs) ? new Date(atMs).toISOString() : String(atMs);

/** A time of the API as epoch milliseconds. */
export const timeOf = (text: string | undefined): number => Date.parse(String(text));

const isTextOf = ({ text }: Trouble, said: string): boolean =>
  text.split('{client}').every((part) => said.includes(part));

const saidBy = ({ messages }: TaskStatus): string =>
  messages.map(({ text }) => text ?? '').join('\n');

const isBad = (task: TaskStatus): boolean => ['ERROR', 'WARNING'].includes(taskStateOf(task));

/** When the tenant checked a source last, by its settings. */
const lastCheckMs = ({ connectorAttributes }: Source): number =>
  Number(JSON.parse(String(connectorAttributes['slpt-source-diagnostics'])).lastHealthcheck);

/** What has told of a trouble of a source since it began: a run with its text, or else the status. */
export const toldOf = (
  trouble: Trouble,
  { troubles }: True,
  source: Source,
  tasks: readonly TaskStatus[],
): Told | undefined => {
  const texts = tasks
    .filter((task) => isBad(task) && isThere(trouble, timeOf(task.created)))
    .filter((task) => isTextOf(trouble, saidBy(task)));
  const first = texts.at(-1);
  const checkedMs = lastCheckMs(source);
  const older = troubles.some(
    (other) => other.isInStatus && other.beganMs < trouble.beganMs && isThere(other, checkedMs),
  );
  const inStatus =
    trouble.isInStatus && isBrokenStatus(source.status) && isThere(trouble, checkedMs) && !older;
  const statusMs = inStatus ? timeOf(source.since) : Number.POSITIVE_INFINITY;
  if (first !== undefined) {
    return { trouble, by: 'text', firstMs: Math.min(statusMs, timeOf(first.completed)) };
  }
  return inStatus ? { trouble, by: 'status', firstMs: statusMs } : undefined;
};

/**
 * Whether a good run or check since the end of a trouble shows that it is over. Of what a run said without naming a cause
 * only another run of that kind shows it: a check may not come so far, and each kind of run reads data of its own.
 */
export const isEndTold = (
  trouble: Trouble,
  source: Source,
  tasks: readonly TaskStatus[],
): boolean => {
  const { endedMs, fails, isInStatus, isNamed: isTextNamed } = trouble;
  const tellers = tasks
    .filter((task) => isBad(task) && isTextOf(trouble, saidBy(task)))
    .map(({ uniqueName }) => uniqueName);
  const isGood = (task: TaskStatus): boolean =>
    taskStateOf(task) === 'SUCCESS' &&
    timeOf(task.created) >= endedMs &&
    (isTextNamed || tellers.includes(task.uniqueName));
  const isChecked = source.status === 'SOURCE_STATE_HEALTHY' && lastCheckMs(source) >= endedMs;
  return (
    (isInStatus && isTextNamed && isChecked) || (fails.includes('accounts') && tasks.some(isGood))
  );
};

/** Whether a row says that something is wrong at this moment. */
export const isLive = (row: TenantFinding | undefined): row is TenantFinding =>
  row !== undefined && (row.level === 'broken' || row.level === 'warns');

/** Whether it names a cause; that data is old is a fact, whatever the cause. */
export const isNamed = ({ code, layer }: Pick<TenantFinding, 'code' | 'layer'>): boolean =>
  layer !== undefined && code !== 'SG-RUN-STALE';

/** Whether a row says what a trouble is, as far as that was told. */
export const agrees = ({ code, layer }: TenantFinding, { trouble, by }: Told): boolean => {
  // The status of a file says that its import failed.
  if (by === 'status') {
    return (code === 'SG-STATUS-ONLY' || code === 'SG-RUN-FAILED') && layer === undefined;
  }
  return codeOf(trouble) === 'SG-UNCLEAR'
    ? layer === undefined && code !== 'SG-STATUS-ONLY'
    : code === codeOf(trouble) && layer === trouble.layer;
};

/** A trouble as a text tells it. */
export const told = (trouble: Trouble): Told => ({ trouble, by: 'text', firstMs: trouble.beganMs });
