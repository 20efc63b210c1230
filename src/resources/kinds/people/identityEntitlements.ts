// The kind `identity-entitlements`: what the accounts of an identity hold.

import type { IdentityEntitlement } from '../../../model/people/identityEntitlement.ts';
import { nameOf, plain } from '../../cells/text.ts';
import type { Kind } from '../../types.ts';

const label = ({ objectRef }: IdentityEntitlement): string => nameOf(objectRef) ?? '';

/** What the accounts of an identity hold, in short: a row opens as the entitlement. */
export const identityEntitlements: Kind<IdentityEntitlement> = {
  id: 'identity-entitlements',
  singular: 'held entitlement',
  plural: 'held entitlements',
  aliases: [],
  summary: 'what the accounts of an identity hold',
  area: 'people',
  listedIn: { in: 'thing', kind: 'identities' },
  found: { as: 'entitlements' },
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'many',
  identify: ({ objectRef }) => objectRef?.id ?? objectRef?.name ?? '',
  label,
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 32,
      grow: 3,
      priority: 1,
      cell: (row) => plain(label(row)),
    },
    {
      id: 'tags',
      header: 'TAGS',
      width: 12,
      grow: 1,
      priority: 3,
      cell: ({ tags }) => plain(tags.join(', ')),
    },
    {
      id: 'id',
      header: 'ID',
      width: 32,
      priority: 2,
      cell: ({ objectRef }) => plain(objectRef?.id),
    },
  ],
  list: (api, { parent }, { signal, priority }) =>
    api.entitlements.ofIdentity(parent?.id ?? '', { signal, priority }),
  open: (row) => ({
    screen: 'thing',
    kind: 'entitlements',
    id: row.objectRef?.id ?? '',
    label: label(row),
    scope: {},
  }),
  details: ({ objectRef, tags }) => [
    {
      details: [
        { label: 'type', value: plain(objectRef?.type) },
        { label: 'id', value: plain(objectRef?.id) },
        { label: 'tags', value: plain(tags.join(', ')) },
      ],
    },
  ],
  whenEmpty: 'The tenant knows of no entitlement that their accounts hold.',
};
