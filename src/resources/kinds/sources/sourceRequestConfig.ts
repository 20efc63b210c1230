// The kind `source-request-config`: who must agree before entitlements of a source are given.

import type { EntitlementRequestConfig } from '../../../model/access/entitlementRequestConfig.ts';
import type { Kind } from '../../types.ts';
import { requestColumns, requestSections } from '../access/requestSections.ts';

/** What it takes to get the entitlements of a source that have no settings of their own, and to lose them again. */
export const sourceRequestConfig: Kind<EntitlementRequestConfig> = {
  id: 'source-request-config',
  singular: 'request settings of a source',
  plural: 'request settings of a source',
  aliases: ['source-requests'],
  summary: 'what it takes to get the entitlements of a source',
  area: 'sources',
  listedIn: { in: 'source' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'one',
  identify: () => 'source-request-config',
  label: () => 'request settings',
  columns: requestColumns,
  get: (api, id, { source }, options) =>
    api.sourceSettings.entitlementRequests(source?.id ?? id, options),
  details: (config) => [
    ...requestSections(config),
    {
      details: [
        {
          label: '',
          lines: ['An entitlement with settings of its own does not follow these.'],
          tone: 'quiet',
        },
      ],
    },
  ],
  whenMissing: 'The tenant has no such settings of this source: those of the organisation count.',
};
