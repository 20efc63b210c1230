// The kind `attributes`: the attributes of a schema.

import { success } from '../../../model/result.ts';
import type { AttributeDefinition } from '../../../model/sources/schema.ts';
import { schemaAt } from '../../cells/references.ts';
import { nameOf, nothing, plain, yesNo } from '../../cells/text.ts';
import type { Cell, Kind, Scope } from '../../types.ts';

/** What an attribute is to its schema, in words: how accounts are found, shown and what they hold. */
type Row = AttributeDefinition & { readonly role?: string; readonly source?: Scope['source'] };

/** Most attributes have no flag: what they are not is there to be read, and quiet. */
const flagCell = (value: boolean | undefined): Cell =>
  value === false ? { text: 'no', tone: 'quiet' } : yesNo(value);

/** Attributes of a schema, as a table. They come inside the schema; there is no call for one. */
export const attributes: Kind<Row> = {
  id: 'attributes',
  singular: 'attribute',
  plural: 'attributes',
  aliases: ['attribute', 'attr'],
  summary: 'attributes of a schema: type, multi-valued, entitlement',
  area: 'sources',
  listedIn: { in: 'schema' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'many',
  identify: (attribute) => attribute.name,
  label: (attribute) => attribute.name,
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 22,
      grow: 2,
      priority: 1,
      cell: (attribute) => ({ text: attribute.name }),
    },
    {
      id: 'type',
      header: 'TYPE',
      width: 8,
      priority: 2,
      cell: (attribute) => plain(attribute.type),
    },
    {
      id: 'multi',
      header: 'MULTI',
      width: 5,
      priority: 4,
      cell: (attribute) => flagCell(attribute.isMulti),
    },
    {
      id: 'entitlement',
      header: 'ENTITLEMENT',
      width: 11,
      priority: 3,
      cell: (attribute) => flagCell(attribute.isEntitlement),
    },
    {
      id: 'role',
      header: 'ROLE',
      width: 18,
      priority: 5,
      cell: (attribute) => plain(attribute.role),
    },
    {
      id: 'description',
      header: 'DESCRIPTION',
      width: 14,
      grow: 3,
      priority: 6,
      cell: (attribute) => plain(attribute.description),
    },
  ],
  list: async function* (api, { source, schema }, options) {
    const answer = await api.schemas.get(source?.id ?? '', schema?.id ?? '', options);
    if (!answer.ok) {
      yield answer;
      return;
    }
    const owner = answer.value.value;
    const roleOf = (name: string) =>
      [
        name === owner.identityAttribute ? 'identity' : '',
        name === owner.displayAttribute ? 'display' : '',
        name === owner.hierarchyAttribute ? 'hierarchy' : '',
      ]
        .filter((role) => role !== '')
        .join(', ');
    const rows = owner.attributes.map((attribute) => ({
      value: { ...attribute, role: roleOf(attribute.name), source },
      raw: attribute,
    }));
    yield success({ rows, total: rows.length, loaded: rows.length, last: true, unreadable: 0 });
  },
  details: (attribute) => [
    {
      details: [
        { label: 'type', value: plain(attribute.type) },
        { label: 'native name', value: plain(attribute.nativeName) },
        { label: 'role', value: plain(attribute.role) },
        { label: 'multi-valued', value: yesNo(attribute.isMulti) },
        { label: 'entitlement', value: yesNo(attribute.isEntitlement) },
        { label: 'group', value: yesNo(attribute.isGroup) },
        {
          label: 'refers to schema',
          value: plain(nameOf(attribute.schema)),
          to: schemaAt(attribute.source, attribute.schema ?? {}),
        },
        { label: 'description', lines: [attribute.description ?? nothing] },
      ],
    },
  ],
  whenEmpty:
    'The tenant lists no attributes of this schema: discover the schema on the source first.',
};
