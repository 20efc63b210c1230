// The handler that says how far an account aggregation is.

import { fractionOf, type TaskRow } from '../../data/runs/taskShape.ts';
import { notFound, ok, type Reply } from '../../http/respond.ts';
import { taskHistoryOf } from '../../state/runs/taskHistory.ts';
import { tasksOf } from '../../state/runs/tasks.ts';
import type { Call } from '../call.ts';

/** The status is forgotten so long after the end (account aggregations API). */
const keptMs = 3_600_000;

/** The share of an aggregation in which accounts are collected; after it they are processed. */
const collectingShare = 0.3;

const numberIn = (row: TaskRow, name: string): number => {
  const value = row.outcome.attributes[name];
  return typeof value === 'number' ? value : 0;
};

/** The counts of new, changed and deleted accounts, when so much of them has been processed. */
const countersOf = (row: TaskRow, share: number) => {
  const deleted = numberIn(row, 'deleted');
  const changed = numberIn(row, 'created') + numberIn(row, 'updated');
  const done = (count: number): number => Math.floor(count * share);
  return {
    totalAccounts: changed + deleted,
    processedAccounts: done(changed + deleted),
    totalAccountsMarkedForDeletion: deleted,
    deletedAccounts: done(deleted),
    totalIdentities: changed,
    processedIdentities: done(changed),
  };
};

/** Words by which a failed aggregation tells that the virtual appliance could not be reached. */
const isUnreachable = ({ outcome }: TaskRow): boolean =>
  outcome.messages.some(({ text }) => text.startsWith('Timeout waiting for response'));

/**
 * How far an account aggregation is. An appliance that does not answer is tried again, and given up in the end; all
 * other aggregations are completed, those with errors too.
 */
export const getAggregationStatus = ({ atMs, parameters, tenant }: Call): Reply => {
  const id = parameters.aggregationId ?? '';
  const history = taskHistoryOf(tenant);
  const past = history.find(id);
  const row: TaskRow | undefined =
    tasksOf(tenant)
      .live()
      .find((task) => task.id === id) ??
    (past && history.row(past));
  if (row?.definition !== 'Cloud Account Aggregation') return notFound;
  if (row.ended && atMs - row.endsAtMs > keptMs) return notFound;
  const start = new Date(row.startedAtMs).toISOString();
  const share = (fractionOf(row, atMs) - collectingShare) / (1 - collectingShare);
  if (isUnreachable(row)) return ok({ start, status: row.ended ? 'TERMINATED' : 'RETRIED' });
  if (row.ended) return ok({ start, status: 'COMPLETED', ...countersOf(row, 1) });
  return share < 0
    ? ok({ start, status: 'STARTED' })
    : ok({ start, status: 'ACCOUNTS_COLLECTED', ...countersOf(row, share) });
};
