// The kind `iiq-entitlements`: entitlements of IdentityIQ.

import { withoutMarkup } from '../../../insight/documents/markup.ts';
import { describeTime } from '../../../insight/time.ts';
import type { ScimEntitlement, ScimReference } from '../../../model/access/scimEntitlement.ts';
import { parseSorters } from '../../../model/filters/filterCheck.ts';
import { nothing, plain, yesNo } from '../../cells/text.ts';
import type { Kind, Section } from '../../types.ts';

const label = (entitlement: ScimEntitlement): string =>
  entitlement.name || entitlement.value || entitlement.id;

const namesOf = (references: readonly ScimReference[]): string =>
  references.map(({ displayName, value }) => displayName ?? value ?? '').join(', ');

const dataOf = (entitlement: ScimEntitlement): string =>
  entitlement.classifications
    .map(({ classification }) => classification?.displayName ?? classification?.name ?? '')
    .filter((name) => name !== '')
    .join(', ');

type Classification = ScimEntitlement['classifications'][number];

/** A classification in words: what it is called, from where it comes, of which type, and whether it is in effect. */
const classificationText = ({ classification, source, effective }: Classification): string =>
  [
    classification?.name,
    source === undefined ? undefined : `source ${source}`,
    classification?.origin === undefined ? undefined : `origin ${classification.origin}`,
    classification?.type === undefined ? undefined : `type ${classification.type}`,
    effective === undefined ? undefined : effective ? 'effective' : 'not effective',
  ]
    .filter((part) => part !== undefined)
    .join(', ');

/** Its classifications, a line each; no section where there are none. */
const classificationsOf = ({ classifications }: ScimEntitlement): readonly Section[] => {
  const details = classifications.map((one) => ({
    label: one.classification?.displayName ?? one.classification?.name ?? nothing,
    value: plain(classificationText(one)),
  }));
  return details.length === 0 ? [] : [{ title: 'CLASSIFICATIONS', details }];
};

const extendedText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const name =
    typeof value === 'object' && value !== null && 'displayName' in value
      ? value.displayName
      : undefined;
  return typeof name === 'string' ? name : (JSON.stringify(value) ?? nothing);
};

/** Entitlements of IdentityIQ. Their filters are those of SCIM; a sorter names one attribute. */
export const scimEntitlements: Kind<ScimEntitlement> = {
  id: 'iiq-entitlements',
  singular: 'iiq entitlement',
  plural: 'iiq entitlements',
  aliases: ['iiq', 'scim'],
  summary: 'entitlements of IdentityIQ, which is another product',
  area: 'IdentityIQ',
  listedIn: { in: 'environment' },
  found: { byName: 'no', byId: 'get', inFind: 'no' },
  referenceTypes: [],
  consolePage: 'none',
  product: 'identityiq',
  shape: 'many',
  identify: ({ id }) => id,
  label,
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 28,
      grow: 3,
      priority: 1,
      cell: (entitlement) => ({ text: label(entitlement) }),
    },
    {
      id: 'application',
      header: 'APPLICATION',
      width: 18,
      grow: 2,
      priority: 2,
      cell: ({ applications }) => plain(namesOf(applications)),
    },
    {
      id: 'attribute',
      header: 'ATTRIBUTE',
      width: 14,
      grow: 1,
      priority: 4,
      cell: ({ attribute }) => plain(attribute),
    },
    { id: 'type', header: 'TYPE', width: 10, priority: 5, cell: ({ type }) => plain(type) },
    {
      id: 'requestable',
      header: 'REQUESTABLE',
      width: 11,
      priority: 3,
      cell: ({ requestable }) => yesNo(requestable),
    },
    {
      id: 'owner',
      header: 'OWNER',
      width: 14,
      grow: 1,
      priority: 6,
      cell: ({ owners }) => plain(namesOf(owners)),
    },
    {
      id: 'classification',
      header: 'CLASSIFICATION',
      width: 14,
      grow: 1,
      priority: 7,
      cell: (entitlement) => plain(dataOf(entitlement)),
    },
  ],
  list: (api, _scope, { filters, sorters, ...options }) => {
    const [sorter] = parseSorters(sorters ?? '');
    return api.scim.list({
      ...options,
      filter: filters,
      sortBy: sorter?.field,
      sortOrder: sorter?.descending ? 'descending' : undefined,
    });
  },
  get: (api, id, _scope, options) => api.scim.get(id, options),
  headline: (entitlement) => plain(entitlement.type),
  details: (entitlement, { nowMs }) => [
    {
      details: [
        { label: 'application', value: plain(namesOf(entitlement.applications)) },
        { label: 'attribute', value: plain(entitlement.attribute) },
        { label: 'value', lines: [entitlement.value ?? nothing] },
        { label: 'type', value: plain(entitlement.type) },
        { label: 'requestable', value: yesNo(entitlement.requestable) },
        { label: 'aggregated', value: yesNo(entitlement.aggregated) },
        { label: 'owner', value: plain(namesOf(entitlement.owners)) },
        { label: 'classification', value: plain(dataOf(entitlement)) },
        { label: 'refreshed', value: { text: describeTime(entitlement.lastRefresh, nowMs) } },
        {
          label: 'targets read',
          value: { text: describeTime(entitlement.lastTargetAggregation, nowMs) },
        },
        { label: 'created', value: { text: describeTime(entitlement.created, nowMs) } },
        { label: 'modified', value: { text: describeTime(entitlement.lastModified, nowMs) } },
        { label: 'version', value: plain(entitlement.version) },
        { label: 'location', value: plain(entitlement.location) },
        { label: 'id', value: { text: entitlement.id } },
        ...entitlement.descriptions.map(({ locale, value }) => ({
          label: locale === undefined ? 'description' : `description ${locale}`,
          lines: [withoutMarkup(value ?? nothing)],
        })),
      ],
    },
    ...classificationsOf(entitlement),
    {
      title: 'EXTENDED ATTRIBUTES',
      details: Object.entries(entitlement.extended)
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([name, value]) => ({ label: name, lines: [extendedText(value)] })),
    },
  ],
  whenEmpty:
    'IdentityIQ has no entitlements that this account may see: its SCIM capabilities decide that. :env goes to another environment.',
};
