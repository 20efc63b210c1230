// The task that the load operations answer with.

import { randomOf } from '../../data/random.ts';
import { alreadyRunning } from '../../data/runs/runTexts.ts';
import { definitions, labelledReturns } from '../../data/runs/taskDefinitions.ts';
import { timeText } from '../../data/time.ts';
import type { LiveTask } from '../../state/runs/tasks.ts';
import type { Call } from '../call.ts';

/**
 * The answer of load-accounts and load-uncorrelated-accounts (sources API, LoadAccountsTask). Only a message says that
 * another aggregation is running. Tenants send `success` as text (seen on tenants).
 */
export const loadAccountsShape = (call: Call, task: LiveTask, isRefused: boolean): unknown => {
  const { quirks, tenant } = call;
  const { definition, source, startedAtMs } = task;
  const correlates = definition === 'Cloud Process Uncorrelated Accounts';
  const startedAt = timeText(startedAtMs);
  const message = {
    type: 'ERROR',
    error: true,
    warning: false,
    key: 'err_exception',
    localizedText: alreadyRunning,
  };
  const messages = isRefused ? [message] : [];
  const job = randomOf(tenant.seed, 'job', task.id);
  return {
    success: quirks.has(8) ? 'true' : true,
    task: {
      id: task.id,
      type: definitions[definition].type,
      name: definition,
      description: definitions[definition].description,
      launcher: task.launcher,
      created: startedAt,
      launched: startedAt,
      completed: isRefused ? startedAt : null,
      ...(isRefused ? { completionStatus: 'ERROR' } : {}),
      ...(!isRefused && quirks.has(9) ? { completionStatus: null } : {}),
      parentName: null,
      messages,
      progress: isRefused ? null : 'Initializing...',
      attributes: correlates
        ? { qpocJobId: job.uuid(), taskStartDelay: '' }
        : {
            appId: source?.id,
            optimizedAggregation: task.outcome.attributes.optimizedAggregation,
            ...(quirks.has(10) ? { eventId: job.int(1_000, 9_999) } : {}),
          },
      // The description calls the returns of a correlation an object; tenants send the same list as elsewhere.
      ...(correlates && !quirks.has(10) ? {} : { returns: labelledReturns(definition) }),
    },
  };
};

/** The answer of load-entitlements (sources API, LoadEntitlementTask); tenants send `name` instead of `uniqueName`. */
export const loadEntitlementsShape = (call: Call, task: LiveTask): unknown => {
  const { quirks, tenant } = call;
  const { definition } = task;
  const shared = {
    id: task.id,
    type: definitions[definition].type,
    description: definitions[definition].description,
    launcher: task.launcher,
    created: timeText(task.startedAtMs),
    returns: labelledReturns(definition),
  };
  if (!quirks.has(10)) return { ...shared, uniqueName: definition };
  return {
    ...shared,
    name: definition,
    parentName: null,
    launched: null,
    completed: null,
    progress: null,
    completionStatus: null,
    messages: [],
    attributes: { qpocJobId: randomOf(tenant.seed, 'job', task.id).uuid(), taskStartDelay: '' },
  };
};
