// The incidents that can happen to sources: to which connectors, how, and with which texts.

import type { ConnectorKey } from '../connectors/connectors.ts';
import type { CheckFailure, IncidentName } from './errors.ts';
import { unclearFailures } from './unclearTexts.ts';

/** How an incident shows: in the status too, in runs and looks only, now and then, or in imports. */
export type IncidentForm = 'seen' | 'unseen' | 'flapping' | 'unsteady' | 'import';

/** An incident that can happen to a source: with which connectors, how long ago, and which texts it leaves. */
export type Incident = {
  readonly name: IncidentName;
  readonly connectors: readonly ConnectorKey[];
  /** Seen in the status where nothing else is said. */
  readonly form?: IncidentForm;
  /** The least and the most minutes since the tenant found it, or since it began where the tenant does not see it. */
  readonly minutes: readonly [number, number];
  /** Other failures of a look than the usual one of `errors.ts`; `connectors` names those that can have it. */
  readonly others?: readonly {
    readonly failure: CheckFailure;
    readonly connectors?: readonly ConnectorKey[];
  }[];
  /** Whether every tenant in which something is wrong has it; each of the others comes in about half of them. */
  readonly always?: true;
};

const day = 1_440;

type Other = Pick<CheckFailure, 'cause' | 'layer' | 'isUnclear'> & {
  readonly shape?: CheckFailure['shape'];
};
const says = (text: string, elapsedMs: number, { shape = 'object', ...other }: Other = {}) => ({
  failure: { text, elapsedMs, shape, ...other },
});
const saysNothing = unclearFailures.map((failure) => ({ failure }));

const directoryRefusal = (data: string, cause: string) =>
  says(
    `[LDAP: error code 49 - 80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ${data}, v1db1]`,
    2_016,
    { cause },
  );

/** All incidents, those that most tenants have first. */
export const incidents: readonly Incident[] = [
  {
    name: 'passwordExpired',
    connectors: ['activeDirectory'],
    minutes: [30, 600],
    others: [
      directoryRefusal('52e', 'passwordWrong'),
      directoryRefusal('533', 'accountDisabled'),
      directoryRefusal('701', 'accountExpired'),
      directoryRefusal('773', 'passwordMustChange'),
      directoryRefusal('775', 'accountLocked'),
    ],
    always: true,
  },
  {
    name: 'secretExpired',
    connectors: ['azureActiveDirectory', 'entraSaas'],
    minutes: [60, 5 * day],
    others: [
      says(
        "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '6f2f5a30-9d0c-4a8e-8f0e-0f6d1f1f7c11'.",
        774,
        { shape: 'text', cause: 'secretWrong' },
      ),
      says(
        "AADSTS700016: Application with identifier '6f2f5a30-9d0c-4a8e-8f0e-0f6d1f1f7c11' was not found in the directory 'Meridian Freight'.",
        690,
        { cause: 'applicationUnknown' },
      ),
    ],
    always: true,
  },
  {
    name: 'secretsNotMoved',
    connectors: ['racf', 'ibmI', 'sqlServer', 'windowsLocal', 'oracleEbs'],
    minutes: [day, 3 * day],
    always: true,
  },
  {
    name: 'wrongHeader',
    connectors: ['delimitedFile', 'badgeFile'],
    form: 'import',
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
    minutes: [240, 2 * day],
    others: [
      says('javax.net.ssl.SSLHandshakeException: SSL peer shut down incorrectly', 421, {
        isUnclear: true,
      }),
    ],
    always: true,
  },
  {
    name: 'thresholdReached',
    connectors: ['salesforce', 'google', 'atlassian', 'serviceNow', 'snowflake', 'sapS4'],
    form: 'unseen',
    minutes: [5 * day, 5 * day],
    always: true,
  },
  {
    name: 'flapping',
    connectors: ['okta', 'scim', 'sharePoint', 'jdbc', 'concur'],
    form: 'flapping',
    minutes: [1, 4],
    others: [
      {
        ...says('java.net.SocketTimeoutException: connect timed out', 10_004, {
          cause: 'targetSilent',
        }),
        connectors: ['jdbc', 'scim'],
      },
      {
        ...says('[ConnectorException] [Error details] RateLimit headers not received.', 1_210, {
          isUnclear: true,
        }),
        connectors: ['scim', 'concur', 'sharePoint'],
      },
    ],
    always: true,
  },
  {
    name: 'unauthorizedClient',
    connectors: ['successFactors'],
    minutes: [60, 2 * day],
    others: [says('Unable to authenticate the client (Login failed - Invalid user)', 1_290)],
  },
  {
    name: 'gatewayUnreachable',
    connectors: ['sapDirect'],
    minutes: [60, day],
    others: [
      says(
        'com.sap.conn.jco.JCoException: (103) JCO_ERROR_LOGON_FAILURE: Name or password is incorrect (repeat logon)',
        812,
        { cause: 'passwordWrong', layer: 'credentials' },
      ),
    ],
  },
  {
    name: 'oraclePasswordExpired',
    connectors: ['oracleDatabase'],
    minutes: [120, 3 * day],
    others: [
      says('java.sql.SQLException: ORA-01017: invalid username/password; logon denied', 601, {
        cause: 'passwordWrong',
      }),
    ],
  },
  {
    name: 'timeout',
    connectors: ['jdbc', 'workdayAccounts', 'cyberArk'],
    minutes: [20, 300],
  },
  {
    name: 'invalidToken',
    connectors: ['webServices', 'webServicesSmall'],
    minutes: [15, 400],
    others: [
      says(
        '[ConnectorException] [Possible suggestions] Check the authentication settings. [Error details] 401 Unauthorized: {"error":"invalid_client"}',
        533,
        { isUnclear: true },
      ),
    ],
  },
  {
    name: 'assumeRole',
    connectors: ['aws'],
    minutes: [60, day],
  },
  {
    name: 'unexplained',
    connectors: ['box', 'duo', 'slack', 'snowflake', 'concur', 'cyberArk', 'racf', 'sqlServer'],
    minutes: [40, 2 * day],
    others: saysNothing,
  },
  {
    name: 'driverMissing',
    connectors: ['ibmI'],
    minutes: [60, 3 * day],
  },
  {
    name: 'resultTooLarge',
    connectors: ['openLdap', 'activeDirectory'],
    form: 'unseen',
    minutes: [300, 2 * day],
  },
  {
    name: 'identityMissing',
    connectors: ['scim', 'atlassian', 'google', 'workday'],
    form: 'unseen',
    minutes: [300, 2 * day],
  },
  {
    name: 'unsteady',
    connectors: ['sapHana', 'oracleEbs', 'linux', 'sqlServer', 'google'],
    form: 'unsteady',
    minutes: [600, 2 * day],
  },
];
