// What every list of the API takes: filters with their operators, sorters, the largest page.

import type { ComparisonOperator, ListOperator } from './filters/filterExpression.ts';
import { type ApiVersion, type OperationId, operations, versionOf } from './operations.ts';

/** An operator as the tables of a list endpoint name it. */
export type FilterOperator = ComparisonOperator | ListOperator | 'isnull' | 'pr';

/** Which operators each property takes. */
export type Filterable = Readonly<Record<string, readonly FilterOperator[]>>;

/** What a list endpoint takes (standard collection parameters, and the filters and sorters of the endpoint). */
export type Collection = {
  readonly filters: Filterable;
  readonly sorters: readonly string[];
  /** The largest page. */
  readonly maximumLimit: number;
  /** Whether it goes on after a row that is named by the values of its sorters. */
  readonly searchAfter: boolean;
  /** How far offset and limit reach together; lists that a search index serves end at 10,000 (seen on tenants: paging). */
  readonly windowRows?: number;
  /** Properties of its filter that some tenants know by another name (seen on tenants: filters). */
  readonly otherNames?: Readonly<Record<string, string>>;
  /** Whether it cannot be asked for its total. */
  readonly uncounted?: true;
};

type Short = Partial<Collection>;

const operators = (text: string): readonly FilterOperator[] => text.split(' ') as FilterOperator[];
const words = (text: string): readonly string[] => text.split(' ');

const exact = operators('eq in');
const prefix = operators('eq in sw');
const beginning = operators('eq sw');
const inner = operators('eq in co');
const same = operators('eq');
const times = operators('gt lt ge le');
const everyOrder = operators('eq in ge gt le lt ne isnull sw');
const searchIndexRows = 10_000;

const entitlementFilters: Filterable = {
  id: exact,
  name: prefix,
  type: exact,
  attribute: exact,
  value: prefix,
  'source.id': exact,
  requestable: same,
  created: times,
  modified: times,
  'owner.id': exact,
};
const { 'owner.id': _, ...nestedFilters } = entitlementFilters;
const powerFilters: Filterable = { tags: same, 'privilegeLevel.direct': same };
const nestedSorters = words('id name created modified type attribute value source.id');
const entitlementSorters = [...nestedSorters, 'requestable'];

const entitlementList: Short = {
  filters: { ...entitlementFilters, ...powerFilters },
  sorters: entitlementSorters,
  searchAfter: true,
  windowRows: searchIndexRows,
};
const nestedInV2024: Short = {
  filters: nestedFilters,
  sorters: nestedSorters,
  windowRows: searchIndexRows,
};

const connectionList: Short = {
  filters: {
    'identity.id': exact,
    'identity.name': inner,
    'source.id': exact,
    'source.name': inner,
    'account.id': exact,
    'account.name': inner,
    'entitlement.id': exact,
    'entitlement.attribute': inner,
    'entitlement.value': inner,
    'entitlement.privilegeLevel.effective': inner,
    type: exact,
    'state.value': inner,
    standalone: exact,
    'jit.activation': times,
    'jit.provision': times,
    'jit.deactivation': times,
    'jit.deprovision': times,
    'jit.expiration': times,
  },
  sorters: words(
    'id identity.id identity.name source.id source.name account.id account.name entitlement.id entitlement.displayName entitlement.attribute entitlement.privilegeLevel.effective type state.value standalone jit.activation jit.provision jit.deactivation jit.deprovision jit.expiration',
  ),
  searchAfter: true,
  windowRows: searchIndexRows,
};

const myHistoryFilters: Filterable = {
  entitlementId: exact,
  sourceId: same,
  connectionId: same,
  status: exact,
  activationInitiated: times,
  policyFrictionOutcome: exact,
};
const historyList: Short = {
  sorters: words('activationInitiated provisionCompleted status'),
  searchAfter: true,
  windowRows: searchIndexRows,
};

const taskFilters: Filterable = {
  id: exact,
  sourceId: exact,
  completionStatus: exact,
  type: exact,
};

/** What each list endpoint takes, and what it takes in v2024 where that differs (the APIs of the services, list operations). */
const table = {
  'list-sources': {
    rules: {
      filters: {
        id: everyOrder,
        name: operators('co eq in sw ge gt ne isnull'),
        type: operators('eq in ge gt ne isnull sw'),
        'owner.id': everyOrder,
        features: operators('ca co'),
        created: everyOrder,
        modified: everyOrder,
        'managementWorkgroup.id': everyOrder,
        description: beginning,
        authoritative: operators('eq ne isnull'),
        healthy: operators('isnull'),
        status: everyOrder,
        connectionType: everyOrder,
        connectorName: operators('eq ge gt in ne isnull sw'),
        category: operators('co eq ge gt in le lt ne sw'),
      },
      sorters: words(
        'type created modified name owner.name healthy status id description owner.id accountCorrelationConfig.id accountCorrelationConfig.name managerCorrelationRule.type managerCorrelationRule.id managerCorrelationRule.name authoritative managementWorkgroup.id connectorName connectionType',
      ),
    },
  },
  'list-provisioning-policies': { rules: { uncounted: true } },
  'list-provisioning-policies-v2': {
    rules: { filters: { subtypeId: same, usageType: same }, uncounted: true },
  },
  'list-password-policy-holders-on-source': { rules: {} },
  'list-entitlements': {
    rules: entitlementList,
    v2024: {
      filters: entitlementFilters,
      sorters: entitlementSorters,
      windowRows: searchIndexRows,
    },
  },
  'list-entitlements-by-account': {
    rules: { sorters: entitlementSorters, searchAfter: true, windowRows: searchIndexRows },
  },
  'list-entitlements-by-identity': { rules: {} },
  'list-entitlement-parents': { rules: entitlementList, v2024: nestedInV2024 },
  'list-entitlement-children': { rules: entitlementList, v2024: nestedInV2024 },
  'list-entitlement-connections': { rules: connectionList },
  'list-entitlement-connections-for-current-identity': { rules: connectionList },
  'list-jit-activation-history': {
    rules: { ...historyList, filters: { identityId: exact, ...myHistoryFilters } },
  },
  'list-jit-activation-history-for-current-identity': {
    rules: { ...historyList, filters: myHistoryFilters },
  },
  'get-task-status-list': {
    rules: {
      filters: {
        ...taskFilters,
        completionStatus: operators('eq in isnull'),
        launcher: exact,
      },
      sorters: ['created'],
    },
    v2024: { filters: taskFilters, sorters: ['created'] },
  },
  'get-pending-tasks': { rules: {} },
  'list-accounts': {
    rules: {
      otherNames: { sourceId: 'source.id' },
      filters: {
        id: prefix,
        identityId: prefix,
        name: prefix,
        nativeIdentity: prefix,
        hasEntitlements: same,
        sourceId: prefix,
        uncorrelated: same,
        entitlements: same,
        origin: exact,
        manuallyCorrelated: same,
        'identity.name': prefix,
        'identity.correlated': same,
        'identity.identityState': exact,
        'source.displayableName': exact,
        'source.authoritative': same,
        'source.connectionType': exact,
        'recommendation.method': operators('eq in isnull'),
        created: operators('eq ge gt le lt'),
        modified: operators('eq ge gt le lt'),
      },
      sorters: words(
        'id name created modified sourceId identityId nativeIdentity uuid manuallyCorrelated entitlements origin identity.name identity.identityState identity.correlated source.displayableName source.authoritative source.connectionType',
      ),
    },
  },
  'get-account-entitlements': { rules: {} },
  'list-access-profiles': {
    rules: {
      filters: {
        id: exact,
        name: beginning,
        created: times,
        modified: times,
        'owner.id': exact,
        requestable: same,
        'source.id': exact,
      },
      sorters: words('name created modified'),
      maximumLimit: 50,
    },
  },
  'get-managed-clusters': {
    rules: { filters: { operational: same, name: same, type: same, status: same } },
  },
  'get-managed-clients': {
    rules: { filters: { id: same, name: same, clientId: same, clusterId: same } },
  },
  'list-identities': {
    rules: {
      filters: {
        id: exact,
        name: beginning,
        alias: beginning,
        firstname: beginning,
        lastname: beginning,
        email: beginning,
        cloudStatus: same,
        processingState: same,
        correlated: same,
        protected: same,
      },
      sorters: words('name alias cloudStatus'),
    },
  },
  'get-public-identities': {
    rules: {
      filters: {
        id: exact,
        alias: beginning,
        email: beginning,
        firstname: beginning,
        lastname: beginning,
      },
      sorters: ['name'],
    },
  },
  'list-workgroups': {
    rules: {
      filters: { id: prefix, name: operators('eq sw in'), 'memberships.identityId': exact },
      sorters: words('name created modified id description'),
    },
  },
  'list-workgroup-members': {
    rules: { sorters: words('name created modified'), maximumLimit: 50 },
  },
} as const satisfies Partial<
  Record<OperationId, { readonly rules: Short; readonly v2024?: Short }>
>;

/** The name of an operation that lists in pages. */
export type ListOperationId = keyof typeof table;

/** Every operation that lists in pages. */
export const listOperationIds = Object.keys(table) as readonly ListOperationId[];

/** Whether an operation lists in pages. */
export const isListOperation = (id: OperationId): id is ListOperationId => Object.hasOwn(table, id);

/** What a list endpoint takes in a version of the API. */
export const collectionOf = (id: ListOperationId, version: ApiVersion): Collection => {
  const entry: { readonly rules: Short; readonly v2024?: Short } = table[id];
  const asked = version === 'v2024' ? (entry.v2024 ?? entry.rules) : entry.rules;
  return { filters: {}, sorters: [], maximumLimit: 250, searchAfter: false, ...asked };
};

/** What a list endpoint takes when the session speaks `scheme`. */
export const collectionIn = (
  id: ListOperationId,
  scheme: Parameters<typeof versionOf>[1],
): Collection => collectionOf(id, versionOf(operations[id], scheme));
