// The kind `entitlements`: what accounts can hold on a source.

import { privilegeOf, privileges } from '../../../insight/privilege.ts';
import { describeTime } from '../../../insight/time.ts';
import type { Entitlement } from '../../../model/access/entitlement.ts';
import { equals } from '../../../model/filters/filterExpression.ts';
import { listOf, sourceAt } from '../../cells/links.ts';
import { linked } from '../../cells/references.ts';
import { nameOf, nothing, plain, withoutSuffix, yesNo } from '../../cells/text.ts';
import { asAge, asText, asYesNo, joinedFilter } from '../../serverFilter.ts';
import type { Cell, Column, Detail, Kind } from '../../types.ts';

/** What an entitlement is called. */
export const entitlementLabel = (entitlement: Entitlement): string =>
  entitlement.name || entitlement.value || entitlement.id;

const privilegeTone = { HIGH: 'bad', MEDIUM: 'warn', LOW: 'plain', NONE: 'quiet' } as const;

/** How much power an entitlement carries. */
export const privilegeCell = (entitlement: Entitlement): Cell => {
  const level = privilegeOf(entitlement);
  if (level === undefined) return plain(undefined);
  const tone =
    level in privilegeTone ? privilegeTone[level as keyof typeof privilegeTone] : 'plain';
  return { text: level, tone };
};

const privilegeOrder: readonly string[] = privileges;

/** What entitlements are sorted by in their column of the privilege: the highest first, unknown ones last. */
export const privilegeRank = (entitlement: Entitlement): number => {
  const rank = privilegeOrder.indexOf(privilegeOf(entitlement) ?? '');
  return rank === -1 ? privilegeOrder.length : rank;
};

/** The columns of entitlements, wherever they are listed. */
export const entitlementColumns: readonly Column<Entitlement>[] = [
  {
    id: 'name',
    header: 'NAME',
    width: 24,
    grow: 3,
    priority: 1,
    cell: (entitlement) => ({ text: entitlementLabel(entitlement) }),
  },
  {
    id: 'attribute',
    header: 'ATTRIBUTE',
    width: 12,
    grow: 1,
    priority: 6,
    cell: (entitlement) => plain(entitlement.attribute),
  },
  {
    id: 'type',
    header: 'TYPE',
    width: 8,
    grow: 1,
    priority: 7,
    cell: (entitlement) => plain(entitlement.sourceSchemaObjectType),
  },
  {
    id: 'privilege',
    header: 'PRIVILEGE',
    width: 9,
    priority: 2,
    cell: privilegeCell,
    sortKey: privilegeRank,
  },
  {
    id: 'requestable',
    header: 'REQUESTABLE',
    width: 11,
    priority: 4,
    cell: (entitlement) => yesNo(entitlement.requestable),
  },
  {
    id: 'owner',
    header: 'OWNER',
    width: 14,
    grow: 1,
    priority: 5,
    cell: (entitlement) => plain(nameOf(entitlement.owner)),
  },
  {
    id: 'source',
    header: 'SOURCE',
    width: 16,
    grow: 1,
    priority: 3,
    cell: (entitlement) => plain(withoutSuffix(nameOf(entitlement.source) ?? '')),
  },
];

const namesOf = (references: Entitlement['additionalOwners']): string =>
  references.map((reference) => nameOf(reference) ?? '').join(', ');

/** Who or what set the privilege, where the API tells. */
const setByDetails = ({ privilegeLevel: level }: Entitlement): readonly Detail[] => {
  if (level?.setBy === undefined) return [];
  const how = level.setByType?.toLowerCase().replaceAll('_', ' ');
  return [
    { label: 'set by', value: plain(how === undefined ? level.setBy : `${level.setBy} (${how})`) },
    ...(level.inherited === undefined
      ? []
      : [{ label: 'inherited', value: plain(level.inherited) }]),
  ];
};

/** The texts that a person wrote, which aggregations leave alone. */
const handmade = ({ manuallyUpdatedFields }: Entitlement): string =>
  Object.entries(manuallyUpdatedFields)
    .filter(([, isUpdated]) => isUpdated === true)
    .map(([name]) => name.toLowerCase().replaceAll('_', ' '))
    .join(', ');

/** Entitlements: what an account can hold on a source. */
export const entitlements: Kind<Entitlement> = {
  id: 'entitlements',
  singular: 'entitlement',
  plural: 'entitlements',
  aliases: ['entitlement', 'ent'],
  summary: 'what accounts can hold on a source: groups, roles, permissions',
  area: 'access',
  listedIn: { in: 'source or environment' },
  found: {
    byName: { beginning: ['name', 'value'] },
    byId: 'get',
    inFind: { of: ({ source }) => withoutSuffix(nameOf(source) ?? '') },
  },
  referenceTypes: ['ENTITLEMENT'],
  consolePage: 'of its source',
  shape: 'many',
  identify: (entitlement) => entitlement.id,
  label: entitlementLabel,
  columns: entitlementColumns,
  list: (api, { source }, options) =>
    api.entitlements.list({
      ...options,
      filters: joinedFilter(
        source === undefined ? [] : [equals('source.id', source.id)],
        options.filters,
      ),
    }),
  get: (api, id, _scope, options) => api.entitlements.get(id, options),
  parent: ({ source }) => sourceAt(source),
  usedBy: (entitlement) =>
    listOf('connections', { id: entitlement.id, name: entitlementLabel(entitlement) }),
  headline: (entitlement) => {
    const { text, tone } = privilegeCell(entitlement);
    const requestable = entitlement.requestable === true ? 'requestable' : 'not requestable';
    return { text: `privilege ${text}   ${requestable}`, tone };
  },
  details: (entitlement, { nowMs }) => [
    {
      details: [
        linked('source', 'sources', entitlement.source),
        { label: 'attribute', value: plain(entitlement.attribute) },
        { label: 'value', lines: [entitlement.value ?? nothing] },
        { label: 'type', value: plain(entitlement.sourceSchemaObjectType) },
        { label: 'privilege', value: privilegeCell(entitlement) },
        ...setByDetails(entitlement),
        { label: 'requestable', value: yesNo(entitlement.requestable) },
        linked('owner', 'identities', entitlement.owner),
        ...(entitlement.additionalOwners.length === 0
          ? []
          : [{ label: 'more owners', value: plain(namesOf(entitlement.additionalOwners)) }]),
        { label: 'cloud governed', value: yesNo(entitlement.cloudGoverned) },
        { label: 'tags', value: plain(entitlement.tags.join(', ')) },
        { label: 'segments', value: plain(entitlement.segments.join(', ')) },
        { label: 'written by hand', value: plain(handmade(entitlement)) },
        { label: 'modified', value: { text: describeTime(entitlement.modified, nowMs) } },
        { label: 'id', value: { text: entitlement.id } },
        {
          label: 'description',
          lines: [
            entitlement.description === undefined
              ? nothing
              : entitlement.description === entitlement.value
                ? 'same as the value'
                : entitlement.description,
          ],
        },
      ],
    },
    {
      title: 'ATTRIBUTES OF THE TARGET',
      details: Object.entries(entitlement.attributes)
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([name, value]) => ({
          label: name,
          lines: [typeof value === 'string' ? value : JSON.stringify(value)],
        })),
    },
    ...(entitlement.directPermissions.length === 0
      ? []
      : [
          {
            title: 'DIRECT PERMISSIONS',
            details: entitlement.directPermissions.map(({ target, rights }) => ({
              label: target ?? nothing,
              lines: [rights.join(', ')],
            })),
          },
        ]),
  ],
  parts: [
    {
      title: 'access profiles',
      to: (entitlement) =>
        listOf('entitlement-access-profiles', {
          id: entitlement.id,
          name: entitlementLabel(entitlement),
        }),
    },
  ],
  // Privilege is left to us: what is shown is the effective level, and the tenant filters by the direct one alone.
  serverFilter: {
    operation: 'list-entitlements',
    columns: {
      name: asText('name', 'value'),
      attribute: asText('attribute'),
      requestable: asYesNo('requestable'),
      created: asAge('created'),
      modified: asAge('modified'),
    },
  },
  whenEmpty:
    'There are no entitlements that this user may see. They come with the aggregation of a source.',
  whenEmptyIn: ({ source }) =>
    source === undefined
      ? undefined
      : `There are no entitlements of ${source.name} that this user may see. They come with its aggregation.`,
};
