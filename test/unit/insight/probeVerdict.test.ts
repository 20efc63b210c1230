import { describe, expect, it } from 'vitest';
import { accountCauses, type Cause } from '../../../src/insight/probes/causes.ts';
import { findingOf, type ProbeVerdict, verdictOf } from '../../../src/insight/probes/verdict.ts';

/** The end of a refused bind of Active Directory. */
const bind = (code: string): string =>
  `[LDAP: error code 49 - 80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ${code}, v1db1]`;

type Said = readonly [connector: string, details: unknown];

/** What connectors say, as seen on tenants and as the systems behind them document it. */
const said: Readonly<Record<Cause | 'unclear', readonly Said[]>> = {
  wrongCredentials: [
    ['Active Directory', { error: bind('52e') }],
    ['LDAP', '[LDAP: error code 49 - Invalid Credentials]'],
    ['Oracle', 'java.sql.SQLException: ORA-01017: invalid username/password; logon denied'],
    ['PostgreSQL', 'FATAL: password authentication failed for user "svc_isc"'],
    [
      'Workday',
      'SOAP-ENV:Client.authenticationError: invalid username or password (HTTP 500 Internal Server Error)',
    ],
    ['Entra', '[Microsoft-Entra]: AADSTS7000215: Invalid client secret provided.'],
    [
      'Salesforce',
      'INVALID_LOGIN: Invalid username, password, security token; or user locked out.',
    ],
    ['SAP', 'Name or password is incorrect (repeat logon)'],
    ['IQService', 'The user name or password is incorrect. (0x8007052E)'],
    ['SuccessFactors', 'Unable to authenticate the client (Login failed - Invalid user)'],
    ['Db2', 'SQLCODE=-4214, SQLSTATE=28000 Reason: User ID or Password invalid.'],
    ['SCIM', { errors: [{ status: 401, message: 'HTTP 401: invalid_client' }] }],
  ],
  passwordExpired: [
    ['Active Directory', { error: bind('532') }],
    ['Active Directory', { error: bind('773') }],
    ['Oracle', 'ORA-28001: the password has expired'],
    ['SQL Server', "Login failed for user 'svc'. Reason: The password of the account has expired."],
    [
      'Entra',
      'AADSTS7000222: The provided client secret keys for app a1 are expired. Visit the portal.',
    ],
  ],
  accountLocked: [
    ['Active Directory', { error: bind('775') }],
    ['Oracle', 'ORA-28000: the account is locked'],
    ['SQL Server', "Login failed for user 'svc' because the account is currently locked out."],
    ['SAP', 'Password logon no longer possible - too many failed attempts'],
    ['Entra', 'AADSTS50053: The account is locked.'],
  ],
  accountDisabled: [
    ['Active Directory', { error: bind('533') }],
    ['Active Directory', { error: bind('701') }],
    ['Entra', 'AADSTS50057: The user account is disabled.'],
    ['SQL Server', "Login failed for user 'svc'. Reason: The account is disabled."],
  ],
  accountUnknown: [
    ['Active Directory', { error: bind('525') }],
    ['Entra', "AADSTS700016: Application with identifier 'a1' was not found in the directory."],
  ],
  tokenRefused: [
    ['Okta', 'E0000011: Invalid token provided'],
    ['Salesforce', 'INVALID_SESSION_ID: Session expired or invalid'],
    ['Web Services', '[ConnectorException] [Error details] The access token expired (401)'],
    ['SCIM', 'invalid_grant: expired access/refresh token'],
    ['Entra', 'AADSTS700082: The refresh token has expired due to inactivity.'],
  ],
  secretUndecryptable: [
    ['any', 'Failed to decrypt cluster-encrypted connector secret.'],
    ['any', { error: 'Cannot find key to decrypt message' }],
  ],
  applianceSilent: [
    ['any', 'Timeout waiting for response to message 2 from client 7f3a after 15 seconds'],
    ['any', 'Connector may not be sending responses. This has been tried (2) times.'],
    ['any', 'No active clients found for cluster 2c91'],
    ['any', { message: 'The cluster Rotterdam DC is not available' }],
  ],
  hostUnknown: [
    ['JDBC', 'java.net.UnknownHostException: db01.meridian.example'],
    ['SAP', 'Connect to message server failed: hostname unknown host sapms'],
  ],
  addressNotAllowed: [
    ['MongoDB Atlas', { status: 403, errorCode: 'IP_ADDRESS_NOT_ON_WHITELIST' }],
    ['PostgreSQL', 'FATAL: no pg_hba.conf entry for host "10.1.2.3", user "svc", database "hr"'],
  ],
  proxyRefused: [
    ['Web Services', 'Unable to tunnel through proxy: 407 Proxy Authentication Required'],
  ],
  certificate: [
    [
      'LDAP',
      'PKIX path building failed: unable to find valid certification path to requested target',
    ],
    ['Web Services', 'javax.net.ssl.SSLException: SSL peer shut down incorrectly'],
    [
      'SQL Server',
      'The driver could not establish a secure connection. javax.net.ssl.SSLHandshakeException',
    ],
  ],
  clock: [
    ['Entra', 'AADSTS700024: Client assertion is not within its valid time range.'],
    [
      'Kerberos',
      'GSSException: No valid credentials provided (Mechanism level: Clock skew too great (37))',
    ],
  ],
  rateLimited: [
    ['Okta', 'E0000047: API call exceeded rate limit due to too many requests.'],
    ['Salesforce', 'REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.'],
    ['Web Services', 'RateLimit headers not received.'],
    ['ServiceNow', { error: { code: 429, message: 'retry later' } }],
    ['Oracle', 'ORA-02391: exceeded simultaneous SESSIONS_PER_USER limit'],
    ['PostgreSQL', 'FATAL: sorry, too many clients already'],
  ],
  unreachable: [
    ['JDBC', 'java.net.ConnectException: Connection refused (Connection refused)'],
    ['LDAP', 'javax.naming.CommunicationException: dc1:636: connect timed out'],
    ['SAP', "partner 'sap01:3300' not reached"],
    ['SAP', 'Connect to SAP gateway failed'],
    ['IQService', 'The RPC server is unavailable. (0x800706BA)'],
    [
      'SQL Server',
      'The TCP/IP connection to the host db01, port 1433 has failed. Verify the connection properties, the user name and the password.',
    ],
    [
      'Web Services',
      '[ConnectorException] \n [Possible suggestions] Ensure the credentials are valid: invalid username or password. \n [Error details] The url is not reachable.',
    ],
    ['Kerberos', 'No valid credentials provided (Server not found in Kerberos database (7))'],
    ['Web Services', '[Error details] 502 Bad Gateway'],
  ],
  signInRules: [
    ['Active Directory', bind('80090346')],
    [
      'Active Directory',
      'LDAP: error code 8 - The server requires binds to turn on integrity checking',
    ],
    ['Entra', 'AADSTS53003: Access has been blocked by Conditional Access policies.'],
    [
      'SQL Server',
      "Login failed for user ''. The user is not associated with a trusted SQL Server connection.",
    ],
  ],
  rightMissing: [
    ['ServiceNow', 'HTTP 403: Insufficient rights to query records'],
    ['Entra', 'Authorization_RequestDenied: Insufficient privileges to complete the operation.'],
    ['AWS', 'User: arn:aws:iam::1:user/x is not authorized to perform: sts:AssumeRole'],
    ['Workday', 'Processing error occurred. The task submitted is not authorized.'],
    ['SAP', 'No RFC authorization for function module BAPI_USER_GETLIST'],
    ['MySQL', "Access denied for user 'svc'@'%' to database 'hr'"],
    ['IQService', 'Access is denied. (0x80070005 (E_ACCESSDENIED)) from IQService'],
  ],
  nameMissing: [
    ['Delimited File', 'Required column "dept" is missing in line 1'],
    ['Delimited File', 'java.io.FileNotFoundException: /in/staff.csv'],
    ['Salesforce', "INVALID_FIELD: No such column 'Dept__c' on entity 'User'."],
    ['Oracle', 'ORA-00942: table or view does not exist'],
    ['SQL Server', "Invalid column name 'dept'."],
    ['SQL Server', 'Cannot open database "hr" requested by the login. The login failed.'],
    ['LDAP', '[LDAP: error code 32 - No Such Object]'],
    ['Entra', "AADSTS90002: Tenant 'meridian' not found."],
  ],
  componentMissing: [
    ['JDBC', 'java.lang.ClassNotFoundException: oracle.jdbc.OracleDriver'],
    ['JDBC', 'No suitable driver found for jdbc:db2://db01:50000/HR'],
    ['SaaS', 'NullPointerException at ConnectorProxy.getInternalConnector()'],
  ],
  timedOut: [
    ['any', 'java.lang.RuntimeException: java.lang.InterruptedException: Timeout'],
    ['ServiceNow', 'Transaction cancelled: maximum execution time exceeded'],
  ],
  targetFailed: [
    ['Web Services', '[ConnectorException] [Error details] 503 Service Unavailable'],
    ['ServiceNow', 'Your instance is hibernating.'],
    ['Oracle', 'ORA-01033: ORACLE initialization or shutdown in progress'],
  ],
  helperFailed: [
    ['Active Directory', 'Error returned from IQService. One or more errors occurred'],
  ],
  refusedWithoutReason: [
    ['SuccessFactors', 'Transport error: 401 Error: Unauthorized'],
    ['SQL Server', "Login failed for user 'svc_isc'."],
    ['MySQL', "Access denied for user 'svc'@'10.1.2.3' (using password: YES)"],
    ['ServiceNow', 'User Not Authenticated. Required to provide Auth information'],
    ['Web Services', { status: 403 }],
  ],
  unclear: [
    ['any', null],
    ['any', {}],
    ['any', '   '],
    ['any', 'java.lang.NullPointerException'],
    ['SuccessFactors', 'Server is DOWN or Connection parameters are incorrect.'],
    ['SCIM', 'ResourceObject is returned with null identity error'],
    ['any', 'The connection failed. Please check the user name and password.'],
    ['any', 'The password may have expired.'],
    ['any', 'Either the host is down or the credentials are wrong: invalid credentials.'],
    ['Active Directory', bind('57')],
    ['LDAP', 'dc1: Connection refused; dc2: [LDAP: error code 49 - Invalid Credentials]'],
    ['Active Directory', { IQServiceStatus: 'Running', Port: 5050 }],
    ['any', { suggestions: ['invalid credentials'], error: 'no answer' }],
  ],
};

const table = Object.entries(said).flatMap(([cause, texts]) =>
  texts.map(([connector, details]) => ({ cause: cause as Cause | 'unclear', connector, details })),
);

/** What tells somebody to do something about the account of a source, or that it is at fault. */
const blame =
  /\b(?:renew|rotate|reset|unlock|expired|new (?:password|secret|token|one)|(?:the|its) (?:account|password|credential)s?)\b/i;

const wordsOnly = ({ what, next }: ProbeVerdict): string =>
  `${what.replace(/The connector says: "[\s\S]*"\.$/, '')} ${next}`;

describe('what a failed check means', () => {
  it('is known from at least forty texts', () => {
    expect(table.length).toBeGreaterThan(40);
  });

  it.each(table)('$connector: $details is $cause', ({ cause, details }) => {
    expect(findingOf(details).cause).toBe(cause);
    const verdict = verdictOf('check connection', details, 'read the whole text.');
    expect(verdict.what).toMatch(/^Check connection failed: /);
    if (accountCauses.some((one) => one === cause)) return;
    expect(wordsOnly(verdict)).not.toMatch(blame);
  });

  it('quotes the connector, around the place that says it', () => {
    const long = `${'stack frame, '.repeat(60)}ORA-28000: the account is locked`;
    expect(verdictOf('check connection', long, '').what).toContain(
      'ORA-28000: the account is locked"',
    );
    expect(verdictOf('check connection', 'Code 7', 'look.')).toEqual({
      what: 'Check connection failed: unclear. The connector says: "Code 7".',
      next: 'Next: look.',
    });
  });

  it('puts one full stop behind what the connector said', () => {
    expect(verdictOf('check connection', 'Code 7 is missing.', 'look.').what).toMatch(
      /says: "Code 7 is missing"\.$/,
    );
  });

  it('says that there was no text where there was none', () => {
    expect(verdictOf('ping cluster', undefined, 'look.').what).toBe(
      'Ping cluster failed: unclear. The connector sent no text.',
    );
  });

  it('reads a text of megabytes and a nest without end within its time', () => {
    const startMs = performance.now();
    findingOf('account is not a user password, token or column '.repeat(100_000));
    findingOf('x'.repeat(5_000_000));
    let nest: unknown = 'invalid credentials';
    for (let depth = 0; depth < 2_000; depth += 1) nest = { nest };
    expect(findingOf(nest).cause).toBe('unclear');
    expect(performance.now() - startMs).toBeLessThan(2_000);
  });
});
