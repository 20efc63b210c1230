// Notes in a source that an aggregation succeeded.

import type { RunKind } from '../../data/runs/runs.ts';
import type { Tenant } from '../../tenant.ts';

/** States that a good aggregation of accounts ends. */
const endedByAccounts: readonly string[] = [
  'SOURCE_STATE_UNCHECKED_SOURCE_NO_ACCOUNTS',
  'SOURCE_STATE_ERROR_ACCOUNT_FILE_IMPORT',
];

/**
 * Notes in the settings of a source that its accounts or groups were brought over at a moment; the first accounts of
 * a source, and a file that can be read again, make it healthy. A source that is gone stays as it was.
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
