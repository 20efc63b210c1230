// The numbers that an aggregation counted, such as total, created and updated.

import { randomOf } from '../random.ts';
import type { RunKind } from './runs.ts';

/** The objects that an aggregation counts: accounts or groups of a source, and their number. */
export type Counted = {
  readonly kind: RunKind;
  readonly sourceName: string;
  readonly total: number;
};

/**
 * The counts of an aggregation, by the names of its returns. A failed one has counted nothing; `optimized` counts the
 * accounts that were skipped because they had not changed.
 */
export const countsOf = (
  { kind, sourceName, total }: Counted,
  how: { readonly reads: boolean; readonly changes: boolean; readonly optimized: boolean },
  seed: number,
  ...salts: readonly (string | number)[]
): Readonly<Record<string, unknown>> => {
  const random = randomOf(seed, 'counts', ...salts);
  const found = how.reads ? total : 0;
  const share = (most: number) =>
    how.changes ? Math.floor((found * random.int(0, most)) / 100) : 0;
  if (kind === 'groups') {
    return {
      applications: sourceName,
      total: found,
      groupsCreated: share(1),
      groupsUpdated: share(4),
      groupsDeleted: share(1),
    };
  }
  const created = share(2);
  const updated = share(8);
  const deleted = share(1);
  return {
    applications: sourceName,
    total: found,
    optimizedAggregation: how.optimized ? 'enabled' : 'disabled',
    ignored: 0,
    optimized: how.optimized ? found - created - updated : 0,
    created,
    updated: how.optimized || !how.changes ? updated : found - created,
    deleted,
    managerChanges: share(1),
    detectedRoleChanges: 0,
    exceptionChanges: 0,
  };
};
