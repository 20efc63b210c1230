// Notes in a source that an aggregation succeeded.

import type { RunKind } from '../../data/runs/runs.ts';
import type { Tenant } from '../../tenant.ts';

/** The statuses that end with a successful account aggregation. */
const endedByAccounts: readonly string[] = [
  'SOURCE_STATE_UNCHECKED_SOURCE_NO_ACCOUNTS',
  'SOURCE_STATE_ERROR_ACCOUNT_FILE_IMPORT',
];

/**
 * Stores the time of a successful aggregation in the settings of a source. A source that was never aggregated, or whose
 * file was wrong, becomes healthy. Does nothing for a deleted source.
 */
export const markAggregated = (
  tenant: Tenant,
  sourceId: string,
  kind: RunKind,
  atMs: number,
): void => {
  const found = tenant.findSource(sourceId);
  if (found === undefined) return;
  const { place, source } = found;
  const attributes = source.connectorAttributes;
  const time = new Date(atMs).toISOString();
  if (kind === 'groups') {
    const connectorAttributes = { ...attributes, lastAggregationDate_group: time };
    tenant.sources.set(place, { ...source, connectorAttributes });
    return;
  }
  const becomesHealthy = endedByAccounts.includes(source.status);
  const healthy = { healthy: true, status: 'SOURCE_STATE_HEALTHY', since: time };
  tenant.sources.set(place, {
    ...source,
    ...(becomesHealthy ? healthy : {}),
    connectorAttributes: {
      ...attributes,
      ...(becomesHealthy ? healthy : {}),
      lastAggregationDate_account: String(atMs),
      hasFullAggregationCompleted: true,
    },
  });
};
