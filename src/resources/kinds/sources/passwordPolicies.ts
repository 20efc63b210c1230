// The kind `password-policies`: which password policy a source has for whom.

import type { PasswordPolicyHolder } from '../../../model/sources/passwordPolicyHolder.ts';
import { plain } from '../../cells/text.ts';
import type { Cell, Kind } from '../../types.ts';

/** Whom a policy is for: identities with these values, or everybody else. */
export const selectorsCell = ({ selectors }: PasswordPolicyHolder): Cell => {
  const wanted = selectors?.identityAttr ?? [];
  return wanted.length === 0
    ? { text: 'everybody else', tone: 'quiet' }
    : { text: wanted.map(({ name, value }) => `${name ?? '?'} = ${value ?? '?'}`).join(', ') };
};

/** The password policies of a source. One policy may be there twice, for other people. */
export const passwordPolicies: Kind<PasswordPolicyHolder> = {
  id: 'password-policies',
  singular: 'password policy',
  plural: 'password policies',
  aliases: ['passwords'],
  summary: 'the password policies of a source, and whom they are for',
  area: 'sources',
  listedIn: { in: 'source' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'many',
  identify: (holder) => `${holder.policyId ?? ''} ${selectorsCell(holder).text}`,
  label: ({ policyName, policyId }) => policyName ?? policyId ?? '',
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 24,
      grow: 1,
      priority: 1,
      cell: ({ policyName }) => plain(policyName),
    },
    { id: 'for', header: 'FOR', width: 30, grow: 2, priority: 2, cell: selectorsCell },
    { id: 'id', header: 'ID', width: 32, priority: 3, cell: ({ policyId }) => plain(policyId) },
  ],
  list: (api, { source }, options) =>
    api.sourceSettings.passwordPolicies(source?.id ?? '', options),
  details: (holder) => [
    {
      details: [
        { label: 'name', value: plain(holder.policyName) },
        { label: 'for', value: selectorsCell(holder) },
        { label: 'id', value: plain(holder.policyId) },
      ],
    },
  ],
  whenEmpty: 'The tenant lists no password policy of this source alone.',
  whenRefused: (error) =>
    error.tag === 'badRequest'
      ? 'Only a source with the feature PASSWORD has password policies.'
      : undefined,
};
