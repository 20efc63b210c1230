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

/** What the shapes of identities need of a tenant. */
export const identityContext = (tenant: Tenant): IdentityContext => ({
  startedAtMs: tenant.startedAtMs,
  at: identitiesOf(tenant).at,
});

/** An identity and its place; undefined where there is none of that id. */
export const findIdentity = (tenant: Tenant, id: string): PlacedIdentity | undefined => {
  const identities = identitiesOf(tenant);
  const place = identities.placeOf(id);
  return place === undefined ? undefined : { place, row: identities.at(place) };
};

/** The names by which filters and sorters know what an identity has under others. */
const attributeNames: Readonly<Record<string, string>> = {
  firstname: 'attributes.firstname',
  lastname: 'attributes.lastname',
  cloudStatus: 'identityStatus',
};

/** Every identity of the tenant is correlated, and none is protected. */
const constants: Readonly<Record<string, boolean>> = { correlated: true, protected: false };

/** The lists of identities: the full ones, the public ones, and the public ones of those that lack nothing. */
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
