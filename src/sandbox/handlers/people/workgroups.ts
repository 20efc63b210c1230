// The handlers of governance groups and their members.

import type { IdentityRow } from '../../data/people/identities.ts';
import type { WorkgroupRow } from '../../data/people/workgroups.ts';
import { rowsOf } from '../../data/rows.ts';
import { timeText } from '../../data/time.ts';
import { editableRows } from '../../editableRows.ts';
import { notFound, ok, type Reply } from '../../http/respond.ts';
import { answerList, makeLister, readPath } from '../../lists/lists.ts';
import { identitiesOf } from '../../state/people/identities.ts';
import { workgroupsOf } from '../../state/people/workgroups.ts';
import type { Tenant } from '../../tenant.ts';
import type { Call, Handlers } from '../call.ts';

const shape = (row: WorkgroupRow, { tenant, quirks }: Call) => {
  const owner = identitiesOf(tenant).at(row.ownerPlace);
  return {
    owner:
      // Real tenants send null where the owner was deleted.
      quirks.has(9) && row.memberPlaces.length === 0
        ? null
        : {
            type: 'IDENTITY',
            id: owner.id,
            name: owner.name,
            displayName: owner.name,
            emailAddress: owner.email,
          },
    id: row.id,
    name: row.name,
    description: row.description,
    memberCount: row.memberPlaces.length,
    connectionCount: row.connectionCount,
    created: timeText(row.createdAtMs),
    modified: timeText(row.modifiedAtMs),
  };
};

const membersOf = (row: WorkgroupRow, tenant: Tenant): readonly IdentityRow[] =>
  row.memberPlaces.map((place) => identitiesOf(tenant).at(place));

const listWorkgroups = (call: Call): Reply =>
  answerList(
    call,
    'list-workgroups',
    makeLister<WorkgroupRow>({
      rows: editableRows(rowsOf(workgroupsOf(call.tenant))),
      read: (row, property) =>
        property === 'memberships.identityId'
          ? membersOf(row, call.tenant).map(({ id }) => id)
          : readPath(shape(row, call), property),
    }),
    (row) => shape(row, call),
  );

const workgroupOf = ({ tenant, parameters }: Call): WorkgroupRow | undefined =>
  workgroupsOf(tenant).find(({ id }) => id === parameters.workgroupId);

const getWorkgroup = (call: Call): Reply => {
  const found = workgroupOf(call);
  return found === undefined ? notFound : ok(shape(found, call));
};

/** The value of a property that members are sorted by; the answer does not have the times. */
const readMember = (row: IdentityRow, property: string): unknown => {
  if (property === 'created') return timeText(row.createdAtMs);
  return property === 'modified' ? timeText(row.modifiedAtMs) : readPath(row, property);
};

const listMembers = (call: Call): Reply => {
  const found = workgroupOf(call);
  if (found === undefined) return notFound;
  return answerList(
    call,
    'list-workgroup-members',
    makeLister<IdentityRow>({
      rows: editableRows(rowsOf(membersOf(found, call.tenant))),
      read: readMember,
    }),
    ({ id, name, email }) => ({ type: 'IDENTITY', id, name, email }),
  );
};

/** The handlers of governance groups and their members. */
export const workgroupHandlers = {
  'list-workgroups': listWorkgroups,
  'get-workgroup': getWorkgroup,
  'list-workgroup-members': listMembers,
} satisfies Handlers;
