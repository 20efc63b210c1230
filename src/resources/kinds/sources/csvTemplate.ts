// The kind `csv-template`: the columns of the file that a source is loaded from.

import { firstRowOf } from '../../../model/csv.ts';
import { success } from '../../../model/result.ts';
import { plain } from '../../cells/text.ts';
import type { Kind } from '../../types.ts';

/** One column of a file that a source is loaded from. */
type TemplateColumn = {
  /** The schema that the file's rows are of. */
  readonly schema: string;
  /** Its place in the file, from 1. */
  readonly place: number;
  readonly name: string;
};

const columnsOf = (schema: string, csv: string): readonly TemplateColumn[] => {
  const names = firstRowOf(csv);
  return names.ok ? names.value.map((name, index) => ({ schema, place: index + 1, name })) : [];
};

/** The columns that files of accounts and of entitlements must have; only delimited files have them. */
export const csvTemplate: Kind<TemplateColumn> = {
  id: 'csv-template',
  singular: 'column of a CSV template',
  plural: 'columns of CSV templates',
  aliases: ['csv', 'template'],
  summary: 'columns of the files that a delimited file source is loaded from',
  area: 'sources',
  listedIn: { in: 'source' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'many',
  identify: ({ schema, name }) => `${schema}/${name}`,
  label: ({ name }) => name,
  columns: [
    {
      id: 'name',
      header: 'COLUMN',
      width: 24,
      grow: 1,
      priority: 1,
      cell: ({ name }) => plain(name),
    },
    {
      id: 'schema',
      header: 'FILE OF',
      width: 16,
      priority: 2,
      cell: ({ schema }) => plain(schema),
    },
    {
      id: 'place',
      header: 'PLACE',
      width: 5,
      align: 'right',
      priority: 3,
      cell: ({ place }) => plain(place),
      measure: { unit: 'number', of: ({ place }) => place, counts: () => 'no list' },
      sortKey: ({ place }) => place,
    },
  ],
  list: async function* (api, { source }, { signal, priority }) {
    const sourceId = source?.id ?? '';
    const options = { signal, priority };
    const accounts = await api.schemas.accountsTemplate(sourceId, options);
    if (!accounts.ok) return yield accounts;
    const found = [columnsOf('account', accounts.value.value)];
    for await (const page of api.schemas.list(sourceId, { ...options, types: 'group' })) {
      if (!page.ok) return yield page;
      for (const { value } of page.value.rows) {
        const schemaName = value.name ?? '';
        const template = await api.schemas.entitlementsTemplate(sourceId, {
          ...options,
          schemaName,
        });
        if (!template.ok) return yield template;
        found.push(columnsOf(schemaName, template.value.value));
      }
    }
    const rows = found.flat().map((value) => ({ value, raw: value }));
    yield success({ rows, total: rows.length, loaded: rows.length, last: true, unreadable: 0 });
  },
  details: ({ schema, place, name }) => [
    {
      details: [
        { label: 'file of', value: plain(schema) },
        { label: 'place', value: plain(place) },
        { label: 'column', value: plain(name) },
      ],
    },
  ],
  whenEmpty: 'The tenant lists no columns of the templates of this source.',
  whenRefused: ({ tag }) =>
    tag === 'badRequest' ? 'Only delimited file sources have CSV templates.' : undefined,
};
