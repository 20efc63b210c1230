// The kind `schemas`: what a source's accounts and groups look like.

import { describeTime } from '../../../insight/time.ts';
import type { Schema } from '../../../model/sources/schema.ts';
import { plain, yesNo } from '../../cells/text.ts';
import type { Destination, Kind, Scope, Section } from '../../types.ts';

const label = (schema: Schema): string => schema.name || schema.id;

const attributesOf = (schema: Schema, scope: Scope): Destination => ({
  screen: 'list',
  kind: 'attributes',
  scope: { ...scope, schema: { id: schema.id, name: label(schema) } },
});

/** What else the tenant has of a schema, such as where the members of a group are; no section where that is nothing. */
const configurationOf = ({ configuration }: Schema): readonly Section[] => {
  const entries = Object.entries(configuration).sort(([one], [other]) => one.localeCompare(other));
  const details = entries.map(([name, value]) => ({
    label: name,
    value: plain(typeof value === 'string' ? value : JSON.stringify(value)),
  }));
  return details.length === 0 ? [] : [{ title: 'CONFIGURATION', details }];
};

/** Schemas of a source: what its accounts and groups look like. */
export const schemas: Kind<Schema> = {
  id: 'schemas',
  singular: 'schema',
  plural: 'schemas',
  aliases: ['schema', 'sch'],
  summary: "what a source's accounts and groups look like",
  area: 'sources',
  listedIn: { in: 'source' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'many',
  identify: (schema) => schema.id,
  label,
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 16,
      grow: 1,
      priority: 1,
      cell: (schema) => ({ text: label(schema) }),
    },
    {
      id: 'object',
      header: 'OBJECT TYPE',
      width: 14,
      grow: 1,
      priority: 3,
      cell: (schema) => plain(schema.nativeObjectType),
    },
    {
      id: 'identity',
      header: 'IDENTITY ATTRIBUTE',
      width: 18,
      grow: 1,
      priority: 2,
      cell: (schema) => plain(schema.identityAttribute),
    },
    {
      id: 'display',
      header: 'DISPLAY ATTRIBUTE',
      width: 18,
      grow: 1,
      priority: 4,
      cell: (schema) => plain(schema.displayAttribute),
    },
    {
      id: 'attributes',
      header: 'ATTRIBUTES',
      width: 10,
      align: 'right',
      priority: 5,
      cell: (schema) => plain(schema.attributes.length),
      measure: {
        unit: 'number',
        of: (schema) => schema.attributes.length,
        counts: attributesOf,
      },
      sortKey: (schema) => schema.attributes.length,
    },
  ],
  list: (api, { source }, options) => api.schemas.list(source?.id ?? '', options),
  get: (api, id, { source }, options) => api.schemas.get(source?.id ?? '', id, options),
  open: attributesOf,
  details: (schema, { nowMs }) => [
    {
      details: [
        { label: 'object type', value: plain(schema.nativeObjectType) },
        { label: 'identity attribute', value: plain(schema.identityAttribute) },
        { label: 'display attribute', value: plain(schema.displayAttribute) },
        { label: 'hierarchy attribute', value: plain(schema.hierarchyAttribute) },
        { label: 'attributes', value: plain(schema.attributes.length) },
        { label: 'permissions', value: yesNo(schema.includePermissions) },
        { label: 'features', value: plain([...schema.features].sort().join(', ')) },
        { label: 'created', value: { text: describeTime(schema.created, nowMs) } },
        { label: 'modified', value: { text: describeTime(schema.modified, nowMs) } },
        { label: 'id', value: { text: schema.id } },
      ],
    },
    ...configurationOf(schema),
  ],
  whenEmpty:
    'The tenant lists no schemas of this source: discover them in the web console, on the Account Schema page of the source.',
};
