// The sources of the company in short form, one entry each.

import type { ClusterKey } from '../machines/clusters.ts';
import { inactivePerson } from '../people/people.ts';
import type { WireSchedule } from '../runs/schedules.ts';
import type { ConnectorKey } from './connectors/connectors.ts';
import { hostile, hostileEntitlements } from './incidents/hostile.ts';
import {
  broken,
  brokenImport,
  flapping,
  neverAggregated,
  neverChecked,
  well,
  wrongUnseen,
} from './truth/plans.ts';
import type { PlannedStory } from './truth/story.ts';

/** A source of the company in short form; `sources.ts` makes the whole source from it. */
export type SourceEntry = {
  readonly name: string;
  readonly connector: ConnectorKey;
  readonly cluster?: ClusterKey;
  /** The place of the owner in the list of people; undefined for a source without owner. */
  readonly owner?: number;
  /** What is true of it: what was wrong, since when, and how the tenant checks it. */
  readonly story: PlannedStory;
  readonly entitlements: number;
  readonly description?: string;
  readonly authoritative?: true;
  /** Its schedules, where they are not drawn. */
  readonly schedules?: readonly WireSchedule[];
  /** Whether it takes its time over every answer. */
  readonly isSlow?: true;
  /** Whether its texts attack the terminal. */
  readonly isHostile?: true;
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

type Rest = Omit<SourceEntry, 'name' | 'connector' | 'entitlements' | 'story'>;
const source = (
  name: string,
  connector: ConnectorKey,
  entitlements: number,
  story: PlannedStory,
  rest: Rest,
): SourceEntry => ({ name, connector, entitlements, story, ...rest });

/**
 * The 41 sources of the company. With the hostile one there are 42, and 43 with IdentityNow, which lists hide.
 * Some are unusual on purpose: `HR / Payroll #2`, an emoji, a name of 120 characters, no description, no owner, an owner
 * who left, HTML in a description, two similar names (SAP HANA), 60 KiB of settings, healthy against its status.
 */
export const catalogue: readonly SourceEntry[] = [
  source('Corporate Active Directory', 'activeDirectory', 620, well(41 * day), {
    cluster: 'rotterdam',
    owner: 0,
    description: 'The directory of everybody in the offices. Feeds mail, files and the intranet.',
  }),
  source('APAC Active Directory', 'activeDirectory', 240, well(226), {
    cluster: 'singapore',
    owner: 1,
    description: 'Directory of the Asian branches.',
  }),
  source(
    'DMZ Active Directory',
    'activeDirectory',
    1_204,
    broken('passwordExpired', 4 * hour, 14),
    {
      cluster: 'recovery',
      owner: 0,
      description: 'Directory of the servers that customers and brokers reach.',
    },
  ),
  source('Microsoft Entra ID', 'entraSaas', 180, wrongUnseen('consentMissing', 12 * day, 7 * day), {
    owner: 6,
    description: 'Cloud identities of the whole group.',
  }),
  source(
    'Entra ID – Legacy Tenant',
    'azureActiveDirectory',
    60,
    broken('secretExpired', 3 * day, 22),
    {
      cluster: 'azure',
      owner: 6,
      description: 'Tenant of the company bought in 2021; closes next year.',
    },
  ),
  source('Workday HR', 'workday', 0, well(90 * day), {
    cluster: 'rotterdam',
    owner: 7,
    authoritative: true,
    description: 'Employees. The source of truth for people.',
  }),
  source('Workday Accounts', 'workdayAccounts', 24, well(88 * day), {
    cluster: 'rotterdam',
    owner: 7,
    description: 'Who may do what inside Workday.',
  }),
  source(
    'SuccessFactors Contractors',
    'successFactors',
    0,
    broken('unauthorizedClient', 26 * hour, 9),
    {
      cluster: 'azure',
      owner: 11,
      description: 'Contractors of the Nordic offices.',
    },
  ),
  source('Agency Staff CSV', 'delimitedFile', 12, brokenImport(5 * hour), {
    owner: 14,
    description: 'Temporary staff, one file a night from the agency.',
  }),
  source('Badge System CSV', 'badgeFile', 16, neverAggregated, {
    owner: 16,
    description: 'Doors and zones of the warehouses.',
  }),
  source('Non-Employees', 'nonEmployee', 0, well(200 * day), {
    owner: 7,
    authoritative: true,
    description: 'Visitors, drivers and partners without a contract.',
  }),
  source('Okta Production', 'okta', 90, flapping(3), {
    cluster: 'azure',
    owner: 12,
    description: 'Sign-on for customers. Close to its request limit every Monday.',
  }),
  source('ServiceNow ITSM', 'serviceNow', 70, wrongUnseen('tableNotReadable', 33 * day, 7 * day), {
    cluster: 'azure',
    owner: 3,
    description:
      '<p>Tickets &amp; changes. <b>Do not</b> aggregate during the <i>maintenance window</i>.</p><ul><li>Mon 02:00</li></ul>',
  }),
  source('Salesforce CRM', 'salesforce', 64, wrongUnseen('thresholdReached', 17 * day, 5 * day), {
    cluster: 'azure',
    owner: 20,
    description: 'Customers and quotes.',
  }),
  source('SAP ERP (ECC)', 'sapDirect', 120, broken('gatewayUnreachable', 7 * hour, 17), {
    cluster: 'rotterdam',
    owner: 2,
    description: 'Finance and materials, until the move is done.',
  }),
  source('SAP S/4HANA', 'sapS4', 60, well(21 * day), {
    cluster: 'rotterdam',
    owner: 2,
    description: 'Finance after the move.',
  }),
  source('SAP HANA', 'sapHana', 30, well(22 * day), {
    cluster: 'rotterdam',
    owner: 2,
    description: 'Database under the move.',
  }),
  source('SAP Concur', 'concur', 8, well(60 * day), {
    owner: 16,
    description: 'Travel and expenses.',
  }),
  source('HR / Payroll #2', 'oracleEbs', 48, well(45 * day), {
    cluster: 'rotterdam',
    owner: 11,
    description: 'Payroll of the second legal entity.',
  }),
  source('Oracle Finance DB', 'oracleDatabase', 20, broken('oraclePasswordExpired', 31 * hour, 4), {
    cluster: 'rotterdam',
    owner: 9,
    description: 'Ledger of the old entities.',
  }),
  source('Warehouse WMS (JDBC)', 'jdbc', 18, broken('timeout', 95, 11), {
    cluster: 'recovery',
    owner: 17,
    description: 'Picking, packing and gates.',
  }),
  source('Telematics SQL', 'sqlServer', 14, well(30 * day), {
    cluster: 'azure',
    owner: 17,
    description: 'Positions of trucks and trailers.',
  }),
  source('Data Lake Snowflake', 'snowflake', 22, well(14 * day), {
    owner: 12,
    description: 'Reports and forecasts.',
  }),
  source('Customs Broker API', 'webServices', 10, broken('invalidToken', 50, 26), {
    cluster: 'azure',
    owner: 18,
    manyRequests: true,
    description: 'Declarations to the customs of 14 countries.',
  }),
  source('Fleet Portal API', 'webServicesSmall', 9, well(226), {
    cluster: 'singapore',
    owner: 1,
    description: 'Drivers of the Asian branches.',
  }),
  source('Depot Access SCIM', 'scim', 16, well(6 * day), {
    cluster: 'azure',
    owner: 16,
    description: 'Gates of the depots.',
  }),
  source('AWS Organization', 'aws', 54, broken('assumeRole', 11 * hour, 8), {
    owner: 15,
    description: 'All accounts of the organization.',
  }),
  source('Google Workspace', 'google', 34, well(75 * day), {
    owner: 6,
    description: 'Mail of the acquired companies.',
  }),
  source('Slack 🚚 Dispatch', 'slack', 12, well(52 * day), {
    owner: 21,
    description: 'Channels of the dispatchers.',
  }),
  source('Zoom', 'zoom', 6, neverChecked, { owner: 21, description: 'Meetings.' }),
  source('Box', 'box', 8, well(28 * day), {
    owner: 21,
    description: 'Files shared with brokers.',
  }),
  source('Atlassian Cloud', 'atlassian', 26, well(19 * day), {
    owner: 8,
    description: 'Boards and pages of IT.',
  }),
  source('Mainframe RACF', 'racf', 40, broken('secretsNotMoved', 2 * day, 19), {
    cluster: 'rotterdam',
    owner: 19,
    description: `Bookings since 1987.${movedNote}`,
  }),
  source('IBM i Freight', 'ibmI', 22, well(300 * day), {
    cluster: 'rotterdam',
    description: 'Tariffs and routes.',
  }),
  source('Linux Jump Hosts', 'linux', 12, broken('applianceOutOfMemory', 6, 5), {
    cluster: 'recovery',
    owner: 8,
    description: 'The way in for administrators.',
  }),
  source(longName, 'windowsLocal', 14, well(70 * day), {
    cluster: 'rotterdam',
    owner: 8,
    description: 'Local groups of the servers in the terminals.',
  }),
  source('CyberArk Vault', 'cyberArk', 36, well(25 * day), {
    cluster: 'rotterdam',
    owner: 22,
    description: 'Accounts with power, most of them just in time.',
  }),
  source('Duo Security', 'duo', 6, well(65 * day), {
    owner: 22,
    description: 'Second factor.',
  }),
  source('SharePoint Online', 'sharePoint', 44, well(38 * day), {
    cluster: 'azure',
    owner: inactivePerson,
    description: 'Sites of the departments.',
  }),
  source('Partner LDAP', 'openLdap', 30, broken('untrustedCertificate', 20 * hour, 6), {
    cluster: 'rotterdam',
    owner: 23,
    description: 'Brokers and hauliers.',
  }),
  source('RSA Tokens', 'rsa', 8, well(10 * day), {
    cluster: 'lab',
    owner: 22,
  }),
];

/** The source whose texts attack the terminal. */
export const hostileEntry: SourceEntry = {
  name: hostile.name,
  connector: 'webServices',
  cluster: 'azure',
  owner: 0,
  story: broken('hostile', 77, 20),
  entitlements: hostileEntitlements.length,
  description: hostile.description,
  isHostile: true,
};

/** The tenant's own source; list-sources shows it only when asked with includeIDNSource. */
export const ownSource: SourceEntry = source('IdentityNow', 'identityNow', 0, well(400 * day), {
  owner: 0,
  description: 'The tenant itself.',
});
