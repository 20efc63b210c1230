// Changes of entitlements, their segments, request settings and nesting.

import { childrenOf, type Directory, parentsOf } from '../../data/access/nesting.ts';
import type { EntitlementRow } from '../../data/wire.ts';
import { type PerSource, perSource, perTenant } from '../../perTenant.ts';
import type { Tenant } from '../../tenant.ts';

/** The settings for requests of an entitlement (entitlements API, EntitlementRequestConfig). */
export type RequestConfig = Readonly<Record<string, unknown>>;

/** The state of entitlements beside their rows. */
export type EntitlementState = {
  /** The segments of entitlements that are in any, by place. */
  readonly segmented: ReadonlyMap<number, readonly string[]>;
  /** Stores a changed row. */
  change(place: number, row: EntitlementRow): void;
  /** The settings for requests, by the id of the entitlement. */
  readonly requestConfigs: Pick<PerSource<RequestConfig>, 'of' | 'set'>;
  /** The places of the parents or children of an entitlement. */
  related(place: number, side: 'parents' | 'children'): readonly number[];
  /** Removes the entitlements of a source. */
  removeAll(sourceId: string): void;
};

/** The settings by default: no approvals. */
const usualConfig: RequestConfig = {
  accessRequestConfig: {
    approvalSchemes: [],
    requestCommentRequired: false,
    denialCommentRequired: false,
  },
  revocationRequestConfig: { approvalSchemes: [] },
};

/** The groups of an Active Directory source; undefined for others, which do not nest. Only the first one has a cycle. */
const directoryOf = (
  { initial }: Tenant,
  sourceId: string,
): (Directory & { readonly from: number }) | undefined => {
  const source = initial.placeOfSource(sourceId);
  if (source === undefined || initial.entryAt(source)?.connector !== 'activeDirectory') return;
  const { from, to } = initial.entitlementsOf(sourceId);
  return { from, count: to - from, hasCycle: source === 0 };
};

/** The state of a tenant's entitlements. */
export const entitlementStateOf = perTenant((tenant): EntitlementState => {
  const { entitlements, initial } = tenant;
  const segmented = new Map<number, readonly string[]>();
  return {
    segmented,
    change: (place, row) => {
      entitlements.set(place, row);
      if (row.segments === undefined || row.segments.length === 0) segmented.delete(place);
      else segmented.set(place, row.segments);
    },
    requestConfigs: perSource(() => usualConfig),
    related: (place, side) => {
      const directory = directoryOf(tenant, entitlements.at(place).source.id);
      if (directory === undefined) return [];
      const local = place - directory.from;
      const found = side === 'parents' ? parentsOf(local, directory) : childrenOf(local, directory);
      return found.map((other) => directory.from + other).filter(entitlements.has);
    },
    removeAll: (sourceId) => {
      const { from, to } = initial.entitlementsOf(sourceId);
      for (let place = from; place < to; place++) entitlements.remove(place);
      for (let place = entitlements.fixed; place < entitlements.count; place++) {
        if (entitlements.at(place).source.id === sourceId) entitlements.remove(place);
      }
    },
  };
});
