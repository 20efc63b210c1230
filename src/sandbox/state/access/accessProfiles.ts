// The access profiles of a tenant at present, and their search index.

import {
  type AccessProfileRow,
  accessProfileDocument,
  accessProfileShape,
  makeAccessProfiles,
  type WireAccessProfile,
} from '../../data/access/accessProfiles.ts';
import { documentOf } from '../../data/tenant/documents.ts';
import type { EntitlementRow } from '../../data/wire.ts';
import { perTenant } from '../../perTenant.ts';
import type { Tenant } from '../../tenant.ts';
import type { IndexDefinition } from '../tenant/indexDefinition.ts';

const rowsOf = perTenant(makeAccessProfiles);

const heldBy = (
  { entitlements }: Tenant,
  { entitlementPlaces }: AccessProfileRow,
): readonly EntitlementRow[] => entitlementPlaces.filter(entitlements.has).map(entitlements.at);

/** An access profile as the API sends it; undefined where its source was deleted. */
const shapeOf = (tenant: Tenant, row: AccessProfileRow): WireAccessProfile | undefined => {
  const found = tenant.findSource(row.sourceId);
  return found && accessProfileShape(row, found.source, heldBy(tenant, row));
};

/** The access profiles of a tenant as the API sends them. They go with their source. */
export const accessProfilesOf = (tenant: Tenant): readonly WireAccessProfile[] =>
  rowsOf(tenant).flatMap((row) => shapeOf(tenant, row) ?? []);

/** The search index of access profiles. */
export const accessProfileIndex: IndexDefinition = {
  fields:
    'description modified source source.id source.name enabled requestable owner owner.id owner.name entitlements entitlements.id entitlements.name entitlements.description entitlements.attribute entitlements.value entitlements.schema entitlements.privileged entitlementCount',
  documents: (tenant) => {
    const rows = rowsOf(tenant);
    return {
      count: rows.length,
      at: (place) => {
        const row = rows[place];
        const shape = row && shapeOf(tenant, row);
        return (
          row &&
          shape &&
          documentOf(
            'accessprofile',
            accessProfileDocument(shape, heldBy(tenant, row)),
            tenant.startedAtMs,
          )
        );
      },
      revision: `${tenant.sources.revision} ${tenant.entitlements.revision}`,
    };
  },
};
