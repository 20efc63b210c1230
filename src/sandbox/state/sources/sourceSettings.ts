// The settings of each source that have endpoints of their own.

import {
  firstCorrelation,
  firstDetection,
  firstHolders,
  firstRequests,
  firstSync,
  noDetection,
  requestsWithoutApproval,
  type WireCorrelation,
  type WireDetection,
  type WirePolicyHolder,
  type WireSync,
} from '../../data/sources/sourceSettings.ts';
import type { WireSchema, WireSource } from '../../data/wire.ts';
import { type PerSource, perSource, perTenant } from '../../perTenant.ts';
import { sourceSchemasOf } from './schemas.ts';

/** The settings of each source that have an endpoint of their own. */
export type SourceSettings = {
  readonly correlation: PerSource<WireCorrelation>;
  readonly sync: PerSource<readonly WireSync[]>;
  readonly detection: PerSource<WireDetection>;
  readonly requests: PerSource<Readonly<Record<string, unknown>>>;
  readonly holders: PerSource<readonly WirePolicyHolder[]>;
};

/** The settings of all sources. */
export const sourceSettingsOf = perTenant((tenant): SourceSettings => {
  const schemas = sourceSchemasOf(tenant);
  const kept = <Setting>(
    first: (source: WireSource, schemas: readonly WireSchema[]) => Setting,
    otherwise: Setting,
  ): PerSource<Setting> =>
    perSource((sourceId) => {
      const found = tenant.findSource(sourceId);
      return found === undefined ? otherwise : first(found.source, schemas.of(sourceId));
    });
  return {
    correlation: kept(firstCorrelation, {}),
    sync: kept(firstSync, []),
    detection: kept(firstDetection, noDetection),
    requests: kept(firstRequests, requestsWithoutApproval),
    holders: kept(firstHolders, []),
  };
});
