// The search index of entitlements.

import { entitlementDocument } from '../../data/access/entitlementDocument.ts';
import { documentOf } from '../../data/tenant/documents.ts';
import type { IndexDefinition } from '../tenant/indexDefinition.ts';

/** The search index of entitlements. */
export const entitlementIndex: IndexDefinition = {
  fields:
    'displayName description modified attribute value sourceSchemaObjectType schema privileged cloudGoverned requestable source source.id source.name source.type tags permissions permissions.target permissions.rights',
  documents: ({ entitlements, startedAtMs }) => ({
    count: entitlements.count,
    at: (place) =>
      entitlements.has(place)
        ? documentOf('entitlement', entitlementDocument(entitlements.at(place)), startedAtMs)
        : undefined,
    revision: entitlements.revision,
  }),
};
