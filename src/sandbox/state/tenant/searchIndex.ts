// The search indices: the documents of each, and the fields that a query may name.

import type { SearchIndex } from '../../../model/tenant/search.ts';
import { identityDocument } from '../../data/people/identityShapes.ts';
import {
  documentOf,
  entitlementDocument,
  type SearchDocument,
} from '../../data/tenant/documents.ts';
import { eventDocument } from '../../data/tenant/events.ts';
import type { Tenant } from '../../tenant.ts';
import { identitiesOf } from '../people/identities.ts';
import { identityContext } from '../people/identityLists.ts';
import { eventsOf } from './events.ts';

/** The documents of an index, made when they are asked for. */
export type Documents = {
  readonly count: number;
  /** Undefined where a document was taken away. */
  at(place: number): SearchDocument | undefined;
};

const nothing: Documents = { count: 0, at: () => undefined };

/** The documents of an index as they are now. */
export const documentsOf = (tenant: Tenant, index: SearchIndex): Documents => {
  const { seed, startedAtMs, entitlements } = tenant;
  switch (index) {
    case 'identities': {
      const { count, at } = identitiesOf(tenant);
      const context = identityContext(tenant);
      return {
        count,
        at: (place) => {
          const fields = identityDocument({ place, row: at(place) }, context);
          return documentOf('identity', fields, startedAtMs);
        },
      };
    }
    case 'entitlements':
      return {
        count: entitlements.count,
        at: (place) =>
          entitlements.has(place)
            ? documentOf('entitlement', entitlementDocument(entitlements.at(place)), startedAtMs)
            : undefined,
      };
    case 'events': {
      const events = eventsOf(tenant);
      return {
        count: events.length,
        at: (place) => {
          const event = events[place];
          return event && documentOf('event', eventDocument(event, seed), event.atMs + 2_000);
        },
      };
    }
    default:
      // The tenant has no roles, no access profiles, and nobody ever asked for anything.
      return nothing;
  }
};

const shared = 'id name created synced pod org _type type _version attributes';

/** The fields of each index that a query may name; those in free objects go by the object's name. */
const fields: Readonly<Record<SearchIndex, string>> = {
  identities: `${shared} displayName firstName lastName email modified inactive protected status employeeNumber manager manager.id manager.name manager.displayName isManager disabled locked processingState phone accountCount accessCount entitlementCount tags`,
  entitlements: `${shared} displayName description modified attribute value sourceSchemaObjectType schema privileged cloudGoverned requestable source source.id source.name source.type tags permissions permissions.target permissions.rights`,
  events: `${shared} action actor actor.name target target.name stack trackingNumber objects operation status technicalName ipAddress details`,
  accessprofiles: `${shared} description modified source.id source.name enabled requestable owner.id owner.name`,
  accountactivities: `${shared} action modified stage origin status requester.name recipient.name trackingNumber`,
  roles: `${shared} displayName description modified enabled requestable owner.id owner.name`,
};

/** Whether one of the indices has a field. */
export const hasField = (indices: readonly SearchIndex[], name: string): boolean => {
  const bare = name.replace(/\.exact$/, '');
  const isFree = bare.startsWith('attributes.');
  return isFree || indices.some((index) => fields[index].split(' ').includes(bare));
};
