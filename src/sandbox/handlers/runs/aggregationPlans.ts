// Decides how an aggregation that starts will end: how long it takes, what it counts, whether it fails.

import { randomOf } from '../../data/random.ts';
import { countsOf } from '../../data/runs/counts.ts';
import { durationOf, failingMs, paceOf, type RunKind, updates } from '../../data/runs/runs.ts';
import type { TaskMessage, TaskOutcome } from '../../data/runs/taskShape.ts';
import { looksOf } from '../../state/sources/looks.ts';
import type { FoundSource } from '../../tenant.ts';
import type { Call } from '../call.ts';
import { textOf } from '../sources/probes/probe.ts';

/** How an aggregation will end. */
export type AggregationPlan = {
  readonly durationMs: number;
  readonly outcome: TaskOutcome;
  /** Whether it changes the accounts or entitlements of the tenant. */
  readonly isApplied: boolean;
};

/** What an aggregation is to do. */
export type AggregationRequest = {
  readonly kind: RunKind;
  /** The number of objects. */
  readonly total: number;
  /** Whether unchanged accounts are processed too. */
  readonly full: boolean;
  readonly fromFile: boolean;
};

/**
 * Plans an aggregation by what is true of the source; a file needs no connection.
 */
export const planOf = (
  call: Call,
  { source, place }: FoundSource,
  wanted: AggregationRequest,
): AggregationPlan => {
  const { tenant } = call;
  const { kind, total, full, fromFile } = wanted;
  const random = randomOf(tenant.seed, 'aggregation', place, Math.floor(call.atMs));
  const connector = {
    connectionType: fromFile ? ('file' as const) : ('direct' as const),
    script: source.connector,
  };
  const counted = { kind, sourceName: source.name, total };
  const counts = (reads: boolean, changes: boolean) =>
    countsOf(counted, { reads, changes, optimized: !full }, tenant.seed, source.id, call.atMs);
  const verdict = fromFile ? undefined : looksOf(tenant).take(place, kind);
  const entry = tenant.initial.entryAt(place);
  if (verdict?.type === 'fails') {
    const { failure } = verdict.fault;
    const message: TaskMessage = { type: 'ERROR', text: textOf(failure, call, place) };
    return {
      durationMs: failingMs(failure, random),
      outcome: { status: 'ERROR', messages: [message], attributes: counts(false, false) },
      isApplied: false,
    };
  }
  const durationMs = durationOf(connector, kind, full, random) * paceOf(entry);
  if (verdict?.type === 'warns') {
    const { failure } = verdict.fault;
    const message: TaskMessage = { type: 'WARN', text: textOf(failure, call, place) };
    const isApplied = updates(verdict.fault);
    return {
      durationMs,
      outcome: { status: 'WARNING', messages: [message], attributes: counts(true, isApplied) },
      isApplied,
    };
  }
  return {
    durationMs,
    outcome: { status: 'SUCCESS', messages: [], attributes: counts(true, true) },
    isApplied: true,
  };
};
