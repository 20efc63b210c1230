// The lists of identities: what filters and sorters read in each API.

import {
  type IdentityContext,
  identityShape,
  type PlacedIdentity,
  publicIdentityShape,
} from '../../data/people/identityShapes.ts';
import { editableRows } from '../../editableRows.ts';
import { type Lister, makeLister, readPath } from '../../lists/lists.ts';
import { perTenant } from '../../perTenant.ts';
import type { Tenant } from '../../tenant.ts';
import { identitiesOf } from './identities.ts';

/** The other identities that the shape of an identity refers to. */
export const identityContext = (tenant: Tenant): IdentityContext => ({
  startedAtMs: tenant.startedAtMs,
  at: identitiesOf(tenant).at,
});

/** The identity with an id, and its place; undefined where there is none. */
export const findIdentity = (tenant: Tenant, id: string): PlacedIdentity | undefined => {
  const identities = identitiesOf(tenant);
  const place = identities.placeOf(id);
  return place === undefined ? undefined : { place, row: identities.at(place) };
};

/** Fields that have other names in filters and sorters than in the answer. */
const attributeNames: Readonly<Record<string, string>> = {
  firstname: 'attributes.firstname',
  lastname: 'attributes.lastname',
  cloudStatus: 'identityStatus',
};

/** Filter fields that have the same value for all identities. */
const constants: Readonly<Record<string, boolean>> = { correlated: true, protected: false };

/** The lists of identities: `full` of one API, `everybody` and `complete` (with mail, alias, last name) of the public one. */
export const identityListsOf = perTenant((tenant) => {
  const identities = identitiesOf(tenant);
  const context = identityContext(tenant);
  const rows = editableRows<PlacedIdentity>({
    count: identities.count,
    at: (place) => ({ place, row: identities.at(place) }),
  });
  const readFull = (placed: PlacedIdentity, property: string): unknown => {
    if (property in constants) return constants[property];
    const shape = identityShape(placed, context);
    if (property === 'email') return shape.emailAddress;
    return readPath(shape, attributeNames[property] ?? property);
  };
  const readPublic = (placed: PlacedIdentity, property: string): unknown => {
    const { row } = placed;
    if (property === 'firstname') return row.firstName;
    if (property === 'lastname') return row.lastName;
    return readPath(publicIdentityShape(placed, context), property);
  };
  const isComplete = (place: number): boolean => {
    const { email, alias } = publicIdentityShape(rows.at(place), context);
    return email !== null && alias !== '' && rows.at(place).row.lastName !== '';
  };
  const full: Lister<PlacedIdentity> = makeLister({ rows, read: readFull });
  const everybody: Lister<PlacedIdentity> = makeLister({ rows, read: readPublic });
  const complete: Lister<PlacedIdentity> = makeLister({
    rows,
    read: readPublic,
    shows: isComplete,
  });
  return { full, everybody, complete };
});
