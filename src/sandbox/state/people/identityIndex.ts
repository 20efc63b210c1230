// The search index of identities.

import { identityDocument } from '../../data/people/identityShapes.ts';
import { documentOf } from '../../data/tenant/documents.ts';
import type { IndexDefinition } from '../tenant/indexDefinition.ts';
import { identitiesOf } from './identities.ts';
import { identityContext } from './identityLists.ts';

/** The search index of identities. */
export const identityIndex: IndexDefinition = {
  fields:
    'displayName firstName lastName email modified inactive protected status employeeNumber manager manager.id manager.name manager.displayName isManager disabled locked processingState phone accountCount accessCount entitlementCount tags',
  documents: (tenant) => {
    const { count, at } = identitiesOf(tenant);
    const context = identityContext(tenant);
    return {
      count,
      at: (place) => {
        const fields = identityDocument({ place, row: at(place) }, context);
        return documentOf('identity', fields, tenant.startedAtMs);
      },
      revision: 0,
    };
  },
};
