// The kinds `accounts` and `account-entitlements`.

import { masked } from '../../../insight/secrets/masked.ts';
import { describeTime } from '../../../insight/time.ts';
import type { Account } from '../../../model/access/account.ts';
import type { Entitlement } from '../../../model/access/entitlement.ts';
import { equals } from '../../../model/filters/filterExpression.ts';
import { sourceAt, thingAt } from '../../cells/links.ts';
import { linked } from '../../cells/references.ts';
import { nameOf, nothing, plain, withoutSuffix, yesNo } from '../../cells/text.ts';
import { asText, asYesNo, joinedFilter, type ServerWord } from '../../serverFilter.ts';
import type { Cell, Kind, Thing } from '../../types.ts';
import { entitlements, privilegeCell, privilegeRank } from './entitlements.ts';

const label = (account: Account): string => account.name || account.nativeIdentity || account.id;

/** How an account stands: what keeps its owner out, or that nobody is known to own it. */
const stateCell = ({
  disabled,
  locked,
  uncorrelated,
}: Pick<Account, 'disabled' | 'locked' | 'uncorrelated'>): Cell => {
  const words = [
    disabled === true ? 'disabled' : undefined,
    locked === true ? 'locked' : undefined,
    uncorrelated === true ? 'uncorrelated' : undefined,
  ].filter((word) => word !== undefined);
  return words.length === 0
    ? { text: '✓ in use' }
    : locked === true
      ? { text: `✗ ${words.join(', ')}`, tone: 'bad' }
      : { text: `~ ${words.join(', ')}`, tone: 'warn' };
};

/** What the state column can show for accounts with and without a known owner. */
const correlationWords: readonly ServerWord[] = [true, false].map((uncorrelated) => ({
  value: uncorrelated,
  texts: [true, false].flatMap((disabled) =>
    [true, false].map((locked) => stateCell({ disabled, locked, uncorrelated }).text),
  ),
}));

const attributeText = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(attributeText).join(', ')
    : typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : String(value ?? nothing);

/** Accounts of sources, and who has them. */
export const accounts: Kind<Account> = {
  id: 'accounts',
  singular: 'account',
  plural: 'accounts',
  aliases: ['acc'],
  summary: 'accounts of sources, and who has them',
  area: 'access',
  listedIn: { in: 'source or environment', orIn: 'identities' },
  found: {
    byName: { beginning: ['name', 'nativeIdentity'] },
    byId: 'get',
    inFind: { of: ({ sourceName }) => withoutSuffix(sourceName ?? '') },
  },
  referenceTypes: ['ACCOUNT'],
  consolePage: 'of its source',
  shape: 'many',
  identify: (account) => account.id,
  label,
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 20,
      grow: 2,
      priority: 1,
      cell: (account) => ({ text: label(account) }),
    },
    { id: 'state', header: 'STATE', width: 16, priority: 2, cell: stateCell, signed: true },
    {
      id: 'identity',
      header: 'IDENTITY',
      width: 17,
      grow: 1,
      priority: 4,
      cell: (account) => plain(nameOf(account.identity) ?? account.identityId),
    },
    {
      id: 'source',
      header: 'SOURCE',
      width: 19,
      grow: 1,
      priority: 3,
      cell: ({ sourceName }) => plain(withoutSuffix(sourceName ?? '')),
    },
    {
      id: 'native',
      header: 'NATIVE IDENTITY',
      width: 24,
      grow: 2,
      priority: 5,
      cell: ({ nativeIdentity }) => plain(nativeIdentity),
    },
    {
      id: 'entitlements',
      header: 'HOLDS',
      width: 5,
      priority: 6,
      cell: ({ hasEntitlements }) => yesNo(hasEntitlements),
    },
  ],
  // The accounts of one identity differ by source; their names are alike, and the identity is the same.
  columnsIn: ({ parent }, columns) =>
    parent === undefined
      ? columns
      : [
          ...columns.filter(({ id }) => id === 'source'),
          ...columns.filter(({ id }) => !['source', 'identity'].includes(id)),
        ],
  list: (api, { source, parent }, { filters, ...options }) => {
    const ofIdentity = parent === undefined ? [] : [equals('identityId', parent.id)];
    const own = source === undefined ? ofIdentity : [equals('sourceId', source.id)];
    return api.accounts.list({ ...options, filters: joinedFilter(own, filters) });
  },
  get: (api, id, _scope, options) => api.accounts.get(id, options),
  parent: ({ sourceId, sourceName }) =>
    sourceAt({ id: sourceId, name: withoutSuffix(sourceName ?? '') }),
  usedBy: ({ identity, identityId }) => thingAt('identities', identity ?? { id: identityId }),
  isBroken: ({ locked }) => locked === true,
  headline: stateCell,
  details: (account, { nowMs }) => [
    {
      details: [
        { label: 'state', value: stateCell(account) },
        linked('identity', 'identities', account.identity ?? { id: account.identityId }),
        { label: 'identity state', value: plain(account.identityState) },
        linked('source', 'sources', { id: account.sourceId, name: account.sourceName }),
        { label: 'native identity', value: plain(account.nativeIdentity) },
        { label: 'uuid', value: plain(account.uuid) },
        { label: 'authoritative', value: yesNo(account.authoritative) },
        { label: 'machine', value: yesNo(account.isMachine) },
        { label: 'correlated by hand', value: yesNo(account.manuallyCorrelated) },
        { label: 'origin', value: plain(account.origin) },
        { label: 'entitlements', value: yesNo(account.hasEntitlements) },
        { label: 'created', value: { text: describeTime(account.created, nowMs) } },
        { label: 'modified', value: { text: describeTime(account.modified, nowMs) } },
        { label: 'description', value: plain(account.description) },
        { label: 'id', value: { text: account.id } },
      ],
    },
    {
      title: 'attributes',
      details: Object.entries(masked(account.attributes) as Thing).map(([name, value]) => ({
        label: name,
        value: plain(attributeText(value)),
      })),
    },
  ],
  parts: [
    {
      title: 'entitlements',
      to: (account) => ({
        screen: 'list',
        kind: 'account-entitlements',
        scope: { parent: { id: account.id, name: label(account) } },
      }),
    },
  ],
  serverFilter: {
    operation: 'list-accounts',
    columns: {
      name: asText('name', 'nativeIdentity'),
      state: { type: 'words', property: 'uncorrelated', values: correlationWords },
      identity: asText('identity.name', 'identityId'),
      native: asText('nativeIdentity'),
      entitlements: asYesNo('hasEntitlements'),
    },
  },
  whenEmpty:
    'There are no accounts that this user may see. They come with the aggregation of a source.',
  whenEmptyIn: ({ source, parent }) =>
    parent !== undefined
      ? `There are no accounts of ${parent.name} that this user may see. They belong to a person once they are correlated.`
      : source === undefined
        ? undefined
        : `There are no accounts of ${source.name} that this user may see. They come with its aggregation.`,
};

const entitlementLabel = (row: Entitlement): string => row.name || row.value || row.id;

/** What one account holds. */
export const accountEntitlements: Kind<Entitlement> = {
  id: 'account-entitlements',
  singular: 'entitlement of an account',
  plural: 'entitlements of an account',
  aliases: [],
  summary: 'what an account holds',
  area: 'access',
  listedIn: { in: 'thing', kind: 'accounts' },
  found: { as: 'entitlements' },
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'many',
  identify: (row) => row.id,
  label: entitlementLabel,
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 26,
      grow: 2,
      priority: 1,
      cell: (row) => ({ text: entitlementLabel(row) }),
    },
    {
      id: 'privilege',
      header: 'PRIVILEGE',
      width: 9,
      priority: 3,
      cell: privilegeCell,
      sortKey: privilegeRank,
    },
    {
      id: 'attribute',
      header: 'ATTRIBUTE',
      width: 14,
      priority: 4,
      cell: ({ attribute }) => plain(attribute),
    },
    {
      id: 'value',
      header: 'VALUE',
      width: 30,
      grow: 3,
      priority: 2,
      cell: ({ value }) => plain(value),
    },
  ],
  usedBy: entitlements.usedBy,
  list: (api, { parent }, { signal, priority }) =>
    api.accounts.entitlements(parent?.id ?? '', { signal, priority }),
  open: (row) => ({
    screen: 'thing',
    kind: 'entitlements',
    id: row.id,
    label: entitlementLabel(row),
    scope: {},
  }),
  whenEmpty: 'The tenant knows of no entitlement that this account holds.',
};
