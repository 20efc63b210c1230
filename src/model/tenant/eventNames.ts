// The names of audit events: of changes that somebody made, and of runs.

/** Names of changes by what is changed (audit events reference). A tenant may have others of the same types. */
export const changeNames = {
  source: [
    'SOURCE_CREATE',
    'SOURCE_UPDATE',
    'SOURCE_DELETE',
    'SOURCE_RESET',
    'SOURCE_UPDATE_DELETE_THRESHOLD',
    'SOURCE_FEATURES_STRING_UPDATE',
  ],
  connector: [
    'CONNECTOR_CREATE',
    'CONNECTOR_UPDATE',
    'CONNECTOR_DELETE',
    'CONNECTOR_FILE_UPLOAD',
    'CONNECTOR_FILE_DELETE',
  ],
  schema: [
    'SCHEMA_CREATED',
    'SCHEMA_UPDATED',
    'SCHEMA_DELETED',
    'SOURCE_SCHEMA_ATTRIBUTE_ADDED',
    'SOURCE_SCHEMA_ATTRIBUTES_UPDATED',
    'SOURCE_SCHEMA_ATTRIBUTES_DELETED',
  ],
  schedule: [
    'SOURCE_AGGREGATION_SCHEDULE_UPDATED',
    'SOURCE_SCHEDULE_CREATED',
    'SOURCE_SCHEDULE_UPDATED',
    'SOURCE_SCHEDULE_REMOVED',
    'TASK_SCHEDULE_CREATE_PASSED',
    'TASK_SCHEDULE_UPDATE_PASSED',
    'TASK_SCHEDULE_DELETE_PASSED',
  ],
  matching: ['CORRELATION_CONFIG_UPDATED', 'NATIVE_CHANGE_DETECTION_CONFIGURATION_UPDATE'],
  passwords: ['SOURCE_PASSWORD_POLICY_ASSIGNED'],
  machines: [
    'MANAGED_CLUSTER_CREATE',
    'MANAGED_CLUSTER_UPDATE',
    'MANAGED_CLUSTER_DELETE',
    'MANAGED_CLIENT_CREATE',
    'MANAGED_CLIENT_UPDATE',
    'MANAGED_CLIENT_DELETE',
  ],
  jit: [
    'JIT-ACTIVATION_POLICY_CREATED',
    'JIT-ACTIVATION_POLICY_UPDATED',
    'JIT-ACTIVATION_POLICY_DELETED',
    'JIT_ACCESS_POLICY',
    'JIT_ACTIVATION_WORKFLOW',
    'ENTITLEMENT_CONNECTION_CREATED',
    'ENTITLEMENT_CONNECTION_UPDATED',
    'ENTITLEMENT_CONNECTION_DELETED',
  ],
  entitlements: [
    'AUDIT_ENTITLEMENT_UPDATED',
    'ENTITLEMENT PRIVILEGE',
    'ENTITLEMENT_METADATA_CHANGED',
    'AUDIT_ENTITLEMENT_SOURCE_RESET',
  ],
  tenant: [
    'ORG_CONFIG_CHANGE_AUDIT',
    'TENANT_CONFIG_UPDATED',
    'UPDATE_TRANSFORM',
    'CONFIG_HUB_DEPLOY',
    'API_CLIENT_CREATE',
    'API_CLIENT_UPDATE',
    'API_CLIENT_DELETE',
  ],
} as const;

/** The name of a change that is known. */
export type ChangeName = (typeof changeNames)[keyof typeof changeNames][number];

/** The names of all changes that are known. */
export const allChangeNames: readonly ChangeName[] = Object.values(changeNames).flat();

/** Types of events that hold changes, those with names that are not known too; runs are of the first one as well. */
export const changeTypes = [
  'SOURCE_MANAGEMENT',
  'MANAGED_CLIENTS',
  'POLICY_UPDATE',
  'ENTITLEMENT_CONNECTION',
] as const;

/** Names of runs: when one starts, and how one ends. */
export const runNames = {
  started: [
    'SOURCE_ACCOUNT_AGGREGATION_STARTED',
    'SOURCE_ENTITLEMENT_AGGREGATION_STARTED',
    'ACCOUNTS_REMOVE_STARTED',
  ],
  passed: [
    'SOURCE_ACCOUNT_AGGREGATION_PASSED',
    'SOURCE_ENTITLEMENT_AGGREGATION_PASSED',
    'ACCOUNTS_REMOVE_PASSED',
  ],
  failed: [
    'SOURCE_ACCOUNT_AGGREGATION_FAILED',
    'SOURCE_ACCOUNT_AGGREGATION_TERMINATED',
    'SOURCE_ENTITLEMENT_AGGREGATION_FAILED',
    'SOURCE_ENTITLEMENT_AGGREGATION_TERMINATED',
    'SOURCE_AGGREGATION_TERMINATED',
    'ACCOUNTS_REMOVE_FAILED',
  ],
  /** Which of the three they mean is said by the status alone. */
  unsaid: [
    'SOURCE_ACCOUNT_AGGREGATION',
    'SOURCE_ENTITLEMENT_AGGREGATION',
    'SOURCE_ENTITLEMENT_IMPORT',
  ],
} as const;

/** The names of all events of runs. */
export const allRunNames: readonly string[] = Object.values(runNames).flat();
