// The sources of the company in short form, one entry each.

import type { ClusterKey } from '../machines/clusters.ts';
import { inactivePerson } from '../people/people.ts';
import type { ConnectorKey } from './connectors/connectors.ts';
import type { CheckFailure, IncidentName, MissingPermission } from './incidents/errors.ts';

/** A source of the company in short form; `sources.ts` makes the whole source from it. */
export type SourceEntry = {
  readonly name: string;
  readonly connector: ConnectorKey;
  readonly cluster?: ClusterKey;
  /** The place of the owner in the list of people; undefined for a source without owner. */
  readonly owner?: number;
  /** The status, without `SOURCE_STATE_`. */
  readonly state: string;
  /** The minutes since the status last changed; undefined where the source was never checked. */
  readonly sinceMinutes?: number;
  readonly entitlements: number;
  readonly description?: string;
  readonly incident?: IncidentName;
  /** The failure of a live check, where it is not the usual one of the incident. */
  readonly failure?: CheckFailure;
  /** The permission whose lack a test of the configuration finds, although the connection works. */
  readonly missingPermission?: MissingPermission;
  readonly authoritative?: true;
  /** Given where it contradicts the status. */
  readonly healthy?: boolean;
  /** Whether the settings have so many requests that they are 60 KiB large. */
  readonly manyRequests?: true;
};

const hour = 60;
const day = 24 * hour;

/** The end of the description of a source that was moved to another cluster. */
export const movedNote = ' Moved to the new cluster on Friday.';

/** A name of exactly 120 characters. */
const longName =
  'Windows Servers – Local accounts of the terminals in Rotterdam, Antwerp, Hamburg, Felixstowe, Singapore and Port Klang 2';

type Rest = Omit<SourceEntry, 'name' | 'connector' | 'entitlements' | 'state'>;
const source = (
  name: string,
  connector: ConnectorKey,
  entitlements: number,
  state: string,
  rest: Rest,
): SourceEntry => ({ name, connector, entitlements, state, ...rest });

/**
 * The 41 sources of the company. With the hostile one there are 42, and 43 with IdentityNow, which lists hide.
 * Some are unusual on purpose: `HR / Payroll #2`, an emoji, a name of 120 characters, no description, no owner, an owner
 * who left, HTML in a description, two similar names (SAP HANA), 60 KiB of settings, healthy against its status.
 */
export const catalogue: readonly SourceEntry[] = [
  source('Corporate Active Directory', 'activeDirectory', 620, 'HEALTHY', {
    cluster: 'rotterdam',
    owner: 0,
    sinceMinutes: 41 * day,
    description: 'The directory of everybody in the offices. Feeds mail, files and the intranet.',
  }),
  source('APAC Active Directory', 'activeDirectory', 240, 'FAILURE_CLUSTER', {
    cluster: 'singapore',
    owner: 1,
    sinceMinutes: 226,
    incident: 'clusterUnreachable',
    description: 'Directory of the Asian branches.',
  }),
  source('DMZ Active Directory', 'activeDirectory', 1_204, 'ERROR_SOURCE', {
    cluster: 'recovery',
    owner: 0,
    sinceMinutes: 4 * hour,
    incident: 'passwordExpired',
    description: 'Directory of the servers that customers and brokers reach.',
  }),
  source('Microsoft Entra ID', 'entraSaas', 180, 'HEALTHY', {
    owner: 6,
    sinceMinutes: 12 * day,
    missingPermission: 'consentMissing',
    description: 'Cloud identities of the whole group.',
  }),
  source('Entra ID – Legacy Tenant', 'azureActiveDirectory', 60, 'ERROR_SOURCE', {
    cluster: 'azure',
    owner: 6,
    sinceMinutes: 3 * day,
    incident: 'secretExpired',
    description: 'Tenant of the company bought in 2021; closes next year.',
  }),
  source('Workday HR', 'workday', 0, 'HEALTHY', {
    cluster: 'rotterdam',
    owner: 7,
    sinceMinutes: 90 * day,
    authoritative: true,
    description: 'Employees. The source of truth for people.',
  }),
  source('Workday Accounts', 'workdayAccounts', 24, 'HEALTHY', {
    cluster: 'rotterdam',
    owner: 7,
    sinceMinutes: 88 * day,
    description: 'Who may do what inside Workday.',
  }),
  source('SuccessFactors Contractors', 'successFactors', 0, 'ERROR_SOURCE', {
    cluster: 'azure',
    owner: 11,
    sinceMinutes: 26 * hour,
    incident: 'unauthorizedClient',
    description: 'Contractors of the Nordic offices.',
  }),
  source('Agency Staff CSV', 'delimitedFile', 12, 'ERROR_ACCOUNT_FILE_IMPORT', {
    owner: 14,
    sinceMinutes: 5 * hour,
    incident: 'wrongHeader',
    description: 'Temporary staff, one file a night from the agency.',
  }),
  source('Badge System CSV', 'badgeFile', 16, 'UNCHECKED_SOURCE_NO_ACCOUNTS', {
    owner: 16,
    healthy: true,
    incident: 'neverAggregated',
    description: 'Doors and zones of the warehouses.',
  }),
  source('Non-Employees', 'nonEmployee', 0, 'HEALTHY', {
    owner: 7,
    sinceMinutes: 200 * day,
    authoritative: true,
    description: 'Visitors, drivers and partners without a contract.',
  }),
  source('Okta Production', 'okta', 90, 'HEALTHY', {
    cluster: 'azure',
    owner: 12,
    sinceMinutes: 3,
    incident: 'flapping',
    description: 'Sign-on for customers. Close to its request limit every Monday.',
  }),
  source('ServiceNow ITSM', 'serviceNow', 70, 'HEALTHY', {
    cluster: 'azure',
    owner: 3,
    sinceMinutes: 33 * day,
    missingPermission: 'tableNotReadable',
    description:
      '<p>Tickets &amp; changes. <b>Do not</b> aggregate during the <i>maintenance window</i>.</p><ul><li>Mon 02:00</li></ul>',
  }),
  source('Salesforce CRM', 'salesforce', 64, 'HEALTHY', {
    cluster: 'azure',
    owner: 20,
    sinceMinutes: 17 * day,
    incident: 'thresholdReached',
    description: 'Customers and quotes.',
  }),
  source('SAP ERP (ECC)', 'sapDirect', 120, 'ERROR_SOURCE', {
    cluster: 'rotterdam',
    owner: 2,
    sinceMinutes: 7 * hour,
    incident: 'gatewayUnreachable',
    description: 'Finance and materials, until the move is done.',
  }),
  source('SAP S/4HANA', 'sapS4', 60, 'HEALTHY', {
    cluster: 'rotterdam',
    owner: 2,
    sinceMinutes: 21 * day,
    description: 'Finance after the move.',
  }),
  source('SAP HANA', 'sapHana', 30, 'HEALTHY', {
    cluster: 'rotterdam',
    owner: 2,
    sinceMinutes: 22 * day,
    description: 'Database under the move.',
  }),
  source('SAP Concur', 'concur', 8, 'HEALTHY', {
    owner: 16,
    sinceMinutes: 60 * day,
    description: 'Travel and expenses.',
  }),
  source('HR / Payroll #2', 'oracleEbs', 48, 'HEALTHY', {
    cluster: 'rotterdam',
    owner: 11,
    sinceMinutes: 45 * day,
    description: 'Payroll of the second legal entity.',
  }),
  source('Oracle Finance DB', 'oracleDatabase', 20, 'ERROR_SOURCE', {
    cluster: 'rotterdam',
    owner: 9,
    sinceMinutes: 31 * hour,
    incident: 'oraclePasswordExpired',
    description: 'Ledger of the old entities.',
  }),
  source('Warehouse WMS (JDBC)', 'jdbc', 18, 'FAILURE_SOURCE', {
    cluster: 'recovery',
    owner: 17,
    sinceMinutes: 95,
    incident: 'timeout',
    description: 'Picking, packing and gates.',
  }),
  source('Telematics SQL', 'sqlServer', 14, 'HEALTHY', {
    cluster: 'azure',
    owner: 17,
    sinceMinutes: 30 * day,
    description: 'Positions of trucks and trailers.',
  }),
  source('Data Lake Snowflake', 'snowflake', 22, 'HEALTHY', {
    owner: 12,
    sinceMinutes: 14 * day,
    description: 'Reports and forecasts.',
  }),
  source('Customs Broker API', 'webServices', 10, 'ERROR_SOURCE', {
    cluster: 'azure',
    owner: 18,
    sinceMinutes: 50,
    incident: 'invalidToken',
    manyRequests: true,
    description: 'Declarations to the customs of 14 countries.',
  }),
  source('Fleet Portal API', 'webServicesSmall', 9, 'FAILURE_CLUSTER', {
    cluster: 'singapore',
    owner: 1,
    sinceMinutes: 226,
    incident: 'clusterUnreachable',
    description: 'Drivers of the Asian branches.',
  }),
  source('Depot Access SCIM', 'scim', 16, 'HEALTHY', {
    cluster: 'azure',
    owner: 16,
    sinceMinutes: 6 * day,
    description: 'Gates of the depots.',
  }),
  source('AWS Organization', 'aws', 54, 'ERROR_SOURCE', {
    owner: 15,
    sinceMinutes: 11 * hour,
    incident: 'assumeRole',
    description: 'All accounts of the organization.',
  }),
  source('Google Workspace', 'google', 34, 'HEALTHY', {
    owner: 6,
    sinceMinutes: 75 * day,
    description: 'Mail of the acquired companies.',
  }),
  source('Slack 🚚 Dispatch', 'slack', 12, 'HEALTHY', {
    owner: 21,
    sinceMinutes: 52 * day,
    description: 'Channels of the dispatchers.',
  }),
  source('Zoom', 'zoom', 6, 'UNCHECKED_SOURCE', { owner: 21, description: 'Meetings.' }),
  source('Box', 'box', 8, 'HEALTHY', {
    owner: 21,
    sinceMinutes: 28 * day,
    description: 'Files shared with brokers.',
  }),
  source('Atlassian Cloud', 'atlassian', 26, 'HEALTHY', {
    owner: 8,
    sinceMinutes: 19 * day,
    description: 'Boards and pages of IT.',
  }),
  source('Mainframe RACF', 'racf', 40, 'ERROR_VA', {
    cluster: 'rotterdam',
    owner: 19,
    sinceMinutes: 2 * day,
    incident: 'secretsNotMoved',
    description: `Bookings since 1987.${movedNote}`,
  }),
  source('IBM i Freight', 'ibmI', 22, 'HEALTHY', {
    cluster: 'rotterdam',
    sinceMinutes: 300 * day,
    description: 'Tariffs and routes.',
  }),
  source('Linux Jump Hosts', 'linux', 12, 'ERROR_CLUSTER', {
    cluster: 'recovery',
    owner: 8,
    sinceMinutes: 6,
    incident: 'applianceOutOfMemory',
    description: 'The way in for administrators.',
  }),
  source(longName, 'windowsLocal', 14, 'HEALTHY', {
    cluster: 'rotterdam',
    owner: 8,
    sinceMinutes: 70 * day,
    description: 'Local groups of the servers in the terminals.',
  }),
  source('CyberArk Vault', 'cyberArk', 36, 'HEALTHY', {
    cluster: 'rotterdam',
    owner: 22,
    sinceMinutes: 25 * day,
    description: 'Accounts with power, most of them just in time.',
  }),
  source('Duo Security', 'duo', 6, 'HEALTHY', {
    owner: 22,
    sinceMinutes: 65 * day,
    description: 'Second factor.',
  }),
  source('SharePoint Online', 'sharePoint', 44, 'HEALTHY', {
    cluster: 'azure',
    owner: inactivePerson,
    sinceMinutes: 38 * day,
    description: 'Sites of the departments.',
  }),
  source('Partner LDAP', 'openLdap', 30, 'ERROR_SOURCE', {
    cluster: 'rotterdam',
    owner: 23,
    sinceMinutes: 20 * hour,
    incident: 'untrustedCertificate',
    description: 'Brokers and hauliers.',
  }),
  source('RSA Tokens', 'rsa', 8, 'UNCHECKED_CLUSTER', {
    cluster: 'lab',
    owner: 22,
    sinceMinutes: 10 * day,
    incident: 'noAppliance',
  }),
];

/** The tenant's own source; list-sources shows it only when asked with includeIDNSource. */
export const ownSource: SourceEntry = source('IdentityNow', 'identityNow', 0, 'HEALTHY', {
  owner: 0,
  sinceMinutes: 400 * day,
  description: 'The tenant itself.',
});
