// The handler that deletes a source, with its accounts and entitlements.

import { randomOf } from '../../data/random.ts';
import { accepted, notFound, type Reply, refusal } from '../../http/respond.ts';
import { accountsOf } from '../../state/access/accounts.ts';
import { entitlementStateOf } from '../../state/access/entitlements.ts';
import { type LiveTask, tasksOf } from '../../state/runs/tasks.ts';
import { dependantsIn, sourceConnectionsOf } from '../../state/sources/sourceConnections.ts';
import type { FoundSource, Tenant } from '../../tenant.ts';
import { type Call, launcherOf } from '../call.ts';
import { sourceOf } from './sources.ts';

/** Takes a source away with its accounts and entitlements. */
const removeWhole = (tenant: Tenant, { source, place }: FoundSource): void => {
  accountsOf(tenant).removeAll(source.id);
  entitlementStateOf(tenant).removeAll(source.id);
  tenant.sources.remove(place);
};

const isDeleting = (task: LiveTask, sourceId: string): boolean =>
  task.definition === 'Source Deletion' && task.source?.id === sourceId && !task.ended;

/**
 * Starts to delete a source; refused while something depends on it. Until the task ends, the source can be read and its
 * name is in use. A second request gets the same task.
 */
export const deleteSource = (call: Call): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const { tenant } = call;
  const { source } = found;
  const dependants = dependantsIn(sourceConnectionsOf(tenant).of(source.id));
  if (dependants.length > 0) {
    return refusal(
      '400.2.1.0 Object in use by another',
      `The "${source.name}" source can't be deleted because it's in use (${dependants.join(', ')}).`,
    );
  }
  const tasks = tasksOf(tenant);
  const task =
    tasks.live().find((live) => isDeleting(live, source.id)) ??
    tasks.start({
      definition: 'Source Deletion',
      source: { id: source.id, name: source.name },
      launcher: launcherOf(call),
      durationMs: randomOf(tenant.seed, 'source deletion', found.place).int(6_000, 12_000),
      outcome: { status: 'SUCCESS', messages: [], attributes: {} },
      onEnd: () => removeWhole(tenant, found),
    });
  return accepted({ type: 'TASK_RESULT', id: task.id, name: call.quirks.has(9) ? null : '' });
};
