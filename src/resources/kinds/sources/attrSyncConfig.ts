// The kind `attribute-sync-config`: which attributes a source is kept in step with.

import type { AttrSyncConfig } from '../../../model/sources/attrSyncConfig.ts';
import { plain } from '../../cells/text.ts';
import type { Cell, Kind } from '../../types.ts';

/** How many attributes are synchronized of how many that could be. */
export const syncCell = ({ attributes }: AttrSyncConfig): Cell => {
  const on = attributes.filter(({ enabled }) => enabled === true).length;
  return attributes.length === 0
    ? { text: 'nothing can be synchronized', tone: 'quiet' }
    : { text: `${on} of ${attributes.length} attributes are synchronized` };
};

/** Which identity attributes are written to a source when they change. */
export const attrSyncConfig: Kind<AttrSyncConfig> = {
  id: 'attribute-sync-config',
  singular: 'attribute sync config',
  plural: 'attribute sync configs',
  aliases: ['attrsync', 'attribute-sync'],
  summary: 'which identity attributes are kept in step on a source',
  area: 'sources',
  listedIn: { in: 'source' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'one',
  identify: ({ source }) => source?.id ?? '',
  label: ({ source }) => source?.name ?? source?.id ?? '',
  columns: [
    {
      id: 'source',
      header: 'SOURCE',
      width: 24,
      grow: 1,
      priority: 1,
      cell: ({ source }) => plain(source?.name),
    },
    { id: 'attributes', header: 'ATTRIBUTES', width: 38, grow: 1, priority: 2, cell: syncCell },
  ],
  get: (api, id, { source }, options) =>
    api.sourceSettings.attributeSync(source?.id ?? id, options),
  headline: syncCell,
  details: ({ attributes }) => [
    {
      details: attributes.map(({ name, displayName, enabled, target }) => ({
        label: displayName ?? name ?? '',
        value:
          enabled === true
            ? { text: `on   to ${target ?? '?'}`, tone: 'good' as const }
            : { text: `off  to ${target ?? '?'}`, tone: 'quiet' as const },
      })),
    },
  ],
  whenMissing: 'The tenant has no attribute synchronization of this source.',
};
