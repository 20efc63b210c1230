// The kind `public-identities`: the people of the tenant as everybody in it may see them.

import type { PublicIdentity } from '../../../model/people/publicIdentity.ts';
import { nameOf, plain } from '../../cells/text.ts';
import { identityPage } from '../../consolePage.ts';
import type { Kind } from '../../types.ts';

const label = (identity: PublicIdentity): string => identity.name || identity.alias || identity.id;

/** The people of the tenant as everybody in it may see them. The API lists them only; there is no call for one. */
export const publicIdentities: Kind<PublicIdentity> = {
  id: 'public-identities',
  singular: 'public identity',
  plural: 'public identities',
  aliases: ['public'],
  summary: 'people as everybody in the tenant may see them',
  area: 'people',
  listedIn: { in: 'environment' },
  found: { as: 'identities' },
  referenceTypes: [],
  consolePage: identityPage,
  shape: 'many',
  identify: (identity) => identity.id,
  label,
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 24,
      grow: 2,
      priority: 1,
      cell: (identity) => ({ text: label(identity) }),
    },
    {
      id: 'alias',
      header: 'ALIAS',
      width: 18,
      grow: 1,
      priority: 2,
      cell: ({ alias }) => plain(alias),
    },
    { id: 'status', header: 'STATUS', width: 10, priority: 3, cell: ({ status }) => plain(status) },
    {
      id: 'state',
      header: 'STATE',
      width: 20,
      priority: 6,
      cell: ({ identityState }) => plain(identityState?.toLowerCase().replaceAll('_', ' ')),
    },
    {
      id: 'manager',
      header: 'MANAGER',
      width: 18,
      grow: 1,
      priority: 5,
      cell: ({ manager }) => plain(nameOf(manager)),
    },
    {
      id: 'mail',
      header: 'MAIL',
      width: 24,
      grow: 1,
      priority: 4,
      cell: ({ email }) => plain(email),
    },
  ],
  list: (api, _scope, options) => api.identities.listPublic(options),
  whenEmpty:
    'There is nobody that this user may see. :identities asks for the same people in another way.',
};
