import * as z from 'zod';
import { maybeReference, reference } from './reference.ts';
import { flag, list, number, record, text } from './tolerant.ts';

/**
 * A source as the sources API gives it. Nothing but the id is relied on: owners and clusters are null in real tenants.
 * `since` is when the status last changed, whatever the description says (seen on tenants).
 */
export const source = z.looseObject({
  id: z.string(),
  name: text,
  description: text,
  type: text,
  connector: text,
  connectorName: text,
  connectionType: text,
  owner: maybeReference,
  cluster: maybeReference,
  schemas: list(reference),
  features: list(z.string()),
  authoritative: flag,
  healthy: flag,
  status: text,
  since: text,
  deleteThreshold: number,
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
