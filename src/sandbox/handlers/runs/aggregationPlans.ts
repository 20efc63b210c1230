// Decides how an aggregation that starts will end: how long it takes, what it counts, whether it fails.

import { randomOf } from '../../data/random.ts';
import { countsOf } from '../../data/runs/counts.ts';
import { durationOf, type RunKind } from '../../data/runs/runs.ts';
import { thresholdText } from '../../data/runs/runTexts.ts';
import type { TaskMessage, TaskOutcome } from '../../data/runs/taskShape.ts';
import { configurationFailures } from '../../data/sources/incidents/errors.ts';
import type { FoundSource } from '../../tenant.ts';
import type { Call } from '../call.ts';
import { connectionFailureOf, textOf } from '../sources/probes/probe.ts';

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
 * Plans an aggregation by the incident of the source. It fails with the text of a failing connection check; a file needs
 * no connection.
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
  const failure = fromFile ? undefined : connectionFailureOf(call, place);
  if (failure !== undefined) {
    const message: TaskMessage = { type: 'ERROR', text: textOf(failure, call, place) };
    return {
      durationMs: failure.elapsedMs + random.int(1_500, 7_000),
      outcome: { status: 'ERROR', messages: [message], attributes: counts(false, false) },
      isApplied: false,
    };
  }
  const durationMs = durationOf(connector, kind, full, random);
  const entry = tenant.initial.entryAt(place);
  if (entry?.incident === 'thresholdReached' && kind === 'accounts') {
    const message: TaskMessage = { type: 'WARN', text: thresholdText(17) };
    const outcome = {
      status: 'WARNING',
      messages: [message],
      attributes: counts(true, false),
    } as const;
    return { durationMs, outcome, isApplied: false };
  }
  const missingPermission = kind === 'groups' ? entry?.missingPermission : undefined;
  const messages: readonly TaskMessage[] =
    missingPermission === undefined
      ? []
      : [{ type: 'WARN', text: configurationFailures[missingPermission].text }];
  return {
    durationMs,
    outcome: {
      status: missingPermission === undefined ? 'SUCCESS' : 'WARNING',
      messages,
      attributes: counts(true, true),
    },
    isApplied: true,
  };
};
