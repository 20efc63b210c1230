// The handler that says how far an account aggregation is.

import { fractionOf, type TaskRow } from '../../data/runs/taskShape.ts';
import { hourMs } from '../../data/time.ts';
import { notFound, ok, type Reply } from '../../http/respond.ts';
import { findTask } from '../../state/runs/findTask.ts';
import type { Call } from '../call.ts';

/** How long the status is kept after the end (account aggregations API). */
const keptMs = hourMs;

/** The share of the time in which accounts are collected; then they are processed. */
const collectingShare = 0.3;

const numberIn = (row: TaskRow, name: string): number => {
  const value = row.outcome.attributes[name];
  return typeof value === 'number' ? value : 0;
};

/** The counts when a share (0 to 1) of the accounts has been processed. */
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

/** Whether an aggregation failed because the virtual appliance did not answer. */
const isUnreachable = ({ outcome }: TaskRow): boolean =>
  outcome.messages.some(({ text }) => text.startsWith('Timeout waiting for response'));

/**
 * The status of an account aggregation. Where the appliance does not answer it is RETRIED and then TERMINATED; all others
 * end as COMPLETED, even with errors.
 */
export const getAggregationStatus = ({ atMs, parameters, tenant }: Call): Reply => {
  const row = findTask(tenant, parameters.aggregationId ?? '');
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
