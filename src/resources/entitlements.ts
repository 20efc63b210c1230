import { privilegeOf } from '../insight/privilege.ts';
import { describeTime } from '../insight/time.ts';
import type { Entitlement } from '../model/entitlement.ts';
import { equals, printFilter } from '../model/filter.ts';
import { nameOf, nothing, plain, withoutSuffix, yesNo } from './text.ts';
import type { Cell, Kind } from './types.ts';

const label = (entitlement: Entitlement): string =>
  entitlement.name || entitlement.value || entitlement.id;

const privilegeTone = { HIGH: 'bad', MEDIUM: 'warn', LOW: 'plain', NONE: 'quiet' } as const;

const privilegeCell = (entitlement: Entitlement): Cell => {
  const level = privilegeOf(entitlement);
  if (level === undefined) return plain(undefined);
  const tone =
    level in privilegeTone ? privilegeTone[level as keyof typeof privilegeTone] : 'plain';
  return { text: level, tone };
};

const privilegeOrder = ['HIGH', 'MEDIUM', 'LOW', 'NONE'];

/** Entitlements: what an account can hold on a source. */
export const entitlements: Kind<Entitlement> = {
  id: 'entitlements',
  singular: 'entitlement',
  plural: 'entitlements',
  aliases: ['entitlement', 'ent'],
  summary: 'what accounts can hold on a source: groups, roles, permissions',
  within: 'source or environment',
  shape: 'many',
  identify: (entitlement) => entitlement.id,
  label,
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 24,
      grow: 3,
      priority: 1,
      cell: (entitlement) => ({ text: label(entitlement) }),
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
      sortKey: (entitlement) => {
        const rank = privilegeOrder.indexOf(privilegeOf(entitlement) ?? '');
        return rank === -1 ? privilegeOrder.length : rank;
      },
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
  ],
  list: (api, { source }, options) =>
    api.entitlements.list({
      ...options,
      filters:
        [
          ...(source === undefined ? [] : [printFilter(equals('source.id', source.id))]),
          ...(options.filters === undefined ? [] : [`(${options.filters})`]),
        ].join(' and ') || undefined,
    }),
  get: (api, id, _scope, options) => api.entitlements.get(id, options),
  headline: (entitlement) => {
    const { text, tone } = privilegeCell(entitlement);
    const requestable = entitlement.requestable === true ? 'requestable' : 'not requestable';
    return { text: `privilege ${text}   ${requestable}`, tone };
  },
  details: (entitlement, { nowMs }) => [
    {
      details: [
        { label: 'source', value: plain(withoutSuffix(nameOf(entitlement.source) ?? '')) },
        { label: 'attribute', value: plain(entitlement.attribute) },
        { label: 'value', lines: [entitlement.value ?? nothing] },
        { label: 'type', value: plain(entitlement.sourceSchemaObjectType) },
        { label: 'privilege', value: privilegeCell(entitlement) },
        { label: 'requestable', value: yesNo(entitlement.requestable) },
        { label: 'owner', value: plain(nameOf(entitlement.owner)) },
        { label: 'cloud governed', value: yesNo(entitlement.cloudGoverned) },
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
  ],
  whenEmpty: 'No entitlements here: aggregate them first, or look at another source.',
};
