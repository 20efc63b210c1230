// What each incident does: its layer, which looks at a source it reaches, and the status it leaves.

import type { IncidentName } from '../incidents/errors.ts';
import type { Layer } from './layers.ts';

/** A look at a source, by the tenant itself or by somebody who asks for it. */
export type Look =
  /** The run of an aggregation of accounts. */
  | 'accounts'
  /** The run of an aggregation of entitlements. */
  | 'groups'
  /** The tenant's own check, which comes by itself and decides the status. */
  | 'health'
  | 'ping'
  | 'connection'
  | 'configuration'
  | 'peekAccounts'
  | 'peekGroups';

type Reach = Readonly<Partial<Record<Look, 'fails' | 'warns'>>>;

/** What an incident does. A run that it makes warn ends all the same. */
export type Effect = {
  readonly layer: Layer;
  readonly reach: Reach;
  /** The status that a failed check of the tenant leaves, without `SOURCE_STATE_`. */
  readonly state: string;
};

const connecting: Reach = {
  accounts: 'fails',
  groups: 'fails',
  health: 'fails',
  connection: 'fails',
  configuration: 'fails',
  peekAccounts: 'fails',
  peekGroups: 'fails',
};
const everything: Reach = { ...connecting, ping: 'fails' };
/** The connector connects, but may not read its entitlements. */
const permission: Reach = { configuration: 'fails', peekGroups: 'fails', groups: 'warns' };
/** The connector connects, but cannot read the accounts. */
const reading: Reach = { accounts: 'fails', peekAccounts: 'fails' };

const effect = (layer: Layer, reach: Reach, state = 'ERROR_SOURCE'): Effect => ({
  layer,
  reach,
  state,
});

/** What each incident does. */
export const effects: Readonly<Record<IncidentName, Effect>> = {
  clusterUnreachable: effect('cluster', everything, 'FAILURE_CLUSTER'),
  noAppliance: effect('cluster', everything, 'UNCHECKED_CLUSTER'),
  secretsNotMoved: effect('cluster', connecting, 'ERROR_VA'),
  applianceOutOfMemory: effect('va', connecting, 'ERROR_CLUSTER'),
  driverMissing: effect('connector', connecting, 'FAILURE_SOURCE'),
  passwordExpired: effect('credentials', connecting),
  secretExpired: effect('credentials', connecting),
  unauthorizedClient: effect('credentials', connecting),
  oraclePasswordExpired: effect('credentials', connecting),
  invalidToken: effect('credentials', connecting),
  assumeRole: effect('target', connecting),
  gatewayUnreachable: effect('target', connecting),
  timeout: effect('target', connecting, 'FAILURE_SOURCE'),
  untrustedCertificate: effect('target', connecting),
  flapping: effect('target', connecting),
  unsteady: effect('target', connecting),
  unexplained: effect('target', connecting),
  hostile: effect('target', connecting),
  tableNotReadable: effect('target', permission),
  consentMissing: effect('target', permission),
  resultTooLarge: effect('target', reading),
  identityMissing: effect('data', reading),
  wrongHeader: effect('data', connecting, 'ERROR_ACCOUNT_FILE_IMPORT'),
  thresholdReached: effect('threshold', { accounts: 'warns' }),
};
