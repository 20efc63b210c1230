// The settings of a source with endpoints of their own: correlation, attribute sync, change detection, requests.

import type { WireSchema, WireSource } from '../wire.ts';

/** How accounts of a source find their identity (sources API, CorrelationConfig). */
export type WireCorrelation = {
  readonly id?: string | null;
  readonly name?: string | null;
  readonly attributeAssignments?: readonly object[] | null;
};

/** An identity attribute and where on the source it is written to (sources API, AttrSyncSourceAttributeConfig). */
export type WireSync = {
  readonly name: string;
  readonly displayName: string;
  readonly enabled: boolean;
  readonly target: string;
};

/** What is noticed of changes on the system itself (sources API, NativeChangeDetectionConfig). */
export type WireDetection = {
  readonly enabled: boolean;
  readonly operations: readonly string[];
  readonly allEntitlements: boolean;
  readonly allNonEntitlementAttributes: boolean;
  readonly selectedEntitlements: readonly string[];
  readonly selectedNonEntitlementAttributes: readonly string[];
};

/** A password policy and whom it is for; null for the one that everybody else has. */
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

/** The attributes of people, and what systems call them. */
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

/** The correlation that a source begins with: by number and mail, where its accounts have them, else by name. */
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

/** What could be kept in step on a source; nothing where it takes no changes. Directories begin with some of it. */
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

/** The detection of a source that nobody switched on. */
export const noDetection: WireDetection = {
  enabled: false,
  operations: [],
  allEntitlements: false,
  allNonEntitlementAttributes: false,
  selectedEntitlements: [],
  selectedNonEntitlementAttributes: [],
};

/** The detection that a source begins with: directories with many hands in them have it on. */
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

/** The settings for requests that a source has until somebody says otherwise: nobody needs to agree. */
export const requestsWithoutApproval: Readonly<Record<string, unknown>> = {
  accessRequestConfig: {
    approvalSchemes: [],
    requestCommentRequired: false,
    denialCommentRequired: false,
  },
};

/** The settings for requests that a source begins with. */
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

/** The password policies that a source begins with: those that it points at, for everybody. */
export const firstHolders = (source: WireSource): readonly WirePolicyHolder[] =>
  (source.passwordPolicies ?? []).map(({ id, name }) => ({
    policyId: id,
    policyName: name,
    selectors: { identityAttr: [] },
  }));
