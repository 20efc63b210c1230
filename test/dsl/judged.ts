import type { Look } from '../../src/insight/findings/look.ts';
import { dayMs } from '../../src/insight/time.ts';
import {
  type Examined,
  examine,
  type LiveChecks,
  type TenantEvidence,
} from '../../src/insight/triage/evidence.ts';
import type { TenantFinding } from '../../src/insight/triage/tenantFinding.ts';
import { triage } from '../../src/insight/triage/triage.ts';
import { managedClient } from '../../src/model/machines/managedClient.ts';
import { managedCluster } from '../../src/model/machines/managedCluster.ts';
import { type TaskStatus, taskStatus } from '../../src/model/runs/taskStatus.ts';
import { source } from '../../src/model/sources/source.ts';
import type { Scenario } from '../../src/model/tenant/scenario.ts';
import { runsOf } from '../../src/sandbox/data/runs/runs.ts';
import { taskStatusOf } from '../../src/sandbox/data/runs/taskShape.ts';
import { truthOf } from '../../src/sandbox/data/sources/scenarios/nights.ts';
import { runInputFor } from '../../src/sandbox/data/sources/sources.ts';
import type { Truth } from '../../src/sandbox/data/sources/truth/truth.ts';
import { accountsOf } from '../../src/sandbox/data/tenant/tenant.ts';
import { quirksOf } from '../../src/sandbox/faults/quirks.ts';
import type { Call, Handler } from '../../src/sandbox/handlers/call.ts';
import { clientHandlers } from '../../src/sandbox/handlers/machines/clients.ts';
import { clusterHandlers } from '../../src/sandbox/handlers/machines/clusters.ts';
import { sourceHandlers } from '../../src/sandbox/handlers/sources/sources.ts';
import { startSchedules } from '../../src/sandbox/state/runs/scheduledTasks.ts';
import { type PastRun, taskHistoryOf } from '../../src/sandbox/state/runs/taskHistory.ts';
import { tasksOf } from '../../src/sandbox/state/runs/tasks.ts';
import { makeTenant, type Tenant } from '../../src/sandbox/tenant.ts';

/** What home reads of the runs: those of three days, and at most so many of the latest. */
const runsForMs = 3 * dayMs;
const mostRuns = 1_000;

/**
 * The latest runs, as the tenant lists them. Only as much of the history of each source is made as is read, since a list of
 * all of it costs a multiple of all else.
 */
const latestTasks = (tenant: Tenant): readonly TaskStatus[] => {
  const { seed, startedAtMs, initial } = tenant;
  const nowMs = tenant.now();
  const history = taskHistoryOf(tenant);
  const past = Array.from({ length: initial.sources.count }, (_, place) => place).flatMap(
    (place): readonly PastRun[] => {
      const entry = initial.entryAt(place);
      if (entry === undefined) return [];
      const input = runInputFor(entry, initial.sources.at(place), {
        seed,
        index: place,
        startedAtMs,
      });
      const found: PastRun[] = [];
      for (const run of runsOf(input)) {
        // The next ones of a day can stand a little out of order.
        if (run.startedAtMs < nowMs - runsForMs - dayMs) break;
        if (run.startedAtMs >= nowMs - runsForMs) found.push({ place, run });
      }
      return found;
    },
  );
  const latest = past
    .toSorted((left, right) => right.run.startedAtMs - left.run.startedAtMs)
    .map((run) => history.row(run));
  return [...tasksOf(tenant).live().toReversed(), ...latest]
    .slice(0, mostRuns)
    .map((row) => taskStatus.parse(taskStatusOf(row, seed, nowMs)));
};

/** What a handler of the sandbox answers, without a server. */
const answered = (handler: Handler, tenant: Tenant, query: string): readonly unknown[] => {
  const call: Call = {
    version: 'v1',
    parameters: {},
    query: new URLSearchParams(query),
    headers: {},
    body: Buffer.alloc(0),
    contentType: '',
    tenant,
    quirks: quirksOf(),
    atMs: tenant.now(),
    account: tenant.accounts.administrator,
    signal: new AbortController().signal,
    issueToken: () => undefined,
  };
  const reply = handler(call);
  if (reply instanceof Promise || reply.type !== 'json' || !Array.isArray(reply.body)) {
    throw new Error(`no list: ${JSON.stringify(reply)}`);
  }
  return reply.body;
};

/** A tenant, what it says at a moment, and what is true in it. */
export type Night = {
  readonly tenant: Tenant;
  readonly truth: Truth;
  readonly evidence: TenantEvidence;
  readonly nowMs: number;
};

/** A tenant so many minutes after it started, as home reads it, and the key to what is true in it. */
export const nightOf = (
  seed: number,
  scenario: Scenario,
  startedAtMs: number,
  minutes = 0,
): Night => {
  let nowMs = startedAtMs;
  const tenant = makeTenant({
    seed,
    scale: 'small',
    scenario,
    accounts: accountsOf(seed),
    now: () => nowMs,
  });
  startSchedules(tenant);
  nowMs += minutes * 60_000;
  tenant.settle();
  const list = (handler: Handler, query = '') => answered(handler, tenant, query);
  return {
    tenant,
    nowMs,
    truth: truthOf({ seed, scale: 'small', scenario, startedAtMs }),
    evidence: {
      readAtMs: nowMs,
      sources: list(sourceHandlers['list-sources']).map((row) => source.parse(row)),
      clusters: list(clusterHandlers['get-managed-clusters']).map((row) =>
        managedCluster.parse(row),
      ),
      clients: list(clientHandlers['get-managed-clients']).map((row) => managedClient.parse(row)),
      tasks: latestTasks(tenant),
    },
  };
};

/** What home says of a tenant, with what it goes by. */
export const judged = (
  { evidence, nowMs }: Pick<Night, 'evidence' | 'nowMs'>,
  checks: LiveChecks = new Map<string, readonly Look[]>(),
): { readonly examined: Examined; readonly rows: readonly TenantFinding[] } => {
  const examined = examine(evidence, checks, nowMs);
  return { examined, rows: triage(examined, nowMs) };
};
