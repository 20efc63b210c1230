// The lists of identities: what filters and sorters read in each API.

import {
  type IdentityContext,
  identityShape,
  publicIdentityShape,
  type SeatedIdentity,
} from '../../data/people/identityShapes.ts';
import { type Lister, makeLister, readPath } from '../../lists/lists.ts';
import { partOf } from '../../parts.ts';
import { shelfOf } from '../../shelf.ts';
import type { Tenant } from '../../tenant.ts';
import { identitiesOf } from './identities.ts';

/** What the shapes of identities need of a tenant. */
export const identityContext = (tenant: Tenant): IdentityContext => ({
  startedAtMs: tenant.startedAtMs,
  at: identitiesOf(tenant).at,
});

/** An identity and its place; undefined where there is none of that id. */
export const findIdentity = (tenant: Tenant, id: string): SeatedIdentity | undefined => {
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
export const identityListsOf = partOf((tenant) => {
  const identities = identitiesOf(tenant);
  const context = identityContext(tenant);
  const rows = shelfOf<SeatedIdentity>({
    count: identities.count,
    at: (place) => ({ place, row: identities.at(place) }),
  });
  const readFull = (seated: SeatedIdentity, property: string): unknown => {
    if (property in constants) return constants[property];
    const shape = identityShape(seated, context);
    if (property === 'email') return shape.emailAddress;
    return readPath(shape, attributeNames[property] ?? property);
  };
  const readPublic = (seated: SeatedIdentity, property: string): unknown => {
    const { row } = seated;
    if (property === 'firstname') return row.firstName;
    if (property === 'lastname') return row.lastName;
    return readPath(publicIdentityShape(seated, context), property);
  };
  const lacksNothing = (place: number): boolean => {
    const { email, alias } = publicIdentityShape(rows.at(place), context);
    return email !== null && alias !== '' && rows.at(place).row.lastName !== '';
  };
  const full: Lister<SeatedIdentity> = makeLister({ rows, read: readFull });
  const everybody: Lister<SeatedIdentity> = makeLister({ rows, read: readPublic });
  const complete: Lister<SeatedIdentity> = makeLister({
    rows,
    read: readPublic,
    shows: lacksNothing,
  });
  return { full, everybody, complete };
});
