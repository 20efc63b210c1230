// Starts the aggregations of schedules when they are due, while the tenant runs.

import { accountsIn } from '../../data/access/accounts.ts';
import { countsOf } from '../../data/runs/counts.ts';
import { isAggregated, type Run, scheduledRuns, updates } from '../../data/runs/runs.ts';
import { failureText } from '../../data/runs/runTexts.ts';
import type { TaskOutcome } from '../../data/runs/taskShape.ts';
import { connectorOf, runInputFor } from '../../data/sources/sources.ts';
import { hourMs } from '../../data/time.ts';
import type { FoundSource, Tenant } from '../../tenant.ts';
import { markAggregated } from './aggregated.ts';
import { schedulesOf } from './schedules.ts';
import { tasksOf } from './tasks.ts';

/** Schedules are not looked at more often than this. */
const leastMs = 5_000;

type StartedRun = Omit<Run, 'local'>;

const outcomeOf = (
  tenant: Tenant,
  { source, place }: FoundSource,
  run: StartedRun,
): TaskOutcome => {
  const { seed, initial } = tenant;
  const { fault, status, kind, startedAtMs } = run;
  const entry = initial.entryAt(place);
  const span = initial.entitlementsOf(source.id);
  const ofAccounts = entry === undefined ? 0 : accountsIn(entry, seed, place);
  const total = kind === 'groups' ? span.to - span.from : ofAccounts;
  const reads = status !== 'ERROR';
  const changes = reads && (fault === undefined || updates(fault));
  return {
    status,
    messages:
      fault === undefined || entry === undefined
        ? []
        : [
            {
              type: status === 'ERROR' ? 'ERROR' : 'WARN',
              text: failureText(seed, entry, fault.failure),
            },
          ],
    attributes: countsOf(
      { kind, sourceName: source.name, total },
      { reads, changes, optimized: true },
      seed,
      source.id,
      startedAtMs,
    ),
  };
};

/** The runs of a source that its schedules made due in a time. What happens for a moment only is left to the history. */
const runsAt = (tenant: Tenant, found: FoundSource, fromMs: number, toMs: number) => {
  const { seed, startedAtMs, initial } = tenant;
  const entry = initial.entryAt(found.place);
  if (entry === undefined || !isAggregated(entry, connectorOf(entry))) return [];
  const context = { seed, index: found.place, startedAtMs };
  const input = {
    ...runInputFor(entry, initial.sources.at(found.place), context),
    schedules: schedulesOf(tenant).of(found.source.id),
  };
  return scheduledRuns(input, fromMs, toMs).map((run) =>
    run.fault === undefined ? { ...run, status: 'SUCCESS' as const, reason: 'none' as const } : run,
  );
};

const start = (tenant: Tenant, found: FoundSource, run: StartedRun): void => {
  const { id, name } = found.source;
  const definition =
    run.kind === 'accounts' ? 'Cloud Account Aggregation' : 'Cloud Group Aggregation';
  // A schedule leaves out what the run before still does.
  const isBusy = tasksOf(tenant)
    .live()
    .some(
      (task) =>
        task.source?.id === id && task.definition === definition && task.endsAtMs > run.startedAtMs,
    );
  if (isBusy) return;
  const outcome = outcomeOf(tenant, found, run);
  tasksOf(tenant).start(
    {
      definition,
      source: { id, name },
      launcher: run.launcher,
      durationMs: run.endedAtMs - run.startedAtMs,
      outcome,
      onEnd: () => {
        const isGood = run.status === 'SUCCESS' || run.reason === 'missingPermission';
        if (isGood) markAggregated(tenant, id, run.kind, run.endedAtMs);
      },
    },
    run.startedAtMs,
  );
};

/** From now on the schedules of the tenant's sources start aggregations when they are due. */
export const startSchedules = (tenant: Tenant): void => {
  const { initial, sources } = tenant;
  // Runs that had begun and were not over at the start are not in the history.
  let untilMs = tenant.startedAtMs - 4 * hourMs;
  tenant.onSettle((nowMs) => {
    if (nowMs - untilMs < leastMs) return;
    const fromMs = untilMs;
    untilMs = nowMs;
    const due: { readonly found: FoundSource; readonly run: StartedRun }[] = [];
    for (let place = 0; place < initial.sources.count; place++) {
      if (!sources.has(place)) continue;
      const found = { place, source: sources.at(place) };
      due.push(...runsAt(tenant, found, fromMs, nowMs).map((run) => ({ found, run })));
    }
    due.sort((left, right) => left.run.startedAtMs - right.run.startedAtMs);
    for (const { found, run } of due) start(tenant, found, run);
  });
};
