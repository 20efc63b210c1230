// The kind `entitlement-request-config`: who must agree before an entitlement is given or taken away.

import type { EntitlementRequestConfig } from '../../../model/access/entitlementRequestConfig.ts';
import type { Kind } from '../../types.ts';
import { requestColumns, requestSections } from './requestSections.ts';

/** What it takes to get an entitlement and to lose it again. What it says comes before what its source says. */
export const entitlementRequestConfig: Kind<EntitlementRequestConfig> = {
  id: 'entitlement-request-config',
  singular: 'request settings of an entitlement',
  plural: 'request settings of an entitlement',
  aliases: [],
  summary: 'what it takes to get an entitlement: approvers, comments, an end date',
  area: 'access',
  listedIn: { in: 'thing', kind: 'entitlements' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'one',
  identify: () => 'entitlement-request-config',
  label: () => 'request settings',
  columns: requestColumns,
  get: (api, id, { parent }, options) => api.entitlements.requestConfig(parent?.id ?? id, options),
  details: requestSections,
  whenMissing: 'The tenant has no such settings: it may know no such entitlement.',
};
