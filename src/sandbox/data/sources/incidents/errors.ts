// The error texts with which live checks and configuration tests fail.

import { hostile } from './hostile.ts';

/** Incidents in which a live check passes. */
export type QuietIncident = 'thresholdReached' | 'neverAggregated';

/** What is wrong with a source. */
export type IncidentName = FailingIncident | QuietIncident | 'hostile';

/** Incidents in which a live check fails; that of a flapping source fails only while it is down. */
export type FailingIncident =
  | 'passwordExpired'
  | 'clusterUnreachable'
  | 'secretExpired'
  | 'unauthorizedClient'
  | 'wrongHeader'
  | 'gatewayUnreachable'
  | 'oraclePasswordExpired'
  | 'timeout'
  | 'invalidToken'
  | 'assumeRole'
  | 'secretsNotMoved'
  | 'applianceOutOfMemory'
  | 'untrustedCertificate'
  | 'noAppliance'
  | 'flapping';

/** The failure of a live check. */
export type CheckFailure = {
  /** The error text; `{client}` stands for the id of the appliance. */
  readonly text: string;
  readonly elapsedMs: number;
  /** The form of the details: connectors on an appliance answer `{error}`, some SaaS connectors only the text. */
  readonly shape: 'object' | 'text';
};

const noAnswer = 'Timeout waiting for response to message 2 from client {client} after 15 seconds';

/** The usual failure in each incident. The texts are those of real connectors. */
export const failures: Readonly<Record<FailingIncident, CheckFailure>> = {
  passwordExpired: {
    text: '[LDAP: error code 49 - 80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data 532, v1db1]',
    elapsedMs: 2_134,
    shape: 'object',
  },
  clusterUnreachable: { text: noAnswer, elapsedMs: 15_021, shape: 'object' },
  secretExpired: {
    text: "AADSTS7000222: The provided client secret keys for app '6f2f5a30-9d0c-4a8e-8f0e-0f6d1f1f7c11' are expired. Visit the Azure portal to create new keys for your app.",
    elapsedMs: 812,
    shape: 'object',
  },
  unauthorizedClient: { text: 'Transport error: 401', elapsedMs: 1_377, shape: 'object' },
  wrongHeader: {
    text: '400.1.3 Illegal value: the header of the uploaded file does not match the account schema, column "dept" is missing.',
    elapsedMs: 44,
    shape: 'object',
  },
  gatewayUnreachable: {
    text: "com.sap.conn.jco.JCoException: (102) JCO_ERROR_COMMUNICATION: Connect to SAP gateway failed: partner '10.20.4.17:3300' not reached",
    elapsedMs: 5_090,
    shape: 'object',
  },
  oraclePasswordExpired: {
    text: 'java.sql.SQLException: ORA-28001: the password has expired',
    elapsedMs: 655,
    shape: 'object',
  },
  timeout: {
    text: 'java.lang.RuntimeException: java.lang.InterruptedException: Timeout',
    elapsedMs: 30_004,
    shape: 'object',
  },
  invalidToken: {
    text: '[ConnectorException] [Possible suggestions] Check the authentication settings. [Error details] 401 Unauthorized: {"error":"invalid_token","error_description":"The access token expired"}',
    elapsedMs: 498,
    shape: 'object',
  },
  assumeRole: {
    text: 'User: arn:aws:sts::471112233445:assumed-role/sailpoint-connector/session is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::598812340077:role/SailPointAggregation',
    elapsedMs: 930,
    shape: 'text',
  },
  secretsNotMoved: {
    text: 'Failed to decrypt cluster-encrypted connector secret.',
    elapsedMs: 71,
    shape: 'object',
  },
  applianceOutOfMemory: { text: noAnswer, elapsedMs: 15_008, shape: 'object' },
  untrustedCertificate: {
    text: 'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
    elapsedMs: 389,
    shape: 'object',
  },
  noAppliance: { text: noAnswer, elapsedMs: 15_000, shape: 'object' },
  flapping: {
    text: 'E0000047: API call exceeded rate limit due to too many requests. (429)',
    elapsedMs: 1_061,
    shape: 'object',
  },
};

const hostileFailure: CheckFailure = {
  text: hostile.checkError,
  elapsedMs: 333,
  shape: 'object',
};

/** The failure of a live check of a source; undefined where it passes. */
export const failureOf = (entry: {
  readonly incident?: IncidentName;
  readonly failure?: CheckFailure;
}): CheckFailure | undefined => {
  const { incident, failure } = entry;
  if (incident === undefined || incident === 'thresholdReached' || incident === 'neverAggregated') {
    return undefined;
  }
  return incident === 'hostile' ? hostileFailure : (failure ?? failures[incident]);
};

/** A permission that a connector lacks although it can log in. */
export type MissingPermission = 'tableNotReadable' | 'consentMissing';

/** The failures that a test of the configuration finds where the connection works. */
export const configurationFailures: Readonly<Record<MissingPermission, CheckFailure>> = {
  tableNotReadable: {
    text: 'Insufficient rights to query records: the user "svc.sailpoint" may not read the table sys_user_grmember (403).',
    elapsedMs: 1_911,
    shape: 'object',
  },
  consentMissing: {
    text: '[Microsoft-Entra]: Authorization_RequestDenied: Insufficient privileges to complete the operation. Missing: RoleManagement.Read.Directory',
    elapsedMs: 1_204,
    shape: 'text',
  },
};
