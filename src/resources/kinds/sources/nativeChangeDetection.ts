// The kind `native-change-detection`: which changes made on the source itself are noticed.

import type { NativeChangeDetectionConfig } from '../../../model/sources/nativeChangeDetectionConfig.ts';
import { plain } from '../../cells/text.ts';
import type { Cell, Kind } from '../../types.ts';

const stateCell = ({ enabled, operations }: NativeChangeDetectionConfig): Cell => {
  if (enabled === undefined) return plain(undefined);
  if (!enabled) return { text: 'off', tone: 'quiet' };
  return operations.length === 0
    ? { text: '! on, but for no operation', tone: 'warn' }
    : { text: `✓ on for ${operations.join(', ')}`, tone: 'good' };
};

/** What is watched: everything, what was chosen, or nothing. A choice counts only where the flag for all is off. */
const watched = (all: boolean | undefined, chosen: readonly string[]): Cell =>
  all === true ? { text: 'all' } : plain(chosen.length === 0 ? 'none' : chosen.join(', '));

/** What a source notices of changes that somebody makes on the system itself. */
export const nativeChangeDetection: Kind<NativeChangeDetectionConfig> = {
  id: 'native-change-detection',
  singular: 'native change detection config',
  plural: 'native change detection configs',
  aliases: ['ncd'],
  summary: 'what is noticed of changes on the system itself',
  area: 'sources',
  listedIn: { in: 'source' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'one',
  identify: () => 'native-change-detection',
  label: () => 'native change detection',
  columns: [
    { id: 'state', header: 'STATE', width: 36, grow: 1, priority: 1, cell: stateCell },
    {
      id: 'entitlements',
      header: 'ENTITLEMENTS',
      width: 20,
      grow: 1,
      priority: 2,
      cell: ({ allEntitlements, selectedEntitlements }) =>
        watched(allEntitlements, selectedEntitlements),
    },
  ],
  get: (api, id, { source }, options) =>
    api.sourceSettings.nativeChangeDetection(source?.id ?? id, options),
  headline: stateCell,
  details: (config) => [
    {
      details: [
        { label: 'state', value: stateCell(config) },
        // Where it is off they are what it will be on for.
        { label: 'operations', value: plain(config.operations.join(', ')) },
        {
          label: 'entitlements',
          value: watched(config.allEntitlements, config.selectedEntitlements),
        },
        {
          label: 'other attributes',
          value: watched(
            config.allNonEntitlementAttributes,
            config.selectedNonEntitlementAttributes,
          ),
        },
      ],
    },
  ],
  whenMissing:
    'It is not set up: the tenant has no settings to notice changes on the system itself.',
};
