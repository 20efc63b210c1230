// The incidents that can happen to sources: to which connectors, with which status and error texts.

import type { ConnectorKey } from '../connectors/connectors.ts';
import type { CheckFailure, FailingIncident, IncidentName } from './errors.ts';

/** An incident that can happen to a source: with which connectors, and which status and error text it leaves. */
export type Incident = {
  readonly name: Exclude<IncidentName, 'hostile' | 'clusterUnreachable' | 'noAppliance'>;
  readonly connectors: readonly ConnectorKey[];
  /** The status of the source, without `SOURCE_STATE_`. */
  readonly state: string;
  /** The least and the most minutes since it happened; undefined where the source was never checked. */
  readonly minutes?: readonly [number, number];
  /** Other failures of a live check than the usual one of `errors.ts`; `connectors` names those that can have it. */
  readonly others?: readonly {
    readonly failure: CheckFailure;
    readonly connectors?: readonly ConnectorKey[];
  }[];
  /** Whether every tenant has it; each of the others comes in about half of the tenants. */
  readonly always?: true;
};

const day = 1_440;

const says = (text: string, elapsedMs: number, shape: CheckFailure['shape'] = 'object') => ({
  failure: { text, elapsedMs, shape },
});

const directoryRefusal = (data: string) =>
  says(
    `[LDAP: error code 49 - 80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ${data}, v1db1]`,
    2_016,
  );

/** All incidents, those that every tenant has first. */
export const incidents: readonly Incident[] = [
  {
    name: 'passwordExpired',
    connectors: ['activeDirectory'],
    state: 'ERROR_SOURCE',
    minutes: [30, 600],
    others: ['52e', '533', '701', '773', '775'].map(directoryRefusal),
    always: true,
  },
  {
    name: 'secretExpired',
    connectors: ['azureActiveDirectory', 'entraSaas'],
    state: 'ERROR_SOURCE',
    minutes: [60, 5 * day],
    others: [
      says(
        "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '6f2f5a30-9d0c-4a8e-8f0e-0f6d1f1f7c11'.",
        774,
        'text',
      ),
      says(
        "AADSTS700016: Application with identifier '6f2f5a30-9d0c-4a8e-8f0e-0f6d1f1f7c11' was not found in the directory 'Meridian Freight'.",
        690,
      ),
    ],
    always: true,
  },
  {
    name: 'secretsNotMoved',
    connectors: ['racf', 'ibmI', 'sqlServer', 'windowsLocal', 'oracleEbs'],
    state: 'ERROR_VA',
    minutes: [day, 3 * day],
    always: true,
  },
  {
    name: 'wrongHeader',
    connectors: ['delimitedFile', 'badgeFile'],
    state: 'ERROR_ACCOUNT_FILE_IMPORT',
    minutes: [120, 900],
    others: ['manager', 'startDate', 'status'].map((column) =>
      says(
        `400.1.3 Illegal value: the header of the uploaded file does not match the account schema, column "${column}" is missing.`,
        47,
      ),
    ),
    always: true,
  },
  {
    name: 'untrustedCertificate',
    connectors: ['openLdap', 'scim', 'sapHana', 'okta'],
    state: 'ERROR_SOURCE',
    minutes: [240, 2 * day],
    others: [says('javax.net.ssl.SSLHandshakeException: SSL peer shut down incorrectly', 421)],
    always: true,
  },
  {
    name: 'thresholdReached',
    connectors: ['salesforce', 'google', 'atlassian', 'serviceNow', 'snowflake', 'sapS4'],
    state: 'HEALTHY',
    minutes: [10 * day, 60 * day],
    always: true,
  },
  {
    name: 'flapping',
    connectors: ['okta', 'scim', 'sharePoint', 'jdbc', 'concur'],
    state: 'HEALTHY',
    minutes: [1, 4],
    others: [
      {
        ...says('java.net.SocketTimeoutException: connect timed out', 10_004),
        connectors: ['jdbc', 'scim'],
      },
      {
        ...says('[ConnectorException] [Error details] RateLimit headers not received.', 1_210),
        connectors: ['scim', 'concur', 'sharePoint'],
      },
    ],
    always: true,
  },
  {
    name: 'neverAggregated',
    connectors: ['badgeFile', 'box', 'slack', 'duo', 'zoom'],
    state: 'UNCHECKED_SOURCE_NO_ACCOUNTS',
    always: true,
  },
  {
    name: 'unauthorizedClient',
    connectors: ['successFactors'],
    state: 'ERROR_SOURCE',
    minutes: [60, 2 * day],
    others: [says('Unable to authenticate the client (Login failed - Invalid user)', 1_290)],
  },
  {
    name: 'gatewayUnreachable',
    connectors: ['sapDirect'],
    state: 'ERROR_SOURCE',
    minutes: [60, day],
    others: [
      says(
        'com.sap.conn.jco.JCoException: (103) JCO_ERROR_LOGON_FAILURE: Name or password is incorrect (repeat logon)',
        812,
      ),
    ],
  },
  {
    name: 'oraclePasswordExpired',
    connectors: ['oracleDatabase'],
    state: 'ERROR_SOURCE',
    minutes: [120, 3 * day],
    others: [
      says('java.sql.SQLException: ORA-01017: invalid username/password; logon denied', 601),
    ],
  },
  {
    name: 'timeout',
    connectors: ['jdbc', 'workdayAccounts', 'cyberArk'],
    state: 'FAILURE_SOURCE',
    minutes: [20, 300],
  },
  {
    name: 'invalidToken',
    connectors: ['webServices', 'webServicesSmall'],
    state: 'ERROR_SOURCE',
    minutes: [15, 400],
    others: [
      says(
        '[ConnectorException] [Possible suggestions] Check the authentication settings. [Error details] 401 Unauthorized: {"error":"invalid_client"}',
        533,
      ),
    ],
  },
  {
    name: 'assumeRole',
    connectors: ['aws'],
    state: 'ERROR_SOURCE',
    minutes: [60, day],
  },
];

/** What the error text of each incident must contain. */
export const signs: Readonly<Record<FailingIncident, RegExp>> = {
  passwordExpired: /LDAP: error code 49/,
  clusterUnreachable: /Timeout waiting for response/,
  secretExpired: /AADSTS7000/,
  unauthorizedClient: /401|Login failed/,
  wrongHeader: /400\.1\.3 Illegal value/,
  gatewayUnreachable: /JCO_ERROR/,
  oraclePasswordExpired: /ORA-\d{5}/,
  timeout: /InterruptedException: Timeout/,
  invalidToken: /401 Unauthorized/,
  assumeRole: /sts:AssumeRole/,
  secretsNotMoved: /Failed to decrypt/,
  applianceOutOfMemory: /Timeout waiting for response/,
  untrustedCertificate: /SSLHandshakeException/,
  noAppliance: /Timeout waiting for response/,
  flapping: /E0000047|timed out|RateLimit/,
};
