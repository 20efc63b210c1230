// Well-known privileged entitlements of each connector, such as Domain Admins.

import type { ConnectorKey } from '../sources/connectors/connectors.ts';
import type { PrivilegeLevel } from '../wire.ts';

/** A well-known entitlement; `attribute` is given where it is not the first entitlement attribute of the account. */
export type BuiltInEntitlement = {
  readonly name: string;
  readonly level: PrivilegeLevel;
  readonly attribute?: string;
  readonly value?: string;
};

const high = (name: string, attribute?: string, value?: string): BuiltInEntitlement => ({
  name,
  level: 'HIGH',
  attribute,
  value,
});
const medium = (name: string, attribute?: string): BuiltInEntitlement => ({
  name,
  level: 'MEDIUM',
  attribute,
});

const directoryRoles = [
  high('Global Administrator', 'directoryRoles', '62e90394-69f5-4237-9190-012177145e10'),
  high('Privileged Role Administrator', 'directoryRoles', 'e8611ab8-c189-46e8-94e1-60213ab1f814'),
  high('Security Administrator', 'directoryRoles', '194ae4cb-b126-40b2-bd5b-6091b380977d'),
  medium('Helpdesk Administrator', 'directoryRoles'),
  medium('User Administrator', 'directoryRoles'),
];

/** The first entitlements of every source of a connector. */
export const builtInEntitlements: Readonly<
  Partial<Record<ConnectorKey, readonly BuiltInEntitlement[]>>
> = {
  activeDirectory: [
    high('Domain Admins'),
    high('Enterprise Admins'),
    high('Schema Admins'),
    high('Backup Operators'),
    high('Account Operators'),
    high('Group Policy Creator Owners'),
    medium('Helpdesk Operators'),
    medium('Server Operators'),
    medium('Print Operators'),
  ],
  entraSaas: directoryRoles,
  azureActiveDirectory: directoryRoles,
  aws: [
    high('AdministratorAccess', undefined, 'arn:aws:iam::aws:policy/AdministratorAccess'),
    high('IAMFullAccess', undefined, 'arn:aws:iam::aws:policy/IAMFullAccess'),
    medium('PowerUserAccess'),
    { name: 'ReadOnlyAccess', level: 'LOW', value: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
  ],
  cyberArk: [high('Vault Admins'), high('PVWAUsers Owners'), medium('Auditors')],
  sapDirect: [
    high('Z:FF_FIREFIGHTER_01', 'roles', 'Z:FF_FIREFIGHTER_01'),
    high('SAP_ALL', 'profiles', 'SAP_ALL'),
    high('SAP_NEW', 'profiles', 'SAP_NEW'),
  ],
  sapS4: [high('Z:FF_FIREFIGHTER_S4', undefined, 'Z:FF_FIREFIGHTER_S4')],
  sapHana: [high('SAP_INTERNAL_HANA_SUPPORT'), high('CONTENT_ADMIN')],
  snowflake: [high('ACCOUNTADMIN'), high('SECURITYADMIN'), medium('SYSADMIN')],
  ibmI: [high('*ALLOBJ'), high('*SECADM'), medium('*JOBCTL'), medium('*SPLCTL')],
  racf: [high('SYS1'), high('SPECIAL'), medium('OPERATIONS')],
  linux: [high('root'), high('wheel'), medium('adm')],
  windowsLocal: [high('Administrators'), medium('Remote Desktop Users')],
  oracleDatabase: [high('DBA'), high('SYSDBA'), medium('SELECT_CATALOG_ROLE')],
  oracleEbs: [high('System Administrator'), medium('Payables Manager')],
  sqlServer: [high('sysadmin'), high('securityadmin'), medium('dbcreator')],
  okta: [high('SUPER_ADMIN', 'roles'), medium('HELP_DESK_ADMIN', 'roles')],
  serviceNow: [high('admin'), high('security_admin'), medium('itil_admin')],
  salesforce: [high('System Administrator', 'Profile'), medium('Modify All Data')],
  google: [high('Super Admin', 'roles'), medium('Groups Admin', 'roles')],
  workdayAccounts: [high('Security Administrator'), medium('HR Partner')],
  atlassian: [high('org-admins'), medium('site-admins')],
  sharePoint: [high('Site Collection Administrators')],
};
