// The kind `group-members`: the members of a governance group.

import type { WorkgroupMember } from '../../../model/people/workgroup.ts';
import { plain } from '../../cells/text.ts';
import type { Kind } from '../../types.ts';

const label = (member: WorkgroupMember): string => member.name || member.id;

/** The members of a governance group. */
export const groupMembers: Kind<WorkgroupMember> = {
  id: 'group-members',
  singular: 'group member',
  plural: 'group members',
  aliases: ['members'],
  summary: 'the people in a governance group',
  area: 'people',
  listedIn: { in: 'thing', kind: 'governance-groups' },
  found: { as: 'identities' },
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'many',
  identify: (member) => member.id,
  label,
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 24,
      grow: 2,
      priority: 1,
      cell: (member) => ({ text: label(member) }),
    },
    {
      id: 'mail',
      header: 'MAIL',
      width: 30,
      grow: 1,
      priority: 2,
      cell: ({ email }) => plain(email),
    },
    { id: 'id', header: 'ID', width: 32, priority: 3, cell: ({ id }) => plain(id) },
  ],
  list: (api, { parent }, { sorters, signal, priority }) =>
    api.governanceGroups.members(parent?.id ?? '', { sorters, signal, priority }),
  open: (member) => ({
    screen: 'thing',
    kind: 'identities',
    id: member.id,
    label: label(member),
    scope: {},
  }),
  whenEmpty:
    'The tenant lists no members of this group: as far as it tells this user, nobody could decide what waits for it.',
};
