// The search indices: the documents of each, and the fields that a query may name.

import type { SearchIndex } from '../../../model/tenant/search.ts';
import type { Tenant } from '../../tenant.ts';
import { accessProfileIndex } from '../access/accessProfiles.ts';
import { entitlementIndex } from '../access/entitlementIndex.ts';
import { identityIndex } from '../people/identityIndex.ts';
import { activityIndex } from './activityIndex.ts';
import { eventIndex } from './eventIndex.ts';
import { type Documents, emptyIndex, type IndexDefinition } from './indexDefinition.ts';

/** Every index of the API. */
const definitions: Readonly<Record<SearchIndex, IndexDefinition>> = {
  identities: identityIndex,
  entitlements: entitlementIndex,
  events: eventIndex,
  accessprofiles: accessProfileIndex,
  accountactivities: activityIndex,
  roles: emptyIndex('displayName description modified enabled requestable owner.id owner.name'),
};

/** The documents of an index at present. */
export const documentsOf = (tenant: Tenant, index: SearchIndex): Documents =>
  definitions[index].documents(tenant);

/** The fields of all documents. */
const commonFields = 'id name created synced pod org _type type _version attributes'.split(' ');

const fieldsOf = (index: SearchIndex): readonly string[] => [
  ...commonFields,
  ...definitions[index].fields.split(' '),
];

/** Whether one of the indices has a field. Every field of the free object `attributes` counts as known. */
export const hasField = (indices: readonly SearchIndex[], name: string): boolean => {
  const bare = name.replace(/\.exact$/, '');
  return bare.startsWith('attributes.') || indices.some((index) => fieldsOf(index).includes(bare));
};
