// The kind `governance-groups`: groups of people who decide together.

import { describeTime } from '../../../insight/time.ts';
import type { Workgroup } from '../../../model/people/workgroup.ts';
import { listOf, thingAt } from '../../cells/links.ts';
import { linked } from '../../cells/references.ts';
import { plain } from '../../cells/text.ts';
import { asText } from '../../serverFilter.ts';
import type { Destination, Kind } from '../../types.ts';

const label = (group: Workgroup): string => group.name || group.id;
const ownerOf = ({ owner }: Workgroup): string | undefined =>
  owner?.displayName ?? owner?.name ?? owner?.id;

const membersOf = (group: Workgroup): Destination =>
  listOf('group-members', { id: group.id, name: label(group) });

/** Groups of people who decide together. */
export const governanceGroups: Kind<Workgroup> = {
  id: 'governance-groups',
  singular: 'governance group',
  plural: 'governance groups',
  aliases: ['groups', 'workgroups', 'gg'],
  summary: 'groups of people who decide together about access',
  area: 'people',
  listedIn: { in: 'environment' },
  found: { byName: { beginning: ['name'] }, byId: 'get', inFind: 'by name' },
  referenceTypes: ['GOVERNANCE_GROUP', 'WORKGROUP'],
  consolePage: 'none',
  shape: 'many',
  identify: (group) => group.id,
  label,
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 24,
      grow: 2,
      priority: 1,
      cell: (group) => ({ text: label(group) }),
    },
    {
      id: 'members',
      header: 'MEMBERS',
      width: 7,
      align: 'right',
      priority: 2,
      cell: ({ memberCount }) => plain(memberCount),
      measure: { unit: 'number', of: ({ memberCount }) => memberCount, counts: membersOf },
      sortKey: ({ memberCount }) => memberCount ?? 0,
    },
    {
      id: 'connections',
      header: 'DECIDES ON',
      width: 10,
      align: 'right',
      priority: 4,
      cell: ({ connectionCount }) => plain(connectionCount),
      measure: {
        unit: 'number',
        of: ({ connectionCount }) => connectionCount,
        counts: () => 'no list',
      },
      sortKey: ({ connectionCount }) => connectionCount ?? 0,
    },
    {
      id: 'owner',
      header: 'OWNER',
      width: 18,
      grow: 1,
      priority: 3,
      cell: (group) => plain(ownerOf(group)),
    },
    {
      id: 'description',
      header: 'DESCRIPTION',
      width: 24,
      grow: 2,
      priority: 5,
      cell: ({ description }) => plain(description),
    },
  ],
  list: (api, _scope, options) => api.governanceGroups.list(options),
  get: (api, id, _scope, options) => api.governanceGroups.get(id, options),
  parent: (group) => thingAt('identities', { id: group.owner?.id, name: ownerOf(group) }),
  details: (group, { nowMs }) => [
    {
      details: [
        linked('owner', 'identities', group.owner, ownerOf(group)),
        { label: "owner's mail", value: plain(group.owner?.emailAddress) },
        { label: 'members', value: plain(group.memberCount), to: membersOf(group) },
        { label: 'decides on', value: plain(group.connectionCount) },
        { label: 'created', value: { text: describeTime(group.created, nowMs) } },
        { label: 'modified', value: { text: describeTime(group.modified, nowMs) } },
        { label: 'id', value: { text: group.id } },
        { label: 'description', value: plain(group.description) },
      ],
    },
  ],
  parts: [
    {
      title: 'members',
      count: (group) => group.memberCount,
      to: membersOf,
    },
  ],
  serverFilter: { operation: 'list-workgroups', columns: { name: asText('name') } },
  whenEmpty:
    'There are no governance groups that this user may see. They are made in the web console.',
};
