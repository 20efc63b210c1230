// The kinds `access-profiles` and `entitlement-access-profiles`.

import { ago, describeTime, parseTime } from '../../../insight/time.ts';
import type { AccessProfile } from '../../../model/access/accessProfile.ts';
import { equals } from '../../../model/filters/filterExpression.ts';
import { sourceAt } from '../../cells/links.ts';
import { linked } from '../../cells/references.ts';
import { nameOf, nothing, plain, withoutSuffix, yesNo } from '../../cells/text.ts';
import { asAge, asText, asYesNo, joinedFilter } from '../../serverFilter.ts';
import type { Cell, Column, Detail, Kind } from '../../types.ts';

const label = (profile: AccessProfile): string => profile.name || profile.id;

const enabledCell = ({ enabled }: AccessProfile): Cell =>
  enabled === false ? { text: 'no', tone: 'warn' } : yesNo(enabled);

const columns: readonly Column<AccessProfile>[] = [
  {
    id: 'name',
    header: 'NAME',
    width: 24,
    grow: 3,
    priority: 1,
    cell: (profile) => ({ text: label(profile) }),
  },
  {
    id: 'source',
    header: 'SOURCE',
    width: 16,
    grow: 1,
    priority: 2,
    cell: ({ source }) => plain(withoutSuffix(nameOf(source) ?? '')),
  },
  {
    id: 'owner',
    header: 'OWNER',
    width: 14,
    grow: 1,
    priority: 5,
    cell: ({ owner }) => plain(nameOf(owner)),
  },
  {
    id: 'requestable',
    header: 'REQUESTABLE',
    width: 11,
    priority: 4,
    cell: ({ requestable }) => yesNo(requestable),
  },
  { id: 'enabled', header: 'ENABLED', width: 7, priority: 3, cell: enabledCell },
  {
    id: 'entitlements',
    header: 'HOLDS',
    width: 5,
    align: 'right',
    priority: 6,
    cell: ({ entitlements }) => plain(entitlements.length),
    measure: {
      unit: 'number',
      of: ({ entitlements }) => entitlements.length,
      counts: () => 'no list',
    },
  },
  {
    id: 'modified',
    header: 'MODIFIED',
    width: 8,
    align: 'right',
    priority: 7,
    cell: ({ modified }, { nowMs }) => {
      const ms = parseTime(modified);
      return plain(ms === undefined ? modified : ago(ms, nowMs));
    },
    measure: { unit: 'age', of: ({ modified }) => parseTime(modified) },
    sortKey: ({ modified }) => -(parseTime(modified) ?? 0),
  },
];

const entitlementDetails = ({ entitlements }: AccessProfile): readonly Detail[] =>
  entitlements.length === 0
    ? [{ label: '', value: plain(undefined) }]
    : entitlements.map((entitlement) => linked('', 'entitlements', entitlement));

/** Access profiles: entitlements of one source that are requested and granted together. */
export const accessProfiles: Kind<AccessProfile> = {
  id: 'access-profiles',
  singular: 'access profile',
  plural: 'access profiles',
  aliases: ['access-profile', 'ap'],
  summary: 'entitlements of a source that are requested and granted together',
  area: 'access',
  listedIn: { in: 'source or environment', orIn: 'identities' },
  found: {
    byName: { beginning: ['name'] },
    byId: 'get',
    inFind: { of: ({ source }) => withoutSuffix(nameOf(source) ?? '') },
  },
  referenceTypes: ['ACCESS_PROFILE'],
  consolePage: 'of its source',
  shape: 'many',
  identify: (profile) => profile.id,
  label,
  columns,
  columnsIn: ({ source, parent }, all) =>
    all.filter(
      ({ id }) =>
        !(id === 'source' && source !== undefined) && !(id === 'owner' && parent !== undefined),
    ),
  list: (api, { source, parent }, { filters, ...options }) => {
    const ofOwner = parent === undefined ? [] : [equals('owner.id', parent.id)];
    const own = source === undefined ? ofOwner : [equals('source.id', source.id)];
    return api.accessProfiles.list({ ...options, filters: joinedFilter(own, filters) });
  },
  get: (api, id, _scope, options) => api.accessProfiles.get(id, options),
  parent: ({ source }) => sourceAt(source),
  headline: ({ enabled, requestable }) => {
    const requests = requestable === true ? 'requestable' : 'not requestable';
    return enabled === false
      ? { text: `disabled   ${requests}`, tone: 'warn' }
      : { text: `${enabled === true ? 'enabled' : 'not told if enabled'}   ${requests}` };
  },
  details: (profile, { nowMs }) => [
    {
      details: [
        linked('source', 'sources', profile.source),
        linked('owner', 'identities', profile.owner),
        { label: 'requestable', value: yesNo(profile.requestable) },
        { label: 'enabled', value: enabledCell(profile) },
        { label: 'created', value: { text: describeTime(profile.created, nowMs) } },
        { label: 'modified', value: { text: describeTime(profile.modified, nowMs) } },
        { label: 'id', value: { text: profile.id } },
        { label: 'description', lines: [profile.description ?? nothing] },
      ],
    },
    { title: 'ENTITLEMENTS', details: entitlementDetails(profile) },
  ],
  serverFilter: {
    operation: 'list-access-profiles',
    columns: {
      name: asText('name'),
      requestable: asYesNo('requestable'),
      modified: asAge('modified'),
    },
  },
  whenEmpty:
    'There are no access profiles that this user may see. They are made in the web console, out of entitlements of a source.',
  whenEmptyIn: ({ source, parent }) =>
    parent !== undefined
      ? `No access profile that this user may see is owned by ${parent.name}.`
      : source === undefined
        ? undefined
        : `There are no access profiles of ${source.name} that this user may see. They are made in the web console, out of its entitlements.`,
};

/** The access profiles that hold an entitlement, out of the search index: a row opens as the access profile. */
export const entitlementAccessProfiles: Kind<AccessProfile> = {
  id: 'entitlement-access-profiles',
  singular: 'access profile of an entitlement',
  plural: 'access profiles of an entitlement',
  aliases: [],
  summary: 'the access profiles that hold an entitlement',
  area: 'access',
  listedIn: { in: 'thing', kind: 'entitlements' },
  found: { as: 'access-profiles' },
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'many',
  identify: (profile) => profile.id,
  label,
  // An access profile holds entitlements of one source, so that the source is always the same.
  columns: columns.filter(({ id }) => id !== 'source'),
  list: (api, { parent }, { signal, priority }) =>
    api.accessProfiles.ofEntitlement(parent?.id ?? '', { signal, priority }),
  open: (profile) => ({
    screen: 'thing',
    kind: 'access-profiles',
    id: profile.id,
    label: label(profile),
    scope: {},
  }),
  whenEmpty:
    'No access profile that this user may see holds it. The search index tells this, and may be some minutes behind.',
};
