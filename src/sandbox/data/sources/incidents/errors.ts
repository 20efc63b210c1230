// The texts with which live checks fail and runs end, one or more for each incident.

import type { Layer } from '../truth/layers.ts';
import { hostile } from './hostile.ts';

/** What is wrong with a source. */
export type IncidentName =
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
  | 'driverMissing'
  | 'flapping'
  | 'unsteady'
  | 'unexplained'
  | 'hostile'
  | 'tableNotReadable'
  | 'consentMissing'
  | 'resultTooLarge'
  | 'identityMissing'
  | 'thresholdReached';

/** How a look fails, and what is true then. */
export type CheckFailure = {
  /** The error text; `{client}` stands for the id of the appliance. */
  readonly text: string;
  readonly elapsedMs: number;
  /** The form of the details: connectors on an appliance answer `{error}`, some SaaS connectors only the text. */
  readonly shape: 'object' | 'text';
  /** A code word for what is wrong, where it is not that of the incident. */
  readonly cause?: string;
  /** The part of the way where it is wrong, where it is not that of the incident. */
  readonly layer?: Layer;
  /** The text does not say what is wrong, only that something is. */
  readonly isUnclear?: true;
};

const noAnswer = 'Timeout waiting for response to message 2 from client {client} after 15 seconds';

/** The usual failure in each incident. The texts are those of real connectors. */
export const failures: Readonly<Record<IncidentName, CheckFailure>> = {
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
  unauthorizedClient: {
    text: 'Transport error: 401',
    elapsedMs: 1_377,
    shape: 'object',
    isUnclear: true,
  },
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
    isUnclear: true,
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
  driverMissing: {
    text: 'java.lang.ClassNotFoundException: com.ibm.as400.access.AS400JDBCDriver',
    elapsedMs: 96,
    shape: 'object',
  },
  unsteady: {
    text: 'java.net.ConnectException: Connection refused (Connection refused)',
    elapsedMs: 212,
    shape: 'object',
  },
  unexplained: {
    text: 'The request could not be carried out. Look into the log of the connector.',
    elapsedMs: 1_640,
    shape: 'object',
    isUnclear: true,
  },
  hostile: { text: hostile.checkError, elapsedMs: 333, shape: 'object', isUnclear: true },
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
  resultTooLarge: {
    text: '[LDAP: error code 4 - Sizelimit Exceeded]',
    elapsedMs: 2_870,
    shape: 'object',
  },
  identityMissing: {
    text: 'ResourceObject is returned with null identity error',
    elapsedMs: 3_310,
    shape: 'object',
  },
  thresholdReached: {
    text: 'The delete threshold of 10 % was reached: 17 % of the accounts are missing. No accounts were deleted and no accounts were updated.',
    elapsedMs: 0,
    shape: 'object',
  },
};
