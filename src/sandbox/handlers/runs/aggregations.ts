// The handlers that start aggregations, remove accounts and synchronise attributes.

import { failure, type Result, success } from '../../../model/result.ts';
import { randomOf } from '../../data/random.ts';
import { readAccountsFile } from '../../data/runs/loadedFile.ts';
import { alreadyRunning } from '../../data/runs/runTexts.ts';
import type { TaskDefinition } from '../../data/runs/taskDefinitions.ts';
import { type Form, formOf } from '../../http/body.ts';
import { accepted, badRequest, notFound, type Reply, refusal } from '../../http/respond.ts';
import { accountsOf } from '../../state/access/accounts.ts';
import { markAggregated } from '../../state/runs/aggregated.ts';
import { type LiveTask, type TaskOrder, tasksOf } from '../../state/runs/tasks.ts';
import { sourceSchemasOf } from '../../state/sources/schemas.ts';
import type { FoundSource, Tenant } from '../../tenant.ts';
import { type Call, type Handlers, launcherOf } from '../call.ts';
import { failureAt, textOf } from '../sources/probes/probe.ts';
import { sourceOf } from '../sources/sources.ts';
import { type AggregationPlan, planOf } from './aggregationPlans.ts';
import { getAggregationStatus } from './aggregationStatus.ts';
import { loadAccountsShape, loadEntitlementsShape } from './loadTaskShapes.ts';

/** The number of accounts that the first aggregation of a new source finds. */
const addedAccounts = 12;

const start = (
  call: Call,
  { source }: FoundSource,
  order: Pick<TaskOrder, 'definition' | 'durationMs' | 'outcome' | 'onEnd'>,
): LiveTask =>
  tasksOf(call.tenant).start({
    ...order,
    source: { id: source.id, name: source.name },
    launcher: launcherOf(call),
  });

const isRunning = ({ tenant, atMs }: Call, sourceId: string, definition: TaskDefinition): boolean =>
  tasksOf(tenant)
    .live()
    .some(
      (task) =>
        !task.ended &&
        task.endsAtMs > atMs &&
        task.definition === definition &&
        task.source?.id === sourceId,
    );

/** The text of the file of a form; the failure is a 400 where a required file is missing or a file is empty. */
const fileOf = (form: Form, isNeeded: boolean): Result<string | undefined, Reply> => {
  const file = form.files.get('file');
  if (file === undefined && isNeeded) {
    return failure(
      refusal(
        '400.1.0 Required Data Missing Or Empty',
        'Required file "file" was missing or empty.',
      ),
    );
  }
  return file !== undefined && file.text.trim() === ''
    ? failure(badRequest(`The file "${file.name}" is empty.`))
    : success(file?.text);
};

const knownAccounts = (tenant: Tenant, sourceId: string): number => {
  const { of, rows } = accountsOf(tenant);
  const { from, to } = of(sourceId);
  let count = to - from;
  for (let place = rows.fixed; place < rows.count; place++) {
    if (rows.has(place) && rows.at(place).sourceId === sourceId) count += 1;
  }
  return count;
};

/** The names for accounts of a new source: those of its file, or generated ones. */
const namesIn = (call: Call, { source }: FoundSource, csv: string | undefined) => {
  const schema = sourceSchemasOf(call.tenant)
    .of(source.id)
    .find(({ name }) => name === 'account');
  if (csv === undefined || schema === undefined) {
    const names = Array.from({ length: addedAccounts }, (_, index) => `account${index + 1}`);
    return success(names);
  }
  const file = readAccountsFile(csv, schema);
  return file.ok ? success(file.value.identities) : file;
};

const onEnd = (
  plan: AggregationPlan,
  tenant: Tenant,
  act: (atMs: number) => void,
): (() => void) | undefined => {
  const endsAtMs = Math.floor(tenant.now()) + plan.durationMs;
  return plan.isApplied ? () => act(endsAtMs) : undefined;
};

const loadAccounts = async (call: Call): Promise<Reply> => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const { tenant } = call;
  const { source } = found;
  const form = await formOf(call);
  if (!form.ok) return form.error;
  const isFile = source.connectionType === 'file';
  const csv = fileOf(form.value, isFile);
  if (!csv.ok) return csv.error;
  const names = namesIn(call, found, isFile ? csv.value : undefined);
  if (!names.ok) return refusal('400.1.3 Illegal value', names.error);
  const definition = 'Cloud Account Aggregation';
  const full = form.value.texts.get('disableOptimization') === 'true';
  if (isRunning(call, source.id, definition)) {
    const attributes = { optimizedAggregation: full ? 'disabled' : 'enabled' };
    const task = start(call, found, {
      definition,
      durationMs: 0,
      outcome: {
        status: 'ERROR',
        messages: [{ type: 'ERROR', text: alreadyRunning }],
        attributes,
      },
    });
    return accepted(loadAccountsShape(call, task, true));
  }
  const total = knownAccounts(tenant, source.id) || names.value.length;
  const plan = planOf(call, found, { kind: 'accounts', total, full, fromFile: isFile });
  const task = start(call, found, {
    definition,
    durationMs: plan.durationMs,
    outcome: plan.outcome,
    onEnd: onEnd(plan, tenant, (atMs) => {
      const now = tenant.findSource(source.id);
      if (now === undefined) return;
      accountsOf(tenant).restoreAll(now.source, names.value);
      markAggregated(tenant, source.id, 'accounts', atMs);
    }),
  });
  return accepted(loadAccountsShape(call, task, false));
};

const loadUncorrelatedAccounts = async (call: Call): Promise<Reply> => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const form = await formOf(call);
  if (!form.ok) return form.error;
  const csv = fileOf(form.value, true);
  if (!csv.ok) return csv.error;
  const rows = (csv.value ?? '').trim().split(/\r\n|\r|\n/).length - 1;
  const task = start(call, found, {
    definition: 'Cloud Process Uncorrelated Accounts',
    durationMs: randomOf(call.tenant.seed, 'correlation', found.place).int(5_000, 30_000),
    outcome: {
      status: 'SUCCESS',
      messages: [],
      attributes: { applications: found.source.name, total: rows, ignored: 0, updated: rows },
    },
  });
  return accepted(loadAccountsShape(call, task, false));
};

const loadEntitlements = async (call: Call): Promise<Reply> => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const { tenant } = call;
  const { source } = found;
  const form = await formOf(call);
  if (!form.ok) return form.error;
  const isFile = source.connectionType === 'file';
  const csv = fileOf(form.value, isFile);
  if (!csv.ok) return csv.error;
  const span = tenant.initial.entitlementsOf(source.id);
  const total = span.to - span.from;
  const plan = planOf(call, found, { kind: 'groups', total, full: false, fromFile: isFile });
  const task = start(call, found, {
    definition: 'Cloud Group Aggregation',
    durationMs: plan.durationMs,
    outcome: plan.outcome,
    onEnd: onEnd(plan, tenant, (atMs) => {
      if (tenant.findSource(source.id) === undefined) return;
      for (let place = span.from; place < span.to; place++) tenant.entitlements.restore(place);
      markAggregated(tenant, source.id, 'groups', atMs);
    }),
  });
  return accepted(loadEntitlementsShape(call, task));
};

const removeAccounts = (call: Call): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const { tenant } = call;
  const { id } = found.source;
  const total = knownAccounts(tenant, id);
  const task = start(call, found, {
    definition: 'Account Deletion',
    durationMs: randomOf(tenant.seed, 'account deletion', found.place).int(5_000, 20_000),
    outcome: { status: 'SUCCESS', messages: [], attributes: { total } },
    onEnd: () => accountsOf(tenant).removeAll(id),
  });
  return accepted({ type: 'TASK_RESULT', id: task.id, name: null });
};

/** Starts an attribute synchronisation. The id of the job is that of its task. */
const synchronizeAttributes = (call: Call): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const { source, place } = found;
  const trouble = failureAt(call, place, 'connection');
  const task = start(call, found, {
    definition: 'Cloud Attribute Synchronization',
    durationMs: randomOf(call.tenant.seed, 'synchronization', place).int(5_000, 40_000),
    outcome: {
      status: trouble === undefined ? 'SUCCESS' : 'ERROR',
      messages:
        trouble === undefined ? [] : [{ type: 'ERROR', text: textOf(trouble, call, place) }],
      attributes: { total: trouble === undefined ? knownAccounts(call.tenant, source.id) : 0 },
    },
  });
  return accepted({
    id: task.id,
    status: 'QUEUED',
    payload: {
      type: 'SYNCHRONIZE_SOURCE_ATTRIBUTES',
      dataJson: JSON.stringify({ sourceId: source.id }),
    },
  });
};

/** The handlers of aggregations and of other tasks with accounts and entitlements. */
export const aggregationHandlers = {
  'import-accounts': loadAccounts,
  'import-uncorrelated-accounts': loadUncorrelatedAccounts,
  'import-entitlements': loadEntitlements,
  'delete-accounts-async': removeAccounts,
  'sync-attributes-for-source': synchronizeAttributes,
  'get-account-aggregation-status': getAggregationStatus,
} satisfies Handlers;
