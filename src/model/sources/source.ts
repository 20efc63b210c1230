// The schema of a source, and the statuses that the API lists.

import * as z from 'zod';
import { maybeReference, reference } from '../reference.ts';
import { flag, id, list, maybe, number, record, text, texts } from '../tolerant.ts';

/**
 * A source as the sources API gives it. Nothing but the id is relied on: owners and clusters are null in real tenants.
 * `since` is when the status last changed, whatever the description says (seen on tenants).
 */
export const source = z.looseObject({
  id,
  name: text,
  description: text,
  type: text,
  /** The name of the connector's script, such as `active-directory`. */
  connector: text,
  connectorClass: text,
  connectorId: text,
  connectorName: text,
  connectorImplementationId: text,
  connectionType: text,
  owner: maybeReference,
  cluster: maybeReference,
  managementWorkgroup: maybeReference,
  accountCorrelationConfig: maybeReference,
  accountCorrelationRule: maybeReference,
  managerCorrelationMapping: maybe(
    z.looseObject({ accountAttributeName: text, identityAttributeName: text }),
  ),
  managerCorrelationRule: maybeReference,
  beforeProvisioningRule: maybeReference,
  passwordPolicies: list(reference),
  schemas: list(reference),
  features: texts,
  authoritative: flag,
  healthy: flag,
  status: text,
  since: text,
  /** In per cent: an aggregation that would delete more of the accounts deletes none. */
  deleteThreshold: number,
  credentialProviderEnabled: flag,
  category: text,
  connectorAttributes: record,
  created: text,
  modified: text,
});
export type Source = z.infer<typeof source>;

/** The statuses that the sources API lists today; a tenant may send others, which are shown as they are. */
export const sourceStatuses = [
  'SOURCE_STATE_HEALTHY',
  'SOURCE_STATE_ERROR_SOURCE',
  'SOURCE_STATE_FAILURE_SOURCE',
  'SOURCE_STATE_ERROR_CLUSTER',
  'SOURCE_STATE_FAILURE_CLUSTER',
  'SOURCE_STATE_ERROR_VA',
  'SOURCE_STATE_UNCHECKED_SOURCE',
  'SOURCE_STATE_UNCHECKED_SOURCE_NO_ACCOUNTS',
  'SOURCE_STATE_UNCHECKED_CLUSTER',
  'SOURCE_STATE_UNCHECKED_CLUSTER_NO_SOURCES',
  'SOURCE_STATE_ERROR_ACCOUNT_FILE_IMPORT',
] as const;

/** What a source needs to be made, and whatever else it shall have (sources API, create-source). */
export type NewSource = {
  readonly name: string;
  readonly owner: { readonly type: 'IDENTITY'; readonly id: string; readonly name?: string };
  /** The name of the connector's script. */
  readonly connector: string;
  readonly [field: string]: unknown;
};
