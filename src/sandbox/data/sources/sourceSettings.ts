// The settings of a source with endpoints of their own: correlation, attribute sync, change detection, requests.

import type { WireSchema, WireSource } from '../wire.ts';

/** How accounts of a source are correlated to identities (sources API, CorrelationConfig). */
export type WireCorrelation = {
  readonly id?: string | null;
  readonly name?: string | null;
  readonly attributeAssignments?: readonly object[] | null;
};

/** An identity attribute and its target attribute on the source (sources API, AttrSyncSourceAttributeConfig). */
export type WireSync = {
  readonly name: string;
  readonly displayName: string;
  readonly enabled: boolean;
  readonly target: string;
};

/** Which changes on the system itself are detected (sources API, NativeChangeDetectionConfig). */
export type WireDetection = {
  readonly enabled: boolean;
  readonly operations: readonly string[];
  readonly allEntitlements: boolean;
  readonly allNonEntitlementAttributes: boolean;
  readonly selectedEntitlements: readonly string[];
  readonly selectedNonEntitlementAttributes: readonly string[];
};

/** A password policy and the identities it is for; null for all others. */
export type WirePolicyHolder = {
  readonly policyId: string;
  readonly policyName: string;
  readonly selectors: {
    readonly identityAttr: readonly { readonly name: string; readonly value: string }[];
  } | null;
};

const equal = (property: string, value: string): object => ({
  property,
  value,
  operation: 'EQ',
  complex: false,
  ignoreCase: false,
  matchMode: 'ANYWHERE',
  filterString: `(${property} = "${value}")`,
});

/** Identity attributes, and the names that systems have for them. */
const identityAttributes: readonly (readonly [
  name: string,
  displayName: string,
  targets: readonly string[],
])[] = [
  ['displayName', 'Display Name', ['displayName', 'name']],
  ['email', 'Work Email', ['mail', 'email', 'e-mail']],
  ['firstname', 'First Name', ['givenName', 'firstName', 'FIRST_NAME']],
  ['lastname', 'Last Name', ['sn', 'familyName', 'lastName', 'LAST_NAME']],
  ['department', 'Department', ['department']],
  ['title', 'Job Title', ['title', 'jobTitle', 'JOBTITLE']],
  ['phone', 'Work Phone', ['telephoneNumber', 'phone']],
  ['location', 'Location', ['location', 'l']],
  ['identificationNumber', 'Employee Number', ['employeeID', 'employeeNumber', 'EMPLOYEE_ID']],
];

const attributesOf = (schemas: readonly WireSchema[]): readonly string[] =>
  schemas.find(({ name }) => name === 'account')?.attributes.map(({ name }) => name) ?? [];

const pairsOf = (schemas: readonly WireSchema[]) => {
  const known = attributesOf(schemas);
  return identityAttributes.flatMap(([name, displayName, targets]) => {
    const target = targets.find((candidate) => known.includes(candidate));
    return target === undefined ? [] : { name, displayName, target };
  });
};

/** The first correlation of a source: by employee number and mail where accounts have them, else by name. */
export const firstCorrelation = (
  source: WireSource,
  schemas: readonly WireSchema[],
): WireCorrelation => {
  const telling = pairsOf(schemas).filter(({ name }) =>
    ['identificationNumber', 'email'].includes(name),
  );
  return {
    id: source.accountCorrelationConfig?.id ?? null,
    name: source.accountCorrelationConfig?.name ?? null,
    attributeAssignments:
      telling.length === 0
        ? [equal('name', 'id')]
        : telling.reverse().map(({ name, target }) => equal(name, target)),
  };
};

/** The first attribute sync of a source; empty where nothing can be provisioned, partly enabled for Active Directory. */
export const firstSync = (
  source: WireSource,
  schemas: readonly WireSchema[],
): readonly WireSync[] =>
  source.features.includes('PROVISIONING')
    ? pairsOf(schemas).map(({ name, displayName, target }) => ({
        name,
        displayName,
        enabled:
          source.connector.startsWith('active-directory') && ['department', 'title'].includes(name),
        target,
      }))
    : [];

/** The change detection of a source where it is switched off. */
export const noDetection: WireDetection = {
  enabled: false,
  operations: [],
  allEntitlements: false,
  allNonEntitlementAttributes: false,
  selectedEntitlements: [],
  selectedNonEntitlementAttributes: [],
};

/** The first change detection of a source: switched on for the main directory only. */
export const firstDetection = (
  source: WireSource,
  schemas: readonly WireSchema[],
): WireDetection => {
  if (source.name !== 'Corporate Active Directory') return noDetection;
  const granted = schemas
    .flatMap(({ attributes }) => attributes)
    .flatMap(({ name, isEntitlement }) => (isEntitlement ? name : []));
  return {
    ...noDetection,
    enabled: true,
    operations: ['ACCOUNT_UPDATED', 'ACCOUNT_DELETED'],
    selectedEntitlements: granted,
    selectedNonEntitlementAttributes: ['department', 'userAccountControl'],
  };
};

/** The settings for access requests of a source without approvals. */
export const requestsWithoutApproval: Readonly<Record<string, unknown>> = {
  accessRequestConfig: {
    approvalSchemes: [],
    requestCommentRequired: false,
    denialCommentRequired: false,
  },
};

/** The first settings for access requests of a source. */
export const firstRequests = (source: WireSource): Readonly<Record<string, unknown>> =>
  source.name === 'CyberArk Vault'
    ? {
        accessRequestConfig: {
          approvalSchemes: [
            { approverType: 'MANAGER', approverId: null },
            { approverType: 'SOURCE_OWNER', approverId: null },
          ],
          requestCommentRequired: true,
          denialCommentRequired: true,
          reauthorizationRequired: true,
          requireEndDate: true,
          maxPermittedAccessDuration: { value: 6, timeUnit: 'MONTHS' },
        },
        revocationRequestConfig: {
          approvalSchemes: [{ approverType: 'SOURCE_OWNER', approverId: null }],
        },
      }
    : requestsWithoutApproval;

/** The first password policies of a source: those that it refers to, for all identities. */
export const firstHolders = (source: WireSource): readonly WirePolicyHolder[] =>
  (source.passwordPolicies ?? []).map(({ id, name }) => ({
    policyId: id,
    policyName: name,
    selectors: { identityAttr: [] },
  }));
