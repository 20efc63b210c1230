// Identities as the identities API, the public identities API and the search API send them.

import { hourMs, timeText } from '../time.ts';
import type { WireReference } from '../wire.ts';
import { type IdentityRow, identityCount } from './identities.ts';

/** The mail address of an identity; some have none. */
const mailOf = (row: IdentityRow, place: number): string | null =>
  place % 193 === 192 ? null : row.email;

/** An identity and its place. */
export type PlacedIdentity = { readonly row: IdentityRow; readonly place: number };

/** What the shapes need to know of other identities. */
export type IdentityContext = {
  readonly startedAtMs: number;
  at(place: number): IdentityRow;
};

const managerOf = (
  { managerPlace }: IdentityRow,
  { at }: IdentityContext,
): WireReference<'IDENTITY'> | null => {
  if (managerPlace === undefined) return null;
  const { id, name } = at(managerPlace);
  return { type: 'IDENTITY', id, name };
};

const teamSize = 12;

/** How many managers there are. */
export const managerCount = Math.ceil(identityCount / teamSize);

/** Whether the identity at a place is a manager: the first ones are, each for a dozen. */
const isManager = (place: number): boolean => place < managerCount;

/** A few identities could not be processed. */
const isInError = (place: number): boolean => place % 211 === 7;

const lifecycleOf = (row: IdentityRow): string => (row.active ? 'active' : 'inactive');

/** What all APIs say of an identity. */
const facts = (placed: PlacedIdentity, context: IdentityContext) => {
  const { row, place } = placed;
  return {
    email: mailOf(row, place),
    status: row.active ? 'ACTIVE' : 'DISABLED',
    manager: managerOf(row, context),
    isManager: isManager(place),
    processingState: isInError(place) ? 'ERROR' : 'OK',
    lifecycle: lifecycleOf(row),
    attributes: {
      uid: row.alias,
      firstname: row.firstName,
      lastname: row.lastName,
      displayName: row.name,
      email: mailOf(row, place),
      cloudStatus: row.active ? 'ACTIVE' : 'DISABLED',
      cloudLifecycleState: lifecycleOf(row),
      identificationNumber: row.employeeNumber,
      department: row.department,
      country: 'NL',
    },
  };
};

/** An identity as the identities API sends it. */
export const identityShape = (placed: PlacedIdentity, context: IdentityContext) => {
  const { row } = placed;
  const known = facts(placed, context);
  return {
    id: row.id,
    name: row.name,
    created: timeText(row.createdAtMs),
    modified: timeText(row.modifiedAtMs),
    alias: row.alias,
    emailAddress: known.email,
    processingState: known.processingState,
    identityStatus: known.status,
    managerRef: known.manager,
    isManager: known.isManager,
    lastRefresh: timeText(context.startedAtMs - 5 * hourMs),
    attributes: known.attributes,
    lifecycleState: { stateName: known.lifecycle, manuallyUpdated: false },
  };
};

/** An identity as the public identities API sends it. */
export const publicIdentityShape = (placed: PlacedIdentity, context: IdentityContext) => {
  const { row } = placed;
  const { email, lifecycle, manager } = facts(placed, context);
  return {
    id: row.id,
    name: row.name,
    alias: row.alias,
    email,
    status: lifecycle === 'active' ? 'Active' : 'Inactive',
    identityState: row.active ? 'ACTIVE' : 'INACTIVE_LONG_TERM',
    manager,
    attributes: [
      { key: 'department', name: 'Department', value: row.department },
      { key: 'country', name: 'Country', value: 'NL' },
    ],
  };
};

/** An identity as the search API sends it, without the fields that all documents have. */
export const identityDocument = (placed: PlacedIdentity, context: IdentityContext) => {
  const { row } = placed;
  const known = facts(placed, context);
  const { manager } = known;
  return {
    id: row.id,
    name: row.alias,
    displayName: row.name,
    firstName: row.firstName,
    lastName: row.lastName,
    ...(known.email === null ? {} : { email: known.email }),
    created: timeText(row.createdAtMs),
    modified: timeText(row.modifiedAtMs),
    inactive: !row.active,
    protected: false,
    status: known.status,
    employeeNumber: row.employeeNumber,
    manager:
      manager === null ? null : { id: manager.id, name: manager.name, displayName: manager.name },
    isManager: known.isManager,
    attributes: known.attributes,
    disabled: !row.active,
    locked: false,
    processingState: known.processingState,
  };
};
